// What the commands of `heed sweep` share.
#pragma once

#include <CLI/CLI.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/cli/commands.hpp"
#include "sim/sweep/store.hpp"

namespace heed {

/// Which Heed this is, as sweeps remember it: results of two versions are never mixed.
std::string full_version();

/// A sweep named on the command line: its file, or its folder.
struct SweepOptions {
    Common common;
    std::string place;
    std::vector<std::string> sets;
};

/// Registers FILE-or-DIR, --set, --json and --quiet.
void add_sweep_file(CLI::App& command, SweepOptions& options);
/// Registers DIR, --json and --quiet.
void add_sweep_folder(CLI::App& command, SweepOptions& options);

/// Reads a sweep from its file or its folder; prints notes on what does nothing.
Sweep read_or_open(const SweepOptions& options);

/// How many failures a policy bears. stop: the first ends the work; go-on: none does; a number: more than so many do.
std::size_t most_failures(const std::string& policy);

/// The folder of a sweep that was named by its file or its folder; out: where a new one is to be.
std::filesystem::path place_of(const SweepOptions& options, const std::optional<std::string>& out);
/// BadInput if there is another sweep in that folder, naming what differs.
void refuse_another(const Sweep& sweep, const SweepOptions& options,
                    const std::filesystem::path& folder);
/// The same folder, made if it is not there; BadInput if there is another sweep in it.
std::filesystem::path folder_for(const Sweep& sweep, const SweepOptions& options,
                                 const std::optional<std::string>& out);

/// "500 points × 1 draw × 4 replicates × 2 arms = 4,000 runs".
std::string size_words(const Sweep& sweep);

/// A number with commas between thousands.
std::string thousands(std::size_t number);

void add_sweep_plan(CLI::App& app, Action& action);
void add_sweep_run(CLI::App& app, Action& action);
void add_sweep_resume(CLI::App& app, Action& action);
void add_sweep_status(CLI::App& app, Action& action);
void add_sweep_extend(CLI::App& app, Action& action);
void add_sweep_collect(CLI::App& app, Action& action);
void add_sweep_explain(CLI::App& app, Action& action);
void add_sweep_submit(CLI::App& app, Action& action);
void add_sweep_work(CLI::App& app, Action& action);

/// Collects what is there into DIR/collected and says so; what `heed sweep collect` does, and `run` when it is through.
int collect_and_tell(const Sweep& sweep, const std::filesystem::path& folder, bool partial,
                     const Common& common);

}  // namespace heed
