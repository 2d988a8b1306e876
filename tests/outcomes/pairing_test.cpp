// What pairing arms in the same worlds gains, and what holds of every pair of arms.
#include <rapidcheck/catch.h>

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/outcomes/worlds.hpp"

namespace heed {

TEST_CASE("pairing: nothing gained by independent worlds, everything by an equal shift") {
    boost::random::mt19937 engine(11);
    boost::random::normal_distribution<double> normal(100, 10);
    std::vector<double> base, other, shifted;
    for (int i = 0; i < 8000; ++i) {
        base.push_back(std::round(normal(engine)));
        other.push_back(std::round(normal(engine)));
        shifted.push_back(base.back() - 7);
    }
    CHECK(effect_of(other, base, 200).variance_ratio == Approx(1).margin(0.05));
    const Effect shift = effect_of(shifted, base, 200);
    CHECK(shift.variance_ratio == 0);
    CHECK(shift.difference.low == -7);
    CHECK(shift.difference.high == -7);
    CHECK(shift.probability_lower == 1);
    CHECK(shift.relative.mc_error > 0);  // the comparison's mean is not known exactly
}

TEST_CASE("the variance ratio leaves out what draws do") {
    // draws shift both arms by far more than chance; within draws the arms are independent
    boost::random::mt19937 engine(12);
    boost::random::normal_distribution<double> normal;
    std::vector<double> base, arm;
    for (int draw = 0; draw < 100; ++draw) {
        const double shared = 1000 * (2 + normal(engine));
        for (int i = 0; i < 50; ++i) {
            base.push_back(shared + normal(engine));
            arm.push_back(shared + normal(engine));
        }
    }
    CHECK(effect_of(arm, base, 50).variance_ratio == Approx(1).margin(0.06));
    CHECK(std::isnan(effect_of({1, 2, 3}, {3, 2, 5}, 1).variance_ratio));
}

TEST_CASE("the error of a relative effect is what samples show") {
    boost::random::mt19937 engine(13);
    boost::random::normal_distribution<double> normal;
    std::vector<double> means;
    double told = 0;
    constexpr int samples = 1500;
    for (int sample = 0; sample < samples; ++sample) {
        std::vector<double> base, arm;
        for (int i = 0; i < 60; ++i) {
            base.push_back(100 + 20 * normal(engine));
            arm.push_back(0.7 * base.back() + 5 * normal(engine));
        }
        const Effect effect = effect_of(arm, base, 60);
        means.push_back(effect.relative.mean);
        told += effect.relative.mc_error / samples;
    }
    CHECK(told == Approx(std::sqrt(components(means, samples).variance)).epsilon(0.06));
}

TEST_CASE("swapping the arms turns every difference round") {
    rc::prop("effects are antisymmetric", [] {
        const auto plain = *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(0, 50));
        const std::vector<double> base(plain.begin(), plain.begin() + 4);
        const std::vector<double> arm(plain.begin() + 4, plain.end());
        const Effect there = effect_of(arm, base, 2), back = effect_of(base, arm, 2);
        RC_ASSERT(there.difference.mean == -back.difference.mean);
        RC_ASSERT(there.difference.low == Approx(-back.difference.high).margin(1e-9));
        RC_ASSERT(there.exactly_zero == back.exactly_zero);
        RC_ASSERT(there.probability_lower + back.probability_lower <= 1);
        RC_ASSERT(there.exactly_zero == all_nought(there.difference));
    });
}

}  // namespace heed
