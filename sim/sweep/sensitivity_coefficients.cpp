// Regression on values and on ranks.
#include "sim/sweep/sensitivity_coefficients.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>

#include "sim/sweep/sensitivity_least_squares.hpp"
#include "sim/sweep/sensitivity_points.hpp"

namespace heed {

namespace {

/// Values less their mean, over their standard deviation; all 0 if they do not vary.
std::vector<double> standardised(std::vector<double> values) {
    const auto n = static_cast<double>(values.size());
    const double origin = values.front();  // so that equal values leave exactly nothing
    double mean = 0, squares = 0;
    for (const double value : values) mean += (value - origin) / n;
    for (double& value : values) {
        value = value - origin - mean;
        squares += value * value;
    }
    const double deviation = std::sqrt(squares / (n - 1));
    for (double& value : values) value = deviation > 0 ? value / deviation : 0.0;
    return values;
}

/// Ranks from 1; equal values share their mean rank.
std::vector<double> ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return values[a] != values[b] ? values[a] < values[b] : a < b;
    });
    std::vector<double> ranked(values.size());
    for (std::size_t i = 0, end = 0; i < order.size(); i = end) {
        while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
        for (std::size_t same = i; same < end; ++same)
            ranked[order[same]] = 0.5 * static_cast<double>(i + 1 + end);
    }
    return ranked;
}

std::vector<double> column(const Design& x, std::size_t factor) {
    std::vector<double> values(x.points);
    for (std::size_t i = 0; i < x.points; ++i) values[i] = x.at(i, factor);
    return values;
}

/// The regression of a standardised output on standardised factors.
struct Regression {
    std::vector<double> slope, error;  // by factor, the dummy last
    double degrees = 0, explained = 0;
};

Regression regress(const Analysed& data, bool as_ranks) {
    const std::size_t k = data.x.factors, n = data.x.points;
    std::vector<double> values(n * k);
    for (std::size_t factor = 0; factor < k; ++factor) {
        auto of_factor = column(data.x, factor);
        of_factor = standardised(as_ranks ? ranks(of_factor) : std::move(of_factor));
        for (std::size_t i = 0; i < n; ++i) values[i * k + factor] = of_factor[i];
    }
    const auto y = standardised(as_ranks ? ranks(data.y) : data.y);
    const OrthogonalColumns columns(std::move(values), n, k);
    const auto projected = columns.project(y);
    Regression made{columns.coefficients(projected), columns.variances(k), 0, 0};
    double rest = 0, all = 0;
    for (std::size_t i = 0; i < n; ++i) {
        double left = y[i];
        for (std::size_t j = 0; j < k; ++j) left -= columns.row(i)[j] * projected[j];
        rest += left * left;
        all += y[i] * y[i];
    }
    made.degrees = static_cast<double>(n) - static_cast<double>(k) - 1;
    made.explained = all > 0 ? 1 - rest / all : 0.0;
    for (std::size_t j = 0; j < k; ++j) {
        made.error[j] = std::sqrt(made.error[j] * rest / made.degrees);
        if (!columns.independent(j)) made.slope[j] = made.error[j] = Figure::unknown;
    }
    return made;
}

Figure slope_figure(const Regression& fit, std::size_t j) {
    const double t = boost::math::quantile(boost::math::students_t(fit.degrees), 0.975);
    return {fit.slope[j], fit.slope[j] - t * fit.error[j], fit.slope[j] + t * fit.error[j]};
}

/// A partial correlation is its slope's t over √(t² + degrees of freedom).
Figure correlation_figure(const Regression& fit, std::size_t j) {
    if (fit.slope[j] == 0) return {0, 0, 0};
    const double r = fit.slope[j] / std::hypot(fit.slope[j], fit.error[j] * std::sqrt(fit.degrees));
    const double z = std::atanh(r), half = 1.959964 / std::sqrt(fit.degrees - 1);
    return {r, std::tanh(z - half), std::tanh(z + half)};
}

double furthest(const Figure& figure) {
    return std::max(std::abs(figure.low), std::abs(figure.high));
}
double nearest_to_zero(const Figure& figure) {
    const bool one_side = figure.low > 0 || figure.high < 0;
    return one_side ? std::min(std::abs(figure.low), std::abs(figure.high)) : 0.0;
}

Coefficients coefficients_of(const Design& x, std::span<const double> y, const Chance& chance,
                             std::uint64_t seed, bool as_ranks) {
    const Analysed data = with_dummy(x, y, chance, seed);
    const std::size_t shown = data.x.factors - 1;
    Coefficients made;
    made.dummy_from = data.dummy_from;
    made.used = data.x.points;
    made.left_out = data.left_out;
    made.factors.resize(shown);
    made.beyond_chance.assign(shown, false);
    made.explained = Figure::unknown;
    if (made.used <= shown + 3) return made;
    const Regression fit = regress(data, as_ranks);
    const auto figure = as_ranks ? correlation_figure : slope_figure;
    made.explained = fit.explained;
    made.dummy = figure(fit, shown);
    for (std::size_t j = 0; j < shown; ++j) {
        made.factors[j] = figure(fit, j);
        made.beyond_chance[j] = nearest_to_zero(made.factors[j]) > furthest(made.dummy);
    }
    return made;
}

}  // namespace

Coefficients standardised_coefficients(const Design& x, std::span<const double> y,
                                       const Chance& chance, std::uint64_t seed) {
    return coefficients_of(x, y, chance, seed, false);
}

Coefficients partial_rank_correlations(const Design& x, std::span<const double> y,
                                       const Chance& chance, std::uint64_t seed) {
    return coefficients_of(x, y, chance, seed, true);
}

}  // namespace heed
