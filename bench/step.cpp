// One step of the whole model and of each process: ns per person-step and bytes per person, at 10⁴ to 10⁶ people.
#include <benchmark/benchmark.h>

#include <map>

#include "models/experiment.hpp"
#include "models/measures.hpp"

namespace heed {

namespace {

constexpr int measured_steps = 39;

/// The first scenario with so many people; the arm with most campaigns, everything on.
struct Bench {
    Experiment experiment;
    std::shared_ptr<const Population> people;
    std::unique_ptr<Model> model;

    explicit Bench(long size)
        : experiment(load_experiment(HEED_SOURCE_DIR "/scenarios/first.yaml",
                                     {"population.size=" + std::to_string(size), "draws=1"})) {
        people = people_of(experiment.scenario, 0);
        const std::vector<std::string> all = experiment.scenario.campaigns.names();
        model = make_model(experiment.scenario, all, *people);
    }

    static const Bench& of(long size) {
        static std::map<long, std::unique_ptr<Bench>> made;
        auto& one = made[size];
        if (!one) one = std::make_unique<Bench>(size);
        return *one;
    }
};

/// A world before its first step.
World begun_world(const Bench& bench, const Dice& dice) {
    World world(bench.people);
    for (const auto& process : bench.model->processes) process->begin(world, dice);
    return world;
}

void report(benchmark::State& state, const Bench& bench, const World& world) {
    const auto person_steps =
        static_cast<double>(state.iterations()) * measured_steps * bench.people->size;
    state.counters["per_person_step"] =
        benchmark::Counter(person_steps, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
    state.counters["bytes_per_person"] =
        static_cast<double>(world.bytes() + bench.people->bytes()) / bench.people->size;
}

void whole_step(benchmark::State& state) {
    const Bench& bench = Bench::of(state.range(0));
    const Calendar calendar = bench.experiment.scenario.time.calendar();
    const Dice dice(1, 0, 0);
    const World start = begun_world(bench, dice);
    const auto scheme = std::make_shared<const Scheme>(
        make_scheme(bench.experiment.scenario, all_tallies(*bench.model)));
    for (auto _ : state) {
        state.PauseTiming();
        World world = start;
        Recorder recorder(scheme, world);
        state.ResumeTiming();
        for (int step = 0; step < measured_steps; ++step) {
            world.now.clear();
            for (const auto& process : bench.model->processes)
                process->step(world, dice, calendar.at(step));
            recorder.look(world, calendar.at(step));
        }
    }
    report(state, bench, start);
}

/// One process, in its place in the order: the others run too, but their time is not counted.
void one_process(benchmark::State& state, std::size_t which) {
    const Bench& bench = Bench::of(state.range(0));
    const Calendar calendar = bench.experiment.scenario.time.calendar();
    const Dice dice(1, 0, 0);
    const World start = begun_world(bench, dice);
    for (auto _ : state) {
        World world = start;
        double seconds = 0;
        for (int step = 0; step < measured_steps; ++step) {
            world.now.clear();
            for (std::size_t p = 0; p < bench.model->processes.size(); ++p) {
                const auto before = std::chrono::steady_clock::now();
                bench.model->processes[p]->step(world, dice, calendar.at(step));
                if (p == which)
                    seconds +=
                        std::chrono::duration<double>(std::chrono::steady_clock::now() - before)
                            .count();
            }
        }
        state.SetIterationTime(seconds);
    }
    report(state, bench, start);
}

/// What happens once before the first step of each run.
void begin(benchmark::State& state) {
    const Bench& bench = Bench::of(state.range(0));
    const Dice dice(1, 0, 0);
    for (auto _ : state) {
        World world(bench.people);
        for (const auto& process : bench.model->processes) process->begin(world, dice);
        benchmark::DoNotOptimize(world.offer_clock.data());
    }
    state.counters["per_person"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * bench.people->size,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

bool add_all() {
    for (auto* one : {benchmark::RegisterBenchmark("whole_step", whole_step),
                      benchmark::RegisterBenchmark("begin", begin)})
        one->RangeMultiplier(10)->Range(10'000, 1'000'000)->Unit(benchmark::kMillisecond);
    const char* names[] = {"vulnerability", "campaigns",    "telling",  "awareness",
                           "offers",        "exploitation", "reporting"};
    for (std::size_t p = 0; p < std::size(names); ++p)
        benchmark::RegisterBenchmark(names[p], one_process, p)
            ->RangeMultiplier(10)
            ->Range(10'000, 1'000'000)
            ->UseManualTime()
            ->Unit(benchmark::kMillisecond);
    return true;
}

const bool added = add_all();

}  // namespace

}  // namespace heed
