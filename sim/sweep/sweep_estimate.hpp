// What a sweep will take, from a few of its trials that are really run.
#pragma once

#include <string>

#include "sim/sweep/sweep.hpp"

namespace heed {

struct SweepEstimate {
    double seconds_per_trial = 0;  ///< mean of those tried
    double slowest = 0;            ///< of those tried
    std::size_t tried = 0;
    std::size_t refused = 0;  ///< points beside these that cannot be run
    std::string refusal;      ///< why the first of them cannot
    double core_hours = 0;
    double memory = 0;  ///< bytes a thread needs
    double disk = 0;    ///< bytes of the store and of the tables collected from it
};

/// Tries points spread over the sweep, until some seconds have passed (one trial at least). Nothing is stored. Points
/// that cannot be run are counted; BadInput if none of those tried can.
SweepEstimate estimate_sweep(const Sweep& sweep, double most_seconds = 5);

}  // namespace heed
