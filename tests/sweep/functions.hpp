// Functions whose sensitivity indices are known in closed form, to try the analyses on.
#pragma once

#include <cmath>
#include <functional>
#include <numbers>
#include <span>
#include <vector>

#include "sim/base/normal.hpp"
#include "sim/base/random.hpp"
#include "sim/sweep/design.hpp"

namespace heed {

using Function = std::function<double(std::span<const double>)>;

/// Ishigami and Homma 1990, a = 7, b = 0.1, on [−π, π]³. V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2.
inline double ishigami(std::span<const double> unit) {
    const auto x = [&](std::size_t i) { return std::numbers::pi * (2 * unit[i] - 1); };
    return std::sin(x(0)) + 7 * std::pow(std::sin(x(1)), 2) +
           0.1 * std::pow(x(2), 4) * std::sin(x(0));
}

/// Sobol's g-function with a = (0, 1, 4.5, 9, 99, 99, 99, 99).
inline double g_function(std::span<const double> unit) {
    const double a[] = {0, 1, 4.5, 9, 99, 99, 99, 99};
    double product = 1;
    for (std::size_t i = 0; i < 8; ++i) product *= (std::abs(4 * unit[i] - 2) + a[i]) / (1 + a[i]);
    return product;
}

inline std::vector<double> outputs(const Design& design, const Function& f) {
    std::vector<double> y;
    for (std::size_t i = 0; i < design.points; ++i) y.push_back(f(design.point(i)));
    return y;
}

/// Independent normal chance, by point.
inline std::vector<double> with_noise(std::vector<double> y, double deviation,
                                      std::uint64_t seed = 5) {
    const Dice dice(seed, 0, 0);
    for (std::uint32_t i = 0; i < y.size(); ++i)
        y[i] += deviation * normal_quantile(dice.uniform(Decision::need, i, 0));
    return y;
}

}  // namespace heed
