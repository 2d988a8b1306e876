// Designs that fill the cube: random points, Latin hypercubes, Sobol' sequences.
#include <algorithm>
#include <boost/random/sobol.hpp>
#include <numeric>

#include "sim/base/problem.hpp"
#include "sim/base/random.hpp"
#include "sim/sweep/design.hpp"

namespace heed {

namespace {

/// Dice outside all worlds.
Dice design_dice(std::uint64_t seed) { return {seed, 0xffffffffU, 0xffffffffU}; }

std::uint32_t as_word(std::size_t number) {
    expect(number <= 0xffffffffU, "designs have fewer than 2^32 points");
    return static_cast<std::uint32_t>(number);
}

Design empty_design(std::size_t points, std::size_t factors) {
    return {points, factors, std::vector<double>(points * factors)};
}

/// Random order of the slices of one factor in one block.
std::vector<std::uint32_t> slice_order(std::size_t slices, const Dice& dice, std::uint32_t block,
                                       std::uint32_t factor) {
    std::vector<std::uint32_t> order(slices), key(slices);
    std::iota(order.begin(), order.end(), 0U);
    for (std::uint32_t i = 0; i < slices; ++i)
        key[i] = dice.word(Decision::design_slice_order, i, block, factor);
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        return key[a] != key[b] ? key[a] < key[b] : a < b;
    });
    return order;
}

/// The middle of one of 2^52 equal parts of (0, 1), by the highest bits.
double inside(std::uint64_t bits) { return (static_cast<double>(bits >> 12) + 0.5) * 0x1p-52; }

}  // namespace

Design random_points(std::size_t factors, Part points, std::uint64_t seed) {
    const Dice dice = design_dice(seed);
    Design made = empty_design(points.count, factors);
    for (std::size_t i = 0; i < points.count; ++i)
        for (std::size_t factor = 0; factor < factors; ++factor)
            made.unit[i * factors + factor] = dice.uniform(
                Decision::design_random, as_word(points.first + i), 0, as_word(factor));
    return made;
}

Design latin_hypercube(std::size_t factors, std::size_t points_in_block, Part blocks,
                       std::uint64_t seed) {
    const Dice dice = design_dice(seed);
    const auto slices = static_cast<double>(points_in_block);
    Design made = empty_design(blocks.count * points_in_block, factors);
    for (std::size_t b = 0; b < blocks.count; ++b)
        for (std::size_t factor = 0; factor < factors; ++factor) {
            const std::uint32_t block = as_word(blocks.first + b), column = as_word(factor);
            const auto order = slice_order(points_in_block, dice, block, column);
            for (std::uint32_t i = 0; i < points_in_block; ++i) {
                const double within = dice.uniform(Decision::design_within_slice, i, block, column);
                made.unit[(b * points_in_block + i) * factors + factor] =
                    (order[i] + within) / slices;
            }
        }
    return made;
}

Design sobol_sequence(std::size_t factors, Part points, std::uint64_t seed) {
    expect(factors >= 1 && factors <= most_sobol_factors,
           "a Sobol' sequence has 1 to 3667 factors");
    Design made = empty_design(points.count, factors);
    auto shift = std::vector<std::uint64_t>(factors);
    const Dice dice = design_dice(seed);
    for (std::uint32_t factor = 0; factor < factors; ++factor)
        shift[factor] = std::uint64_t{dice.word(Decision::design_shift, factor, 0)} << 32 |
                        dice.word(Decision::design_shift, factor, 1);
    boost::random::sobol sequence(factors);  // Boost leaves out point 0, whose bits are all zero
    if (points.first > 1) sequence.seed(points.first - 1);
    for (std::size_t i = 0; i < points.count; ++i)
        for (std::size_t factor = 0; factor < factors; ++factor) {
            const std::uint64_t bits = points.first + i == 0 ? 0 : sequence();
            made.unit[i * factors + factor] = inside(bits ^ shift[factor]);
        }
    return made;
}

}  // namespace heed
