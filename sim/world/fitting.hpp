// Tables of people fitted to margins: iterative proportional fitting (Deming and Stephan 1940)
// keeps the odds ratios of the seed; controlled rounding (Cox 1987) turns the result into whole
// people.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sim/base/random.hpp"

namespace heed {

/// A table of any number of ways; the last way runs fastest.
struct Table {
    std::vector<std::size_t> extent;
    std::vector<double> cell;

    /// A table of ones.
    explicit Table(std::vector<std::size_t> extents);
};

/// Wanted sums over all other ways, laid out as a table of these ways; NaN where nothing is wanted.
struct Margin {
    std::vector<std::size_t> ways;
    std::vector<double> target;
};

/// How a fit ended.
struct Fit {
    int rounds = 0;
    double off = 0;          ///< largest difference between a margin and its target
    bool converged = false;  ///< `off` is within the tolerance
};

/// Scales the table to each margin in turn until all are met. The last margin is met exactly where
/// its cells are not all zero. Margins that contradict each other leave `off` above the tolerance.
Fit fit(Table& table, const std::vector<Margin>& margins, double tolerance = 1e-6,
        int most_rounds = 500);

/// `total` whole units shared out in proportion; each within one of its exact share, the sum exact.
/// Shares need not sum to one. The units left by rounding down go to the largest remainders,
/// earlier ones first among equals.
std::vector<std::uint32_t> largest_remainder(std::span<const double> shares, std::uint32_t total);

/// Whole numbers within one of each cell (rows × columns, columns fastest) such that every row and
/// every column sums to its own sum rounded: exactly, where that sum is whole. The expected value
/// of each cell is the cell itself. L. H. Cox, "A constructive procedure for unbiased controlled
/// rounding", JASA 82 (1987).
std::vector<std::uint32_t> controlled_rounding(std::span<const double> cells, std::size_t columns,
                                               Dice::Stream& stream);

}  // namespace heed
