// Numbers, ranges and dates in words.
#include "sim/report/words.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "sim/report/html_forest.hpp"

using heed::PrintedEstimate;

TEST_CASE("a number is grouped in threes and carries a real minus") {
    CHECK(heed::number_words(1234567.0, 0) == "1\u202f234\u202f567");
    CHECK(heed::number_words(999.0, 0) == "999");
    CHECK(heed::number_words(-1234.56, 1) == "−1\u202f234.6");
    CHECK(heed::number_words(-0.04, 1) == "0.0");
    CHECK(heed::number_words(2.5e18) == "2.50\u00a0× 10^18");
    CHECK(heed::number_words(std::numeric_limits<double>::quiet_NaN()) == "not available");
    CHECK(heed::signed_words(3.0, 1) == "+3.0");
    CHECK(heed::signed_words(0.0, 1) == "0.0");
}

TEST_CASE("a share is a percentage with no more decimals than it needs") {
    CHECK(heed::percent_words(0.5) == "50\u00a0%");
    CHECK(heed::percent_words(0.084) == "8.4\u00a0%");
    CHECK(heed::percent_words(0.0009) == "0.09\u00a0%");
    CHECK(heed::percent_words(0.0) == "0\u00a0%");
    CHECK(heed::signed_percent_words(-0.09) == "−9.0\u00a0%");
    CHECK(heed::signed_percent_words(0.25) == "+25\u00a0%");
}

TEST_CASE("an estimate shows as many decimals as its range deserves") {
    CHECK(heed::difference_words({-12.42, -20.13, -3.04, 0.61}) ==
          "−12.4 (−20.1 to −3.0; Monte Carlo error ±0.6)");
    CHECK(heed::estimate_words({1532.7, 1201.2, 1890.4, 12.3}) ==
          "1\u202f533 (1\u202f201 to 1\u202f890; Monte Carlo error ±12)");
    CHECK(heed::estimate_words({5.0, 4.0, 6.0, 0.001}) ==
          "5.0 (4.0 to 6.0; Monte Carlo error below ±0.1)");
    CHECK(heed::estimate_words({7.25, {}, {}, {}}) == "7.25");
    CHECK(heed::estimate_words({2.2, 2.2 - 1e-14, 2.2 + 1e-14, 1e-15}) ==
          "2.20 (2.20 to 2.20; Monte Carlo error below ±0.01)");
}

TEST_CASE("what is missing or withheld is named") {
    CHECK(heed::estimate_words({}) == "not available");
    CHECK(heed::difference_words({{}, {}, {}, {}, true}) == "withheld (too few people)");
}

TEST_CASE("a difference is read by its range, then by its mean, and never without a range") {
    using heed::RangeReading;
    CHECK(heed::reading_of({-2.0, -3.0, -1.0, {}}) == RangeReading::lower);
    CHECK(heed::reading_of({2.0, 1.0, 3.0, 0.1}) == RangeReading::higher);
    CHECK(heed::reading_of({2.0, -1.0, 3.0, {}}) == RangeReading::unclear);
    CHECK(heed::reading_of({2.0, -1.0, 3.0, 1.1}) == RangeReading::unclear);
    CHECK(heed::reading_of({2.0, -1.0, 3.0, 1.0}) == RangeReading::higher_on_average);
    CHECK(heed::reading_of({-2.0, -3.0, 1.0, 0.5}) == RangeReading::lower_on_average);
    // 2.1 errors off zero: enough for many worlds, too little for 12, where Student's t is 2.2.
    CHECK(heed::reading_of({2.1, -1.0, 3.0, 1.0, false, false, 400}) ==
          RangeReading::higher_on_average);
    CHECK(heed::reading_of({2.1, -1.0, 3.0, 1.0, false, false, 12}) == RangeReading::unclear);
    CHECK(heed::reading_of({0.0, 0.0, 0.0, 0.0}) == RangeReading::unclear);
    CHECK(heed::reading_of({0.0, 0.0, 0.0, 0.0, false, true}) == RangeReading::same);
    CHECK(heed::reading_of({0.0, {}, {}, {}, false, true, 40}) == RangeReading::unseen);
    CHECK(heed::reading_of({2.0, {}, 3.0, 0.1}) == RangeReading::missing);
}

TEST_CASE("what no world shows is said in words, and what rounds to nothing carries no sign") {
    CHECK(heed::difference_words({0.0, 0.0, 0.0, 0.0, false, true}) == "no change at all");
    CHECK(heed::difference_words({0.0, {}, {}, {}, false, true, 12}) == "no change in 12 worlds");
    CHECK(heed::difference_words({0.01, -40.0, 40.0, {}}) == "0 (\u221240 to 40)");
    CHECK(heed::short_words({0.01, -40.0, 40.0, {}}) == "0 (\u221240 to 40)");
    CHECK(heed::short_words({3.0, 1.0, 5.0, {}}).starts_with("+3"));
    CHECK(heed::short_words({0.0, 0.0, 0.0, 0.0, false, true}) == "no change at all");
}

TEST_CASE("a reading says the direction, whether it holds on average only, and what is better") {
    using heed::RangeReading;
    CHECK(heed::reading_words(RangeReading::lower, "lower") == "lower (better)");
    CHECK(heed::reading_words(RangeReading::higher_on_average, "lower") ==
          "higher on average (worse)");
    CHECK(heed::reading_words(RangeReading::higher, "neither") == "higher");
    CHECK(heed::reading_words(RangeReading::unclear, "lower") == "no clear change");
    CHECK(heed::reading_words(RangeReading::same, "lower") == "no change at all");
    CHECK(heed::reading_words({0.0, {}, {}, {}, false, true, 40}, "lower") ==
          "no change in 40 worlds");
    CHECK(heed::reading_words({2.0, {}, {}, {}, false, false, 2}, "lower") ==
          "too few worlds to tell");
    CHECK(heed::difference_words({0.0, {}, {}, {}, false, true, 40}) == "no change in 40 worlds");
}

TEST_CASE("dates, durations and lists") {
    CHECK(heed::date_words("2024-03-01") == "1 March 2024");
    CHECK(heed::date_words("next week") == "next week");
    CHECK(heed::duration_words(47.3) == "47 seconds");
    CHECK(heed::duration_words(600) == "10 minutes");
    CHECK(heed::duration_words(5400) == "90 minutes");
    CHECK(heed::duration_words(3 * 3600 + 60) == "3 hours 1 minute");
    CHECK(heed::list_words({"a", "b", "c"}) == "a, b and c");
    CHECK(heed::list_words({}).empty());
}
