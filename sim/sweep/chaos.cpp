// The figures that follow from a polynomial surface's coefficients.
#include "sim/sweep/chaos.hpp"

#include <algorithm>
#include <cmath>

#include "sim/sweep/chaos_fit.hpp"
#include "sim/sweep/sensitivity_points.hpp"

namespace heed {

namespace {

using Basis = ChaosAnalysis::Basis;

constexpr std::size_t most_groups = 500;

/// Moments of groups of points: how many points, squared residuals, variances of means, and the pull of the residuals on
/// each column. Neighbours in the design go to different groups.
struct Pull {
    static constexpr std::size_t points = 0, square = 1, noise = 2, columns = 3;
};
Moments pulls(const Basis& basis, const SurfaceFit& fit, std::span<const double> noise) {
    Moments made{std::min(basis.points, most_groups), Pull::columns + fit.size, {}};
    made.values.resize(made.units * made.width, 0.0);
    for (std::size_t i = 0; i < basis.points; ++i) {
        double* const to = made.values.data() + i % made.units * made.width;
        const double residual = fit.residual[i];
        to[Pull::points] += 1;
        to[Pull::square] += residual * residual;
        to[Pull::noise] += noise.empty() ? 0.0 : noise[i];
        const auto q = basis.columns->row(i);
        for (std::size_t j = 0; j < fit.size; ++j) to[Pull::columns + j] += q[j] * residual;
    }
    return made;
}

/// Where figures stand.
struct Places {
    std::size_t factors;  // with the dummy
    static constexpr std::size_t variance = 0, residual = 1, chance = 2, mean = 3;
    std::size_t first(std::size_t i) const { return 4 + i; }
    std::size_t total(std::size_t i) const { return 4 + factors + i; }
    std::size_t at_low(std::size_t i) const { return 4 + 2 * factors + i; }
    std::size_t at_high(std::size_t i) const { return 4 + 3 * factors + i; }
    std::size_t pair(std::size_t i, std::size_t j) const {
        return 4 + 4 * factors + pair_number(i, j, factors);
    }
    std::size_t count() const { return 4 + 4 * factors + factors * (factors - 1) / 2; }
};

/// Figures from coefficients.
class FigureReader {
public:
    FigureReader(const Basis& basis, const SurfaceFit& fit, const Moments& moments,
                 bool remove_chance)
        : basis_(basis), fit_(fit), places_{basis.factors}, remove_chance_(remove_chance) {
        groups_ = static_cast<double>(moments.units);
        mean_pull_.assign(fit.size, 0.0);
        double square = 0;
        for (std::size_t unit = 0; unit < moments.units; ++unit) {
            const double* const row = moments.values.data() + unit * moments.width;
            square += row[Pull::square];
            for (std::size_t j = 0; j < fit.size; ++j)
                mean_pull_[j] += row[Pull::columns + j] / groups_;
        }
        error_square_ = basis.columns->variances(fit.size);
        for (double& one : error_square_) one *= square / static_cast<double>(basis.points);
        for (const auto& [low, high] : basis.ends) {
            const auto& polynomials = basis.polynomials[at_low_.size()];
            at_low_.push_back(polynomials.at(low));
            at_high_.push_back(polynomials.at(high));
        }
    }

    void operator()(std::span<const double> m, std::span<double> to) const {
        std::ranges::fill(to, 0.0);
        std::vector<double> pull(fit_.size);
        for (std::size_t j = 0; j < fit_.size; ++j)
            pull[j] = groups_ * (m[Pull::columns + j] - mean_pull_[j]);
        auto beta = basis_.columns->coefficients(pull);
        for (std::size_t j = 0; j < fit_.size; ++j) beta[j] += fit_.beta[j];
        for (std::size_t i = 0; i < places_.factors; ++i)
            to[places_.at_low(i)] = to[places_.at_high(i)] = beta[0];
        to[Places::mean] = beta[0];
        const double residual = m[Pull::square] / m[Pull::points];
        to[Places::variance] = residual;
        for (std::size_t j = 1; j < fit_.size; ++j)
            add_term(basis_.ladder.terms[j - 1], beta[j], error_square_[j], to);
        into_shares(residual, m[Pull::noise] / m[Pull::points], to);
    }

private:
    void add_term(const Term& term, double beta, double error_square, std::span<double> to) const {
        const double part = beta * beta - error_square;
        to[Places::variance] += part;
        for (const auto& power : term) to[places_.total(power.factor)] += part;
        if (term.size() == 2) to[places_.pair(term[0].factor, term[1].factor)] += part;
        if (term.size() > 1) return;
        const auto [factor, degree] = term[0];
        to[places_.first(factor)] += part;
        to[places_.at_low(factor)] += beta * at_low_[factor][degree];
        to[places_.at_high(factor)] += beta * at_high_[factor][degree];
    }

    void into_shares(double residual, double noise, std::span<double> to) const {
        const double variance = to[Places::variance];
        const double of = variance - (remove_chance_ ? noise : 0.0);
        const auto share = [&](double part, double whole) {
            return variance <= 0 ? 0.0 : whole <= 0 ? Figure::unknown : part / whole;
        };
        to[Places::residual] = share(residual, variance);
        to[Places::chance] = share(noise, variance);
        for (std::size_t i = 0; i < places_.factors; ++i) {
            to[places_.first(i)] = share(to[places_.first(i)], of);
            to[places_.total(i)] = share(to[places_.total(i)], of);
            for (std::size_t j = i + 1; j < places_.factors; ++j)
                to[places_.pair(i, j)] = share(to[places_.pair(i, j)], of);
        }
    }

    const Basis& basis_;
    const SurfaceFit& fit_;
    Places places_;
    bool remove_chance_;
    double groups_ = 0;
    std::vector<double> mean_pull_, error_square_;
    std::vector<std::vector<double>> at_low_, at_high_;
};

/// Puts the figures where they belong; `centre` was taken off the outputs.
void tell(const Basis& basis, const std::vector<Figure>& figures, double centre,
          SurfaceReading& made) {
    const Places places{basis.factors};
    const std::size_t shown = basis.factors - 1;
    Indices& indices = made.indices;
    indices.mean = figures[Places::mean].value + centre;
    indices.variance = figures[Places::variance].value;
    if (indices.chance_removed) indices.chance_share = figures[Places::chance];
    made.residual_share = figures[Places::residual];
    indices.dummy_first = figures[places.first(shown)];
    indices.dummy_total = figures[places.total(shown)];
    const auto moved = [&](const Figure& by) {
        return Figure{by.value + centre, by.low + centre, by.high + centre};
    };
    for (std::size_t i = 0; i < shown; ++i) {
        indices.first[i] = figures[places.first(i)];
        indices.total[i] = figures[places.total(i)];
        indices.beyond_chance[i] = indices.total[i].low > indices.dummy_total.high;
        for (std::size_t j = i + 1; j < shown; ++j)
            indices.second[pair_number(i, j, shown)] = figures[places.pair(i, j)];
        made.bars.push_back({basis.ends[i].first, basis.ends[i].second,
                             moved(figures[places.at_low(i)]), moved(figures[places.at_high(i)])});
    }
}

/// A reading in which nothing is told yet.
SurfaceReading unread(const Analysed& data, bool chance_removed) {
    SurfaceReading made;
    Indices& indices = made.indices;
    const std::size_t shown = data.x.factors - 1;
    indices.used = data.x.points;
    indices.left_out = data.left_out;
    indices.dummy_from = data.dummy_from;
    indices.chance_removed = chance_removed;
    indices.first.resize(shown);
    indices.total.resize(shown);
    indices.second.resize(shown * (shown - 1) / 2);
    indices.beyond_chance.assign(shown, false);
    indices.mean = indices.variance = Figure::unknown;
    return made;
}

void describe_surface(const Basis& basis, const SurfaceFit& fit, SurfaceReading& made) {
    made.explained = fit.explained;
    made.terms = fit.size;
    for (std::size_t j = 1; j < fit.size; ++j) {
        const Term& powers = basis.ladder.terms[j - 1];
        made.interactions = made.interactions || powers.size() > 1;
        for (const auto& power : powers) made.degree = std::max(made.degree, power.degree);
    }
}

}  // namespace

ChaosAnalysis::ChaosAnalysis(Design x, bool last_factor_is_dummy, Resampling resampling)
    : x_(std::move(x)), last_factor_is_dummy_(last_factor_is_dummy), resampling_(resampling) {}

ChaosAnalysis::~ChaosAnalysis() = default;

SurfaceReading ChaosAnalysis::operator()(std::span<const double> y,
                                         std::span<const double> variance_of_mean) {
    Analysed data = with_dummy(x_, y, {last_factor_is_dummy_, variance_of_mean}, resampling_.seed);
    std::unique_ptr<Basis> partial;
    if (data.left_out > 0) partial = std::make_unique<Basis>(data.x);
    if (data.left_out == 0 && !complete_) complete_ = std::make_unique<Basis>(data.x);
    const Basis& basis = partial ? *partial : *complete_;

    SurfaceReading made = unread(data, !variance_of_mean.empty());
    if (!basis.columns) return made;

    const double centre = data.y.front();  // so that equal outputs leave exactly nothing
    for (double& one : data.y) one -= centre;
    const SurfaceFit fit = fit_surface(basis, data.y);
    const Moments moments = pulls(basis, fit, data.variance_of_mean);
    const auto figures =
        figures_of(moments, Places{basis.factors}.count(),
                   FigureReader(basis, fit, moments, made.indices.chance_removed), resampling_);
    tell(basis, figures, centre, made);
    describe_surface(basis, fit, made);
    return made;
}

}  // namespace heed
