// Everything that Heed measures: one entry for each raw sum, one for each figure made of them.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "models/model.hpp"
#include "sim/outcomes/effects.hpp"
#include "sim/outcomes/value.hpp"

namespace heed {

/// The end of the ids of tallies and measures of recruitments by who asked.
inline constexpr std::array<std::string_view, asker_count> names_of_askers{
    "family", "partner", "friend", "agency", "stranger_in_person", "stranger_online", "force"};

/// The figures: the same for every scenario, but for the name of its currency.
std::vector<Measure> all_measures(const std::string& currency);

/// Further figures for each journey of a scenario: people who left on it, and were recruited on it.
std::vector<Measure> measures_of(const Named<Journey>& journeys);

/// The raw sums they are made of, as this model's people show them. The model must outlive the scheme.
std::vector<Tally> all_tallies(const Model& model);

/// Adds the survey's questions. They share what was asked: use them for one run. The model must live as long.
void add_survey_tallies(std::vector<Tally>& list, const Model& model);

/// What value for money is made of, out of all runs. Of sums below `suppress_below` people arms are marked.
ValueSums value_sums(const Results& results, double suppress_below);

/// Groups and reporting periods that a scenario asks for, with these tallies.
Scheme make_scheme(const Scenario& scenario, std::vector<Tally> tallies);

/// The same for reading results: its tallies cannot count.
Scheme make_scheme(const Scenario& scenario);

}  // namespace heed
