// Regression and rank correlation against closed forms, and the bars of a tornado.
#include <catch2/catch.hpp>
#include <limits>

#include "sim/sweep/sensitivity_coefficients.hpp"
#include "sim/sweep/sensitivity_tornado.hpp"
#include "tests/sweep/functions.hpp"

namespace heed {

TEST_CASE("standardised coefficients of a plane on a grid are its slopes in standard deviations") {
    const std::vector<std::size_t> levels{3, 3, 3};
    const Design design = grid(levels);
    const auto y = outputs(design, [](auto x) { return 7 + 3 * x[0] - 4 * x[1]; });
    const Coefficients found = standardised_coefficients(design, y);
    CHECK(found.factors[0].value == Approx(.6));
    CHECK(found.factors[1].value == Approx(-.8));
    CHECK(found.factors[2].value == Approx(0).margin(1e-9));
    CHECK(found.explained == Approx(1));
    CHECK(found.beyond_chance[0]);
    CHECK(found.beyond_chance[1]);
}

TEST_CASE("the t interval of a slope is the textbook's") {
    // y on x with the dummy given, so that the regression is by hand: x = −1, 0, 1 thrice, dummy crossed with it
    Design design{9, 2, {}};
    for (const double x : {0., .5, 1.})
        for (const double dummy : {0., .5, 1.}) design.unit.insert(design.unit.end(), {x, dummy});
    const std::vector<double> y{1, 2, 3, 5, 4, 3, 8, 9, 7};
    const Coefficients found = standardised_coefficients(design, y, {true, {}});
    // slope per step (24 − 6)/6 = 3; of the dummy (13 − 14)/6; residual sum of squares 62 − 54 − 1/6
    const double sd_x = std::sqrt(6.0 / 8), sd_y = std::sqrt(62.0 / 8);
    const double error = std::sqrt((62 - 54 - 1.0 / 6) / 6 / 6) * sd_x / sd_y;
    REQUIRE(found.factors.size() == 1);
    CHECK(found.factors[0].value == Approx(3 * sd_x / sd_y));
    CHECK(found.factors[0].high == Approx(3 * sd_x / sd_y + 2.446912 * error));
    CHECK(found.dummy.value == Approx(-sd_x / sd_y / 6));
    CHECK(found.explained == Approx((54 + 1.0 / 6) / 62));
    CHECK(found.dummy_from == DummyFrom::factor);
}

TEST_CASE("rank correlation is 1 for what only rises, however bent") {
    const Design design = latin_hypercube(1, 50, {0, 1}, 1);
    const auto y = outputs(design, [](auto x) { return std::exp(8 * x[0]); });
    const Coefficients found = partial_rank_correlations(design, y);
    CHECK(found.factors[0].value == Approx(1));
    CHECK(found.factors[0].high == Approx(1));
    CHECK(standardised_coefficients(design, y).factors[0].value < .9);
}

TEST_CASE("partial rank correlations by the formula for three variables") {
    const Design design = random_points(2, {0, 40}, 1);
    const auto y = with_noise(outputs(design, [](auto x) { return x[0] - .5 * x[1]; }), .2);
    const auto rank_correlation = [&](auto a, auto b) {  // Spearman, no ties
        double squares = 0;
        for (std::size_t i = 0; i < 40; ++i) {
            double rank_a = 0, rank_b = 0;
            for (std::size_t j = 0; j < 40; ++j) {
                rank_a += a(j) < a(i) ? 1 : 0;
                rank_b += b(j) < b(i) ? 1 : 0;
            }
            squares += (rank_a - rank_b) * (rank_a - rank_b);
        }
        return 1 - 6 * squares / (40.0 * (40 * 40 - 1));
    };
    const auto x = [&](std::size_t i) { return design.at(i, 0); };
    const auto dummy = [&](std::size_t i) { return design.at(i, 1); };
    const auto out = [&](std::size_t i) { return y[i]; };
    const double xy = rank_correlation(x, out), dy = rank_correlation(dummy, out);
    const double xd = rank_correlation(x, dummy);
    const double expected = (xy - xd * dy) / std::sqrt((1 - xd * xd) * (1 - dy * dy));
    const Coefficients found = partial_rank_correlations(design, y, {true, {}});
    CHECK(found.factors[0].value == Approx(expected));
    const double z = std::atanh(expected), half = 1.959964 / std::sqrt(40 - 3 - 1);
    CHECK(found.factors[0].low == Approx(std::tanh(z - half)));
    CHECK(found.factors[0].high == Approx(std::tanh(z + half)));
}

TEST_CASE("equal values share a rank") {
    const Design design{6, 2, {0, 0, 0, 1, .5, 0, .5, 1, 1, 0, 1, 1}};
    const std::vector<double> y{1, 1, 2, 2, 3, 3};
    CHECK(partial_rank_correlations(design, y, {true, {}}).factors[0].value == Approx(1));
}

TEST_CASE("chance alone gives no coefficient beyond it") {
    const Design design = latin_hypercube(6, 200, {0, 1}, 1);
    int beyond = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        const auto y = with_noise(std::vector<double>(200, 1.0), 1, seed);
        for (const bool one : standardised_coefficients(design, y, {}, seed).beyond_chance)
            beyond += one ? 1 : 0;
        for (const bool one : partial_rank_correlations(design, y, {}, seed).beyond_chance)
            beyond += one ? 1 : 0;
    }
    CHECK(beyond <= 12);  // of 600
}

TEST_CASE("missing outputs, factors that do not vary, too few points") {
    Design design = latin_hypercube(2, 30, {0, 1}, 1);
    for (std::size_t i = 0; i < 30; ++i) design.unit[2 * i + 1] = .5;
    auto y = outputs(design, [](auto x) { return x[0]; });
    y[2] = std::numeric_limits<double>::quiet_NaN();
    const Coefficients found = standardised_coefficients(design, y);
    CHECK(found.used == 29);
    CHECK(found.left_out == 1);
    CHECK(found.factors[0].value == Approx(1));
    CHECK(std::isnan(found.factors[1].value));
    CHECK_FALSE(found.beyond_chance[1]);
    for (std::size_t i = 5; i < 30; ++i) y[i] = std::numeric_limits<double>::quiet_NaN();
    CHECK(std::isnan(standardised_coefficients(design, y).factors[0].value));
}

TEST_CASE("bars of a one-at-a-time design span the lowest and the highest level") {
    const std::vector<double> base{.5, .5};
    const Design design = one_at_a_time(base, {{.1, .9, .3}, {.5, .8}});
    auto y = outputs(design, [](auto x) { return 10 * x[0] + x[1] * x[1]; });
    const auto bars = tornado(design, y);
    REQUIRE(bars.size() == 2);
    CHECK(bars[0].low == .1);
    CHECK(bars[0].high == .9);
    CHECK(bars[0].at_low.value == Approx(1.25));
    CHECK(bars[0].at_high.value == Approx(9.25));
    CHECK(std::isnan(bars[0].at_low.high));
    CHECK(bars[1].low == .5);  // nothing below the base
    CHECK(bars[1].at_low.value == Approx(5.25));
    CHECK(bars[1].at_high.value == Approx(5.64));
    y[2] = std::numeric_limits<double>::quiet_NaN();
    const auto with_gap = tornado(design, y, std::vector<double>(y.size(), .04));
    CHECK(std::isnan(with_gap[0].at_high.value));
    CHECK(with_gap[0].at_low.high == Approx(1.25 + 1.96 * .2));
}

}  // namespace heed
