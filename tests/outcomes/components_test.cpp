// Variance components against published analyses and against closed forms.
#include "sim/outcomes/components.hpp"

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace heed {

namespace {

// Yields of dyestuff, six batches of five (Davies and Goldsmith 1972, "Statistical methods in
// research and production", section 6.4), and the set that Box and Tiao (1973, "Bayesian inference
// in statistical analysis", section 5.1) made up, in which batches differ less than chance alone
// would make them. Both come with R's package lme4, whose REML estimates are expected here.
const std::vector<double> dyestuff{1545, 1440, 1440, 1520, 1580,  //
                                   1540, 1555, 1490, 1560, 1495,  //
                                   1595, 1550, 1605, 1510, 1560,  //
                                   1445, 1440, 1595, 1465, 1545,  //
                                   1595, 1630, 1515, 1635, 1625,  //
                                   1520, 1455, 1450, 1480, 1445};
const std::vector<double> box_and_tiao{7.298, 3.846,  2.434,  9.566,  7.990,   //
                                       5.220, 6.556,  0.608,  11.788, -0.892,  //
                                       0.110, 10.386, 13.434, 5.510,  8.166,   //
                                       2.212, 4.852,  7.092,  9.288,  4.980,   //
                                       0.282, 9.014,  4.458,  9.446,  7.198,   //
                                       1.722, 4.782,  8.106,  0.758,  3.758};

}  // namespace

TEST_CASE("components of the dyestuff yields") {
    const Components parts = components(dyestuff, 5);
    CHECK(parts.worlds == 30);
    CHECK(parts.draws == 6);
    CHECK(parts.mean == Approx(1527.5));
    CHECK(parts.within == Approx(2451.25));
    CHECK(parts.chance == Approx(2451.25));
    CHECK(parts.between_draws == Approx(1764.05));
    CHECK(parts.error_of_mean == Approx(19.38341).epsilon(1e-6));
    // a further yield: V = MSA (1 + 1/6)/5 + MSE (1 − 1/5)
    const double from_draws = 11271.5 * (7.0 / 6) / 5, from_chance = 2451.25 * 0.8;
    const double variance = from_draws + from_chance;
    CHECK(parts.spread_of_new == Approx(std::sqrt(variance)));
    CHECK(parts.degrees_of_freedom ==
          Approx(variance * variance /
                 (from_draws * from_draws / 5 + from_chance * from_chance / 24)));
}

TEST_CASE("batches that differ less than chance have no component of their own") {
    const Components parts = components(box_and_tiao, 5);
    CHECK(parts.between_draws == 0);
    CHECK(std::sqrt(parts.chance) == Approx(3.7157).epsilon(1e-4));
    CHECK(parts.mean == Approx(5.6656));
    CHECK(parts.error_of_mean == Approx(0.67839).epsilon(1e-4));
    CHECK(parts.degrees_of_freedom == 29);
}

TEST_CASE("draws that keep different numbers of worlds") {
    // three draws of 3, 2 and 1 worlds, and one of none; means 2, 6 and 9, of all 4.5
    const std::vector<double> values{1, 2,         3,         undefined, 5,         7,
                                     9, undefined, undefined, undefined, undefined, undefined};
    const Components parts = components(values, 3);
    CHECK(parts.worlds == 6);
    CHECK(parts.draws == 3);
    CHECK(parts.mean == Approx(4.5));
    CHECK(parts.within == Approx((2 + 2) / 3.0));
    const double between = 3 * 2.5 * 2.5 + 2 * 1.5 * 1.5 + 1 * 4.5 * 4.5;
    const double size = (6 - 14.0 / 6) / 2;
    const double component = (between / 2 - 4 / 3.0) / size;
    CHECK(parts.between_draws == Approx(component));
    CHECK(parts.error_of_mean == Approx(std::sqrt(component * 14 / 36 + 4 / 3.0 / 6)));
}

TEST_CASE("one draw: chance alone") {
    const Components parts = components(std::vector<double>{1, 2, 3, 4}, 4);
    CHECK(parts.between_draws == 0);
    CHECK(parts.chance == Approx(5 / 3.0));
    CHECK(parts.error_of_mean == Approx(std::sqrt(5 / 12.0)));
    CHECK(parts.spread_of_new == Approx(std::sqrt(5 / 3.0 * 1.25)));
    CHECK(parts.degrees_of_freedom == 3);
}

TEST_CASE("one world a draw: draws and chance cannot be told apart") {
    const Components parts = components(std::vector<double>{1, 2, 3, 4}, 1);
    CHECK_FALSE(parts.separable());
    CHECK(std::isnan(parts.between_draws));
    CHECK(std::isnan(parts.chance));
    CHECK(std::isnan(parts.within));
    CHECK(parts.error_of_mean == Approx(std::sqrt(5 / 12.0)));
}

TEST_CASE("equal values have exactly their mean and no variance") {
    const Components parts = components(std::vector<double>(9, 0.1), 3);
    CHECK(parts.mean == 0.1);
    CHECK(parts.variance == 0);
    CHECK(parts.between_draws == 0);
    CHECK(parts.error_of_mean == 0);
    CHECK(components(std::vector<double>(4, 0.1), 1).between_draws == 0);
}

TEST_CASE("one world, or none") {
    const Components one = components(std::vector<double>{undefined, 3}, 2);
    CHECK(one.mean == 3);
    CHECK(std::isnan(one.error_of_mean));
    const Components none = components(std::vector<double>{undefined, undefined}, 2);
    CHECK(none.worlds == 0);
    CHECK(std::isnan(none.mean));
    CHECK(std::isnan(none.error_of_mean));
}

TEST_CASE("the share up to an end is the analysis of ones and noughts") {
    std::vector<double> values = box_and_tiao, indicator;
    values[3] = values[17] = undefined;
    for (const double value : values)
        indicator.push_back(std::isnan(value) ? undefined : value <= 5.2 ? 1.0 : 0.0);
    const Components expected = components(indicator, 5), parts = components_up_to(5.2, values, 5);
    CHECK(parts.worlds == 28);
    CHECK(parts.mean == Approx(expected.mean));
    CHECK(parts.variance == Approx(expected.variance));
    CHECK(parts.within == Approx(expected.within));
    CHECK(parts.error_of_mean == Approx(expected.error_of_mean));
}

TEST_CASE("components are right on average") {
    boost::random::mt19937 engine(20240101);
    boost::random::normal_distribution<double> normal;
    double between = 0, chance = 0, squared_error = 0, true_square = 0;
    constexpr int samples = 4000;
    for (int sample = 0; sample < samples; ++sample) {
        std::vector<double> values;
        for (int draw = 0; draw < 10; ++draw) {
            const double effect = 2 * normal(engine);
            for (int replicate = 0; replicate < 6; ++replicate)
                values.push_back(effect + normal(engine));
        }
        const Components parts = components(values, 6);
        between += parts.between_draws / samples;
        chance += parts.chance / samples;
        squared_error += parts.error_of_mean * parts.error_of_mean / samples;
        true_square += parts.mean * parts.mean / samples;
    }
    CHECK(between == Approx(4).epsilon(0.03));
    CHECK(chance == Approx(1).epsilon(0.02));
    CHECK(squared_error == Approx(4 / 10.0 + 1 / 60.0).epsilon(0.03));
    CHECK(true_square == Approx(4 / 10.0 + 1 / 60.0).epsilon(0.06));
}

}  // namespace heed
