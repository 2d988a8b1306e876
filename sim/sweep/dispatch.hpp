// Batches handed out by rank 0 to whoever asks for more, so that ranks that are quick do more.
#pragma once

#include <atomic>
#include <stop_token>

#include "sim/sweep/ranks.hpp"
#include "sim/sweep/work.hpp"

namespace heed {

/// On rank 0: what is left to do, and who has gone. For its own threads and for other ranks alike.
class Dispatcher {
public:
    /// others: ranks that will ask. No batch is given any more once `stop` is asked for or more than `most_failures`
    /// trials have failed, of all ranks together.
    Dispatcher(std::vector<Batch> batches, std::size_t others, std::size_t most_failures,
               std::stop_token stop);

    std::optional<Batch> next();
    Ranks::Message reply(std::size_t rank, const Ranks::Message& question);

    /// What this rank itself did so far.
    void count_own(std::size_t trials, std::size_t failures);
    std::size_t trials() const;  ///< done by all ranks, as far as they said
    std::size_t failures() const;

    bool everyone_left() const { return left_ == others_; }

private:
    struct Tally {
        std::atomic<std::uint64_t> trials{0}, failures{0};
    };
    std::vector<Batch> batches_;
    std::size_t given_ = 0, others_, most_failures_;
    std::stop_token stop_;
    std::atomic<std::size_t> left_{0};
    std::vector<Tally> tallies_;  // [rank]
    Gate gate_;
};

/// On the other ranks: asks rank 0, and tells it how far this one is.
class Asking {
public:
    explicit Asking(Ranks& ranks) : ranks_(ranks) {}

    std::optional<Batch> next();
    void leave();

    /// After every trial: how many were done; the others failed.
    void count(std::size_t trials) {
        trials_ = std::max<std::size_t>(trials_, trials);
        ++all_;
    }

private:
    Ranks::Message say(std::uint64_t what);

    Ranks& ranks_;
    std::atomic<std::size_t> trials_{0}, all_{0};
};

}  // namespace heed
