// Tests of sim/config/scalars.hpp and number_forms.hpp: strict single values.
#include "sim/config/scalars.hpp"

#include <catch2/catch.hpp>

#include "sim/config/number_forms.hpp"
#include "tests/config/study.hpp"

using namespace study;

TEST_CASE("switches are true or false") {
    const std::string before = "campaigns: {a: {channel: sms, coverage.share: 1 %, live: ";
    CHECK(problems_with(before + "true}}").empty());
    for (const char* word : {"yes", "no", "on", "off", "y", "n", "True", "FALSE", "1", "0"})
        CHECK(problems_with(before + word + "}}") == "study.yaml:3:58: campaigns.a.live is '" +
                                                         std::string(word) +
                                                         "'; write true or false\n");
    CHECK(problems_with(before + "'true'}}") ==
          "study.yaml:3:58: campaigns.a.live is 'true' in quotes, which is a text; write true or "
          "false\n");
    CHECK(problems_with(before + "[true]}}") ==
          "study.yaml:3:58: campaigns.a.live is a list; it must be true or false\n");
}

TEST_CASE("texts may look like anything") {
    CHECK(read_well("{heed: 1, title: yes}").title == "yes");
    CHECK(read_well("{heed: 1, title: 0123}").title == "0123");
    CHECK(read_well("{heed: 1, title: ''}").title.empty());
}

TEST_CASE("numbers in forms that other programs read otherwise are told with the right form") {
    CHECK(number_hint("0123", Unit::number) ==
          "'0123' has a leading zero, which some programs read as base 8; write '123'");
    CHECK(number_hint("-007.5 %", Unit::share) ==
          "'-007.5 %' has a leading zero, which some programs read as base 8; write '-7.5 %'");
    CHECK(number_hint("0x1F", Unit::number) == "'0x1F' is written in base 16; write '31'");
    CHECK(number_hint("0o17", Unit::number) == "'0o17' is written in base 8; write '15'");
    CHECK(number_hint("0b101", Unit::number) == "'0b101' is written in base 2; write '5'");
    CHECK(number_hint("1_000", Unit::number) ==
          "'1_000' has a mark between its digits; write '1000'");
    CHECK(number_hint("40,000 USD", Unit::money) ==
          "'40,000 USD' has a mark between its digits; write '40000 USD'");
    CHECK(number_hint("1'000 people", Unit::people) ==
          "'1'000 people' has a mark between its digits; write '1000 people'");
    CHECK(number_hint("0,5 per year", Unit::rate) ==
          "'0,5 per year' has a decimal comma; write '0.5 per year'");
    CHECK(number_hint("12,5%", Unit::share) == "'12,5%' has a decimal comma; write '12.5 %'");
    CHECK(number_hint("9months", Unit::duration) ==
          "'9months' has no space between number and unit; write '9 months'");
    for (const char* word : {".inf", "-.inf", ".NaN", "inf", "nan", "Infinity"})
        CHECK(number_hint(word, Unit::number) ==
              "'" + std::string(word) + "' is not a finite number; write for example '0.5'");
    CHECK(
        number_hint("0123", Unit::share) ==
        "'0123' has a leading zero, which some programs read as base 8; write for example '60 %'");
    CHECK(number_hint("NPR 400 per week", Unit::money_rate) ==
          "'NPR 400 per week' names the currency first; write '400 NPR per week'");
    CHECK(number_hint("4 usd", Unit::money) ==
          "'4 usd' has a currency in small letters; write '4 USD'");
    CHECK(number_hint("1.5 crore NPR", Unit::money) ==
          "'1.5 crore NPR' counts in crore; write '15000000 NPR'");
    CHECK(number_hint("12 000 000 people", Unit::people) ==
          "'12 000 000 people' has spaces between its digits; write '12000000 people'");
    CHECK(number_hint("8 per cent", Unit::share) == "'8 per cent' has a word for %; write '8 %'");
    CHECK(number_hint("9\u202Fmonths", Unit::duration) ==
          "'9\u202Fmonths' has a space of another kind than the plain one (copied from a text?); "
          "write '9 months'");
    CHECK(number_hint("1e400", Unit::number) ==
          "'1e400' is outside the numbers that a computer can hold; write for example '0.5'");
    CHECK(number_hint("2 Years", Unit::duration) ==
          "'2 Years' has a unit in another form; write '2 years'");
    CHECK(number_hint("2 per wk", Unit::rate) ==
          "'2 per wk' has a unit in another form; write '2 per week'");
    for (const char* text : {"2/week", "2 a week", "2 times per week", "2 times a week"})
        CHECK(number_hint(text, Unit::rate) ==
              "'" + std::string(text) + "' has a unit in another form; write '2 per week'");
    CHECK(number_hint("9 mo", Unit::duration) ==
          "'9 mo' has a unit in another form; write '9 months'");
    for (const char* word : {"many", "12 000", "4 of 5", "per cent"})
        CHECK(number_hint(word, Unit::duration).empty());
    CHECK(number_hint("many", Unit::number).empty());
    CHECK(number_hint("", Unit::number).empty());
    CHECK(problems_with("seed: 0123") ==
          "study.yaml:3:7: seed: '0123' has a leading zero, which some programs read as base 8; "
          "write '123'\n");
}

TEST_CASE("bare numbers are not texts") {
    CHECK(
        problems_with("seed: '3'") ==
        "study.yaml:3:7: seed is a text (it stands in quotes); write the number 3 without them\n");
    CHECK(problems_with("size: '30 people'").empty());
}

TEST_CASE("whole numbers are whole") {
    CHECK(read_well("{heed: 1, title: x, seed: 9007199254740993}").seed == 9007199254740993);
    CHECK(problems_with("seed: 1e3") ==
          "study.yaml:3:7: seed is 1e3; it must be a whole number, written in digits\n");
    CHECK(problems_with("seed: 99999999999999999999") ==
          "study.yaml:3:7: seed is 99999999999999999999; it must be a whole number, written in "
          "digits\n");
    CHECK(problems_with("seed: -1") == "study.yaml:3:7: seed is -1; it must be at least 0\n");
    CHECK(problems_with("size: 2.5 people") ==
          "study.yaml:3:7: size is 2.5 people; it must be a whole number of them\n");
    CHECK(problems_with("size: 1e300 people") ==
          "study.yaml:3:7: size is too large to be counted\n");
}

TEST_CASE("dates are days") {
    for (const char* text : {"2024-3-1", "2023-02-29", "01.03.2024", "2024-03-01T00:00", "today"})
        CHECK(problems_with("surveys: '" + std::string(text) + "'") ==
              "study.yaml:3:10: surveys is '" + std::string(text) +
                  "'; it must be a date such as 2024-03-01 (year-month-day)\n");
    CHECK(problems_with("surveys: 2024-02-29").empty());
}

TEST_CASE("very long texts make short messages, soon") {
    const std::string many(1'000'000, '7');
    CHECK(problems_with("seed: " + many).size() < 300);
    CHECK(problems_with("memory.slow: " + many + " x").size() < 300);
    CHECK(problems_with("surveys: x" + many).size() < 300);
    CHECK(problems_with("campaigns: {a: {channel: x" + many + "}}").size() < 500);
}
