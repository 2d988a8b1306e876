// Short pieces of work whose instructions are counted, so that a change that makes them dearer is seen whatever else the
// machine does: tests/bench/instructions.sh runs each by itself under a counter that is on in `counted` alone.
#include <benchmark/benchmark.h>

#include <functional>

#include "bench/prepared.hpp"
#include "models/measures.hpp"
#include "sim/engine/run.hpp"
#include "sim/outcomes/recorder.hpp"

namespace heed {

/// What is counted. Its name is what the counter looks for.
[[gnu::noinline]] void counted(const std::function<void()>& work) { work(); }

namespace {

constexpr long people = 5000;
const Dice dice(1, 0, 0);

/// Counter `units`: by how many the instructions are divided.
void count(benchmark::State& state, double units, const std::function<void()>& work) {
    for (auto _ : state) counted(work);
    state.counters["units"] = units;
}

/// Units: person-steps.
void steps(benchmark::State& state, const std::string& scenario, int number, const Sets& sets) {
    const Prepared prepared(shipped(scenario, people, sets));
    World world = begun_world(prepared, dice);
    Recorder recorder(std::make_shared<const Scheme>(
                          make_scheme(prepared.experiment.scenario, all_tallies(*prepared.model))),
                      world);
    count(state, 1.0 * number * people, [&] {
        carry_on(world, prepared.model->processes, prepared.calendar(), {0, number}, dice,
                 {&recorder});
    });
}

/// Units: people.
void begun(benchmark::State& state) {
    const Prepared prepared(shipped("first", people));
    count(state, people, [&] { begun_world(prepared, dice); });
}

/// Units: people.
void made(benchmark::State& state) {
    const Experiment experiment = shipped("first", people);
    count(state, people, [&] { people_of(experiment.scenario); });
}

BENCHMARK_CAPTURE(steps, year, "nepal_village_meetings", 52, {})
    ->Name("counted/year")
    ->Iterations(1);
BENCHMARK_CAPTURE(steps, busy, "first", 39, {})->Name("counted/busy")->Iterations(1);
BENCHMARK_CAPTURE(steps, everything, "six_ways", 52, whole_model)
    ->Name("counted/everything")
    ->Iterations(1);
BENCHMARK_CAPTURE(steps, diffusion, "diffusion", 50, {"outcomes.survey=10"})
    ->Name("counted/diffusion")
    ->Iterations(1);
BENCHMARK(begun)->Name("counted/begin")->Iterations(1);
BENCHMARK(made)->Name("counted/people")->Iterations(1);

}  // namespace

}  // namespace heed
