// Which factors matter: the results that all analyses share, and what they know of chance.
//
// Outputs are one number for each point of a design: a mean over replicates, or a figure made of them. A point without
// one is NaN; the unit it belongs to (trajectory, base row, point) is left out, and the results count how many were.
//
// Chance. An output is what is expected at its point plus chance between simulated worlds. Two things tell how much:
// (1) a *dummy factor*, which decides nothing but the dice (points that share its coordinate may share their dice, all
//     others must not): what an analysis finds for it is what it finds where there is nothing (Khorashadi Zadeh et al.
//     2017, Environmental Modelling & Software 91);
// (2) the variance of each output's mean, from replicates. It is only of use if points have dice of their own.
#pragma once

#include "sim/sweep/sensitivity_interval.hpp"

namespace heed {

/// What is known of chance in the outputs; all may be left out. With a dummy, designs and layouts have one factor more
/// than is asked about, as their last; results are about the others.
struct Chance {
    bool last_factor_is_dummy = false;
    std::span<const double>
        variance_of_mean;  ///< by point, in squared units of the output; or empty
};

/// Where the dummy's figures are from.
enum class DummyFrom {
    nothing,     ///< chance is not known: taken as none
    replicates,  ///< computed from variance_of_mean
    factor,      ///< from a factor of the design that changes nothing but dice
    made,        ///< from a column of random numbers that no run has seen
};

/// Shares of the variance of the output: by each factor alone (first order, Sobol' 1993), in all it takes part in
/// (total, Homma and Saltelli 1996), by two together beyond each alone (second order). Shares of the variance of the
/// *expected* outcome if `chance_removed`, else of the variance with chance. Estimates, so they may be below 0.
struct Indices {
    std::vector<Figure> first, total;  ///< by factor, without the dummy
    std::vector<Figure> second;        ///< by pair_number; empty if not estimated
    Figure dummy_first, dummy_total;
    DummyFrom dummy_from = DummyFrom::nothing;
    std::vector<bool>
        beyond_chance;              ///< by factor: the interval of its total lies above the dummy's
    double mean = 0, variance = 0;  ///< of the outputs over points, chance included
    Figure chance_share;            ///< of that variance, from chance; NaN if not known
    /// The most that chance can make of it, where points share their dice: from how the worlds of a point differ, of
    /// which they have a part in common. NaN if not known.
    double chance_at_most = Figure::unknown;
    bool chance_removed = false;
    std::size_t used = 0, left_out = 0;  ///< units with and without all their outputs
};

/// Place of the pair (i, j), i < j, of so many factors: (0, 1), (0, 2), …, (1, 2), …
inline std::size_t pair_number(std::size_t i, std::size_t j, std::size_t factors) {
    return i * factors - i * (i + 1) / 2 + (j - i - 1);
}

}  // namespace heed
