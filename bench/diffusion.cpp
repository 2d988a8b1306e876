// The same work as an SIR model on a small world: telling as the only process, a hundred steps until nearly everybody
// has been told. Network, people and the first who know stand before the clock starts (scenarios/diffusion.yaml).
#include <benchmark/benchmark.h>

#include <algorithm>

#include "bench/clock.hpp"
#include "models/model.hpp"
#include "sim/experiment/experiment.hpp"

namespace heed {

namespace {

constexpr int steps = 100;  // of telling; the first to know hear in the step before

struct Small {
    Experiment experiment;
    std::shared_ptr<const Population> people;
    std::unique_ptr<Model> model;

    explicit Small(long size)
        : experiment(load_experiment(HEED_SOURCE_DIR "/scenarios/diffusion.yaml",
                                     {"population.size=" + std::to_string(size)})),
          people(people_of(experiment.scenario)),
          model(make_model(experiment.scenario, {"seed"}, *people)) {}

    const Process& process(std::string_view name) const {
        return **std::ranges::find_if(model->processes,
                                      [&](const auto& one) { return one->name() == name; });
    }
};

void diffusion(benchmark::State& state) {
    const Small bench(state.range(0));
    const Process &campaigns = bench.process("campaigns"), &telling = bench.process("telling");
    const Calendar calendar = bench.experiment.scenario.time.calendar();
    const Dice dice(1, 0, 0);
    World start(bench.people);
    campaigns.begin(start, dice);
    telling.begin(start, dice);
    campaigns.step(start, dice, calendar.at(0));
    telling.step(start, dice, calendar.at(0));

    double seconds = 0, told = 0, bytes = 0;
    for (auto _ : state) {
        World world = start;
        const double before = thread_seconds();
        for (int step = 1; step <= steps; ++step) {
            world.now.clear();
            telling.step(world, dice, calendar.at(step));
        }
        const double passed = thread_seconds() - before;
        state.SetIterationTime(passed);
        seconds += passed;
        told = static_cast<double>(
            std::ranges::count_if(world.heard, [](std::uint8_t heard) { return heard != 0; }));
        bytes = static_cast<double>(world.bytes() + bench.people->bytes());
    }
    const double runs = static_cast<double>(state.iterations()), people = bench.people->size;
    state.counters["person_steps_per_second"] = runs * people * steps / seconds;
    state.counters["ns_per_person_told"] = 1e9 * seconds / (runs * told);
    state.counters["final_size"] = told / people;
    state.counters["bytes_per_person"] = bytes / people;
}

BENCHMARK(diffusion)->Arg(100'000)->Arg(1'000'000)->UseManualTime()->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace heed
