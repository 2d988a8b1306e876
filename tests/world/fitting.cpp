// Fitting tables to margins against results worked out by hand.
#include "sim/world/fitting.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>

using namespace heed;

TEST_CASE("a two by two table is fitted as by hand", "[world][fitting]") {
    // Margins 50/50 both ways and odds ratio 4: a² = 4 (50 − a)², so a = 100/3.
    Table table({2, 2});
    table.cell = {4, 1, 1, 1};
    const Fit result = fit(table, {{{0}, {50, 50}}, {{1}, {50, 50}}}, 1e-12);
    CHECK(result.converged);
    CHECK(table.cell[0] == Approx(100.0 / 3));
    CHECK(table.cell[1] == Approx(50.0 / 3));
    CHECK(table.cell[2] == Approx(50.0 / 3));
    CHECK(table.cell[3] == Approx(100.0 / 3));
}

TEST_CASE("a seed of ones gives independence", "[world][fitting]") {
    Table table({2, 3});
    fit(table, {{{0}, {30, 70}}, {{1}, {20, 30, 50}}});
    for (std::size_t row = 0; row < 2; ++row)
        for (std::size_t column = 0; column < 3; ++column)
            CHECK(table.cell[row * 3 + column] ==
                  Approx((row == 0 ? 30.0 : 70.0) * (column == 0   ? .2
                                                     : column == 1 ? .3
                                                                   : .5)));
}

TEST_CASE("odds ratios of the seed survive the fit", "[world][fitting]") {
    CHECK(rc::check([] {
        const double odds_ratio = *rc::gen::inRange(1, 400) / 20.0;
        std::vector<double> rows(4), columns(3);
        for (double& row : rows) row = *rc::gen::inRange(5, 100);
        for (double& column : columns) column = *rc::gen::inRange(5, 100);
        const double scale = std::accumulate(rows.begin(), rows.end(), 0.0) /
                             std::accumulate(columns.begin(), columns.end(), 0.0);
        for (double& column : columns) column *= scale;
        Table table({4, 3});
        for (std::size_t k = 0; k < 12; ++k)
            table.cell[k] = std::pow(odds_ratio, static_cast<double>((k / 3) * (k % 3)));
        RC_ASSERT(fit(table, {{{0}, rows}, {{1}, columns}}).converged);
        for (std::size_t row = 0; row < 3; ++row)
            for (std::size_t column = 0; column < 2; ++column) {
                const double* at = &table.cell[row * 3 + column];
                RC_ASSERT(std::abs(at[0] * at[4] / (at[1] * at[3]) / odds_ratio - 1) < 1e-9);
            }
    }));
}

TEST_CASE("margins of several ways and margins left open are met", "[world][fitting]") {
    const double open = std::numeric_limits<double>::quiet_NaN();
    Table table({2, 2, 2});
    const Fit result =
        fit(table, {{{0}, {40, 60}}, {{1, 2}, {10, 20, 30, 40}}, {{0, 2}, {5, open, open, open}}});
    CHECK(result.converged);
    CHECK(table.cell[0] + table.cell[2] == Approx(5));
    CHECK(table.cell[0] + table.cell[4] == Approx(10));
    CHECK(table.cell[3] + table.cell[7] == Approx(40));
    CHECK(table.cell[0] + table.cell[1] + table.cell[2] + table.cell[3] == Approx(40));
}

TEST_CASE("margins that contradict each other are told by how much", "[world][fitting]") {
    Table table({2, 2});
    const Fit result = fit(table, {{{0}, {50, 50}}, {{1}, {60, 50}}});
    CHECK_FALSE(result.converged);
    CHECK(result.off == Approx(5));
}

TEST_CASE("largest remainders sum to the total", "[world][fitting]") {
    using Counts = std::vector<std::uint32_t>;
    CHECK(largest_remainder(std::vector{.5, .3, .2}, 10) == Counts{5, 3, 2});
    CHECK(largest_remainder(std::vector{1., 1., 1.}, 10) == Counts{4, 3, 3});
    CHECK(largest_remainder(std::vector{.476, .334, .19}, 10) == Counts{5, 3, 2});
    CHECK(largest_remainder(std::vector{0., 1.}, 3) == Counts{0, 3});
    CHECK(largest_remainder(std::vector<double>{}, 3).empty());
    CHECK(rc::check([](std::vector<std::uint8_t> weights, std::uint16_t total) {
        const std::vector<double> shares(weights.begin(), weights.end());
        const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
        RC_PRE(sum > 0);
        const Counts counts = largest_remainder(shares, total);
        RC_ASSERT(std::accumulate(counts.begin(), counts.end(), 0U) == total);
        for (std::size_t k = 0; k < counts.size(); ++k)
            RC_ASSERT(std::abs(counts[k] - total * shares[k] / sum) < 1);
    }));
}
