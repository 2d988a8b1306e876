// Intervals and Monte Carlo errors of figures over nested worlds.
#include "sim/outcomes/statistics.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>
#include <cmath>
#include <functional>

#include "sim/base/problem.hpp"

namespace heed {

namespace {

constexpr double lower_tail = 0.025;

void shares(const Components& parts, Estimate& figure) {
    const double sum = parts.between_draws + parts.chance;
    figure.share_draws = sum == 0 ? 0.0 : parts.between_draws / sum;
    figure.share_chance = sum == 0 ? 0.0 : parts.chance / sum;
}

/// Mean and spread of normal values are independent, so their errors add in squares; the spread's
/// own relative standard error is √(1 / (2·degrees of freedom)).
void normal_ends(const Components& parts, Estimate& figure) {
    if (parts.worlds < 2) {
        figure.low = figure.high = figure.mc_error_low = figure.mc_error_high = undefined;
        return;
    }
    const double degrees = parts.degrees_of_freedom;
    const double t = -boost::math::quantile(boost::math::students_t(degrees), lower_tail);
    const double half = t * parts.spread_of_new;
    figure.low = parts.mean - half;
    figure.high = parts.mean + half;
    figure.mc_error_low = figure.mc_error_high =
        std::hypot(parts.error_of_mean, half / std::sqrt(2 * degrees));
}

}  // namespace

Estimate Distiller::operator()(std::span<const double> values) {
    const Components parts = components(values, replicates_);
    Estimate figure;
    figure.worlds = parts.worlds;
    figure.mean = parts.mean;
    figure.mc_error = parts.error_of_mean;
    shares(parts, figure);
    const bool many_draws = parts.draws == 1 || parts.draws >= fewest_draws_for_percentiles;
    if (many_draws && parts.worlds >= fewest_worlds_for_percentiles)
        percentile_ends(values, figure);
    else
        normal_ends(parts, figure);
    return figure;
}

void Distiller::percentile_ends(std::span<const double> values, Estimate& figure) {
    sorted_.clear();
    for (const double value : values)
        if (!std::isnan(value)) sorted_.push_back(value);
    const Tail& ends = tail(sorted_.size());
    const auto few = static_cast<std::ptrdiff_t>(ends.weights.size());
    std::nth_element(sorted_.begin(), sorted_.begin() + few - 1, sorted_.end());
    std::sort(sorted_.begin(), sorted_.begin() + few);
    figure.low = end_of(ends, std::span(sorted_).first(ends.weights.size()), figure.mc_error_low);
    std::nth_element(sorted_.begin(), sorted_.begin() + few - 1, sorted_.end(), std::greater<>());
    std::sort(sorted_.begin(), sorted_.begin() + few, std::greater<>());
    figure.high = end_of(ends, std::span(sorted_).first(ends.weights.size()), figure.mc_error_high);
    figure.mc_error_low *= std::sqrt(design_effect(values, figure.low));
    figure.mc_error_high *= std::sqrt(design_effect(values, figure.high));
}

/// The weights of Maritz and Jarrett (1978, "A note on estimating the variance of the sample
/// median"), which are also what the bootstrap tends to: order statistic number h of another sample
/// of n lies in the i-th of n equal parts of this one with probability I(i/n) − I((i − 1)/n), where
/// I is the incomplete beta function with h and n + 1 − h. What is beyond 1 − 10⁻¹⁵ is dropped.
const Distiller::Tail& Distiller::tail(std::size_t worlds) {
    const auto [place, is_new] = tails_.try_emplace(worlds);
    Tail& made = place->second;
    if (!is_new) return made;
    const auto n = static_cast<double>(worlds);
    made.position = lower_tail * (n + 1);
    double below = 0;
    for (std::size_t i = 1; i <= worlds && (below < 1 - 1e-15 || i < 3); ++i) {
        const double up_to =
            boost::math::ibeta(made.position, n + 1 - made.position, static_cast<double>(i) / n);
        made.weights.push_back(up_to - below);
        below = up_to;
    }
    const auto needed = static_cast<std::size_t>(made.position) + 1;
    if (made.weights.size() < needed) made.weights.resize(needed, 0.0);
    return made;
}

double Distiller::end_of(const Tail& tail, std::span<const double> ordered, double& error) {
    double mean = 0, square = 0;
    for (std::size_t i = 0; i < ordered.size(); ++i)
        mean += tail.weights[i] * (ordered[i] - ordered[0]);
    for (std::size_t i = 0; i < ordered.size(); ++i) {
        const double deviation = ordered[i] - ordered[0] - mean;
        square += tail.weights[i] * deviation * deviation;
    }
    error = std::sqrt(square);
    const double whole = std::floor(tail.position);
    const auto below = static_cast<std::size_t>(whole) - 1;
    return ordered[below] + (tail.position - whole) * (ordered[below + 1] - ordered[below]);
}

/// How many times more variable the share of worlds up to `end` is than with independent worlds,
/// since worlds of a draw are alike (Francisco and Fuller 1991, "Quantile estimation with a complex
/// survey design").
double Distiller::design_effect(std::span<const double> values, double end) const {
    const Components share = components_up_to(end, values, replicates_);
    if (!share.separable() || !(share.variance > 0)) return 1;
    const double error = share.error_of_mean;
    return error * error * static_cast<double>(share.worlds) / share.variance;
}

Estimate estimate(const std::vector<double>& values, std::size_t draws, std::size_t replicates) {
    expect(values.size() == draws * replicates, "one value for every world");
    return Distiller(replicates)(values);
}

}  // namespace heed
