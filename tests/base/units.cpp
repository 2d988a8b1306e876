// Tests of sim/base/units.hpp: numbers, quantities with units, and dates.
#include "sim/base/units.hpp"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

using namespace heed;

namespace {

constexpr Unit all_units[] = {Unit::number,     Unit::share,      Unit::duration,
                              Unit::rate,       Unit::share_rate, Unit::money,
                              Unit::money_rate, Unit::people,     Unit::people_rate};

double value(std::string_view text, Unit unit) {
    const Quantity quantity = parse_quantity(text, unit);
    INFO(text << ": " << quantity.error);
    CHECK(quantity.ok());
    return quantity.value;
}

std::string error(std::string_view text, Unit unit) {
    const Quantity quantity = parse_quantity(text, unit);
    CHECK_FALSE(quantity.ok());
    return quantity.error;
}

}  // namespace

TEST_CASE("numbers are decimal, and nothing else") {
    double number = 0;
    const std::vector<std::pair<std::string, double>> good{
        {"0", 0},       {"7", 7},      {"-3", -3},   {"+3", 3},
        {"0.5", 0.5},   {".5", 0.5},   {"-.5", -.5}, {"1e3", 1000},
        {"1E-2", 0.01}, {"10", 10},    {"0.0", 0},   {"0e5", 0},
        {"5.", 5},      {"1e+2", 100}, {"-0", -0.0}, {"100000000000000000000", 1e20}};
    for (const auto& [text, expected] : good) {
        INFO(text);
        CHECK(parse_number(text, number));
        CHECK(number == expected);
    }
    for (const char* text :
         {"",      " ",     "x",     "0123", "-0123", "00",    "00.5", "0x1F",
          "1_000", "1,000", "1 000", "inf",  "-inf",  ".inf",  "nan",  ".nan",
          "1e",    "1e400", "--1",   "+-1",  "-+1",   "1.2.3", ".",    "-",
          "+",     ".e1",   "1 ",    " 1",   "1f",    "½",     ".é",   "\xFF\xFF"}) {
        INFO(text);
        CHECK_FALSE(parse_number(text, number));
    }
}

TEST_CASE("quantities are stored in one unit each") {
    CHECK(value("0.5", Unit::number) == 0.5);
    CHECK(value("60 %", Unit::share) == 0.6);
    CHECK(value("60%", Unit::share) == 0.6);
    CHECK(value("9 months", Unit::duration) == 0.75);
    CHECK(value("1 month", Unit::duration) == Approx(1.0 / 12));
    CHECK(value("1 week", Unit::duration) == Approx(7 / 365.25));
    CHECK(value("365.25 days", Unit::duration) == Approx(1));
    CHECK(value("3 years", Unit::duration) == 3);
    CHECK(value("0.3 per year", Unit::rate) == 0.3);
    CHECK(value("1 per day", Unit::rate) == Approx(365.25));
    CHECK(value("2 per week", Unit::rate) == Approx(2 * 365.25 / 7));
    CHECK(value("3 % per year", Unit::share_rate) == 0.03);
    CHECK(value("-1% per month", Unit::share_rate) == Approx(-0.12));
    CHECK(value("40000 USD", Unit::money) == 40000);
    CHECK(parse_quantity("3 EUR", Unit::money).currency == "EUR");
    CHECK(value("200 USD per week", Unit::money_rate) == Approx(200 * 365.25 / 7));
    CHECK(parse_quantity("2 NPR per year", Unit::money_rate).currency == "NPR");
    CHECK(value("500 people", Unit::people) == 500);
    CHECK(value("1 person", Unit::people) == 1);
    CHECK(value("300 people per week", Unit::people_rate) == Approx(300 * 365.25 / 7));
    CHECK(value("  9   months ", Unit::duration) == 0.75);
}

TEST_CASE("a wrong quantity is told with the right form") {
    CHECK(error("9", Unit::duration) == "'9' has no unit; write for example '9 months'");
    CHECK(error("-3", Unit::duration) == "'-3' is not a duration; write for example '9 months'");
    CHECK(error("-3", Unit::share_rate) == "'-3' has no unit; write for example '-3 % per year'");
    CHECK(error("60", Unit::share) == "'60' has no unit; write for example '60 %'");
    CHECK(error("0.8", Unit::share) == "'0.8' has no unit; write for example '80 %'");
    CHECK(error("1.0", Unit::share) == "'1.0' has no unit; write for example '100 %' or '1 %'");
    CHECK(error("7", Unit::people_rate) ==
          "'7' has no unit; write for example '7 people per week'");
    CHECK(error("0.3", Unit::rate) == "'0.3' has no unit; write for example '0.3 per year'");
    CHECK(error("9 moons", Unit::duration) ==
          "'9 moons' is not a duration; write for example '9 months'");
    CHECK(error("many", Unit::number) == "'many' is not a number; write for example '0.5'");
    CHECK(error("60 %", Unit::number) == "'60 %' is not a number; write for example '0.5'");
    CHECK(error("40000", Unit::money) == "'40000' has no unit; write for example '40000 USD'");
    const std::vector<std::pair<std::string, Unit>> wrong{
        {"", Unit::share},
        {"%", Unit::share},
        {"60 percent", Unit::share},
        {"60 % %", Unit::share},
        {"60 % per year", Unit::share},
        {"months", Unit::duration},
        {"9 months 3 days", Unit::duration},
        {"9months", Unit::duration},
        {"9 Months", Unit::duration},
        {"3 % per", Unit::share_rate},
        {"3 per year", Unit::share_rate},
        {"3 % year", Unit::share_rate},
        {"per year", Unit::rate},
        {"0.3 each year", Unit::rate},
        {"0.3 per moon", Unit::rate},
        {"3 usd", Unit::money},
        {"3 USDX", Unit::money},
        {"USD 3", Unit::money},
        {"$3", Unit::money},
        {"3 USD", Unit::money_rate},
        {"3 per week", Unit::money_rate},
        {"3 persons", Unit::people},
        {"3 people", Unit::people_rate},
        {"nan %", Unit::share},
        {"inf years", Unit::duration},
    };
    for (const auto& [text, unit] : wrong) {
        INFO(text);
        CHECK_THAT(error(text, unit), Catch::Matchers::Contains("write for example '" +
                                                                std::string(example(unit)) + "'"));
    }
}

TEST_CASE("every example is right") {
    for (const Unit unit : all_units) {
        CHECK(parse_quantity(example(unit), unit).ok());
        CHECK_FALSE(name(unit).empty());
        for (const Unit other : all_units)
            if (other != unit) CHECK_FALSE(parse_quantity(example(unit), other).ok());
    }
}

TEST_CASE("quantities are written as people write them") {
    CHECK(format_quantity(0.75, Unit::duration) == "9 months");
    CHECK(format_quantity(1, Unit::duration) == "1 year");
    CHECK(format_quantity(84 / days_per_year, Unit::duration) == "12 weeks");
    CHECK(format_quantity(1 / days_per_year, Unit::duration) == "1 day");
    CHECK(format_quantity(0, Unit::duration) == "0 days");
    CHECK(format_quantity(0.01234, Unit::duration) == "4.507 days");
    CHECK(format_quantity(0.6, Unit::share) == "60 %");
    CHECK(format_quantity(0.07, Unit::share) == "7 %");
    CHECK(format_quantity(0.3, Unit::rate) == "0.3 per year");
    CHECK(format_quantity(-0.03, Unit::share_rate) == "-3 % per year");
    CHECK(format_quantity(40000, Unit::money) == "40000 USD");
    CHECK(format_quantity(1234567.5, Unit::money, "EUR") == "1234567.5 EUR");
    CHECK(format_quantity(2, Unit::money_rate, "NPR") == "2 NPR per year");
    CHECK(format_quantity(500, Unit::people) == "500 people");
    CHECK(format_quantity(12, Unit::people_rate) == "12 people per year");
    CHECK(format_number(2.0 / 3) == "0.666667");
    CHECK(format_number(1e-9, 3) == "1e-09");
}

TEST_CASE("what is written reads back, to six digits") {
    rc::prop("quantities", [](int number, unsigned char power) {
        const double stored = number * std::pow(10, power % 8 - 4);
        for (const Unit unit : all_units) {
            const Quantity back = parse_quantity(format_quantity(stored, unit), unit);
            RC_ASSERT(back.ok());
            const double digits = unit == Unit::duration ? 1e-3 : 1e-5;
            RC_ASSERT(std::abs(back.value - stored) <= digits * std::abs(stored));
        }
    });
    rc::prop("whole days, weeks, months and years exactly", [](unsigned short count) {
        for (const char* unit : {" days", " weeks", " months", " years"}) {
            const double stored =
                parse_quantity(std::to_string(count) + unit, Unit::duration).value;
            const double back =
                parse_quantity(format_quantity(stored, Unit::duration), Unit::duration).value;
            RC_ASSERT(std::abs(back - stored) <= 1e-12 * stored);
        }
    });
}

TEST_CASE("dates are days of the calendar") {
    using namespace std::chrono;
    Date date{};
    CHECK(parse_date("2024-03-01", date));
    CHECK(date == sys_days{year{2024} / March / 1});
    CHECK(parse_date("2024-02-29", date));
    CHECK(parse_date("1970-01-01", date));
    CHECK(date.time_since_epoch().count() == 0);
    for (const char* text :
         {"2023-02-29", "2024-13-01", "2024-00-01", "2024-01-00", "2024-04-31", "2024-3-1",
          "24-03-01", "2024/03/01", "2024-03-01 ", " 2024-03-01", "01-03-2024", "2024-03-0x",
          "-024-03-01", "+024-03-01", "2024-+3-01", "", "today"}) {
        INFO(text);
        CHECK_FALSE(parse_date(text, date));
    }
    rc::prop("and read back", [](unsigned short days_since) {
        const Date day{days{days_since}};
        Date back{};
        RC_ASSERT(parse_date(format_date(day), back));
        RC_ASSERT(back == day);
    });
}
