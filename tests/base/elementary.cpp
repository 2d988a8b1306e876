// Tests of sim/base/elementary.hpp: as close to the true values as promised, and exact where it must be.
#include "sim/base/elementary.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/base/normal.hpp"

using namespace heed;

TEST_CASE("the quick logarithm is as close as promised") {
    double relative = 0, absolute = 0;
    for (double exponent = -100; exponent < 100; exponent += 0.00071) {
        const auto x = static_cast<float>(std::exp2(exponent));
        const double truth = std::log(static_cast<double>(x)),
                     error = std::abs(quick_log(x) - truth);
        if (x >= 0.5F && x <= 1.0F)
            absolute = std::max(absolute, error);
        else if (truth != 0 && (x < 0.5F || x > 2.0F))
            relative = std::max(relative, error / std::abs(truth));
    }
    CHECK(relative < 2e-7);
    CHECK(absolute < 1e-7);
    CHECK(quick_log(1.0F) == 0.0F);
}

TEST_CASE("the quick exponential is as close as promised, and nothing is nothing") {
    double relative = 0;
    for (double x = 0; x > -87; x -= 0.00037) {
        const double truth = std::exp(static_cast<double>(static_cast<float>(x)));
        relative = std::max(relative, std::abs(quick_exp(static_cast<float>(x)) - truth) / truth);
    }
    CHECK(relative < 3e-7);
    CHECK(quick_exp(0.0F) == 1.0F);  // a dose of nothing changes nothing, to the bit
    CHECK(quick_exp(-0.0F) == 1.0F);
    CHECK(quick_exp(-1e30F) == 0.0F);
    CHECK(quick_exp(-std::numeric_limits<float>::infinity()) == 0.0F);
}

TEST_CASE("the quick normal distribution is as close as promised") {
    double absolute = 0;
    for (double x = -9; x < 9; x += 0.00037) {
        const auto at = static_cast<float>(x);
        absolute = std::max(absolute, std::abs(quick_normal_cdf(at) - normal_cdf(at)));
        REQUIRE(quick_normal_cdf(at) >= 0);
        REQUIRE(quick_normal_cdf(at) <= 1);
    }
    CHECK(absolute < 3e-7);
}

TEST_CASE("exponential numbers fall as the word rises, and end where 32 bits end") {
    CHECK(exponential_of(0) == Approx(33 * std::log(2.0)));
    CHECK(exponential_of(0xffffffffU) >= 0.0F);
    CHECK(exponential_of(0xffffffffU) < 1e-7F);
    float last = exponential_of(0);
    for (std::uint32_t word = 1; word < 0xffff0000U; word += 0xfffU) {
        const float next = exponential_of(word);
        REQUIRE(next <= last);
        last = next;
    }
}
