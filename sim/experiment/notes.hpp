// Inputs that are set but cannot have an effect, told as notes: no mistakes, but hardly meant.
#pragma once

#include <string>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/world/population.hpp"

namespace heed {

/// What can be told without running: campaigns that no arm runs, changes to campaigns that the arm does not run, arms
/// that repeat another. "campaigns.school has no effect: no arm runs it".
std::vector<std::string> inputs_without_effect(const Experiment& experiment);

/// Campaigns that run for nobody: nobody among these people, or in these runs, is in their target group.
std::vector<std::string> empty_targets(const Experiment& experiment, const Population& people);
std::vector<std::string> empty_targets(const Experiment& experiment,
                                       const ExperimentResults& results);

/// Rules under `parameters` that nobody among these people matches at the start, and shocks and groups of recruiters for
/// nobody: told in full by empty_targets(people).
std::vector<std::string> empty_rules(const Experiment& experiment, const Population& people);

// Parts of these.
std::vector<std::string> idle_parameters(const Experiment& experiment);
std::vector<std::string> rules_for_nobody(const Experiment& experiment, const Population& people);
/// What holds in every arm is told once, without naming an arm.
std::vector<std::string> told_once_for_all_arms(const std::vector<std::string>& notes,
                                                const std::vector<std::string>& arms);

}  // namespace heed
