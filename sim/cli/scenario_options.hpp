// Options that several commands share: the scenario file and what is changed in it.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/experiment.hpp"

namespace heed {

struct ScenarioOptions {
    std::string file;
    std::vector<std::string> sets;
    std::optional<long> seed, replicates, draws;
    unsigned threads = 0;  ///< 0: all that the machine offers

    /// Reads the scenario with all that was asked for on the command line.
    Experiment load() const;
    unsigned thread_count() const;

    /// The command line again, for the report: what decides the results.
    std::string words(const std::string& command) const;

private:
    std::vector<std::string> assignments() const;
};

void add_scenario_options(CLI::App& command, ScenarioOptions& options);
/// How many worlds.
void add_world_options(CLI::App& command, ScenarioOptions& options);

/// Bytes that running this needs at once, and bytes that the machine has left.
double memory_needed(const Experiment& experiment, unsigned threads);
double memory_available();

/// Throws BadInput if the machine has not enough memory.
void check_memory(const Experiment& experiment, unsigned threads);

}  // namespace heed
