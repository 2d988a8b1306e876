// The sources that come with Heed (scenarios/sources.yaml, carried inside the program) and those of a scenario.
#pragma once

#include <string>
#include <vector>

#include "models/scenario.hpp"

namespace heed {

/// The sources that come with Heed.
const Named<Reference>& shipped_sources();

/// A source by its id: the scenario's own first; null if it is nowhere.
const Reference* find_source(const Scenario& scenario, std::string_view id);

std::vector<std::string> source_ids(const Scenario& scenario);

}  // namespace heed
