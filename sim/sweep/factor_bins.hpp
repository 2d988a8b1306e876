// A factor's values at the points, cut into bins, and the mean of an outcome in each: what pictures over factors show.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/sweep/sensitivity_interval.hpp"
#include "sim/sweep/sweep.hpp"

namespace heed {

/// What a factor is at each point.
struct FactorValues {
    std::vector<double> x;            ///< [point] the number, or that of the level; NaN: neither
    std::vector<std::string> levels;  ///< values that are no numbers, in the order of the points
    std::string unit;                 ///< of the numbers, such as "per year"
};
FactorValues values_of_factor(const Sweep& sweep, std::size_t factor);

/// Each value a bin of its own if there are no more than so many; else as many bins with about the same number of points.
struct Bins {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> of_point;    ///< [point] number of the bin, or none
    std::vector<double> lowest, highest;  ///< [bin] values that lie in it
    std::vector<std::string> words;       ///< [bin] "0.1 to 0.3", "bus"; without the unit
    std::size_t count() const { return words.size(); }
};
Bins bins_of(const FactorValues& values, std::size_t most);

/// The mean over the points of a cell with its 95 % interval (Student's t; none below two points).
struct CellMean {
    Figure mean;
    std::size_t points = 0;
};

/// [row · columns + column]; of points that have an outcome and lie in a bin of both.
std::vector<CellMean> means_in_cells(const Bins& rows, const Bins& columns,
                                     std::span<const double> y);

/// [bin]
std::vector<CellMean> means_in_bins(const Bins& bins, std::span<const double> y);

}  // namespace heed
