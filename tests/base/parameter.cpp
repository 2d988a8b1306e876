// Tests of sim/base/parameter.hpp: quantiles of doubt, against closed forms.
#include "sim/base/parameter.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/base/fields.hpp"

using namespace heed;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using Shape = Distribution::Shape;

namespace {

/// ∫ q(p)ⁿ dp, which is the n-th moment, by the midpoint rule.
double moment(const Distribution& doubt, int n) {
    constexpr int steps = 4000;
    double sum = 0;
    for (int i = 0; i < steps; ++i) sum += std::pow(doubt.quantile((i + 0.5) / steps), n);
    return sum / steps;
}

double variance(const Distribution& doubt) {
    return moment(doubt, 2) - std::pow(moment(doubt, 1), 2);
}

constexpr double probabilities[] = {0.001, 0.025, 0.1, 0.3, 0.5, 0.7, 0.9, 0.975, 0.999};

}  // namespace

TEST_CASE("uniform doubt lies on a line") {
    const Distribution doubt{Shape::uniform, 2, 6, 0};
    for (const double p : probabilities) CHECK_THAT(doubt.quantile(p), WithinAbs(2 + 4 * p, 1e-15));
    CHECK(doubt.quantile(0) == 2);
    CHECK(doubt.quantile(1) == 6);
}

TEST_CASE("normal doubt has its mean and standard deviation") {
    const Distribution doubt{Shape::normal, 10, 2, 0};
    CHECK_THAT(doubt.quantile(0.5), WithinAbs(10, 1e-12));
    CHECK_THAT(doubt.quantile(0.975), WithinAbs(10 + 2 * 1.959963984540054, 1e-12));
    CHECK_THAT(doubt.quantile(0.025), WithinAbs(10 - 2 * 1.959963984540054, 1e-12));
    CHECK_THAT(variance(doubt), WithinRel(4.0, 3e-3));
}

TEST_CASE("lognormal doubt has its median, and a mean above it") {
    const Distribution doubt{Shape::lognormal, 3, 0.5, 0};
    CHECK_THAT(doubt.quantile(0.5), WithinAbs(3, 1e-12));
    CHECK_THAT(doubt.quantile(0.975), WithinRel(3 * std::exp(0.5 * 1.959963984540054), 1e-12));
    CHECK_THAT(moment(doubt, 1), WithinRel(3 * std::exp(0.125), 1e-3));
}

TEST_CASE("beta doubt agrees with what is known in closed form") {
    const Distribution one_to_three{Shape::beta, 0.25, 4, 0};  // Beta(1, 3): q = 1 − (1 − p)^⅓
    for (const double p : probabilities)
        CHECK_THAT(one_to_three.quantile(p), WithinRel(1 - std::cbrt(1 - p), 1e-10));
    const Distribution flat{Shape::beta, 0.5, 2, 0};  // Beta(1, 1) is uniform
    for (const double p : probabilities) CHECK_THAT(flat.quantile(p), WithinRel(p, 1e-12));
    const Distribution usual{Shape::beta, 0.3, 20, 0};  // mean m, variance m (1 − m) / (n + 1)
    CHECK_THAT(moment(usual, 1), WithinRel(0.3, 1e-5));
    CHECK_THAT(variance(usual), WithinRel(0.3 * 0.7 / 21, 1e-3));
}

TEST_CASE("PERT doubt has the mean (low + 4 mode + high) / 6") {
    for (const auto& [low, high, mode] :
         {std::tuple{4.0, 24.0, 9.0}, {0.0, 1.0, 0.5}, {-3.0, 5.0, 4.0}, {0.0, 1.0, 0.0}}) {
        const Distribution doubt{Shape::pert, low, high, mode};
        const double mean = (low + 4 * mode + high) / 6;
        CHECK_THAT(moment(doubt, 1), WithinAbs(mean, 1e-4 * (high - low)));
        CHECK_THAT(variance(doubt), WithinRel((mean - low) * (high - mean) / 7, 1e-3));
        CHECK(doubt.quantile(0) == low);
        CHECK(doubt.quantile(1) == high);
    }
    const Distribution at_the_end{Shape::pert, 2, 4, 2};  // Beta(1, 5): q = 1 − (1 − p)^⅕
    for (const double p : probabilities)
        CHECK_THAT(at_the_end.quantile(p), WithinRel(2 + 2 * (1 - std::pow(1 - p, 0.2)), 1e-10));
    const Distribution symmetric{Shape::pert, 2, 4, 3};
    for (const double p : probabilities)
        CHECK_THAT(symmetric.quantile(p) + symmetric.quantile(1 - p), WithinAbs(6, 1e-10));
    CHECK(Distribution{Shape::pert, 2, 2, 2}.quantile(0.3) == 2);
}

TEST_CASE("quantiles rise") {
    for (const Distribution& doubt :
         {Distribution{Shape::pert, 0, 1, 0.2}, Distribution{Shape::uniform, 0, 1, 0},
          Distribution{Shape::normal, 0, 1, 0}, Distribution{Shape::lognormal, 1, 1, 0},
          Distribution{Shape::beta, 0.1, 5, 0}})
        for (double p = 0.001; p < 0.999; p += 0.001)
            CHECK(doubt.quantile(p) < doubt.quantile(p + 0.001));
}

TEST_CASE("a parameter is used as a number") {
    const Parameter known = 3;
    CHECK(2 * known == 6);
    CHECK_FALSE(known.doubt);
    CHECK_FALSE(known.given);
    CHECK(word(known.grade) == "assumed");
}
