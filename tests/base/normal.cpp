// Tests of sim/base/normal.hpp against published tables.
#include "sim/base/normal.hpp"

#include <catch2/catch.hpp>
#include <limits>

using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;
using heed::normal_cdf;
using heed::normal_quantile;

TEST_CASE("the normal distribution agrees with the tables") {
    // Abramowitz and Stegun 1972, table 26.1 (15 decimals)
    CHECK_THAT(normal_cdf(0), WithinAbs(0.5, 1e-15));
    CHECK_THAT(normal_cdf(1), WithinAbs(0.841344746068543, 1e-15));
    CHECK_THAT(normal_cdf(1.5), WithinAbs(0.933192798731142, 1e-15));
    CHECK_THAT(normal_cdf(2), WithinAbs(0.977249868051821, 1e-15));
    CHECK_THAT(normal_cdf(3), WithinAbs(0.998650101968370, 1e-15));
    CHECK_THAT(normal_cdf(-1.96), WithinAbs(1 - 0.975002104851780, 1e-15));
    CHECK_THAT(normal_cdf(-5), WithinRel(2.866515718791939e-07, 1e-12));
    CHECK_THAT(normal_cdf(-10), WithinRel(7.619853024160527e-24, 1e-12));
}

TEST_CASE("the normal quantile agrees with the tables") {
    CHECK_THAT(normal_quantile(0.5), WithinAbs(0, 1e-15));
    CHECK_THAT(normal_quantile(0.9), WithinAbs(1.281551565544600, 1e-14));
    CHECK_THAT(normal_quantile(0.95), WithinAbs(1.644853626951472, 1e-14));
    CHECK_THAT(normal_quantile(0.975), WithinAbs(1.959963984540054, 1e-14));
    CHECK_THAT(normal_quantile(0.99), WithinAbs(2.326347874040841, 1e-14));
    CHECK_THAT(normal_quantile(0.999), WithinAbs(3.090232306167813, 1e-14));
    CHECK_THAT(normal_quantile(0.025), WithinAbs(-1.959963984540054, 1e-14));
    CHECK_THAT(normal_quantile(1e-10), WithinRel(-6.361340902404056, 1e-13));
}

TEST_CASE("certainty lies at infinity") {
    CHECK(normal_quantile(0) == -std::numeric_limits<double>::infinity());
    CHECK(normal_quantile(1) == std::numeric_limits<double>::infinity());
    CHECK(normal_cdf(std::numeric_limits<double>::infinity()) == 1);
    CHECK(normal_cdf(-std::numeric_limits<double>::infinity()) == 0);
}

TEST_CASE("one undoes the other") {
    for (double x = -8; x <= 8; x += 0.125)
        CHECK_THAT(normal_quantile(normal_cdf(x)),
                   WithinAbs(x, x < 5 ? 1e-9 : 0.1));  // 1 − p runs out of digits
    for (double p = 1e-300; p < 0.5; p *= 10)
        CHECK_THAT(normal_cdf(normal_quantile(p)), WithinRel(p, 1e-10));
}
