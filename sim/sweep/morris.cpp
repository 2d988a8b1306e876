// Elementary effects as functions of moments over trajectories.
#include "sim/sweep/morris.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/problem.hpp"

namespace heed {

namespace {

constexpr std::size_t each =
    3;  // moments of a factor: effect, its size, its square; figures: mu, mu*, sigma

/// A step from one point to the next.
struct Step {
    std::size_t factor = 0;
    double size = 0;
};

Step step_to(const Design& design, std::size_t point) {
    Step found;
    std::size_t changed = 0;
    for (std::size_t factor = 0; factor < design.factors; ++factor) {
        const double size = design.at(point, factor) - design.at(point - 1, factor);
        if (size == 0) continue;
        found = {factor, size};
        ++changed;
    }
    expect(changed == 1, "each step of a trajectory changes one factor");
    return found;
}

/// Moments of the trajectories that have all their outputs. `step` becomes the smallest size of a step.
Moments moments_of(const Design& design, std::span<const double> y, double& step) {
    const std::size_t k = design.factors, length = k + 1;
    Moments made{0, each * k, {}};
    for (std::size_t start = 0; start + length <= design.points; start += length) {
        std::vector<double> row(made.width, 0.0);
        std::vector<bool> moved(k, false);
        for (std::size_t point = start + 1; point < start + length; ++point) {
            const auto [factor, size] = step_to(design, point);
            expect(!moved[factor], "a trajectory changes each factor once");
            moved[factor] = true;
            step = std::min(step, std::abs(size));
            const double effect = (y[point] - y[point - 1]) / size;
            row[each * factor] = effect;
            row[each * factor + 1] = std::abs(effect);
            row[each * factor + 2] = effect * effect;
        }
        if (std::ranges::any_of(row, [](double value) { return std::isnan(value); })) continue;
        made.values.insert(made.values.end(), row.begin(), row.end());
        ++made.units;
    }
    return made;
}

Statistic effects_from(std::size_t factors, std::size_t trajectories) {
    const auto n = static_cast<double>(trajectories);
    return [=](std::span<const double> m, std::span<double> to) {
        for (std::size_t at = 0; at < each * factors; at += each) {
            to[at] = m[at];
            to[at + 1] = m[at + 1];
            const double spread = m[at + 2] - m[at] * m[at];
            to[at + 2] = n < 2 ? Figure::unknown : std::sqrt(std::max(0.0, spread) * n / (n - 1));
        }
    };
}

/// What a factor without effect shows: sizes of a normal difference with twice the mean variance of a mean.
ElementaryEffects::Factor dummy_from_replicates(std::span<const double> variance, double step,
                                                std::size_t trajectories) {
    double sum = 0, count = 0;
    for (const double one : variance)
        if (!std::isnan(one)) {
            sum += one;
            ++count;
        }
    constexpr double two_over_pi = 0.63661977236758134308;
    const double sigma = std::sqrt(2 * sum / count) / step;
    const double n = static_cast<double>(trajectories);
    const double mu = 1.96 * sigma / std::sqrt(n);
    const double mean_size = sigma * std::sqrt(two_over_pi);
    const double error = 1.96 * sigma * std::sqrt((1 - two_over_pi) / n);
    const double error_of_sigma = 1.96 * sigma / std::sqrt(2 * std::max(1.0, n - 1));
    return {{0, -mu, mu},
            {mean_size, mean_size - error, mean_size + error},
            {sigma, sigma - error_of_sigma, sigma + error_of_sigma},
            false};
}

}  // namespace

ElementaryEffects elementary_effects(const Design& design, std::span<const double> y,
                                     const Chance& chance, Resampling resampling) {
    const std::size_t k = design.factors, shown = k - (chance.last_factor_is_dummy ? 1 : 0);
    const auto& variance = chance.variance_of_mean;
    expect(y.size() == design.points && design.points % (k + 1) == 0,
           "outputs of whole trajectories are needed");
    expect(variance.empty() || variance.size() == y.size(), "a variance for each output");
    double step = 1;
    const Moments moments = moments_of(design, y, step);
    const auto figures = figures_of(moments, each * k, effects_from(k, moments.units), resampling);
    const auto factor = [&](std::size_t i) {
        return ElementaryEffects::Factor{figures[each * i], figures[each * i + 1],
                                         figures[each * i + 2], false};
    };
    ElementaryEffects made;
    made.used = moments.units;
    made.left_out = design.points / (k + 1) - made.used;
    for (std::size_t i = 0; i < shown; ++i) made.factors.push_back(factor(i));
    if (chance.last_factor_is_dummy) {
        made.dummy = factor(shown);
        made.dummy_from = DummyFrom::factor;
    } else if (!variance.empty() && made.used > 0) {
        made.dummy = dummy_from_replicates(variance, step, made.used);
        made.dummy_from = DummyFrom::replicates;
    } else {
        made.dummy = {{0, 0, 0}, {0, 0, 0}, {0, 0, 0}, false};
    }
    for (auto& one : made.factors) one.beyond_chance = one.mu_star.low > made.dummy.mu_star.high;
    return made;
}

}  // namespace heed
