// Value for money against textbook cases worked by hand.
#include "sim/outcomes/value.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/outcomes/tables.hpp"

namespace heed {

namespace {

using enum Standing;

/// Three arms in four worlds (one draw): nothing; cheap; dear. Years in exploitation, and costs that vary a little.
ValueSums three_arms() {
    ValueSums sums;
    sums.cost = {{0, 0, 0, 0}, {100, 100, 110, 90}, {400, 400, 400, 400}};
    sums.years = {{20, 21, 19, 20}, {18, 18.5, 17, 18.5}, {16, 20, 15, 17}};
    sums.recruited = {{10, 10, 10, 10}, {9, 8, 9, 8}, {9, 11, 9, 11}};
    sums.work_years = {{50, 50, 50, 50}, {49, 48, 49, 48}, {50, 50, 50, 50}};
    sums.reached = {{0, 0, 0, 0}, {200, 200, 200, 200}, {100, 100, 100, 100}};
    sums.small = {false, false, false};
    sums.replicates = 4;
    return sums;
}

const NetBenefit& at(const std::vector<NetBenefit>& table, std::size_t arm, double worth) {
    for (const NetBenefit& row : table)
        if (row.arm == arm && row.worth == worth) return row;
    throw std::out_of_range("no such net benefit");
}

}  // namespace

TEST_CASE("a frontier worked by hand: dominated, extendedly dominated, and the rest", "[value]") {
    // a: nothing. b: 10 for 1. c: 40 for 2. d: 45 for 4. e: 60 for 3. f: 145 for 6.
    const std::vector<double> cost{0, 10, 40, 45, 60, 145}, effect{0, 1, 2, 4, 3, 6};
    const auto places = efficiency_frontier(cost, effect);
    // b to c costs 30 for one more, c to d 5 for two more: mixing b and d beats c. e costs more than d and does less.
    // Ratios along the frontier: 10, 35/3, 50.
    const std::vector<Standing> expected{frontier, frontier,  extendedly_dominated,
                                         frontier, dominated, frontier};
    for (std::size_t arm = 0; arm < cost.size(); ++arm)
        CHECK(places[arm].standing == expected[arm]);
    CHECK_FALSE(places[0].next_to);
    CHECK(places[1].next_to == 0);
    CHECK(places[3].next_to == 1);
    CHECK(places[5].next_to == 3);
    CHECK_FALSE(places[2].next_to);
}

TEST_CASE("taking one arm away by extended dominance can undo another", "[value]") {
    // Ratios 5, 6, 4: the second falls to the third (6 > 4), then the first (5 > 10/2 no: equal stays).
    const auto equal =
        efficiency_frontier(std::vector<double>{0, 5, 11, 15}, std::vector<double>{0, 1, 2, 3});
    CHECK(equal[1].standing == frontier);
    CHECK(equal[2].standing == extendedly_dominated);
    CHECK(equal[3].next_to == 1);
    const auto both =
        efficiency_frontier(std::vector<double>{0, 5, 11, 12}, std::vector<double>{0, 1, 2, 3});
    CHECK(both[1].standing == extendedly_dominated);
    CHECK(both[2].standing == extendedly_dominated);
    CHECK(both[3].next_to == 0);
}

TEST_CASE("ties and savings on the frontier", "[value]") {
    // The comparison is dearer and does less than an arm; two arms are equal in all.
    const auto places =
        efficiency_frontier(std::vector<double>{10, 5, 5, 5}, std::vector<double>{1, 2, 2, 1.5});
    CHECK(places[0].standing == dominated);
    CHECK(places[1].standing == frontier);
    CHECK(places[2].standing == same);
    CHECK(places[3].standing == dominated);
    CHECK_FALSE(places[1].next_to);
}

TEST_CASE("each arm against the comparison, by hand", "[value]") {
    const auto arms = value_of_arms(three_arms());
    CHECK(arms[0].cost.mean == 0);
    CHECK(arms[1].cost.mean == Approx(100));
    CHECK(arms[1].years_averted.mean == Approx((2 + 2.5 + 2 + 1.5) / 4));
    CHECK(arms[1].cost_per_year == Approx(100 / 2.0));
    CHECK(arms[1].recruitments_averted.mean == Approx(1.5));
    CHECK(arms[1].cost_per_recruitment == Approx(100 / 1.5));
    CHECK(arms[1].work_forgone.mean == Approx(1.5));
    CHECK(arms[1].cost_per_reached == Approx(0.5));
    CHECK(arms[1].place.next_to == 0);
    CHECK(arms[1].icer == Approx(50));
    // Against the cheap arm the dear one averts 2, −1.5, 2, 1.5: 1 on average, give or take 0.84; it cannot be told.
    CHECK(arms[2].years_averted.mean == Approx(3));
    CHECK(arms[2].place.next_to == 1);
    CHECK(std::isnan(arms[2].icer));
    CHECK(std::isnan(arms[2].cost_per_recruitment));  // none averted on average
    CHECK(std::isnan(arms[0].cost_per_year));
}

TEST_CASE("a cost for each year averted needs more than the luck of few draws", "[value]") {
    // Four worlds that avert 1, 2, 3 and 4 years: 2.5 on average, 3.9 errors of 0.65 above nothing. Student's t is 3.2 with
    // four worlds for themselves; as two draws of two, the error is 1 and t is 12.7.
    ValueSums sums = three_arms();
    for (std::size_t world = 0; world < 4; ++world)
        sums.years[1][world] = sums.years[0][world] - static_cast<double>(world + 1);
    sums.replicates = 1;
    CHECK(value_of_arms(sums)[1].cost_per_year == Approx(40));
    sums.replicates = 2;
    CHECK(std::isnan(value_of_arms(sums)[1].cost_per_year));
}

TEST_CASE("net benefit is linear in worth, and paired", "[value]") {
    const ValueSums sums = three_arms();
    const auto table = net_benefits(sums, std::vector<double>{0, 50, 100, 400});
    for (std::size_t arm = 0; arm < 3; ++arm) {
        const double zero = at(table, arm, 0).benefit.mean, half = at(table, arm, 50).benefit.mean;
        CHECK(at(table, arm, 100).benefit.mean - half == Approx(half - zero).margin(1e-9));
        CHECK(at(table, arm, 400).benefit.mean - zero == Approx(8 * (half - zero)).margin(1e-9));
    }
    CHECK(at(table, 1, 50).benefit.mean == Approx(0).margin(1e-9));  // worth what it costs
    CHECK(at(table, 1, 0).benefit.mean == Approx(-100));
    // Cheap arm at 100, world by world: 100, 150, 90, 60.
    CHECK(at(table, 1, 100).benefit.mean == Approx(100));
    CHECK(at(table, 1, 100).benefit.mc_error ==
          Approx(std::sqrt((0 + 2500 + 100 + 1600) / 3.0 / 4)));
    CHECK(at(table, 0, 100).benefit.mean == 0);
    CHECK(at(table, 0, 100).benefit.high == 0);
}

TEST_CASE("probabilities of being the best add up to one at every worth", "[value]") {
    const ValueSums sums = three_arms();
    const std::vector<double> worths{0, 10, 55, 200, 1e6};
    const auto table = net_benefits(sums, worths);
    for (const double worth : worths) {
        double all = 0;
        int best = 0;
        for (std::size_t arm = 0; arm < 3; ++arm) {
            all += at(table, arm, worth).best.mean;
            best += at(table, arm, worth).best_on_average;
        }
        CHECK(all == Approx(1));
        CHECK(best == 1);
    }
    CHECK(at(table, 0, 0).best.mean == 1);
    CHECK(at(table, 0, 0).best_on_average);
    // Whatever it costs: the dear arm averts most in three worlds of four, the cheap one in the second.
    CHECK(at(table, 2, 1e6).best.mean == Approx(0.75));
    CHECK(at(table, 1, 1e6).best.mean == Approx(0.25));
    CHECK(at(table, 2, 1e6).best_on_average);
}

TEST_CASE("arms that are equal share the first place", "[value]") {
    ValueSums sums = three_arms();
    sums.cost[2] = sums.cost[1];
    sums.years[2] = sums.years[1];
    const auto table = net_benefits(sums, std::vector<double>{1000});
    CHECK(at(table, 1, 1000).best.mean == Approx(0.5));
    CHECK(at(table, 2, 1000).best.mean == Approx(0.5));
    CHECK(value_of_arms(sums)[2].place.standing == same);
}

TEST_CASE("the highest worth shown lies well above what a year averted costs", "[value]") {
    CHECK(highest_worth(value_of_arms(three_arms()), {}) == 500);  // 2 · 400/3 → 500
    CHECK(highest_worth(value_of_arms(three_arms()), std::vector<double>{3000}) == 10000);
    ValueSums free = three_arms();
    for (auto& arm : free.cost) arm.assign(4, 0.0);
    CHECK(highest_worth(value_of_arms(free), {}) == 0);
}

TEST_CASE("few people behind an arm: its figures are withheld, its cost is not", "[value]") {
    ValueSums sums = three_arms();
    sums.small[1] = true;
    const auto arms = value_of_arms(sums);
    CHECK_FALSE(arms[0].suppressed);
    CHECK(arms[1].suppressed);
    CHECK_FALSE(arms[2].suppressed);
    CHECK(at(net_benefits(sums, std::vector<double>{10}), 1, 10).suppressed);
}

}  // namespace heed
