// Cost as it grows: with people, ties, campaigns, arms and steps. Each benchmark at one number of these.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "bench/prepared.hpp"

namespace heed {

namespace {

constexpr long people = 100'000;
constexpr int weeks = 52;
constexpr const char* planned = "nepal_village_meetings";

/// Counters: seconds in all; ns per person-step (of each arm).
void tell(benchmark::State& state, double seconds, double person_steps) {
    state.counters["seconds"] = seconds;
    state.counters["ns_per_person_step"] = 1e9 * seconds / person_steps;
}

/// The first so many steps, all campaigns in one arm.
void steps_of(benchmark::State& state, const Prepared& prepared, int steps) {
    double seconds = 0;
    for (auto _ : state) seconds = seconds_of_steps(prepared, steps, 1);
    state.counters["bytes_per_person"] =
        static_cast<double>(begun_world(prepared, Dice(1, 0, 0)).bytes() +
                            prepared.people->bytes()) /
        prepared.people->size;
    tell(state, seconds, static_cast<double>(prepared.people->size) * steps);
}

void by_people(benchmark::State& state) {
    steps_of(state, Prepared::of(planned, state.range(0)), weeks);
}

void by_degree(benchmark::State& state) {
    const Prepared& prepared = Prepared::of(
        planned, people, {fmt::format("population.ties.close.mean={}", state.range(0))});
    state.SetLabel(fmt::format("mean degree with online ties and household {:.1f}",
                               mean_degree(*prepared.people)));
    steps_of(state, prepared, weeks);
}

/// The two campaigns of the scenario in turn, again and again.
void by_campaigns(benchmark::State& state) {
    Experiment experiment = shipped(planned, people);
    const auto written = experiment.scenario.campaigns.entries;
    auto& campaigns = experiment.scenario.campaigns.entries;
    campaigns.clear();
    for (long i = 0; i < state.range(0); ++i) {
        campaigns.push_back(written[static_cast<std::size_t>(i) % written.size()]);
        campaigns.back().first = fmt::format("campaign_{}", i);
    }
    steps_of(state, Prepared(std::move(experiment)), weeks);
}

/// So many arms with meetings that differ in how many attend; a whole run of one world, people included.
void by_arms(benchmark::State& state) {
    std::string arms = "{radio: null, meetings: null, none: {}";
    for (long i = 1; i < state.range(0); ++i)
        arms += fmt::format(
            ", meetings_{0}: {{campaigns: [meetings], set: {{campaigns.meetings.attendance: {0} "
            "%}}}}",
            50 + i);
    const Experiment experiment = shipped("first", people, {"replicates=1", "arms=" + arms + "}"});
    double seconds = 0;
    for (auto _ : state)
        seconds = time_of(processor_seconds, [&] { run_experiment(experiment, 1); });
    const int steps = experiment.scenario.time.calendar().steps();
    tell(state, seconds, static_cast<double>(people) * steps * static_cast<double>(state.range(0)));
}

/// A year and more of steps of one length.
void by_steps(benchmark::State& state, const std::string& step, long in_a_year) {
    const long years = state.range(0) / in_a_year;
    const Prepared prepared(
        shipped(planned, people / 5,
                {fmt::format("time.length={} years", years), fmt::format("time.step=1 {}", step)}));
    state.SetLabel(fmt::format("years: {}", years));
    steps_of(state, prepared, static_cast<int>(state.range(0)));
}

void by_weeks(benchmark::State& state) { by_steps(state, "week", 52); }
void by_days(benchmark::State& state) { by_steps(state, "day", 365); }

void repeated(benchmark::internal::Benchmark* benchmark) {
    benchmark->Unit(benchmark::kMillisecond)->Iterations(1)->Repetitions(3);
}

BENCHMARK(by_people)
    ->Name("cost/people")
    ->RangeMultiplier(10)
    ->Range(10'000, 10'000'000)
    ->Apply(repeated);
BENCHMARK(by_degree)
    ->Name("cost/degree")
    ->RangeMultiplier(2)
    ->Range(4, 32)
    ->Arg(59)  // with the others, some 64 ties; 60 are the most of these
    ->Apply(repeated);
BENCHMARK(by_campaigns)
    ->Name("cost/campaigns")
    ->Arg(0)
    ->RangeMultiplier(2)
    ->Range(1, 32)
    ->Apply(repeated);
BENCHMARK(by_arms)->Name("cost/arms")->RangeMultiplier(2)->Range(1, 16)->Apply(repeated);
BENCHMARK(by_weeks)->Name("cost/weeks")->Arg(52)->Arg(156)->Arg(520)->Apply(repeated);
BENCHMARK(by_days)->Name("cost/days")->Arg(365)->Arg(1095)->Arg(3650)->Apply(repeated);

}  // namespace

}  // namespace heed
