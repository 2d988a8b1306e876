// `heed plan`: what a run would do, and what it would take, before it is done.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "models/campaigns.hpp"
#include "models/measures.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/estimate.hpp"
#include "sim/cli/result_files.hpp"
#include "sim/cli/result_table.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/experiment/notes.hpp"
#include "sim/report/calendar.hpp"
#include "sim/report/words.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

namespace {

/// "arm sooner", "arms radio and both", "in no arm".
std::string arms_words(const Experiment& experiment, const std::vector<std::size_t>& arms) {
    if (arms.empty()) return "in no arm";
    std::vector<std::string> names;
    for (const std::size_t arm : arms) names.push_back(experiment.arm_names[arm]);
    return (names.size() == 1 ? "arm " : "arms ") + list_words(names);
}

/// "; at each departure", "; or later, once 10 cases are counted within 3 months".
std::string trigger_words(const Campaign& campaign) {
    if (!campaign.trigger) return "";
    const Trigger& trigger = *campaign.trigger;
    if (trigger.event != Event::none) return fmt::format("; at each {}", word(trigger.event));
    if (!trigger.after.empty())
        return fmt::format("; whom {} met first{}", trigger.after,
                           trigger.delay > 0
                               ? " " + format_quantity(trigger.delay, Unit::duration) + " before"
                               : "");
    const auto [counted, number] = *trigger.threshold();
    return fmt::format("; or later, once {} {} are counted within {}", format_number(number, 6),
                       word(counted), format_quantity(trigger.within, Unit::duration));
}

/// "; covers 10 % at once, 60 % by 1 year", "; enrols at_start".
std::string coverage_words(const Coverage& coverage) {
    std::string words;
    for (const auto& [name, point] : coverage.curve)
        words += fmt::format(
            "{}{} {}", words.empty() ? "; covers " : ", ",
            format_quantity(point.share, Unit::share),
            point.after > 0 ? "by " + format_quantity(point.after, Unit::duration) : "at once");
    if (coverage.enrol != Enrolment::first_day)
        words += fmt::format("; enrols {}", word(coverage.enrol));
    return words;
}

void print_calendar(const Experiment& experiment) {
    const Calendar calendar = experiment.scenario.time.calendar();
    fmt::print("\nDeliveries\n");
    for (const Deliveries& one : deliveries_of(experiment))
        for (const Round& round : one.rounds)
            fmt::print("  {} to {}  {} ({}; {}{}{})\n", format_date(calendar.day(round.first)),
                       format_date(calendar.day(round.last + 1) - std::chrono::days{1}),
                       experiment.scenario.campaigns.entries[one.campaign].first,
                       word(one.patched->channel), arms_words(experiment, one.arms),
                       trigger_words(*one.patched), coverage_words(one.patched->coverage));
    const auto shocks = shocks_of(experiment);
    if (!shocks.empty()) fmt::print("\nShocks, while in full force\n");
    for (const ShockTimes& one : shocks)
        fmt::print("  {} to {}  {} ({}; {})\n", format_date(one.first), format_date(one.last),
                   one.name, shock_words(*one.patched), arms_words(experiment, one.arms));
    const Scheme scheme = make_scheme(experiment.scenario);
    fmt::print("\nReporting periods end, and surveys are held, on\n ");
    for (int end : scheme.period_ends)
        fmt::print(" {}", format_date(calendar.day(end + 1) - std::chrono::days{1}));
    fmt::print("\n\nArms\n");
    for (std::size_t arm = 0; arm < experiment.arm_names.size(); ++arm) {
        const Arm& wishes = experiment.scenario.arms.entries[arm].second;
        fmt::print("  {}{}: {}\n", experiment.arm_names[arm],
                   arm == experiment.comparison ? " (compared with)" : "",
                   wishes.campaigns.empty() ? "no campaign"
                                            : fmt::format("{}", fmt::join(wishes.campaigns, ", ")));
        for (const std::string& change : changes_of(wishes)) fmt::print("    {}\n", change);
    }
}

void print_diagnostics(const Population& people, const Profile& profile) {
    const auto brief = [](double value, Unit unit) {
        return format_quantity(std::stod(format_number(value, 4)), unit);
    };
    fmt::print("\nThe population against its profile{:>36}{:>15}\n", "target", "achieved");
    for (const Diagnostic& d : diagnose(people, profile))
        fmt::print("  {:<56}{:>12} {:>14}{}\n", d.what,
                   std::isnan(d.target) ? "" : brief(d.target, d.unit), brief(d.achieved, d.unit),
                   d.within ? "" : "  <- off target");
}

/// Each round of each campaign, and what each arm consists of.
void add_contents(nlohmann::json& plan, const Experiment& experiment) {
    const Calendar calendar = experiment.scenario.time.calendar();
    for (const auto& [name, campaign] : experiment.scenario.campaigns)
        for (const Round& round : rounds_of(campaign.schedule, calendar))
            plan["deliveries"].push_back(
                {{"campaign", name},
                 {"channel", std::string(word(campaign.channel))},
                 {"first_day", format_date(calendar.day(round.first))},
                 {"last_day", format_date(calendar.day(round.last + 1) - std::chrono::days{1})}});
    plan["shocks"] = shocks_json(experiment);
    for (const auto& [name, arm] : experiment.scenario.arms)
        plan["contents"][name] = {{"campaigns", arm.campaigns}, {"set", changes_of(arm)}};
}

int plan_command(const ScenarioOptions& options, const Common& common) {
    const Experiment experiment = options.load();
    const unsigned threads = options.thread_count();
    check_memory(experiment, threads);
    const RunEstimate e = estimate_run(experiment, threads);
    const auto people = people_of(experiment.scenario, 0);
    const std::string warning = page_warning(e.page);
    const Scenario& scenario = experiment.scenario;
    const long runs =
        scenario.draws * scenario.replicates * static_cast<long>(experiment.arms.size());
    if (common.json) {
        nlohmann::json plan{{"title", scenario.title},
                            {"people", scenario.population.size},
                            {"steps", scenario.time.calendar().steps()},
                            {"arms", experiment.arm_names},
                            {"draws", scenario.draws},
                            {"replicates", scenario.replicates},
                            {"runs", runs},
                            {"uncertain_parameters", experiment.uncertain.size()},
                            {"seconds", e.seconds},
                            {"memory_bytes", e.memory},
                            {"disk_bytes", e.disk},
                            {"page_bytes", e.page},
                            {"warning", warning},
                            {"threads", threads}};
        for (const Diagnostic& d : diagnose(*people, scenario.population))
            plan["diagnostics"].push_back(
                {{"what", d.what},
                 {"target",
                  std::isnan(d.target) ? nlohmann::json(nullptr) : nlohmann::json(d.target)},
                 {"achieved", d.achieved},
                 {"within", d.within}});
        add_contents(plan, experiment);
        fmt::print("{}\n", plan.dump(1));
        return done;
    }
    if (!common.quiet) {
        print_notes(inputs_without_effect(experiment));
        print_notes(empty_targets(experiment, *people));
    }
    fmt::print("{}\n\n{} people, {} steps of {} from {}\n", scenario.title,
               scenario.population.size, scenario.time.calendar().steps(),
               format_quantity(scenario.time.step, Unit::duration),
               format_date(scenario.time.start));
    fmt::print("{} arms × {} draws of {} uncertain parameters × {} replicates = {} runs\n",
               experiment.arms.size(), scenario.draws, experiment.uncertain.size(),
               scenario.replicates, runs);
    fmt::print("Estimate: {} on {} threads, {:.2f} GiB of memory, {:.0f} MB on disk\n",
               duration_words(e.seconds), threads, e.memory / (1 << 30), e.disk / 1e6);
    if (!warning.empty()) fmt::print("{}", wrapped("Note: " + warning));
    print_calendar(experiment);
    print_diagnostics(*people, scenario.population);
    return done;
}

}  // namespace

void add_plan(CLI::App& app, Action& action) {
    auto options = std::make_shared<ScenarioOptions>();
    auto common = std::make_shared<Common>();
    CLI::App* command = app.add_subcommand("plan",
                                           "what a run would do and take: calendar, runs, time, "
                                           "memory, the population against its targets");
    command->footer("Example: heed plan scenarios/first.yaml");
    add_scenario_options(*command, *options);
    add_world_options(*command, *options);
    add_common(*command, *common);
    command->callback(
        [&action, options, common] { action = [=] { return plan_command(*options, *common); }; });
}

}  // namespace heed
