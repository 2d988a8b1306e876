// What a run will take, from a small part of it that is really run.
#include "sim/cli/estimate.hpp"

#include <algorithm>
#include <chrono>

#include "models/measures.hpp"
#include "sim/cli/result_files.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/report/report_json.hpp"

namespace heed {

namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::size_t worlds_of(const Scenario& scenario) {
    return static_cast<std::size_t>(scenario.draws * scenario.replicates);
}

std::size_t periods_of(const Scenario& scenario) {
    return make_scheme(scenario).period_ends.size();
}

/// A world for each thread, and no more steps than so many person-steps of all arms allow.
Experiment part_of(const Experiment& experiment, unsigned threads) {
    constexpr double most_person_steps = 2e8;  // some ten seconds
    Experiment part = experiment;
    const Scenario& whole = experiment.scenario;
    const double per_step =
        static_cast<double>(whole.population.size) * static_cast<double>(experiment.arms.size());
    const int steps = whole.time.calendar().steps();
    const double wanted = std::clamp(most_person_steps / per_step, 8.0, std::max(8.0, 1.0 * steps));
    const auto shrink = [&](Scenario& scenario) {
        scenario.draws = 1;
        scenario.replicates = std::min<long>(threads, static_cast<long>(worlds_of(whole)));
        if (wanted < steps) scenario.time.length *= wanted / steps;
    };
    shrink(part.scenario);
    for (Scenario& arm : part.arms) shrink(arm);
    return part;
}

/// What a world costs before its first step: people, and each arm's model.
double seconds_of_set_up(const Experiment& experiment) {
    const auto start = Clock::now();
    const auto people = people_of(experiment.scenario);
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm)
        make_model(experiment.arms[arm], experiment.scenario.arms.entries[arm].second.campaigns,
                   *people);
    return seconds_since(start);
}

/// The same worlds again and again, as many as a whole run would have (at most 100): tables take their time by number.
void repeat_worlds(ExperimentResults& part, std::size_t worlds) {
    const std::size_t had = part.results.runs.size();
    const std::size_t wanted = std::min<std::size_t>(worlds, 100) * part.results.arms.size();
    for (std::size_t run = had; run < wanted; ++run) {
        part.results.runs.push_back(part.results.runs[run % had]);
        part.ledgers.push_back(part.ledgers[run % had]);
        part.reach.push_back(part.reach[run % had]);
    }
    part.results.replicates = part.results.runs.size() / part.results.arms.size();
}

/// Adds the time and size of what is written: tables grow with periods, the table of runs with worlds.
void add_writing(RunEstimate& e, const Experiment& experiment, const Experiment& part,
                 ExperimentResults& results) {
    const std::size_t worlds = worlds_of(experiment.scenario);
    repeat_worlds(results, worlds);
    const double more_worlds =
        static_cast<double>(worlds) / static_cast<double>(results.results.worlds());
    const double more_periods = static_cast<double>(periods_of(experiment.scenario) + 1) /
                                static_cast<double>(periods_of(part.scenario) + 1);
    const auto start = Clock::now();
    const Findings findings = findings_of(part, results);
    e.seconds += seconds_since(start) * more_worlds * more_periods;
    const auto then = Clock::now();
    const auto files = result_files(findings, report_json(findings, {}));
    e.seconds += seconds_since(then) * more_periods;
    for (const ResultFile& file : files) {
        const double bytes = static_cast<double>(file.text.size());
        e.disk += bytes * (file.name == "runs.csv" ? more_worlds : more_periods);
        if (file.name == "report.html") e.page = bytes;
    }
}

}  // namespace

RunEstimate estimate_run(const Experiment& experiment, unsigned threads) {
    RunEstimate e;
    e.memory = memory_needed(experiment, threads);
    const Experiment part = part_of(experiment, threads);
    const double set_up = seconds_of_set_up(experiment);
    const auto start = Clock::now();
    ExperimentResults results = run_experiment(part, threads);
    const double carried = std::max(0.0, seconds_since(start) - set_up);
    const double rounds = static_cast<double>(worlds_of(experiment.scenario)) /
                          static_cast<double>(worlds_of(part.scenario));
    const double longer = static_cast<double>(experiment.scenario.time.calendar().steps()) /
                          static_cast<double>(part.scenario.time.calendar().steps());
    e.seconds = rounds * (set_up + carried * longer);
    add_writing(e, experiment, part, results);
    return e;
}

}  // namespace heed
