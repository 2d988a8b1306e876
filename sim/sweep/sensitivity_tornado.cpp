// Bars of a tornado chart from a one-at-a-time design.
#include "sim/sweep/sensitivity_tornado.hpp"

#include <cmath>

#include "sim/base/problem.hpp"

namespace heed {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

/// The factor in which a point differs from the base; none if it is the base.
std::size_t factor_of(const Design& design, std::size_t point) {
    std::size_t found = none;
    for (std::size_t factor = 0; factor < design.factors; ++factor) {
        if (design.at(point, factor) == design.at(0, factor)) continue;
        expect(found == none, "a one-at-a-time design changes one factor at a time");
        found = factor;
    }
    return found;
}

}  // namespace

std::vector<Swing> tornado(const Design& one_at_a_time, std::span<const double> y,
                           std::span<const double> variance_of_mean) {
    expect(y.size() == one_at_a_time.points, "an output for each point, if only NaN");
    const auto figure = [&](std::size_t point) {
        if (variance_of_mean.empty()) return Figure{y[point]};
        const double half = 1.96 * std::sqrt(variance_of_mean[point]);
        return Figure{y[point], y[point] - half, y[point] + half};
    };
    std::vector<Swing> bars;
    if (one_at_a_time.points == 0) return bars;
    for (std::size_t factor = 0; factor < one_at_a_time.factors; ++factor) {
        const double base = one_at_a_time.at(0, factor);
        bars.push_back({base, base, figure(0), figure(0)});
    }
    for (std::size_t point = 1; point < one_at_a_time.points; ++point) {
        const std::size_t factor = factor_of(one_at_a_time, point);
        if (factor == none) continue;
        Swing& bar = bars[factor];
        const double level = one_at_a_time.at(point, factor);
        if (level < bar.low) {
            bar.low = level;
            bar.at_low = figure(point);
        } else if (level > bar.high) {
            bar.high = level;
            bar.at_high = figure(point);
        }
    }
    return bars;
}

}  // namespace heed
