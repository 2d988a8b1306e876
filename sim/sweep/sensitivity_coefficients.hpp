// Signs and sizes from any set of points: standardised regression coefficients and partial rank correlations.
#pragma once

#include "sim/sweep/design.hpp"
#include "sim/sweep/sensitivity.hpp"

namespace heed {

/// One coefficient for each factor, between −1 and 1 or little more. NaN for a factor that does not vary, and for all
/// where there are too few points (at most factors + 3).
struct Coefficients {
    std::vector<Figure> factors;  ///< without the dummy
    Figure dummy;
    DummyFrom dummy_from = DummyFrom::made;
    std::vector<bool> beyond_chance;  ///< the interval is further from 0 than the dummy's reaches
    double explained =
        0;  ///< R²: share of the variance (of the ranks) that the straight surface explains
    std::size_t used = 0, left_out = 0;  ///< points with and without output
};

/// Standardised regression coefficients: by how many standard deviations the output rises when a factor rises by one, in a
/// linear surface of all factors. Interval by Student's t: chance about the surface, alike everywhere, is taken for
/// granted. `x`: coordinates in any unit; what chance.variance_of_mean says is not needed. `seed` makes the dummy.
Coefficients standardised_coefficients(const Design& x, std::span<const double> y,
                                       const Chance& chance = {}, std::uint64_t seed = 1);

/// Partial rank correlation coefficients: how tightly the output rises or falls with a factor when the others are held,
/// both as ranks, so that bends do not matter as long as the direction stays (Marino, Hogue, Ray and Kirschner 2008,
/// J. Theor. Biol. 254). Interval by Fisher's z with N − factors − 2 degrees of freedom.
Coefficients partial_rank_correlations(const Design& x, std::span<const double> y,
                                       const Chance& chance = {}, std::uint64_t seed = 1);

}  // namespace heed
