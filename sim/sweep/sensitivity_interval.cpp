// Resampling of units, in plain loops.
#include "sim/sweep/sensitivity_interval.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/problem.hpp"
#include "sim/base/random.hpp"

namespace heed {

namespace {

std::vector<double> means_of(const Moments& moments, std::span<const std::uint32_t> times_drawn) {
    std::vector<double> means(moments.width, 0.0);
    for (std::size_t unit = 0; unit < moments.units; ++unit) {
        if (times_drawn[unit] == 0) continue;
        const double weight = times_drawn[unit];
        const double* const row = moments.values.data() + unit * moments.width;
        for (std::size_t m = 0; m < moments.width; ++m) means[m] += weight * row[m];
    }
    for (double& mean : means) mean /= static_cast<double>(moments.units);
    return means;
}

/// How often each unit is drawn in one resample.
void draw_again(const Dice& dice, std::uint32_t resample, std::vector<std::uint32_t>& times_drawn) {
    std::ranges::fill(times_drawn, 0U);
    auto stream = dice.stream(Decision::resampling, resample, 0);
    for (std::size_t i = 0; i < times_drawn.size(); ++i)
        ++times_drawn[std::uint64_t{stream()} * times_drawn.size() >> 32];
}

/// Type 6 of Hyndman and Fan (1996): order statistic number (n + 1) · p.
double percentile(std::span<const double> sorted, double p) {
    const auto n = static_cast<double>(sorted.size());
    const double place = std::clamp((n + 1) * p, 1.0, n) - 1;
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

void add_interval(std::span<const double> resampled, Figure& figure) {
    std::vector<double> sorted;
    double sum = 0;
    for (const double value : resampled)
        if (std::isfinite(value)) {
            sorted.push_back(value);
            sum += value;
        }
    if (sorted.empty() || sorted.size() * 20 < resampled.size() * 19) return;
    const double move = figure.value - sum / static_cast<double>(sorted.size());
    std::ranges::sort(sorted);
    if (sorted.front() == sorted.back()) {  // the mean of equal numbers may be off by a rounding
        figure.low = figure.high = figure.value;
        return;
    }
    figure.low = percentile(sorted, 0.025) + move;
    figure.high = percentile(sorted, 0.975) + move;
}

}  // namespace

std::vector<Figure> figures_of(const Moments& moments, std::size_t figures,
                               const Statistic& statistic, Resampling resampling) {
    expect(moments.values.size() == moments.units * moments.width,
           "a row of moments for each unit");
    std::vector<Figure> made(figures);
    if (moments.units == 0) return made;
    std::vector<std::uint32_t> times_drawn(moments.units, 1U);
    std::vector<double> values(figures);
    statistic(means_of(moments, times_drawn), values);
    for (std::size_t f = 0; f < figures; ++f) made[f].value = values[f];
    if (moments.units < 2) return made;
    const Dice dice(resampling.seed, 0xffffffffU, 0xffffffffU);
    std::vector<double> all(figures * resampling.times);
    for (std::uint32_t b = 0; b < resampling.times; ++b) {
        draw_again(dice, b, times_drawn);
        statistic(means_of(moments, times_drawn), values);
        for (std::size_t f = 0; f < figures; ++f) all[f * resampling.times + b] = values[f];
    }
    for (std::size_t f = 0; f < figures; ++f)
        add_interval(std::span(all).subspan(f * resampling.times, resampling.times), made[f]);
    return made;
}

}  // namespace heed
