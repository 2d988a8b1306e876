// Processes that were started together to share one sweep, as MPI starts them. Each has a number, its rank; rank 0 leads.
//
// Which kind a program has is settled when it is linked (sim/mpi): `heed` is always alone, `heed-mpi` speaks MPI.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace heed {

class Ranks {
public:
    using Message = std::array<std::uint64_t, 4>;
    virtual ~Ranks() = default;

    virtual std::size_t rank() const = 0;
    virtual std::size_t count() const = 0;

    /// What rank 0 says, to all. Every rank calls it.
    virtual std::string told_by_first(const std::string& text) = 0;

    /// Waits until every rank is here.
    virtual void meet() = 0;

    /// Ranks but 0: asks rank 0 and waits for its answer. One thread at a time.
    virtual Message ask(const Message& question) = 0;

    /// Rank 0: answers whoever asks, until `over` says that nobody will.
    virtual void answer(
        const std::function<Message(std::size_t rank, const Message& question)>& reply,
        const std::function<bool()>& over) = 0;
};

/// Whether this program can share a sweep among ranks.
bool can_share_among_ranks();

/// Joins the processes that were started with this one; they part when it is destroyed, all together. Null if this one is
/// alone.
std::unique_ptr<Ranks> join_ranks();

/// How many copies of this program a launcher such as mpirun started, as far as it says so; else 1.
std::size_t copies_started();

}  // namespace heed
