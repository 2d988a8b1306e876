// Elementary effects against a published example and closed forms.
#include "sim/sweep/morris.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "tests/sweep/functions.hpp"

namespace heed {

TEST_CASE("elementary effects of the published example") {
    // Saltelli et al. 2008, "Global sensitivity analysis: the primer", exercise 4 of chapter 3: six trajectories of two
    // factors with four levels. The book gives mu* = (1.62, .35) and sigma = (1.79, .41). Its mu of .66 for the first
    // factor is .65 by its own six effects: (2.52 + 1.995 + 2.295 − .66 − .945 − 1.305) / 6.
    const double third = 1.0 / 3, two = 2.0 / 3;
    const Design design{18, 2, {0,     third, 0,     1,     two, 1,      //
                                0,     third, two,   third, two, 1,      //
                                two,   0,     two,   two,   0,   two,    //
                                third, 1,     1,     1,     1,   third,  //
                                third, 1,     third, third, 1,   third,  //
                                third, two,   third, 0,     1,   0}};
    const std::vector<double> y{.97,  .71,  2.39, .97,  2.3,  2.39, 1.87, 2.4,  .87,
                                2.15, 1.71, 1.54, 2.15, 2.17, 1.54, 2.2,  1.87, 1.0};
    const auto effects = elementary_effects(design, y);
    REQUIRE(effects.used == 6);
    CHECK(effects.factors[0].mu.value == Approx(.65));
    CHECK(effects.factors[1].mu.value == Approx(.21).margin(.005));
    CHECK(effects.factors[0].mu_star.value == Approx(1.62).margin(.005));
    CHECK(effects.factors[1].mu_star.value == Approx(.35).margin(.005));
    CHECK(effects.factors[0].sigma.value == Approx(1.7941).epsilon(1e-4));
    CHECK(effects.factors[1].sigma.value == Approx(.4120).epsilon(1e-3));
    for (const auto& factor : effects.factors) {
        CHECK(factor.mu_star.low < factor.mu_star.value);
        CHECK(factor.mu_star.value < factor.mu_star.high);
    }
    CHECK(effects.dummy_from == DummyFrom::nothing);
}

TEST_CASE(
    "a plane has its slopes as effects, without spread, and a factor without slope has none") {
    const Design design = morris_design(3, 6, {0, 10}, 4);
    const auto y = outputs(design, [](auto x) { return 4 * x[0] - 2 * x[1] + 9; });
    const auto effects = elementary_effects(design, y);
    CHECK(effects.factors[0].mu.value == Approx(4));
    CHECK(effects.factors[1].mu.value == Approx(-2));
    CHECK(effects.factors[1].mu_star.low == Approx(2));
    CHECK(effects.factors[1].mu_star.high == Approx(2));
    CHECK(effects.factors[0].sigma.value == Approx(0).margin(1e-6));
    CHECK(effects.factors[2].mu_star.value == 0);
    CHECK(effects.factors[0].beyond_chance);
    CHECK_FALSE(effects.factors[2].beyond_chance);
}

TEST_CASE("a factor with two levels has the difference between them as its effect") {
    const std::vector<std::size_t> levels{2, 0};
    const Design design = at_levels(morris_design(2, 4, {0, 6}, 4), levels);
    const auto y = outputs(design, [](auto x) { return (x[0] > .5 ? 3 : 0) + x[1]; });
    const auto effects = elementary_effects(design, y);
    CHECK(effects.factors[0].mu_star.value == Approx(3));
    CHECK(effects.factors[1].mu_star.value == Approx(1));
}

TEST_CASE("trajectories with a missing output are left out, and counted") {
    const Design design = morris_design(2, 4, {0, 5}, 4);
    auto y = outputs(design, [](auto x) { return x[0]; });
    y[4] = std::numeric_limits<double>::quiet_NaN();
    const auto effects = elementary_effects(design, y);
    CHECK(effects.used == 4);
    CHECK(effects.left_out == 1);
    CHECK(effects.factors[0].mu.value == Approx(1));
    std::fill(y.begin(), y.end(), std::numeric_limits<double>::quiet_NaN());
    const auto nothing = elementary_effects(design, y);
    CHECK(nothing.used == 0);
    CHECK(std::isnan(nothing.factors[0].mu_star.value));
    CHECK_FALSE(nothing.factors[0].beyond_chance);
}

TEST_CASE("chance: a dummy tells how large effects of nothing are") {
    const double deviation = 0.3, delta = 4.0 / 6;
    const Design design = morris_design(4, 4, {0, 400}, 4);  // the last is the dummy
    const auto y = with_noise(outputs(design, [](auto x) { return 3 * x[0]; }), deviation);
    const auto seen = elementary_effects(design, y, {true, {}});
    // E|d| of a difference d of two means, over delta
    const double expected = 2 * deviation / std::sqrt(std::acos(-1.0)) / delta;
    CHECK(seen.dummy_from == DummyFrom::factor);
    CHECK(seen.dummy.mu_star.value == Approx(expected).epsilon(.1));
    REQUIRE(seen.factors.size() == 3);
    CHECK(seen.factors[0].beyond_chance);
    CHECK_FALSE(seen.factors[1].beyond_chance);
    CHECK_FALSE(seen.factors[2].beyond_chance);

    const std::vector<double> variance(y.size(), deviation * deviation);
    const auto computed = elementary_effects(design, y, {false, variance});
    CHECK(computed.dummy_from == DummyFrom::replicates);
    CHECK(computed.dummy.mu_star.value == Approx(expected));
    CHECK(computed.dummy.sigma.value == Approx(std::sqrt(2.0) * deviation / delta));
    CHECK(computed.dummy.mu_star.high == Approx(seen.dummy.mu_star.high).epsilon(.1));
    CHECK(computed.factors[0].beyond_chance);
    CHECK_FALSE(computed.factors[3].beyond_chance);
}

}  // namespace heed
