// Planning levels: margins and odds ratios of the plan.
#include "sim/world/level_plan.hpp"

#include <catch2/catch.hpp>
#include <cmath>

using namespace heed;

namespace {

std::vector<std::uint32_t> plan(const Units& units, const std::vector<double>& shares,
                                double odds_ratio = 1) {
    std::vector<double> seed;
    for (std::size_t row = 0; row < units.rows; ++row)
        for (std::size_t level = 0; level < shares.size(); ++level)
            seed.push_back(std::log(odds_ratio) * static_cast<double>(row * level));
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_attribute, 0, 1);
    return plan_levels(units, shares, seed, stream);
}

}  // namespace

TEST_CASE("people are planned exactly", "[world][attributes]") {
    CHECK(plan({1, {1}, {10}}, {.5, .3, .2}) == std::vector<std::uint32_t>{5, 3, 2});
    CHECK(plan({1, {1}, {0}}, {.5, .5}) == std::vector<std::uint32_t>{0, 0});
}

TEST_CASE("rows keep their people and levels their shares", "[world][attributes]") {
    const auto given = plan({3, {1}, {1000, 3000, 6000}}, {.7, .3}, 2.5);
    CHECK(given[0] + given[1] == 1000);
    CHECK(given[2] + given[3] == 3000);
    CHECK(given[4] + given[5] == 6000);
    CHECK(given[1] + given[3] + given[5] == 3000);
    const std::vector<double> table(given.begin(), given.end());
    CHECK(table[0] * table[3] / (table[1] * table[2]) == Approx(2.5).epsilon(.01));
    CHECK(table[2] * table[5] / (table[3] * table[4]) == Approx(2.5).epsilon(.01));
}

TEST_CASE("households are planned by their people", "[world][attributes]") {
    const std::vector<std::uint32_t> persons{1, 3, 8};
    const auto given = plan({1, persons, {100, 200, 50}}, {.2, .3, .5});
    double all[3] = {0, 0, 0};
    for (std::size_t kind = 0; kind < 3; ++kind) {
        CHECK(given[kind * 3] + given[kind * 3 + 1] + given[kind * 3 + 2] == (kind == 0   ? 100
                                                                              : kind == 1 ? 200
                                                                                          : 50));
        for (std::size_t level = 0; level < 3; ++level)
            all[level] += given[kind * 3 + level] * persons[kind];
    }
    CHECK(all[0] == Approx(220).margin(8));
    CHECK(all[1] == Approx(330).margin(8));
    CHECK(all[2] == Approx(550).margin(8));
}
