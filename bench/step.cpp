// One step of the whole model, and of each process in its place: ns per person-step and bytes per person.
#include <benchmark/benchmark.h>

#include <ctime>
#include <map>

#include "models/experiment.hpp"
#include "models/measures.hpp"

namespace heed {

namespace {

/// What a scenario may leave out: recruiters who learn, demand, aftercare.
const std::vector<std::string> whole_model{
    "parameters.recruiters.learning=2 per year", "parameters.demand.entry=1 per year",
    "parameters.offers.journeys.india.vacancies=400 people",
    "parameters.aftercare={risk: 1, debt: 0.3, stigma: 0.3, support: {places: 40 people}}"};

/// A shipped scenario with so many people; all its campaigns in one arm, everything on.
struct Bench {
    Experiment experiment;
    std::shared_ptr<const Population> people;
    std::unique_ptr<Model> model;

    Bench(const std::string& scenario, long size, std::vector<std::string> sets) {
        sets.push_back("population.size=" + std::to_string(size));
        sets.emplace_back("draws=1");
        experiment = load_experiment(HEED_SOURCE_DIR "/scenarios/" + scenario + ".yaml", sets);
        people = people_of(experiment.scenario);
        const std::vector<std::string> all = experiment.scenario.campaigns.names();
        model = make_model(experiment.scenario, all, *people);
    }

    static const Bench& of(const std::string& scenario, long size,
                           const std::vector<std::string>& sets = {}) {
        static std::map<std::pair<std::string, long>, std::unique_ptr<Bench>> made;
        auto& one = made[{scenario, size}];
        if (!one) one = std::make_unique<Bench>(scenario, size, sets);
        return *one;
    }
};

/// A world before its first step.
World begun_world(const Bench& bench, const Dice& dice) {
    World world(bench.people);
    for (const auto& process : bench.model->processes) process->begin(world, dice);
    return world;
}

/// Adds up the processor time of one part of the step.
class Stopwatch {
public:
    template <class Work>
    void time(Work&& work) {
        const double before = thread_seconds();
        work();
        seconds_ += thread_seconds() - before;
    }
    double seconds() const { return seconds_; }

private:
    static double thread_seconds() {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
    }
    double seconds_ = 0;
};

/// The first so many steps. Columns: ns per person-step of the whole step, of each process and of counting; bytes per
/// person.
void step(benchmark::State& state, const std::string& scenario, int steps,
          const std::vector<std::string>& sets = {}) {
    const Bench& bench = Bench::of(scenario, state.range(0), sets);
    const Processes& processes = bench.model->processes;
    const Calendar calendar = bench.experiment.scenario.time.calendar();
    const Dice dice(1, 0, 0);
    const World start = begun_world(bench, dice);
    const auto scheme = std::make_shared<const Scheme>(
        make_scheme(bench.experiment.scenario, all_tallies(*bench.model)));
    std::vector<Stopwatch> watches(processes.size() + 1);
    for (auto _ : state) {
        state.PauseTiming();
        World world = start;
        Recorder recorder(scheme, world);
        state.ResumeTiming();
        for (int step = 0; step < steps; ++step) {
            world.now.clear();
            for (std::size_t p = 0; p < processes.size(); ++p)
                watches[p].time([&] { processes[p]->step(world, dice, calendar.at(step)); });
            watches.back().time([&] { recorder.look(world, calendar.at(step)); });
        }
    }
    const double person_steps =
        static_cast<double>(state.iterations()) * steps * bench.people->size;
    double whole = 0;
    const auto note = [&](const std::string& name, double seconds) {
        state.counters[name] = 1e9 * seconds / person_steps;
        whole += seconds;
    };
    for (std::size_t p = 0; p < processes.size(); ++p)
        note(std::string(processes[p]->name()), watches[p].seconds());
    note("counting", watches.back().seconds());
    state.counters["all_ns"] = 1e9 * whole / person_steps;
    state.counters["bytes_per_person"] =
        static_cast<double>(start.bytes() + bench.people->bytes()) / bench.people->size;
}

/// What happens once before the first step of each run.
void begin(benchmark::State& state) {
    const Bench& bench = Bench::of("first", state.range(0));
    const Dice dice(1, 0, 0);
    for (auto _ : state) {
        World world(bench.people);
        for (const auto& process : bench.model->processes) process->begin(world, dice);
        benchmark::DoNotOptimize(world.offer_due.data());
    }
    state.counters["per_person"] =
        benchmark::Counter(static_cast<double>(state.iterations()) * bench.people->size,
                           benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

// A year as it is planned, and the busiest weeks of a broadcast that meets one person in six each week, twice on average.
BENCHMARK_CAPTURE(step, year, "nepal_village_meetings", 52)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(step, busy, "first", 39)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond);
// Three campaigns and three measures over two shocks, with recruiters, demand and aftercare: goal 25 ns at a million.
BENCHMARK_CAPTURE(step, everything, "six_ways", 104, whole_model)
    ->RangeMultiplier(10)
    ->Range(100'000, 1'000'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(begin)->RangeMultiplier(10)->Range(10'000, 1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace

}  // namespace heed
