// What sweeping costs beside computing: overhead of the machinery, the gain of a second worker, and collecting a million runs.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "bench/clock.hpp"
#include "sim/experiment/world_runs.hpp"
#include "sim/sweep/analysis.hpp"
#include "sim/sweep/sweep_folder.hpp"
#include "sim/sweep/work.hpp"

namespace heed {

namespace {

namespace fs = std::filesystem;

/// A folder that goes away.
struct Folder {
    fs::path path = fs::temp_directory_path() / fmt::format("heed-bench-{}-{}", ::getpid(), ++made);
    ~Folder() { fs::remove_all(path); }
    static inline int made = 0;
};

Sweep sweep_of(const std::vector<std::string>& sets) {
    std::vector<std::string> notes;
    return read_sweep(HEED_SOURCE_DIR "/scenarios/sweeps/first.yaml", sets, "bench", notes);
}

Sweep sweep_of_runs(long people, int points, int replicates) {
    return sweep_of({fmt::format("set.population.size={}", people),
                     fmt::format("design.points={}", points),
                     fmt::format("replicates={}", replicates)});
}

struct Taken {
    double wall = 0, processor = 0;
};

Taken time_of_sweep(const Sweep& sweep, unsigned threads) {
    const Folder folder;
    create_folder(sweep, folder.path);
    Store store(sweep, folder.path, false);
    const auto batches = batches_of(sweep, static_cast<double>(sweep.trials()) / (4.0 * threads));
    const double start = wall_seconds();
    const double before = processor_seconds();
    do_batches(sweep, folder.path, store, in_turn(sweep, store, batches, 0), {threads, 0, {}, {}});
    return {wall_seconds() - start, processor_seconds() - before};
}

/// The same runs with everything at hand: what computing alone takes.
double time_of_runs(const Sweep& sweep) {
    std::vector<Experiment> experiments;
    for (std::size_t point = 0; point < sweep.points.size(); ++point)
        experiments.push_back(experiment_at(sweep, point));
    double seconds = 0;
    for (std::size_t replicate = 0; replicate < sweep.replicates(); ++replicate) {
        double start = processor_seconds();
        const auto people = people_of(experiments[0].scenario, 0, replicate);
        seconds += processor_seconds() - start;
        for (const Experiment& experiment : experiments) {
            start = processor_seconds();
            const auto setup = set_up(experiment, 0, replicate, people);
            for (std::size_t arm = 0; arm < sweep.arms.size(); ++arm)
                benchmark::DoNotOptimize(run_arm(experiment, *setup, arm, 0, replicate));
            seconds += processor_seconds() - start;
        }
    }
    return seconds;
}

/// Goals: at most 2 % for runs of 1 s, at most 10 % for runs of 10 ms.
void sweep_overhead(benchmark::State& state, int points, int replicates) {
    const Sweep sweep = sweep_of_runs(state.range(0), points, replicates);
    double machinery = 0, computing = 0;
    for (auto _ : state) {
        computing += time_of_runs(sweep);
        machinery += time_of_sweep(sweep, 1).processor;
    }
    state.counters["ms_per_run"] =
        1e3 * computing / static_cast<double>(state.iterations() * sweep.runs());
    state.counters["overhead_percent"] = 100 * (machinery / computing - 1);
}

/// Goal: at least 1.9.
void sweep_two_workers(benchmark::State& state) {
    const Sweep sweep = sweep_of_runs(state.range(0), 16, 4);
    double one = 0, two = 0;
    for (auto _ : state) {
        one += time_of_sweep(sweep, 1).wall;
        two += time_of_sweep(sweep, 2).wall;
    }
    state.counters["times_one"] = one / two;
}

/// A store of so many runs of 20 measures, made up; then read, and written as tables. Goals: 60 s and 2 GiB for a million.
void sweep_collect(benchmark::State& state) {
    const Folder folder;
    const int points = static_cast<int>(state.range(0) / 30);
    Sweep sweep =
        sweep_of({fmt::format("design.points={}", points), "replicates=10",
                  "outcomes=[reached, reach, exposures, frequency, told, recalls, knowledge, "
                  "practises, intends, offers, accepts_genuine, accepts_deceptive, checks, "
                  "safe_journeys, risky_journeys, recruitments, recruited, exploited, exits, "
                  "cost]"});
    create_folder(sweep, folder.path);
    fs::create_directories(folder.path / "results");
    std::ofstream results(folder.path / "results/made.csv", std::ios::binary);
    TrialRecord record{{}, "", 0.01, "", std::vector<double>(sweep.values_per_trial()), 0};
    for (std::size_t number = 0; number < sweep.trials(); ++number) {
        record.trial = sweep.trial(number);
        record.key = key_of(sweep, record.trial.point);
        for (std::size_t i = 0; i < record.values.size(); ++i)
            record.values[i] = 100.0 / static_cast<double>(3 + (number * 7919 + i * 104729) % 1009);
        results << to_line(record);
    }
    results.close();
    for (auto _ : state) {
        const Store store(sweep, folder.path, true);
        const auto figures = point_figures(sweep, store);
        std::ofstream(folder.path / "runs.csv", std::ios::binary) << sweep_runs_csv(sweep, store);
        std::ofstream(folder.path / "effects.csv", std::ios::binary)
            << sweep_effects_csv(sweep, figures);
        const auto readings = read_factors(sweep, completeness_of(sweep, store), figures);
        std::ofstream(folder.path / "sensitivity.csv", std::ios::binary)
            << sensitivity_csv(sweep, readings);
    }
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    state.counters["runs"] = static_cast<double>(sweep.runs());
    state.counters["most_MiB"] = static_cast<double>(used.ru_maxrss) / 1024;
}

BENCHMARK_CAPTURE(sweep_overhead, short_runs, 40, 2)->Arg(4'000)->Unit(benchmark::kSecond);
BENCHMARK_CAPTURE(sweep_overhead, long_runs, 3, 1)->Arg(400'000)->Unit(benchmark::kSecond);
BENCHMARK(sweep_two_workers)->Arg(20'000)->Unit(benchmark::kSecond);
BENCHMARK(sweep_collect)->Arg(100'000)->Arg(1'000'000)->Iterations(1)->Unit(benchmark::kSecond);

}  // namespace

}  // namespace heed
