// The outcome at the low and the high end of each factor: the bars of a tornado chart.
#pragma once

#include "sim/sweep/design.hpp"
#include "sim/sweep/sensitivity.hpp"

namespace heed {

/// One bar.
struct Swing {
    double low = 0, high = 0;  ///< coordinates of the factor
    Figure at_low, at_high;    ///< the outcome there, in its unit; NaN without an output
};

/// Bars of a one-at-a-time design, by factor: outputs at its lowest and highest level, the base among them, all others at
/// the base. With variance_of_mean, each has the normal interval of its mean; else no interval.
std::vector<Swing> tornado(const Design& one_at_a_time, std::span<const double> y,
                           std::span<const double> variance_of_mean = {});

}  // namespace heed
