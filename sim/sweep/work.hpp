// Doing the trials of a sweep: batch by batch, each result stored as soon as it is there.
#pragma once

#include <functional>
#include <optional>
#include <stop_token>

#include "sim/engine/parallel.hpp"
#include "sim/sweep/batches.hpp"
#include "sim/sweep/store.hpp"

namespace heed {

/// Trials of a batch that the store does not have.
std::size_t missing_in(const Sweep& sweep, const Store& store, const Batch& batch);

/// What the user wishes, and what there is to hold on to.
struct Labour {
    unsigned threads = 1;
    std::size_t most_failures = 0;  ///< more than so many end the work
    std::stop_token stop;
    /// Called after every trial with the number done by this process; from any thread.
    std::function<void(std::size_t)> progress;
};

struct Done {
    std::size_t trials = 0, failures = 0;
    bool gave_up = false;  ///< more failures than were allowed
};

/// The next batch to do, or nothing; called by one thread at a time.
using NextBatch = std::function<std::optional<Batch>()>;

/// Does batches until there are no more. What the store has already is not done again. Throws if results cannot be
/// stored; a trial that fails is stored with its reason.
Done do_batches(const Sweep& sweep, const std::filesystem::path& folder, Store& store,
                const NextBatch& next, const Labour& labour);

/// The batches that are not done, in an order of the seed's own (0: as they are). Looks before each what others have done
/// since: processes that work at once in different orders seldom do the same, and none waits for another.
NextBatch in_turn(const Sweep& sweep, Store& store, std::vector<Batch> batches, std::uint64_t seed);

/// One trial, run and not stored: what all its arms gave. Nothing if it was stopped.
std::optional<std::vector<double>> values_of_trial(const Sweep& sweep, const Trial& trial,
                                                   const std::stop_token& stop = {});

}  // namespace heed
