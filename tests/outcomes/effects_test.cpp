// Outcomes and effects against figures worked out by hand; arms that agree have no effect at all.
#include "sim/outcomes/effects.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/outcomes/ten_people.hpp"
#include "tests/outcomes/worlds.hpp"

namespace heed {

namespace {

const Outcome& find(const std::vector<Outcome>& table, std::size_t arm, std::size_t measure,
                    std::size_t group, std::optional<std::size_t> period) {
    for (const Outcome& outcome : table)
        if (outcome.arm == arm && outcome.measure == measure && outcome.group == group &&
            outcome.period == period)
            return outcome;
    throw std::out_of_range("no such outcome");
}

}  // namespace

TEST_CASE("values of measures: flows, stocks, ratios, and the whole time") {
    auto scheme = std::make_shared<Scheme>();
    scheme->tallies = {entries(), heads()};
    scheme->period_ends = {0, 1};
    Sums sums(2, 2, 1);
    sums.at(0, 0, 0) = 3;
    sums.at(0, 1, 0) = 5;
    sums.at(1, 0, 0) = 100;
    sums.at(1, 1, 0) = 60;
    const auto value = [&](const Measure& asked, std::optional<std::size_t> period) {
        return value_of(*scheme, sums, asked, 0, period);
    };
    CHECK(value(measure("flow", "entries", ""), 1) == 5);
    CHECK(value(measure("flow", "entries", ""), {}) == 8);
    CHECK(value(measure("stock", "heads", ""), {}) == 80);  // the mean of its periods
    CHECK(value(measure("ratio", "entries", "heads", 1000), 0) == 30);
    CHECK(value(measure("ratio", "entries", "heads", 1000), {}) == 50);
    Measure reach = measure("reach", "heads", "");
    reach.at_end = true;
    CHECK(value(reach, 0) == 100);
    CHECK(value(reach, {}) == 60);
    sums.at(1, 0, 0) = 0;
    CHECK(std::isnan(value(measure("ratio", "entries", "heads"), 0)));
}

TEST_CASE("tables hold every arm, measure, group and period in order") {
    const Results results = any_results(3, 2, 2);
    const std::vector<Outcome> table = outcomes(results, 0);
    const std::size_t groups = results.scheme->groups().size();
    REQUIRE(table.size() == 3 * 2 * groups * 3);
    std::size_t i = 0;
    for (std::size_t arm = 0; arm < 3; ++arm)
        for (std::size_t of = 0; of < 2; ++of)
            for (std::size_t group = 0; group < groups; ++group)
                for (std::size_t period = 0; period <= 2; ++period, ++i) {
                    CHECK(table[i].arm == arm);
                    CHECK(table[i].measure == of);
                    CHECK(table[i].group == group);
                    CHECK(table[i].period.has_value() == (period < 2));
                    CHECK(table[i].period.value_or(2) == period);
                }
    Results other = results;
    other.comparison = 1;
    const std::vector<Effect> compared = effects(other, 0);
    REQUIRE(compared.size() == 2 * 2 * groups * 3);
    CHECK(compared.front().arm == 0);
    CHECK(compared.back().arm == 2);
}

TEST_CASE("an outcome is the figure of its values; its interval stays at nought") {
    const Results results = entries_in_worlds({4, 8, 6, 2, 10}, {1, 1, 0, 0, 2}, 5);
    const std::vector<Outcome> table = outcomes(results, 0);
    const Estimate expected = estimate({4, 8, 6, 2, 10}, 1, 5);
    CHECK(find(table, 0, 0, 0, {}).value.mean == expected.mean);
    CHECK(find(table, 0, 0, 0, {}).value.high == expected.high);
    CHECK(expected.low < 0);
    CHECK(is_nought(find(table, 0, 0, 0, {}).value.low));
}

TEST_CASE("an effect is the difference in the same world") {
    const Effect effect = effect_of({3, 6, 6, 1, 4}, {4, 8, 6, 2, 10}, 5);
    CHECK(effect.difference.mean == Approx(-2));
    CHECK(effect.difference.mc_error == Approx(std::sqrt(5.5 / 5)));  // of −1, −2, 0, −1, −6
    CHECK(effect.relative.mean == Approx(-2.0 / 6));
    CHECK(effect.relative.low == Approx(effect.difference.low / 6));
    CHECK(effect.relative.high == Approx(effect.difference.high / 6));
    CHECK(effect.probability_lower == Approx(0.8));
    CHECK(effect.variance_ratio == Approx(5.5 / (4.5 + 10)));
    CHECK_FALSE(effect.exactly_zero);
    CHECK_FALSE(effect.suppressed);
}

TEST_CASE("arms that agree have effects of exactly nought, everywhere") {
    for (const std::size_t worlds : {4, 100}) {
        Results results = any_results(2, worlds / 2, 2);
        for (std::size_t world = 0; world < results.worlds(); ++world)
            results.runs[world * 2 + 1] = results.runs[world * 2];
        for (const Effect& effect : effects(results, 0)) {
            CHECK(effect.exactly_zero);
            CHECK(all_nought(effect.difference));
            CHECK(all_nought(effect.relative));
            CHECK(is_nought(effect.probability_lower));
            CHECK(is_nought(effect.variance_ratio));
        }
    }
}

TEST_CASE("nothing in either arm is exactly nought too; nothing in the comparison has no ratio") {
    const Effect none = effect_of({0, 0, 0, 0}, {0, 0, 0, 0}, 2);
    CHECK(none.exactly_zero);
    CHECK(all_nought(none.difference));
    CHECK(all_nought(none.relative));
    CHECK(is_nought(none.variance_ratio));
    const Effect some = effect_of({1, 0, 2, 0}, {0, 0, 0, 0}, 2);
    CHECK_FALSE(some.exactly_zero);
    CHECK(some.difference.mean == 0.75);
    CHECK(std::isnan(some.relative.mean));
    CHECK(std::isnan(some.relative.low));
    CHECK(std::isnan(some.relative.mc_error));
}

TEST_CASE("a comparison below nought turns the relative interval round, never to minus nought") {
    const Effect effect = effect_of({-3, -5, -4, -9}, {-4, -8, -6, -10}, 2);
    CHECK(effect.difference.mean > 0);
    CHECK(effect.relative.mean == Approx(effect.difference.mean / -7));
    CHECK(effect.relative.low <= effect.relative.mean);
    CHECK(effect.relative.high >= effect.relative.mean);
    CHECK(all_nought(effect_of({-4, -8}, {-4, -8}, 2).relative));
}

TEST_CASE("worlds in which either arm is undefined are left out and counted") {
    Results results = entries_in_worlds({4, 8, 9, 2}, {3, 6, 6, 0}, 4);
    results.scheme = ratio_scheme();
    results.runs[2 * 2 + 1].at(1, 0, 0) = 0;  // world 2, arm 1: no one
    results.runs[3 * 2 + 0].at(1, 0, 0) = 0;  // world 3, comparison: no one
    const Effect effect = find(effects(results, 0), 0, 0, {});
    CHECK(effect.difference.worlds == 2);
    CHECK(effect.difference.mean == Approx(-1.5 / 10));
    CHECK(effect.relative.mean == Approx(-1.5 / 6));
    CHECK(effect.probability_lower == 1);
    const std::vector<Outcome> table = outcomes(results, 0);
    CHECK(find(table, 0, 0, 0, {}).value.worlds == 3);
    CHECK(find(table, 0, 0, 0, {}).value.mean == Approx(21 / 3 / 10.0));
    for (std::size_t i = 0; i < results.runs.size(); ++i) results.runs[i].at(1, 0, 0) = 0;
    const Effect no_one = find(effects(results, 0), 0, 0, {});
    CHECK(no_one.difference.worlds == 0);
    CHECK_FALSE(no_one.exactly_zero);
    CHECK(std::isnan(no_one.difference.mean));
    CHECK(std::isnan(no_one.relative.mean));
    CHECK(std::isnan(no_one.probability_lower));
}

TEST_CASE("some, but too few people are suppressed; none may be shown") {
    const Results results = entries_in_worlds({4, 4, 5, 6}, {0, 0, 0, 0}, 4);
    CHECK_FALSE(find(outcomes(results, 4.75), 0, 0, 0, {}).suppressed);
    CHECK(find(outcomes(results, 5), 0, 0, 0, {}).suppressed);
    CHECK_FALSE(find(outcomes(results, 5), 1, 0, 0, {}).suppressed);
    CHECK(find(effects(results, 5), 0, 0, {}).suppressed);
    CHECK_FALSE(find(effects(results, 0), 0, 0, {}).suppressed);

    Results money = results;
    auto scheme = std::make_shared<Scheme>(*results.scheme);
    scheme->tallies[0].counts_people = false;
    money.scheme = scheme;
    CHECK_FALSE(find(outcomes(money, 5), 0, 0, 0, {}).suppressed);

    Results shares = results;
    shares.scheme = ratio_scheme();
    for (Sums& run : shares.runs) run.at(0, 0, 0) = 60;
    CHECK_FALSE(find(outcomes(shares, 10), 0, 0, 0, {}).suppressed);
    CHECK(find(outcomes(shares, 11), 0, 0, 0, {}).suppressed);  // by the ten of the denominator
}

}  // namespace heed
