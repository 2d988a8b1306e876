// Whole runs, people and results included: threads, ten million people, and what a further arm costs.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>

#include "bench/goals.hpp"
#include "bench/prepared.hpp"
#include "models/measures.hpp"
#include "sim/engine/run.hpp"
#include "sim/engine/team.hpp"
#include "sim/outcomes/recorder.hpp"
#include "sim/report/words.hpp"

namespace heed {

namespace {

constexpr int goes = 3;

/// Several worlds on one thread and on two, in turn; of each the quickest, as others may use the machine.
void two_threads(benchmark::State& state) {
    const long people = state.range(0) / 10;
    const Experiment experiment = shipped("first", people, {"replicates=8"});
    std::vector<double> one, two;
    bool same = true;
    for (auto _ : state)
        for (int go = 0; go < goes; ++go) {
            ExperimentResults alone, together;
            one.push_back(time_of(wall_seconds, [&] { alone = run_experiment(experiment, 1); }));
            two.push_back(time_of(wall_seconds, [&] { together = run_experiment(experiment, 2); }));
            same = same && alone.results.runs == together.results.runs;
        }
    if (!same) return state.SkipWithError("two threads come to other results than one");
    state.SetLabel(fmt::format("first.yaml, 8 worlds of {} people, 3 arms: the same bits",
                               number_words(static_cast<double>(people), 0)));
    tell(state, "two_threads/runs", std::ranges::min(one) / std::ranges::min(two));
}

/// One run from its beginning to the end of a year as planned, in a team of so many threads.
std::pair<double, Sums> run_in_team(const Prepared& prepared, unsigned threads) {
    Team crew(threads);
    const AtWork here(crew);
    const Dice dice(1, 0, 0);
    std::pair<double, Sums> out;
    out.first = time_of(wall_seconds, [&] {
        World world = begun_world(prepared, dice);
        Recorder recorder(std::make_shared<const Scheme>(make_scheme(prepared.experiment.scenario,
                                                                     all_tallies(*prepared.model))),
                          world);
        carry_on(world, prepared.model->processes, prepared.calendar(),
                 {0, prepared.calendar().steps()}, dice, {&recorder});
        out.second = recorder.take();
    });
    return out;
}

/// Threads inside one run, in turn with one thread.
void inside_one_run(benchmark::State& state) {
    const Prepared& prepared =
        Prepared::of("nepal_village_meetings", state.range(0), {"time.length=1 year"});
    std::vector<double> one, two;
    bool same = true;
    for (auto _ : state)
        for (int go = 0; go < goes; ++go) {
            const auto alone = run_in_team(prepared, 1), together = run_in_team(prepared, 2);
            one.push_back(alone.first);
            two.push_back(together.first);
            same = same && alone.second == together.second;
        }
    if (!same) return state.SkipWithError("two threads come to other results than one");
    state.SetLabel("nepal_village_meetings.yaml, a year, people made before: the same bits");
    tell(state, "two_threads/one_run", std::ranges::min(one) / std::ranges::min(two));
}

/// From nothing to results in memory; the wall's time.
void ten_times_as_many(benchmark::State& state) {
    const long people = 10 * state.range(0);
    const Experiment experiment = shipped("nepal_village_meetings", people,
                                          {"replicates=1", "arms={radio: null, meetings: null}"});
    double seconds = 0;
    for (auto _ : state)
        seconds +=
            time_of(wall_seconds, [&] { benchmark::DoNotOptimize(run_experiment(experiment, 2)); });
    state.SetLabel(fmt::format("nepal_village_meetings.yaml, {} people: nothing, and all campaigns",
                               number_words(static_cast<double>(people), 0)));
    tell(state, "ten_times_as_many", seconds);
}

/// No campaign, and with `further` meetings to which a tenth of all people come; one world.
Experiment with_meetings(long people, bool further) {
    return shipped("first", people,
                   {"replicates=1", "campaigns.meetings.coverage.share=44 %",
                    further ? "arms={radio: null}" : "arms={radio: null, meetings: null}"});
}

/// (time with two arms - time with one) / time with one, where making people counts with the first arm.
void further_arm(benchmark::State& state) {
    const long people = state.range(0);
    const Experiment first = with_meetings(people, false), both = with_meetings(people, true);
    std::vector<double> building, one, two;
    ExperimentResults results;
    for (auto _ : state)
        for (int go = 0; go < goes; ++go) {
            building.push_back(time_of(processor_seconds, [&] { people_of(first.scenario); }));
            one.push_back(time_of(processor_seconds, [&] { run_experiment(first, 1); }));
            two.push_back(time_of(processor_seconds, [&] { results = run_experiment(both, 1); }));
        }
    const double alone = median(one), more = median(two) - alone;
    const double real_people = static_cast<double>(people) * people_of(first.scenario)->weight;
    state.SetLabel(fmt::format(
        "meetings that {:.1f} % attend; making people counts with the first arm, else {:.2f}",
        100 * results.reach.back().covered / real_people, more / (alone - median(building))));
    tell(state, "further_arm", more / alone);
}

BENCHMARK(two_threads)->Name("two_threads/runs")->Apply(once);
BENCHMARK(inside_one_run)->Name("two_threads/one_run")->Apply(once);
BENCHMARK(ten_times_as_many)->Apply(once);
BENCHMARK(further_arm)->Apply(once);

}  // namespace

}  // namespace heed
