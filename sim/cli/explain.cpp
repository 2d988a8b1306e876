// `heed explain`: every parameter with its source and grade; inputs without effect; where the funnel breaks.
#include <fmt/format.h>

#include "sim/cli/commands.hpp"
#include "sim/cli/inert.hpp"
#include "sim/cli/result_table.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/report/report_json.hpp"

namespace heed {

namespace {

struct ExplainOptions {
    Common common;
    ScenarioOptions scenario;
    bool why_no_effect = false, all = false;
};

void print_parameters(const nlohmann::json& list, bool all) {
    fmt::print("{:<58} {:<22} {:<9} {}\n", "parameter", "value", "grade", "source");
    for (const auto& p : list) {
        if (!all && !p["given"].get<bool>()) continue;
        const std::string range =
            p["range"].is_null() ? "" : fmt::format("   ({})", p["range"].get<std::string>());
        fmt::print("{:<58} {:<22} {:<9} {}{}\n", p["path"].get<std::string>(),
                   p["value"].get<std::string>(), p["grade"].get<std::string>(),
                   p["source"].get<std::string>(), range);
    }
}

void print_funnels(const nlohmann::json& funnels) {
    for (const auto& funnel : funnels) {
        fmt::print("\nFunnel of arm '{}' (people, mean over worlds)\n",
                   funnel["arm"].get<std::string>());
        for (const auto& stage : funnel["stages"])
            fmt::print("  {:<62}{:>10.0f}{}\n", stage["title"].get<std::string>(),
                       stage["people"].get<double>(),
                       stage["id"] == funnel["breaks_at"] ? "  <- breaks here" : "");
        fmt::print("{}", wrapped(funnel["sentence"].get<std::string>(), 92, "  "));
    }
}

int explain_command(const ExplainOptions& options) {
    const Experiment experiment = options.scenario.load();
    const Experiment small = small_experiment(experiment);
    const ExperimentResults results = run_experiment(small, options.scenario.thread_count());
    const Findings findings = findings_of(small, results);
    const auto funnels = funnels_json(findings);
    const auto inert = inert_inputs(experiment, options.scenario.thread_count());
    const auto list = parameters_json({experiment, results, {}, {}});
    if (options.common.json) {
        nlohmann::json out{
            {"parameters", list},
            {"inert", inert},
            {"funnels", funnels},
            {"small_world",
             {{"people", small.scenario.population.size}, {"worlds", results.results.worlds()}}}};
        fmt::print("{}\n", out.dump(1));
        return done;
    }
    if (!options.why_no_effect) {
        print_parameters(list, options.all);
        if (!options.all)
            fmt::print("(parameters given in the scenario; --all shows the defaults too)\n");
    }
    fmt::print(
        "\nInputs that made no difference: each was moved far in a small world of {} people, and "
        "not "
        "one figure changed.\nWhat acts on rare events only may still matter in a larger world.\n",
        small.scenario.population.size);
    for (const std::string& path : inert) fmt::print("  {}\n", path);
    if (inert.empty()) fmt::print("  none\n");
    print_funnels(funnels);
    return done;
}

}  // namespace

void add_explain(CLI::App& app, Action& action) {
    auto options = std::make_shared<ExplainOptions>();
    CLI::App* command = app.add_subcommand(
        "explain",
        "every parameter with source and grade, inputs without effect, and the funnel of each arm");
    command->footer("Example: heed explain scenarios/wrong_people.yaml --why-no-effect");
    add_scenario_options(*command, options->scenario);
    command->add_flag("--why-no-effect", options->why_no_effect,
                      "only what may explain that nothing happens");
    command->add_flag("--all", options->all,
                      "also parameters that the scenario leaves at their defaults");
    add_common(*command, options->common);
    command->callback(
        [&action, options] { action = [options] { return explain_command(*options); }; });
}

}  // namespace heed
