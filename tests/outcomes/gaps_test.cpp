// Gaps between groups against what two worlds of five groups say by hand.
#include "sim/outcomes/gaps.hpp"

#include <catch2/catch.hpp>

#include "tests/outcomes/worlds.hpp"

namespace heed {

namespace {

/// Groups: all; female, male; 0–14, 15–24, 25+. A share of ten in each; and what no gap is told of: a number of
/// people, and money.
std::shared_ptr<Scheme> shares_scheme() {
    auto scheme = std::make_shared<Scheme>();
    Tally money = tally("money", Tally::Kind::flow, {});
    money.without_person = true;
    scheme->tallies = {entries(), heads(), money};
    scheme->measures = {measure("people", "entries", ""), measure("share", "entries", "heads"),
                        measure("money", "money", "heads")};
    scheme->dimensions = {by_gender(), by_age()};
    scheme->period_ends = {0};
    return scheme;
}

Sums run_with(const std::vector<double>& by_group) {
    Sums sums(3, 1, 6);
    for (std::size_t group = 1; group < 6; ++group) {
        sums.at(0, 0, group) = by_group[group - 1];
        sums.at(1, 0, group) = 10;
    }
    return sums;
}

/// Two arms in two worlds.
Results two_worlds(const std::vector<std::vector<double>>& runs) {
    Results results;
    results.scheme = shares_scheme();
    results.arms = {"none", "radio"};
    results.replicates = 2;
    for (const std::vector<double>& run : runs) results.runs.push_back(run_with(run));
    return results;
}

const Gap& find(const std::vector<Gap>& table, std::size_t arm, Between between,
                std::size_t first_group) {
    for (const Gap& gap : table)
        if (gap.arm == arm && gap.between == between && (gap.group < 3) == (first_group < 3))
            return gap;
    throw std::out_of_range("no such gap");
}

//                                     female male  0–14 15–24 25+
const std::vector<double> none_first{2, 4, 3, 8, 1};
const std::vector<double> radio_first{2, 3, 3, 5, 2};
const std::vector<double> none_second{1, 4, 1, 4, 5};
const std::vector<double> radio_second{1, 1, 1, 3, 9};

}  // namespace

TEST_CASE("a gap is one group less another, world by world, and its ratio one of means") {
    const auto table = gaps(two_worlds({none_first, radio_first, none_second, radio_second}), 0);
    CHECK(table.size() == 2 * 2 * 2);  // arms, dimensions, ways of choosing; one measure
    const Gap& none = find(table, 0, Between::extremes, 1);
    CHECK(none.measure == 1);
    CHECK(none.group == 2);  // male, with the most on average
    CHECK(none.other == 1);
    CHECK(none.difference.mean == Approx((0.2 + 0.3) / 2));
    CHECK(none.difference.mc_error == Approx(0.05));  // of 0.2 and 0.3
    CHECK(none.ratio.mean == Approx(0.4 / 0.15));
    CHECK(none.ratio.low == Approx(1 + none.difference.low / 0.15));
    CHECK(none.change.worlds == 0);
    const Gap& radio = find(table, 1, Between::extremes, 1);
    CHECK(radio.difference.mean == Approx((0.1 + 0.0) / 2));
    CHECK(radio.change.mean == Approx(((0.1 - 0.2) + (0.0 - 0.3)) / 2));
    CHECK(radio.change.mc_error == Approx(0.1));  // of −0.1 and −0.3
    CHECK_FALSE(radio.unchanged);
}

TEST_CASE(
    "extremes are the comparison's, by the mean over worlds; ends are the last and the first "
    "level") {
    const auto table = gaps(two_worlds({none_first, radio_first, none_second, radio_second}), 0);
    for (const std::size_t arm : {0U, 1U}) {
        const Gap& extremes = find(table, arm, Between::extremes, 3);
        CHECK(extremes.group == 4);  // 15–24: 0.6; in radio 25+ would have more
        CHECK(extremes.other == 3);  // 0–14: 0.2
        const Gap& ends = find(table, arm, Between::ends, 3);
        CHECK(ends.group == 5);
        CHECK(ends.other == 3);
    }
    CHECK(find(table, 1, Between::ends, 3).difference.mean == Approx((-0.1 + 0.8) / 2));
    CHECK(find(table, 1, Between::ends, 3).change.mean == Approx(((-0.1 + 0.2) + (0.8 - 0.4)) / 2));
}

TEST_CASE("where the comparison's groups are all alike, extremes are the arm's own") {
    const std::vector<double> reaches_no_one(5, 0.0);
    const auto table =
        gaps(two_worlds({reaches_no_one, radio_first, reaches_no_one, radio_second}), 0);
    CHECK(table.size() == 2 * 2 + 2);  // ends in both arms, extremes in one
    const Gap& radio = find(table, 1, Between::extremes, 3);
    CHECK(radio.group == 5);
    CHECK(radio.other == 3);
    CHECK(radio.change.mean == Approx(radio.difference.mean));
    CHECK(is_nought(find(table, 0, Between::ends, 3).difference.mean));
    CHECK(std::isnan(find(table, 0, Between::ends, 3).ratio.mean));
}

TEST_CASE("an arm that changes nothing leaves every gap, to the bit; small groups are withheld") {
    const Results same = two_worlds({none_first, none_first, none_second, none_second});
    for (const Gap& gap : gaps(same, 0)) {
        CHECK_FALSE(gap.suppressed);
        if (gap.arm == 0) continue;
        CHECK(gap.unchanged);
        CHECK(is_nought(gap.change.mean));
    }
    // Means of entries: 1.5, 4; 2, 6, 3. Below two are women's alone.
    for (const Gap& gap : gaps(same, 2)) CHECK(gap.suppressed == (gap.group < 3));
}

}  // namespace heed
