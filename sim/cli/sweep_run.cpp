// `heed sweep run` and `heed sweep resume`: every trial that is not done yet, on the threads of this machine.
#include "sim/cli/sweep_run.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>

#include "sim/cli/scenario_options.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/experiment/families.hpp"
#include "sim/report/words.hpp"
#include "sim/sweep/sweep_folder.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

namespace fs = std::filesystem;

namespace {
constexpr double seconds_per_batch = 5;
}

void check_memory_of(const Sweep& sweep, unsigned threads) {
    Problems problems;
    const Experiment base = read_experiment(sweep.scenario, problems);
    problems.throw_if_any();
    const double needed =
        estimate_bytes(base.scenario.population, worlds_held(base)) * threads + 5e7;
    if (needed > memory_available())
        throw BadInput(fmt::format(
            "this sweep needs about {:.1f} GiB of memory with {} threads, and this machine has "
            "{:.1f} GiB free; use fewer people or --threads",
            needed / (1 << 30), threads, memory_available() / (1 << 30)));
}

int say_how_it_ended(const Sweep& sweep, const fs::path& folder, const Store& store, bool gave_up,
                     const RunOptions& options) {
    if (store.count() == sweep.trials())
        return collect_and_tell(sweep, folder, false, options.common);
    for (const auto& [trial, reason] : store.failures()) {
        const Trial which = sweep.trial(trial);
        fmt::print(stderr, "failed: point {}, draw {}, replicate {}: {}\n", which.point, which.draw,
                   which.replicate, reason);
        if (&reason == &store.failures().rbegin()->second || store.failures().size() < 6) continue;
        fmt::print(stderr, "and {} more; `heed sweep status {}` counts them\n",
                   store.failures().size() - 1, folder.string());
        break;
    }
    fmt::print(stderr,
               "{} of {} trials are done{}; nothing is lost. To go on: heed sweep resume {}{}\n",
               thousands(store.count()), thousands(sweep.trials()),
               gave_up ? ", and too many failed (--on-failure)" : "", folder.string(),
               store.failures().empty()
                   ? ""
                   : fmt::format("; to collect what is there: heed sweep collect {} --partial",
                                 folder.string()));
    return failed;
}

double trials_in_a_batch(const Sweep& sweep, const Store& store, std::size_t workers) {
    const double each = store.count() > 0 ? store.seconds() / static_cast<double>(store.count())
                                          : seconds_per_batch;
    const double most = static_cast<double>(sweep.trials()) / (32.0 * static_cast<double>(workers));
    return std::clamp(seconds_per_batch / std::max(each, 1e-6), 1.0, std::max(most, 1.0));
}

Done try_one(const Sweep& sweep, const fs::path& folder, Store& store, const Labour& labour) {
    if (store.count() > 0) return {};
    auto batches = batches_of(sweep, 1);
    batches.resize(1);
    const Done result =
        do_batches(sweep, folder, store, in_turn(sweep, store, std::move(batches), 0), labour);
    store.refresh();
    return result;
}

namespace {

/// Others may be at work on the same sweep, here or on other machines: not in the same order.
std::uint64_t seed_of_this_process() {
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    return (static_cast<std::uint64_t>(now) ^ (static_cast<std::uint64_t>(::getpid()) << 40)) | 1;
}

int work_alone(const Sweep& sweep, const fs::path& folder, const RunOptions& options) {
    const StopOnSignal stop;
    const unsigned threads = options.threads > 0 ? options.threads : hardware_threads();
    check_memory_of(sweep, threads);
    Store store(sweep, folder, false);
    Done result;
    {
        ProgressBar bar(!options.common.quiet);
        std::size_t before = store.count();
        const Labour labour{threads, most_failures(options.on_failure), stop.token(),
                            [&](std::size_t now) { bar.show(before + now, sweep.trials()); }};
        result = try_one(sweep, folder, store, labour);
        before = store.count();
        if (!result.gave_up && !stop.token().stop_requested()) {
            auto batches = batches_of(sweep, trials_in_a_batch(sweep, store, threads));
            result = do_batches(sweep, folder, store,
                                in_turn(sweep, store, std::move(batches), seed_of_this_process()),
                                labour);
            store.refresh();
        }
    }
    return say_how_it_ended(sweep, folder, store, result.gave_up, options);
}

int work(const RunOptions& options, const BeginSweep& begin) {
    if (auto ranks = join_ranks()) return work_among_ranks(std::move(ranks), options, begin);
    const BegunSweep begun = begin();
    return work_alone(begun.sweep, begun.folder, options);
}

void add_work_options(CLI::App& command, RunOptions& options) {
    command.add_option("--threads", options.threads, "threads; results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(1U, 4096U));
    command
        .add_option("--on-failure", options.on_failure,
                    "stop, go-on, or how many failures are allowed before the work ends (20)")
        ->type_name("POLICY");
}

}  // namespace

void add_sweep_run(CLI::App& app, Action& action) {
    auto options = std::make_shared<RunOptions>();
    CLI::App* command = app.add_subcommand(
        "run", "run a sweep on this machine, or go on with it, and collect its results");
    command->footer("Example: heed sweep run scenarios/sweeps/first.yaml --out results/sweep");
    add_sweep_file(*command, *options);
    command->add_option("--out", options->out, "folder for the sweep")->type_name("DIR");
    add_work_options(*command, *options);
    command->callback([&action, options] {
        action = [options] {
            return work(*options, [&] {
                Sweep sweep = read_or_open(*options);
                const fs::path folder = folder_for(sweep, *options, options->out);
                return BegunSweep{std::move(sweep), folder};
            });
        };
    });
}

void add_sweep_resume(CLI::App& app, Action& action) {
    auto options = std::make_shared<RunOptions>();
    CLI::App* command = app.add_subcommand(
        "resume", "go on with a sweep: what is missing or failed, and nothing else");
    command->footer("Example: heed sweep resume results/sweep-first");
    add_sweep_folder(*command, *options);
    add_work_options(*command, *options);
    command->callback([&action, options] {
        action = [options] {
            return work(*options, [&] {
                return BegunSweep{open_folder(options->place, full_version()), options->place};
            });
        };
    });
}

}  // namespace heed
