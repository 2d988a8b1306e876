// Designs of a sweep: which points of the unit cube are run. What a coordinate means for a factor (a quantile, a
// level of a list) is decided elsewhere.
//
// Whatever grows by blocks, points, trajectories or rows can be continued: a part that is asked for later is the same
// as if it had been asked for at once, and points already made never change. Random coordinates are keyed dice of
// (seed, place in the design); they lie strictly inside (0, 1). Grids, one-at-a-time designs and trajectories do hold
// 0 and 1: a distribution without ends has to be cut for them (for example at its 2.5 % and 97.5 % quantiles).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace heed {

/// Points of the unit cube.
struct Design {
    std::size_t points = 0, factors = 0;
    std::vector<double> unit;  ///< [point · factors + factor], in [0, 1]

    double at(std::size_t point, std::size_t factor) const {
        return unit[point * factors + factor];
    }
    std::span<const double> point(std::size_t i) const {
        return std::span(unit).subspan(i * factors, factors);
    }
};

/// Which blocks, points, trajectories or rows of a design: `count` of them from number `first` on.
struct Part {
    std::size_t first = 0, count = 0;
};

/// Level `number` of `count` as a coordinate: evenly spaced from 0 to 1; a single level stands in the middle. The way
/// back is min(count − 1, ⌊coordinate · count⌋), which also shares out coordinates of other designs evenly.
double coordinate_of_level(std::size_t number, std::size_t count);

/// The same points with the coordinate of a factor that has so many levels moved to its level's (0 levels: it stays).
/// Analyses want these: a step between two levels is then a step of their distance, and a surface need not imitate stairs.
Design at_levels(Design design, std::span<const std::size_t> levels);

/// Every combination of levels; the last factor changes fastest.
Design grid(std::span<const std::size_t> levels);

/// Point 0 is the base; then each level of the first factor with the others at the base, each level of the second, …
/// Levels are coordinates; one that equals the base is kept, so that places can be counted.
Design one_at_a_time(std::span<const double> base, const std::vector<std::vector<double>>& levels);

/// Independent uniform points.
Design random_points(std::size_t factors, Part points, std::uint64_t seed);

/// Blocks of so many points; each is a Latin hypercube of its own (each of `points_in_block` equal slices of each factor
/// holds one point). McKay, Beckman and Conover 1979, Technometrics 21.
Design latin_hypercube(std::size_t factors, std::size_t points_in_block, Part blocks,
                       std::uint64_t seed);

/// Most factors of a Sobol' sequence.
inline constexpr std::size_t most_sobol_factors = 3667;

/// The sequence of Sobol' (1967) with the numbers of Joe and Kuo (2008, SIAM J. Sci. Comput. 30), shifted digit by digit:
/// the bits of each coordinate are turned by one random word for each factor. That keeps the even spread, makes each
/// point uniform, and lets the sequence begin with its point number 0, which would else lie in the corner; without it,
/// 2^m points are no longer spread evenly (Owen 2020, "On dropping the first Sobol' point"). Best at powers of two.
Design sobol_sequence(std::size_t factors, Part points, std::uint64_t seed);

/// Trajectories of Morris (1991, Technometrics 33): factors + 1 points each, of which each differs from the one before in
/// one factor, by p / (2 (p − 1)) up or down. Start, direction and order of factors are random. `levels` is p, even.
Design morris_design(std::size_t factors, std::size_t levels, Part trajectories,
                     std::uint64_t seed);

/// How base rows of Saltelli (2002, 2010) lie in a design: from each row, one after the other, A, B, then AB_i for each
/// factor (A with coordinate i of B), then, for indices of second order, BA_i for each factor.
struct SaltelliLayout {
    std::size_t factors = 0;
    bool second_order = false;

    std::size_t points_in_row() const { return 2 + factors * (second_order ? 2 : 1); }
    std::size_t a(std::size_t row) const { return row * points_in_row(); }
    std::size_t b(std::size_t row) const { return a(row) + 1; }
    std::size_t ab(std::size_t row, std::size_t factor) const { return a(row) + 2 + factor; }
    std::size_t ba(std::size_t row, std::size_t factor) const { return ab(row, factors + factor); }
};

/// Base rows from a Sobol' sequence in 2 · factors dimensions: A is its first half, B its second. Any rows can be added
/// later; the spread is best when all rows so far are a power of two, so double them.
Design saltelli_design(SaltelliLayout layout, Part rows, std::uint64_t seed);

}  // namespace heed
