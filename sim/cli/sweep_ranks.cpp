// `mpirun heed-mpi sweep run`: rank 0 begins, hands out batches beside its own work, and collects.
#include <fmt/format.h>
#include <unistd.h>

#include <exception>

#include "sim/cli/sweep_run.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/sweep/dispatch.hpp"
#include "sim/sweep/sweep_folder.hpp"

namespace heed {

namespace fs = std::filesystem;

namespace {

constexpr int seconds_to_see =
    60;  // how late a network file system may show what another machine wrote

/// The folder, which rank 0 has made just now.
Sweep open_when_seen(const fs::path& folder) {
    for (int i = 0; i < seconds_to_see && !is_sweep_folder(folder); ++i) ::sleep(1);
    return open_folder(folder, full_version());
}

/// Any rank but 0. What goes wrong here ends this rank's part. It ends well all the same: rank 0 tells what is missing, and
/// mpirun would kill it as soon as another rank ends with a failure.
int follow(Ranks& ranks, const RunOptions& options) {
    const StopOnSignal stop;
    const std::string folder = ranks.told_by_first("");
    if (folder.empty()) return done;  // rank 0 says why
    Asking asking(ranks);
    try {
        const Sweep sweep = open_when_seen(folder);
        Store store(sweep, folder, false);
        const Labour labour{std::max(1U, options.threads), most_failures(options.on_failure),
                            stop.token(), [&](std::size_t trials) { asking.count(trials); }};
        do_batches(
            sweep, folder, store, [&] { return asking.next(); }, labour);
    } catch (const std::exception& mishap) {
        fmt::print(stderr, "heed-mpi: rank {}: {}\n", ranks.rank(), mishap.what());
    }
    asking.leave();
    ranks.meet();
    return done;
}

std::vector<Batch> unfinished(const Sweep& sweep, const Store& store, double trials_each) {
    std::vector<Batch> batches;
    for (const Batch& batch : batches_of(sweep, trials_each))
        if (missing_in(sweep, store, batch) > 0) batches.push_back(batch);
    return batches;
}

/// Rank 0, once all is ready: answers the others in one thread and works in others. Returns after all have left.
Done lead(Ranks& ranks, const BegunSweep& begun, Store& store, Dispatcher& dispatcher,
          const Labour& labour) {
    std::atomic<bool> through{false};
    std::exception_ptr mishap;
    Done result;
    for_each_parallel(2, 2, [&](std::size_t part) {
        if (part == 0)
            return ranks.answer(
                [&](auto rank, const auto& asked) { return dispatcher.reply(rank, asked); },
                [&] { return through && dispatcher.everyone_left(); });
        try {
            result = do_batches(
                begun.sweep, begun.folder, store, [&] { return dispatcher.next(); }, labour);
        } catch (...) {
            mishap = std::current_exception();
        }
        through = true;
    });
    ranks.meet();
    if (mishap) std::rethrow_exception(mishap);
    return result;
}

/// Reads until what all ranks did is to be seen here, or a minute has passed.
void wait_to_see(Store& store, std::size_t trials) {
    store.refresh();
    for (int i = 0; i < seconds_to_see && store.count() < trials; ++i) {
        ::sleep(1);
        store.refresh();
    }
}

int begin_and_lead(std::unique_ptr<Ranks> ranks, const RunOptions& options,
                   const BeginSweep& begin) {
    const StopOnSignal stop;
    const unsigned threads = std::max(1U, options.threads);
    ProgressBar bar(!options.common.quiet);
    std::optional<BegunSweep> begun;
    std::optional<Store> store;
    std::optional<Dispatcher> dispatcher;
    Labour labour{threads, 0, stop.token(), {}};
    try {
        labour.most_failures = most_failures(options.on_failure);
        begun = begin();
        check_memory_of(begun->sweep, threads);
        store.emplace(begun->sweep, begun->folder, false);
        try_one(begun->sweep, begun->folder, *store, labour);
        const double each = trials_in_a_batch(begun->sweep, *store, threads * ranks->count());
        dispatcher.emplace(unfinished(begun->sweep, *store, each), ranks->count() - 1,
                           labour.most_failures, stop.token());
    } catch (...) {
        ranks->told_by_first("");
        throw;
    }
    ranks->told_by_first(fs::absolute(begun->folder).string());
    const std::size_t had = store->count();
    std::atomic<std::size_t> kept{0};
    labour.progress = [&](std::size_t trials) {
        dispatcher->count_own(trials, ++kept - trials);
        bar.show(had + dispatcher->trials(), begun->sweep.trials());
    };
    const Done result = lead(*ranks, *begun, *store, *dispatcher, labour);
    ranks.reset();  // the others need not wait while this one collects
    wait_to_see(*store, std::min(begun->sweep.trials(), had + dispatcher->trials()));
    return say_how_it_ended(begun->sweep, begun->folder, *store,
                            result.gave_up || dispatcher->failures() > labour.most_failures,
                            options);
}

}  // namespace

int work_among_ranks(std::unique_ptr<Ranks> ranks, const RunOptions& options,
                     const BeginSweep& begin) {
    if (ranks->rank() > 0) return follow(*ranks, options);
    return begin_and_lead(std::move(ranks), options, begin);
}

}  // namespace heed
