// The commands of heed: each registers its options with CLI11 and says what to call.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/base/problem.hpp"

namespace heed {

/// Exit codes of the program.
inline constexpr int done = 0, failed = 1, bad_input = 2;

/// What every command takes.
struct Common {
    bool json = false;
    bool quiet = false;
};

/// Registers a command; `action` is set to what carries it out.
using Action = std::function<int()>;
void add_run(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_plan(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);
void add_report(CLI::App& app, Action& action);
void add_keys(CLI::App& app, Action& action);
void add_schema(CLI::App& app, Action& action);
void add_new(CLI::App& app, Action& action);
void add_catalogue(CLI::App& app, Action& action);
void add_sweep(CLI::App& app, Action& action);

/// --json and --quiet.
void add_common(CLI::App& command, Common& common);

/// Prints notes on standard error, one line each: "note: campaigns.school has no effect: no arm runs it".
void print_notes(const std::vector<std::string>& notes);

/// Mistakes as `--json` prints them: an array of file, line, column and sentence.
nlohmann::json problems_json(const Problems& problems);

}  // namespace heed
