// Cuts a sweep into blocks of points and worlds.
#include "sim/sweep/batches.hpp"

#include <algorithm>
#include <cmath>

namespace heed {

namespace {
constexpr std::size_t most_points_at_once = 64;  // whose scenarios a worker holds in memory
}

std::vector<Batch> batches_of(const Sweep& sweep, double trials_each) {
    const std::size_t points = sweep.points.size(), worlds = sweep.worlds();
    const auto wanted = static_cast<std::size_t>(std::clamp(
        trials_each, 1.0, static_cast<double>(std::max<std::size_t>(sweep.trials(), 1))));
    // As square as can be: reading a point is shared by its worlds, making people by the points.
    const auto side = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(wanted))));
    std::size_t wide =
        std::clamp<std::size_t>(std::max(side, wanted / std::max<std::size_t>(worlds, 1)), 1,
                                std::min(most_points_at_once, points));
    const std::size_t high = std::clamp<std::size_t>(wanted / wide, 1, worlds);
    // Some points in one world after the other: people are made once for all these points.
    std::vector<Batch> batches;
    for (std::size_t first = 0; first < points; first += most_points_at_once) {
        const std::size_t last = std::min(points, first + most_points_at_once);
        for (std::size_t world = 0; world < worlds; world += high)
            for (std::size_t point = first; point < last; point += wide)
                batches.push_back({static_cast<std::uint32_t>(point),
                                   static_cast<std::uint32_t>(std::min(wide, last - point)),
                                   static_cast<std::uint32_t>(world),
                                   static_cast<std::uint32_t>(std::min(high, worlds - world))});
    }
    return batches;
}

}  // namespace heed
