// `heed sweep work`: one task of a submission, as a job of a cluster does it.
#include <fmt/format.h>

#include "sim/cli/sweep.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/report/words.hpp"
#include "sim/sweep/submission.hpp"
#include "sim/sweep/sweep_folder.hpp"
#include "sim/sweep/work.hpp"

namespace heed {

namespace {

struct WorkOptions : SweepOptions {
    std::string submission, on_failure = "20";
    std::size_t task = 0;
    unsigned threads = 1;
};

NextBatch one_after_the_other(TaskBlocks blocks) {
    return [list = std::move(blocks), next = std::size_t{0}]() mutable -> std::optional<Batch> {
        if (next == list.size()) return {};
        return list[next++];
    };
}

/// Trials of a task that the store does not have.
std::size_t missing_of(const Sweep& sweep, const Store& store, const TaskBlocks& blocks) {
    std::size_t missing = 0;
    for (const Batch& block : blocks) missing += missing_in(sweep, store, block);
    return missing;
}

int work_command(const WorkOptions& options) {
    const StopOnSignal stop;
    const Sweep sweep = open_folder(options.place, full_version());
    const TaskBlocks blocks = read_task(sweep, options.place, options.submission, options.task);
    Store store(sweep, options.place, false);
    const std::size_t before = missing_of(sweep, store, blocks);
    const Labour labour{options.threads, most_failures(options.on_failure), stop.token(), {}};
    const Done result =
        do_batches(sweep, options.place, store, one_after_the_other(blocks), labour);
    store.refresh();
    const std::size_t after = missing_of(sweep, store, blocks);
    if (!options.common.quiet)
        fmt::print("task {}: {} of the {} trials that were missing are done\n", options.task,
                   thousands(before - after), thousands(before));
    if (after == 0) return done;
    fmt::print(stderr, "task {}: {} trials are left{}\n", options.task, thousands(after),
               result.gave_up                  ? ": too many failed (--on-failure)"
               : stop.token().stop_requested() ? ": it was asked to stop"
                                               : fmt::format(": {} failed", result.failures));
    return failed;
}

}  // namespace

void add_sweep_work(CLI::App& app, Action& action) {
    auto options = std::make_shared<WorkOptions>();
    CLI::App* command =
        app.add_subcommand("work", "do one task of a submission; for the scripts of any scheduler");
    command->footer("Example: heed sweep work results/sweep-first --submission 001 --task 0");
    add_sweep_folder(*command, *options);
    command->add_option("--submission", options->submission, "which one, such as 001")
        ->type_name("NAME")
        ->required();
    command->add_option("--task", options->task, "which of its tasks, from 0")
        ->type_name("N")
        ->required();
    command->add_option("--threads", options->threads, "threads (1); results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(1U, 4096U));
    command
        ->add_option("--on-failure", options->on_failure,
                     "stop, go-on, or how many failures are allowed before the work ends (20)")
        ->type_name("POLICY");
    command->callback(
        [&action, options] { action = [options] { return work_command(*options); }; });
}

}  // namespace heed
