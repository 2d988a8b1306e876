// One step of the whole model, and of each process in its place: ns per person-step and bytes per person.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "bench/goals.hpp"
#include "bench/prepared.hpp"

namespace heed {

namespace {

/// A scenario's first so many steps.
struct Stretch {
    std::string name, scenario;
    int steps = 0;
    Sets sets = {};
};

// A year as it is planned; the busiest weeks of a broadcast that meets one person in six each week, twice on average; and
// three campaigns and three measures over two shocks, with recruiters, demand and aftercare.
const Stretch year{"year", "nepal_village_meetings", 52};
const Stretch busy{"busy", "first", 39};
const Stretch everything{"everything", "six_ways", 104, whole_model};

/// Columns: ns per person-step of the whole step, of each process and of counting.
void step(benchmark::State& state, const Stretch& stretch) {
    const Prepared& prepared = Prepared::of(stretch.scenario, state.range(0), stretch.sets);
    const Dice dice(1, 0, 0);
    const World start = begun_world(prepared, dice);
    StepTimes times(prepared);
    for (auto _ : state) {
        state.PauseTiming();
        World world = start;
        state.ResumeTiming();
        walk(prepared, world, dice, stretch.steps, times);
    }
    const double person_steps =
        static_cast<double>(state.iterations()) * stretch.steps * prepared.people->size;
    for (std::size_t p = 0; p < times.names.size(); ++p)
        state.counters[times.names[p]] = 1e9 * times.watches[p].seconds() / person_steps;
    state.SetLabel(fmt::format("{}.yaml, {} steps", stretch.scenario, stretch.steps));
    tell(state, "step/" + stretch.name, 1e9 * times.seconds() / person_steps);
}

/// Bytes for each person before the first step: people and ties, and all that changes.
void memory(benchmark::State& state, const Stretch& stretch) {
    const Prepared& prepared = Prepared::of(stretch.scenario, state.range(0), stretch.sets);
    double bytes = 0;
    for (auto _ : state)
        bytes = static_cast<double>(begun_world(prepared, Dice(1, 0, 0)).bytes() +
                                    prepared.people->bytes());
    const double size = prepared.people->size;
    const double of_people = static_cast<double>(prepared.people->bytes()) / size;
    state.SetLabel(fmt::format(
        "people and ties {:.0f}, the rest {:.0f}; mean degree {:.1f} (household, close, online)",
        of_people, bytes / size - of_people, mean_degree(*prepared.people)));
    tell(state, "memory/" + stretch.name, bytes / size);
}

/// What happens once before the first step of each run.
void begin(benchmark::State& state) {
    const Prepared& prepared = Prepared::of("first", state.range(0));
    for (auto _ : state) benchmark::DoNotOptimize(begun_world(prepared, Dice(1, 0, 0)).size());
    state.counters["per_person"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * prepared.people->size,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

/// People and their ties.
void building(benchmark::State& state) {
    const Experiment experiment = shipped("first", state.range(0));
    double seconds = 0;
    for (auto _ : state)
        seconds += time_of(thread_seconds,
                           [&] { benchmark::DoNotOptimize(people_of(experiment.scenario)); });
    tell(state, "building", seconds / static_cast<double>(state.iterations()));
}

BENCHMARK_CAPTURE(step, year, year)->Apply(repeated);
BENCHMARK_CAPTURE(memory, year, year)->Apply(once);
BENCHMARK_CAPTURE(step, busy, busy)->Apply(repeated);
BENCHMARK_CAPTURE(step, everything, everything)->Apply(repeated);
BENCHMARK_CAPTURE(memory, everything, everything)->Apply(once);
BENCHMARK(begin)->Apply(sized);
BENCHMARK(building)->Apply(repeated);

}  // namespace

}  // namespace heed
