// Trials that one worker does one after the other: neighbours in points and worlds, so that what they share is made once.
#pragma once

#include <vector>

#include "sim/sweep/sweep.hpp"

namespace heed {

/// A block of trials: some points, each in some worlds. A world is draw · replicates + replicate.
struct Batch {
    std::uint32_t first_point = 0, points = 0, first_world = 0, worlds = 0;

    std::size_t trials() const { return static_cast<std::size_t>(points) * worlds; }
    auto operator<=>(const Batch&) const = default;
};

/// Cuts a sweep into batches of about `trials_each` (at least one), in the order of points. Every trial is in one of
/// them.
std::vector<Batch> batches_of(const Sweep& sweep, double trials_each);

}  // namespace heed
