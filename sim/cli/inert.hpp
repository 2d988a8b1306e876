// Finding inputs that are set but cannot matter: move each a little in a small world, and see if anything moves.
#pragma once

#include <string>
#include <vector>

#include "sim/experiment/experiment.hpp"

namespace heed {

/// The same scenario with at most 4,000 people, one draw and four replicates.
Experiment small_experiment(const Experiment& experiment);

/// Paths of the parameters given in the scenario's files of which a change leaves every figure of every arm the same
/// to the bit. Paired dice make this sharp: no difference means that the input was never used to decide anything.
std::vector<std::string> inert_inputs(const Experiment& experiment, unsigned threads);

}  // namespace heed
