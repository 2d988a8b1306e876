// Least squares on the ladder of terms, and which step of it foretells best.
#include "sim/sweep/chaos_fit.hpp"

#include <algorithm>
#include <cmath>

namespace heed {

namespace {

constexpr std::size_t most_terms = 800;

Ladder affordable(std::span<const std::size_t> degrees, std::size_t points) {
    Ladder made = ladder(degrees, std::min(points / 2, most_terms));
    if (!made.sizes.empty()) return made;
    made = ladder(degrees, std::min(points * 4 / 5, degrees.size() + 1));
    return made;
}

std::vector<double> term_values(const Design& x, const ChaosAnalysis::Basis& basis) {
    std::vector<double> values;
    values.reserve(x.points * (basis.ladder.terms.size() + 1));
    std::vector<std::vector<double>> p(x.factors);
    for (std::size_t i = 0; i < x.points; ++i) {
        for (std::size_t factor = 0; factor < x.factors; ++factor)
            p[factor] = basis.polynomials[factor].at(x.at(i, factor));
        values.push_back(1);
        for (const Term& term : basis.ladder.terms) {
            double product = 1;
            for (const auto& power : term) product *= p[power.factor][power.degree];
            values.push_back(product);
        }
    }
    return values;
}

}  // namespace

ChaosAnalysis::Basis::Basis(const Design& x) : points(x.points), factors(x.factors) {
    if (points == 0) return;
    std::vector<std::size_t> degrees;
    for (std::size_t factor = 0; factor < factors; ++factor) {
        std::vector<double> values(points);
        for (std::size_t i = 0; i < points; ++i) values[i] = x.at(i, factor);
        polynomials.emplace_back(values, most_degree);
        degrees.push_back(polynomials.back().degree());
        std::ranges::sort(values);
        ends.emplace_back(values[points / 10], values[points - 1 - points / 10]);
    }
    ladder = affordable(degrees, points);
    if (ladder.sizes.empty()) return;
    columns =
        std::make_unique<OrthogonalColumns>(term_values(x, *this), points, ladder.terms.size() + 1);
}

namespace {

/// Mean squared leave-one-out error of each size of the ladder; the last is that of the mean alone.
std::vector<double> leave_one_out(const ChaosAnalysis::Basis& basis, std::span<const double> y,
                                  std::span<const double> projected) {
    const auto& sizes = basis.ladder.sizes;
    std::vector<double> errors(sizes.size() + 1, 0.0);
    for (std::size_t i = 0; i < basis.points; ++i) {
        const auto q = basis.columns->row(i);
        double left = y[i], leverage = 0;
        const auto up_to = [&](std::size_t from, std::size_t to, double& sum) {
            for (std::size_t j = from; j < to; ++j) {
                left -= q[j] * projected[j];
                leverage += q[j] * q[j];
            }
            const double error = left / std::max(1e-9, 1 - leverage);
            sum += error * error / static_cast<double>(basis.points);
        };
        up_to(0, 1, errors.back());
        for (std::size_t step = 0; step < sizes.size(); ++step)
            up_to(step == 0 ? 1 : sizes[step - 1], sizes[step], errors[step]);
    }
    return errors;
}

}  // namespace

SurfaceFit fit_surface(const ChaosAnalysis::Basis& basis, std::span<const double> y) {
    SurfaceFit made;
    made.projected = basis.columns->project(y);
    const auto errors = leave_one_out(basis, y, made.projected);
    const double of_mean = errors.back();
    const double least = *std::min_element(errors.begin(), errors.end() - 1);
    std::size_t step = 0;
    while (errors[step] > 1.02 * least + 1e-18 * of_mean) ++step;
    made.size = basis.ladder.sizes[step];
    made.explained = of_mean > 0 ? 1 - errors[step] / of_mean : 0.0;
    made.projected.resize(made.size);
    made.beta = basis.columns->coefficients(made.projected);
    for (std::size_t i = 0; i < basis.points; ++i) {
        const auto q = basis.columns->row(i);
        double left = y[i], leverage = 0;
        for (std::size_t j = 0; j < made.size; ++j) {
            left -= q[j] * made.projected[j];
            leverage += q[j] * q[j];
        }
        made.residual.push_back(left / std::sqrt(std::max(1e-9, 1 - leverage)));
    }
    return made;
}

}  // namespace heed
