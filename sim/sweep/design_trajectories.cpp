// Designs made of steps from point to point: Morris's trajectories, and Saltelli's rows for Sobol' indices.
#include <algorithm>
#include <numeric>

#include "sim/base/problem.hpp"
#include "sim/base/random.hpp"
#include "sim/sweep/design.hpp"

namespace heed {

namespace {

/// One trajectory. A factor goes from level l to l + p/2 or back, with l below p/2; levels are whole numbers, so that
/// points which should be equal are.
void add_trajectory(std::size_t levels, std::size_t number, const Dice& dice, Design& made) {
    const std::size_t factors = made.factors, half = levels / 2;
    auto stream = dice.stream(Decision::design_trajectory, static_cast<std::uint32_t>(number), 0);
    std::vector<std::size_t> at(factors), order(factors);
    std::vector<bool> upwards(factors);
    for (std::size_t factor = 0; factor < factors; ++factor) {
        upwards[factor] = uniform(stream) < 0.5;
        at[factor] = static_cast<std::size_t>(uniform(stream) * static_cast<double>(half)) +
                     (upwards[factor] ? 0 : half);
    }
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t left = factors; left > 1; --left)  // Fisher and Yates
        std::swap(order[left - 1],
                  order[static_cast<std::size_t>(uniform(stream) * static_cast<double>(left))]);
    const auto add_point = [&] {
        for (const std::size_t level : at) made.unit.push_back(coordinate_of_level(level, levels));
        ++made.points;
    };
    add_point();
    for (const std::size_t factor : order) {
        at[factor] = upwards[factor] ? at[factor] + half : at[factor] - half;
        add_point();
    }
}

}  // namespace

Design morris_design(std::size_t factors, std::size_t levels, Part trajectories,
                     std::uint64_t seed) {
    expect(levels >= 2 && levels % 2 == 0, "Morris's designs need an even number of levels");
    const Dice dice(seed, 0xffffffffU, 0xffffffffU);
    Design made{0, factors, {}};
    made.unit.reserve(trajectories.count * (factors + 1) * factors);
    for (std::size_t i = 0; i < trajectories.count; ++i)
        add_trajectory(levels, trajectories.first + i, dice, made);
    return made;
}

Design saltelli_design(SaltelliLayout layout, Part rows, std::uint64_t seed) {
    const std::size_t k = layout.factors;
    const Design base = sobol_sequence(2 * k, rows, seed);
    Design made{rows.count * layout.points_in_row(), k, {}};
    made.unit.reserve(made.points * k);
    for (std::size_t row = 0; row < rows.count; ++row) {
        const auto a = base.point(row).first(k), b = base.point(row).last(k);
        const auto add = [&](std::span<const double> point) {
            made.unit.insert(made.unit.end(), point.begin(), point.end());
        };
        const auto add_exchanged = [&](std::span<const double> of, std::span<const double> from) {
            for (std::size_t factor = 0; factor < k; ++factor) {
                add(of);
                made.unit[made.unit.size() - k + factor] = from[factor];
            }
        };
        add(a);
        add(b);
        add_exchanged(a, b);
        if (layout.second_order) add_exchanged(b, a);
    }
    return made;
}

}  // namespace heed
