// Figures with 95 % intervals, by drawing what was simulated again and again (bootstrap).
//
// What is drawn again is a unit of the design: a trajectory, a base row, a group of points. Every figure that is wanted
// is a function of means over units ("moments"), so one small matrix serves all figures and all resamples. Which units
// are drawn is a pure function of (seed, resample, draw): the same bits on every run and machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <span>
#include <vector>

namespace heed {

/// A figure with its 95 % interval. NaN where it cannot be told.
struct Figure {
    static constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    double value = unknown, low = unknown, high = unknown;
};

/// How often units are drawn again, and with which dice.
struct Resampling {
    std::size_t times = 1000;
    std::uint64_t seed = 1;
};

/// What each unit adds to the means.
struct Moments {
    std::size_t units = 0, width = 0;
    std::vector<double> values;  ///< [unit · width + moment]
};

/// Writes the figures that follow from the mean of each moment.
using Statistic = std::function<void(std::span<const double> means, std::span<double> figures)>;

/// Figures of all units, with percentile intervals (Efron and Tibshirani 1993, "An introduction to the bootstrap") that
/// are moved so that the mean of the resamples lies on the figure: squares of estimates grow with every resampling, and
/// that growth is no doubt about the figure. Without two units, or where more than one resample in twenty is undefined,
/// the ends are NaN.
std::vector<Figure> figures_of(const Moments& moments, std::size_t figures,
                               const Statistic& statistic, Resampling resampling);

}  // namespace heed
