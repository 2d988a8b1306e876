// What people would answer in a survey, as tallies.
#pragma once

#include <vector>

#include "models/model.hpp"
#include "sim/outcomes/measure.hpp"

namespace heed {

/// Adds the survey's questions. They share what was asked: use them for one run. The model must live as long.
void add_survey_tallies(std::vector<Tally>& list, const Model& model);

}  // namespace heed
