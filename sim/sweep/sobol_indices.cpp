// Sobol' indices as functions of moments over base rows.
#include "sim/sweep/sobol_indices.hpp"

#include <cmath>

#include "sim/base/problem.hpp"

namespace heed {

namespace {

/// Where moments and figures of factors and pairs stand.
struct Places {
    std::size_t factors = 0, pairs = 0;  // the dummy, if any, is a factor here
    static constexpr std::size_t mean = 0, square = 1, noise = 2;
    std::size_t first(std::size_t i) const { return 3 + i; }
    std::size_t total(std::size_t i) const { return 3 + factors + i; }
    std::size_t noise_of(std::size_t i) const { return 3 + 2 * factors + i; }
    std::size_t pair(std::size_t number) const { return 3 + 3 * factors + number; }
    std::size_t width() const { return pair(pairs); }
};

/// The outputs of the rows that have them all.
class Rows {
public:
    Rows(const SaltelliLayout& layout, std::span<const double> y, std::span<const double> noise)
        : layout_(layout), y_(y), noise_(noise) {
        const std::size_t all = y.size() / layout.points_in_row();
        for (std::size_t row = 0; row < all; ++row) {
            double sum = 0;  // NaN if any is
            for (std::size_t i = 0; i < layout.points_in_row(); ++i)
                sum += y[layout.a(row) + i] + noise_at(layout.a(row) + i);
            if (!std::isnan(sum)) complete.push_back(row);
        }
        left_out = all - complete.size();
        if (complete.empty()) return;
        const double some =
            y[layout.a(complete[0])];  // so that equal outputs leave exactly nothing
        for (const std::size_t row : complete)
            centre_ += (y[layout.a(row)] - some) + (y[layout.b(row)] - some);
        centre_ = some + centre_ / (2 * static_cast<double>(complete.size()));
    }

    Moments moments(const Places& places) const {
        Moments made{complete.size(), places.width(), {}};
        made.values.resize(made.units * made.width, 0.0);
        for (std::size_t unit = 0; unit < made.units; ++unit) {
            double* const to = made.values.data() + unit * made.width;
            add_sides(complete[unit], to);
            for (std::size_t i = 0; i < places.factors; ++i)
                add_factor(complete[unit], i, places, to);
            if (places.pairs > 0) add_pairs(complete[unit], places, to);
        }
        return made;
    }

    double centre() const { return centre_; }

    std::vector<std::size_t> complete;
    std::size_t left_out = 0;

private:
    double f(std::size_t point) const { return y_[point] - centre_; }
    double noise_at(std::size_t point) const { return noise_.empty() ? 0.0 : noise_[point]; }

    void add_sides(std::size_t row, double* to) const {
        const double a = f(layout_.a(row)), b = f(layout_.b(row));
        to[Places::mean] = (a + b) / 2;
        to[Places::square] = (a * a + b * b) / 2;
        to[Places::noise] = (noise_at(layout_.a(row)) + noise_at(layout_.b(row))) / 2;
    }

    void add_factor(std::size_t row, std::size_t i, const Places& places, double* to) const {
        const double weight = layout_.second_order ? 0.5 : 1.0;
        const auto add = [&](std::size_t from, std::size_t other, std::size_t exchanged) {
            const double step = f(exchanged) - f(from);
            to[places.first(i)] += weight * f(other) * step;
            to[places.total(i)] += weight * step * step / 2;
            to[places.noise_of(i)] += weight * (noise_at(from) + noise_at(exchanged)) / 2;
        };
        add(layout_.a(row), layout_.b(row), layout_.ab(row, i));
        if (layout_.second_order) add(layout_.b(row), layout_.a(row), layout_.ba(row, i));
    }

    void add_pairs(std::size_t row, const Places& places, double* to) const {
        const double neither = f(layout_.a(row)) * f(layout_.b(row));
        for (std::size_t i = 0; i < places.factors; ++i)
            for (std::size_t j = i + 1; j < places.factors; ++j)
                to[places.pair(pair_number(i, j, places.factors))] =
                    (f(layout_.ba(row, i)) * f(layout_.ab(row, j)) +
                     f(layout_.ab(row, i)) * f(layout_.ba(row, j))) /
                        2 -
                    neither;
    }

    const SaltelliLayout& layout_;
    std::span<const double> y_, noise_;
    double centre_ = 0;
};

/// Figures: 0 the variance, 1 chance's share of it, and from 3 on the indices, in the places of their moments.
Statistic indices_from(const Places& places, std::size_t rows, bool remove_chance) {
    const double values = 2 * static_cast<double>(rows);
    return [=](std::span<const double> m, std::span<double> to) {
        const double variance =
            (m[Places::square] - m[Places::mean] * m[Places::mean]) * values / (values - 1);
        const double of = variance - (remove_chance ? m[Places::noise] : 0.0);
        const auto share = [&](double part) {
            return variance <= 0 ? 0.0 : of <= 0 ? Figure::unknown : part / of;
        };
        to[0] = variance;
        to[1] = variance <= 0 ? 0.0 : m[Places::noise] / variance;
        for (std::size_t i = 0; i < places.factors; ++i) {
            to[places.first(i)] = share(m[places.first(i)]);
            to[places.total(i)] =
                share(m[places.total(i)] - (remove_chance ? m[places.noise_of(i)] : 0.0));
            to[places.noise_of(i)] = variance <= 0 ? 0.0 : m[places.total(i)] / variance;
        }
        if (places.pairs == 0) return;
        for (std::size_t i = 0; i < places.factors; ++i)
            for (std::size_t j = i + 1; j < places.factors; ++j) {
                const std::size_t at = places.pair(pair_number(i, j, places.factors));
                to[at] = share(m[at]) - to[places.first(i)] - to[places.first(j)];
            }
    };
}

/// What the estimators would find for a factor that changes nothing, if every mean had the same normal chance.
void dummy_from_replicates(std::size_t rows, double noise, Indices& made) {
    const double of = made.variance - noise;
    if (of <= 0) return;
    const double n = static_cast<double>(rows);
    const double first = 1.96 * std::sqrt(2 * noise * made.variance / n) / of;
    const double total = 1.96 * noise * std::sqrt(2 / n) / of;
    made.dummy_first = {0, -first, first};
    made.dummy_total = {0, -total, total};
    made.dummy_from = DummyFrom::replicates;
}

/// Puts the figures of factors that are asked about where they belong.
void tell(const Places& places, std::size_t shown, const std::vector<Figure>& figures,
          Indices& made) {
    for (std::size_t i = 0; i < shown; ++i) {
        made.first.push_back(figures[places.first(i)]);
        made.total.push_back(figures[places.total(i)]);
    }
    for (std::size_t i = 0; places.pairs > 0 && i < shown; ++i)
        for (std::size_t j = i + 1; j < shown; ++j)
            made.second.push_back(figures[places.pair(pair_number(i, j, places.factors))]);
}

/// What is known of chance: from the dummy behind the factors asked about, or from replicates.
void tell_chance(const Places& places, std::size_t shown, const std::vector<Figure>& figures,
                 Indices& made) {
    if (made.chance_removed) made.chance_share = figures[1];
    if (shown < places.factors) {
        made.dummy_first = figures[places.first(shown)];
        made.dummy_total = figures[places.total(shown)];
        made.dummy_from = DummyFrom::factor;
        if (!made.chance_removed) made.chance_share = figures[places.noise_of(shown)];
    } else if (made.chance_removed) {
        dummy_from_replicates(made.used, figures[1].value * made.variance, made);
    } else {
        made.dummy_first = made.dummy_total = {0, 0, 0};
    }
    for (const Figure& total : made.total)
        made.beyond_chance.push_back(total.low > made.dummy_total.high);
}

}  // namespace

Indices sobol_indices(const SaltelliLayout& layout, std::span<const double> y, const Chance& chance,
                      Resampling resampling) {
    expect(y.size() % layout.points_in_row() == 0, "outputs of whole rows are needed");
    const auto& noise = chance.variance_of_mean;
    expect(noise.empty() || noise.size() == y.size(), "a variance for each output");
    const std::size_t k = layout.factors, shown = k - (chance.last_factor_is_dummy ? 1 : 0);
    const Places places{k, layout.second_order ? k * (k - 1) / 2 : 0};
    const Rows rows(layout, y, noise);
    Indices made;
    made.used = rows.complete.size();
    made.left_out = rows.left_out;
    made.chance_removed = !noise.empty();
    const auto figures =
        figures_of(rows.moments(places), places.width(),
                   indices_from(places, made.used, made.chance_removed), resampling);
    made.mean = made.used == 0 ? Figure::unknown : rows.centre();
    made.variance = figures[0].value;
    tell(places, shown, figures, made);
    tell_chance(places, shown, figures, made);
    return made;
}

}  // namespace heed
