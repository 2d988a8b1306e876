// The grid of time.
#include "sim/engine/calendar.hpp"

#include <catch2/catch.hpp>

using namespace heed;

namespace {
Date day(const char* text) {
    Date date;
    REQUIRE(parse_date(text, date));
    return date;
}
constexpr double week = 7 / days_per_year;
}  // namespace

TEST_CASE("steps cover the time asked for, and not more than needed") {
    const Calendar two_years(day("2024-01-01"), 2, week);
    CHECK(two_years.steps() == 105);  // 730.5 days are 104.36 weeks
    const Calendar ten_weeks(day("2024-01-01"), 10 * week, week);
    CHECK(ten_weeks.steps() == 10);
    CHECK(format_date(ten_weeks.end()) == "2024-03-11");
}

TEST_CASE("a day lies in the step that begins on or before it") {
    const Calendar calendar(day("2024-01-01"), 1, week);
    CHECK(calendar.step_of(day("2023-12-31")) == -1);
    CHECK(calendar.step_of(day("2024-01-01")) == 0);
    CHECK(calendar.step_of(day("2024-01-07")) == 0);
    CHECK(calendar.step_of(day("2024-01-08")) == 1);
    for (int step = 0; step < calendar.steps(); ++step)
        CHECK(calendar.step_of(calendar.day(step)) == step);
}

TEST_CASE("steps of a month do not drift away from the calendar year") {
    const Calendar calendar(day("2024-01-01"), 10, 1.0 / 12);
    CHECK(calendar.steps() == 120);
    CHECK(format_date(calendar.end()) == "2034-01-01");  // 3652.5 days, rounded up
}
