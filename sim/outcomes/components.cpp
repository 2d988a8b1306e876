// Analysis of variance of nested worlds, one way: draws, and replicates within them.
#include "sim/outcomes/components.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/problem.hpp"

namespace heed {

namespace {

/// Sums of an analysis of variance, of values less the first defined one: equal values then have a
/// mean equal to the bit, and no variance at all.
struct Squares {
    std::size_t worlds = 0, draws = 0;
    double mean = 0;
    double between = 0, within = 0;  ///< sums of squares
    double squared_sizes = 0;        ///< Σ (worlds of a draw)²
};

double first_defined(std::span<const double> values) {
    for (const double value : values)
        if (!std::isnan(value)) return value;
    return undefined;
}

double sum_of_defined(std::span<const double> values, double shift, std::size_t& count) {
    double sum = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value - shift;
        ++count;
    }
    return sum;
}

Squares squares(std::span<const double> values, std::size_t replicates) {
    Squares all;
    const double shift = first_defined(values);
    const double sum = sum_of_defined(values, shift, all.worlds);
    if (all.worlds == 0) return all;
    const double mean = sum / static_cast<double>(all.worlds);
    all.mean = shift + mean;
    for (std::size_t first = 0; first < values.size(); first += replicates) {
        const std::span<const double> draw = values.subspan(first, replicates);
        std::size_t count = 0;
        const double draw_sum = sum_of_defined(draw, shift, count);
        if (count == 0) continue;
        const auto size = static_cast<double>(count);
        const double draw_mean = draw_sum / size;
        ++all.draws;
        all.squared_sizes += size * size;
        all.between += size * (draw_mean - mean) * (draw_mean - mean);
        for (const double value : draw) {
            if (std::isnan(value)) continue;
            const double deviation = value - shift - draw_mean;
            all.within += deviation * deviation;
        }
    }
    return all;
}

/// The same of the indicator that a world's value is at most `end`.
Squares squares_up_to(double end, std::span<const double> values, std::size_t replicates) {
    Squares all;
    std::size_t all_up_to = 0;
    for (std::size_t first = 0; first < values.size(); first += replicates) {
        std::size_t count = 0, up_to = 0;
        for (const double value : values.subspan(first, replicates)) {
            count += std::isnan(value) ? 0 : 1;
            up_to += value <= end ? 1 : 0;
        }
        if (count == 0) continue;
        const auto size = static_cast<double>(count), lower = static_cast<double>(up_to);
        ++all.draws;
        all.worlds += count;
        all_up_to += up_to;
        all.squared_sizes += size * size;
        all.within += lower * (size - lower) / size;
        all.between += lower * lower / size;
    }
    const auto n = static_cast<double>(all.worlds), lower = static_cast<double>(all_up_to);
    all.mean = lower / n;
    all.between = std::max(0.0, all.between - lower * lower / n);
    return all;
}

/// Adds what follows when draws do have an effect of their own.
void separate(const Squares& all, Components& parts) {
    const auto n = static_cast<double>(all.worlds), draws = static_cast<double>(all.draws);
    const double mean_square = all.between / (draws - 1);
    const double size = (n - all.squared_sizes / n) / (draws - 1);
    if (mean_square <= parts.within * (1 + 1e-12)) return;  // rounding must not decide
    parts.between_draws = (mean_square - parts.within) / size;
    const double repeated = all.squared_sizes / (n * n);
    parts.chance = parts.within;
    parts.error_of_mean = std::sqrt(parts.between_draws * repeated + parts.within / n);
    const double from_draws = mean_square * (1 + repeated) / size;
    const double from_chance = parts.within * (1 + 1 / n - (1 + repeated) / size);
    const double variance = from_draws + from_chance;
    parts.spread_of_new = std::sqrt(variance);
    parts.degrees_of_freedom =
        variance * variance /
        (from_draws * from_draws / (draws - 1) + from_chance * from_chance / (n - draws));
}

Components finish(const Squares& all) {
    Components parts;
    parts.worlds = all.worlds;
    parts.draws = all.draws;
    parts.mean = all.worlds == 0 ? undefined : all.mean;
    const auto n = static_cast<double>(all.worlds);
    parts.variance = all.worlds < 2 ? undefined : (all.between + all.within) / (n - 1);
    parts.within = all.worlds == all.draws
                       ? undefined
                       : all.within / static_cast<double>(all.worlds - all.draws);
    parts.chance = parts.variance;
    parts.error_of_mean = std::sqrt(parts.variance / n);
    parts.spread_of_new = std::sqrt(parts.variance * (1 + 1 / n));
    parts.degrees_of_freedom = n - 1;
    if (parts.separable())
        separate(all, parts);
    else if (parts.draws > 1 && parts.variance > 0)
        parts.between_draws = parts.chance = undefined;
    return parts;
}

}  // namespace

Components components(std::span<const double> values, std::size_t replicates) {
    expect(replicates > 0 && values.size() % replicates == 0, "every draw has all its replicates");
    return finish(squares(values, replicates));
}

Components components_up_to(double end, std::span<const double> values, std::size_t replicates) {
    return finish(squares_up_to(end, values, replicates));
}

}  // namespace heed
