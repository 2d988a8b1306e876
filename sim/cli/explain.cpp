// `heed explain`: every parameter with its source and grade; inputs without effect; where the funnel breaks.
#include <fmt/format.h>

#include <algorithm>

#include "sim/cli/commands.hpp"
#include "sim/cli/inert.hpp"
#include "sim/cli/result_table.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/yaml_text.hpp"
#include "sim/experiment/notes.hpp"
#include "sim/report/report_json.hpp"

namespace heed {

namespace {

struct ExplainOptions {
    Common common;
    ScenarioOptions scenario;
    bool why_no_effect = false, all = false;
};

/// Columns as wide as what stands in them, at most 72 characters each.
void print_rows(const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths(rows.front().size());
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], std::min<std::size_t>(72, row[i].size()));
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += fmt::format("{:<{}}  ", row[i], widths[i]);
        line.erase(line.find_last_not_of(' ') + 1);
        fmt::print("{}\n", line);
    }
}

/// As it was written where that is short, else with four digits: "0.5 per week", "41.67 %".
std::string brief(double value, Unit unit, const std::string& currency) {
    std::string exact = yaml_quantity(value, unit, currency);
    if (exact.size() <= 20) return exact;
    double rounded = 0;
    parse_number(format_number(value, 4), rounded);
    return format_quantity(rounded, unit, currency);
}

/// "41.67 % to 83.33 %"; of a distribution without ends, what holds 95 % of it.
std::string brief_range(const Parameter& parameter, Unit unit, const std::string& currency) {
    if (!parameter.doubt) return "";
    const Distribution& doubt = *parameter.doubt;
    const bool ends =
        doubt.shape == Distribution::Shape::pert || doubt.shape == Distribution::Shape::uniform;
    return fmt::format("{} to {}{}", brief(ends ? doubt.a : doubt.quantile(0.025), unit, currency),
                       brief(ends ? doubt.b : doubt.quantile(0.975), unit, currency),
                       ends ? "" : " (95 %)");
}

void print_parameters(Scenario scenario, const Origins& origins, bool all) {
    std::vector<std::vector<std::string>> rows{{"parameter", "value", "grade", "source", "range"}};
    for (const auto& at : parameters(scenario)) {
        const Parameter& parameter = *at.parameter;
        if (!all && !parameter.given) continue;
        std::string grade{word(parameter.grade)};
        if (parameter.given && !parameter.source.empty() && !origins.contains(at.path + ".grade"))
            grade += " (none given)";
        rows.push_back({at.path, brief(parameter.value, at.spec.unit, scenario.currency), grade,
                        parameter.source, brief_range(parameter, at.spec.unit, scenario.currency)});
    }
    print_rows(rows);
}

/// Where each simulated person stands for several or for a part of one, the figures are of real people.
void print_funnels(const nlohmann::json& funnels, double weight) {
    for (const auto& funnel : funnels) {
        fmt::print("\nFunnel of arm '{}' ({}; mean over worlds)\n",
                   funnel["arm"].get<std::string>(),
                   weight == 1 ? "people and offers" : "real people and offers");
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
    std::vector<std::string> notes = inputs_without_effect(experiment);
    for (std::string& note : empty_targets(small, results)) notes.push_back(std::move(note));
    const auto list = parameters_json({experiment, results, {}, {}});
    if (options.common.json) {
        nlohmann::json out{
            {"parameters", list},
            {"inert", inert},
            {"without_effect", notes},
            {"funnels", funnels},
            {"small_world",
             {{"people", small.scenario.population.size}, {"worlds", results.results.worlds()}}}};
        fmt::print("{}\n", out.dump(1));
        return done;
    }
    if (!options.why_no_effect) {
        print_parameters(experiment.scenario, experiment.origins, options.all);
        if (!options.all)
            fmt::print("(parameters given in the scenario; --all shows the defaults too)\n");
        fmt::print("(grade plan: decided by who plans the campaign, so not evidence)\n");
    }
    if (!notes.empty()) fmt::print("\nInputs that cannot have an effect\n");
    for (const std::string& note : notes) fmt::print("  {}\n", note);
    fmt::print(
        "\nInputs that made no difference: each was moved far in a small world of {} people, and "
        "not "
        "one figure changed.\nWhat acts on rare events only may still matter in a larger world.\n",
        small.scenario.population.size);
    for (const std::string& path : inert) fmt::print("  {}\n", path);
    if (inert.empty()) fmt::print("  none\n");
    print_funnels(funnels, small.scenario.population.weight);
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
