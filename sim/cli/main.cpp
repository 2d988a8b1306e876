// The program: which command, and what its failure means.
#include <fmt/format.h>

#include <cstdio>
#include <exception>

#include "sim/base/problem.hpp"
#include "sim/cli/commands.hpp"
#include "sim/report/version.hpp"

namespace heed {

void add_common(CLI::App& command, Common& common) {
    command.add_flag("--json", common.json, "print results as JSON");
    command.add_flag("--quiet", common.quiet, "print results and errors alone");
}

namespace {

int run_action(const Action& action) {
    try {
        return action();
    } catch (const BadInput& problem) {
        fmt::print(stderr, "{}", problem.what());
        const std::size_t count = problem.problems().size();
        if (count > 1)
            fmt::print(stderr, "{} mistakes; nothing was run, nothing was written.\n", count);
        return bad_input;
    } catch (const std::bad_alloc&) {
        fmt::print(
            stderr,
            "heed: this machine has not enough memory; use fewer people, draws or threads\n");
        return failed;
    } catch (const std::exception& error) {
        fmt::print(stderr, "heed: {}\n", error.what());
        return failed;
    }
}

int main_program(int count, char** words) {
    CLI::App app{
        "How well awareness and prevention campaigns against trafficking in persons work: "
        "simulated, compared, explained."};
    app.set_version_flag("--version", fmt::format("heed {} ({})", version(), commit()));
    app.footer(
        "Example: heed run scenarios/first.yaml\nExit codes: 0 done, 1 failed, 2 bad input. "
        "docs/guide.md leads through it in ten minutes.");
    app.require_subcommand(1);
    Action action;
    for (auto* add :
         {add_run, add_check, add_plan, add_explain, add_report, add_keys, add_schema, add_new})
        add(app, action);
    try {
        app.parse(count, words);
    } catch (const CLI::CallForHelp& asked) {
        return app.exit(asked);
    } catch (const CLI::CallForVersion& asked) {
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "heed: {}; `heed --help` shows what there is\n", error.what());
        return bad_input;
    }
    return run_action(action);
}

}  // namespace
}  // namespace heed

int main(int count, char** words) { return heed::main_program(count, words); }
