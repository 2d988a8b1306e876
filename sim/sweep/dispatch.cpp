// The few words that ranks exchange: "a batch, please" and "I leave", each with what was done so far.
#include "sim/sweep/dispatch.hpp"

#include <algorithm>

namespace heed {

namespace {
constexpr std::uint64_t wants_a_batch = 1, leaves = 2;
}

Dispatcher::Dispatcher(std::vector<Batch> batches, std::size_t others, std::size_t most_failures,
                       std::stop_token stop)
    : batches_(std::move(batches)),
      others_(others),
      most_failures_(most_failures),
      stop_(std::move(stop)),
      tallies_(others + 1) {}

std::optional<Batch> Dispatcher::next() {
    return gate_([&]() -> std::optional<Batch> {
        if (given_ == batches_.size() || stop_.stop_requested() || failures() > most_failures_)
            return {};
        return batches_[given_++];
    });
}

Ranks::Message Dispatcher::reply(std::size_t rank, const Ranks::Message& question) {
    const auto& [what, trials, failures, unused] = question;
    tallies_.at(rank).trials = trials;
    tallies_.at(rank).failures = failures;
    if (what == leaves) {
        ++left_;
        return {};
    }
    const auto batch = next();
    if (!batch) return {};
    return {batch->first_point, batch->points, batch->first_world, batch->worlds};
}

void Dispatcher::count_own(std::size_t trials, std::size_t failures) {
    tallies_.front().trials = trials;
    tallies_.front().failures = failures;
}

std::size_t Dispatcher::trials() const {
    std::size_t sum = 0;
    for (const Tally& tally : tallies_) sum += tally.trials;
    return sum;
}

std::size_t Dispatcher::failures() const {
    std::size_t sum = 0;
    for (const Tally& tally : tallies_) sum += tally.failures;
    return sum;
}

Ranks::Message Asking::say(std::uint64_t what) {
    return ranks_.ask({what, trials_, all_ - trials_, 0});
}

std::optional<Batch> Asking::next() {
    const auto [first_point, points, first_world, worlds] = say(wants_a_batch);
    if (worlds == 0) return {};
    return Batch{static_cast<std::uint32_t>(first_point), static_cast<std::uint32_t>(points),
                 static_cast<std::uint32_t>(first_world), static_cast<std::uint32_t>(worlds)};
}

void Asking::leave() { say(leaves); }

}  // namespace heed
