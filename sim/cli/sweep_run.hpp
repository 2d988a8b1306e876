// What `heed sweep run` and `resume` do alone, and among the ranks of MPI.
#pragma once

#include <functional>

#include "sim/cli/sweep.hpp"
#include "sim/sweep/ranks.hpp"
#include "sim/sweep/work.hpp"

namespace heed {

struct RunOptions : SweepOptions {
    std::optional<std::string> out;
    unsigned threads = 0;
    std::string on_failure = "20";
};

/// A sweep and its folder, which is there.
struct BegunSweep {
    Sweep sweep;
    std::filesystem::path folder;
};
using BeginSweep = std::function<BegunSweep()>;

/// Throws BadInput if this machine cannot hold so many people at once.
void check_memory_of(const Sweep& sweep, unsigned threads);

/// Batches of some seconds each, from what the store knows of trials; small ones if there is little to do for `workers`.
double trials_in_a_batch(const Sweep& sweep, const Store& store, std::size_t workers);

/// Does one trial if there is none yet, to know how long they take.
Done try_one(const Sweep& sweep, const std::filesystem::path& folder, Store& store,
             const Labour& labour);

/// Collects if all is done; else says what failed and how to go on.
int say_how_it_ended(const Sweep& sweep, const std::filesystem::path& folder, const Store& store,
                     bool gave_up, const RunOptions& options);

/// The part of this process in a sweep that all ranks do together.
int work_among_ranks(std::unique_ptr<Ranks> ranks, const RunOptions& options,
                     const BeginSweep& begin);

}  // namespace heed
