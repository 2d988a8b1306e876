// `heed plan`: what a run would do, and what it would take, before it is done.
#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>

#include "models/campaigns.hpp"
#include "models/measures.hpp"
#include "models/notes.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/report/words.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What a run takes, from building one population and carrying the arms through a few steps.
struct Estimates {
    double build_seconds = 0, seconds = 0, memory = 0, disk = 0;
};

double seconds_per_world(const Experiment& experiment,
                         const std::shared_ptr<const Population>& people) {
    double seconds = 0;
    const Calendar whole = experiment.scenario.time.calendar();
    const int sample = std::min(whole.steps(), 13);
    const Calendar part(whole.start(), sample * whole.step_length(), whole.step_length());
    const Dice dice(static_cast<std::uint64_t>(experiment.scenario.seed), 0, 0);
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
        const auto model = make_model(
            experiment.arms[arm], experiment.scenario.arms.entries[arm].second.campaigns, *people);
        const auto start = Clock::now();
        World world(people);
        run(world, model->processes, Calendar(whole.start(), 0, whole.step_length()), dice, {});
        const double begin = seconds_since(start);
        World again(people);
        run(again, model->processes, part, dice, {});
        seconds += begin + std::max(0.0, seconds_since(start) - 2 * begin) * whole.steps() / sample;
    }
    return seconds;
}

Estimates estimates_of(const Experiment& experiment, unsigned threads, const Population*& built,
                       std::shared_ptr<const Population>& people) {
    Estimates e;
    const auto start = Clock::now();
    people = people_of(experiment.scenario);
    built = people.get();
    e.build_seconds = seconds_since(start);
    const auto draws = static_cast<double>(experiment.scenario.draws),
               replicates = static_cast<double>(experiment.scenario.replicates);
    e.seconds =
        draws * (e.build_seconds + replicates * seconds_per_world(experiment, people)) / threads;
    e.memory = memory_needed(experiment, threads);
    const Scheme scheme = make_scheme(experiment.scenario);
    const double cells =
        static_cast<double>(scheme.measures.size() * scheme.groups().size() *
                            (scheme.period_ends.size() + 1) * experiment.arms.size());
    e.disk = cells * 2 * 150 +
             draws * replicates *
                 static_cast<double>(experiment.arms.size() * scheme.measures.size()) * 60 +
             2e6;
    return e;
}

void print_calendar(const Experiment& experiment) {
    const Calendar calendar = experiment.scenario.time.calendar();
    fmt::print("\nDeliveries\n");
    for (const auto& [name, campaign] : experiment.scenario.campaigns)
        for (const Round& round : rounds_of(campaign.schedule, calendar))
            fmt::print("  {} to {}  {} ({})\n", format_date(calendar.day(round.first)),
                       format_date(calendar.day(round.last + 1) - std::chrono::days{1}), name,
                       word(campaign.channel));
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
    for (const auto& [name, arm] : experiment.scenario.arms)
        plan["contents"][name] = {{"campaigns", arm.campaigns}, {"set", changes_of(arm)}};
}

int plan_command(const ScenarioOptions& options, const Common& common) {
    const Experiment experiment = options.load();
    const unsigned threads = options.thread_count();
    check_memory(experiment, threads);
    const Population* built = nullptr;
    std::shared_ptr<const Population> people;
    const Estimates e = estimates_of(experiment, threads, built, people);
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
                            {"threads", threads}};
        for (const Diagnostic& d : diagnose(*built, scenario.population))
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
    print_calendar(experiment);
    print_diagnostics(*built, scenario.population);
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
