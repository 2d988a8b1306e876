// Tests of writing: what is written reads back to the same struct.
#include "sim/config/write.hpp"

#include <rapidcheck.h>
#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/config/parameters.hpp"
#include "sim/config/yaml_text.hpp"
#include "tests/config/study.hpp"

using namespace study;

namespace {

bool same(const Parameter& a, const Parameter& b) {
    if (a.doubt.has_value() != b.doubt.has_value()) return false;
    const bool same_doubt =
        !a.doubt || (a.doubt->shape == b.doubt->shape && a.doubt->a == b.doubt->a &&
                     a.doubt->b == b.doubt->b && a.doubt->mode == b.doubt->mode);
    return same_doubt && a.value == b.value && a.source == b.source && a.grade == b.grade &&
           a.note == b.note;
}

void check_same(Study a, Study b) {
    const auto parameters_a = parameters(a);
    const auto parameters_b = parameters(b);
    REQUIRE(parameters_a.size() == parameters_b.size());
    for (std::size_t i = 0; i < parameters_a.size(); ++i) {
        INFO(parameters_a[i].path);
        CHECK(parameters_a[i].path == parameters_b[i].path);
        CHECK(same(*parameters_a[i].parameter, *parameters_b[i].parameter));
    }
    CHECK(a.title == b.title);
    CHECK(a.seed == b.seed);
    CHECK(a.size == b.size);
    CHECK(a.budget == b.budget);
    CHECK(a.ages == b.ages);
    CHECK(a.surveys == b.surveys);
    REQUIRE(a.campaigns.names() == b.campaigns.names());
    for (const auto& [name, campaign] : a.campaigns) {
        const Campaign& other = *b.campaigns.find(name);
        CHECK(campaign.channel == other.channel);
        CHECK(campaign.target == other.target);
        CHECK(campaign.coverage.risk_correlation == other.coverage.risk_correlation);
        CHECK(campaign.schedule.start == other.schedule.start);
        CHECK(campaign.schedule.length == other.schedule.length);
        CHECK(campaign.schedule.repeat_every == other.schedule.repeat_every);
        CHECK(campaign.cost.has_value() == other.cost.has_value());
        CHECK(campaign.live == other.live);
        CHECK(campaign.languages == other.languages);
    }
    REQUIRE(a.arms.names() == b.arms.names());
    for (const auto& [name, arm] : a.arms) {
        CHECK(arm.campaigns == b.arms.find(name)->campaigns);
        CHECK(yaml_node(arm.change) == yaml_node(b.arms.find(name)->change));
    }
}

/// Reads "v: TEXT" as a text.
struct OneText {
    std::string v;
    static void fields(auto& self, auto&& visit) { visit("v", self.v, says("a text")); }
};

struct OneRule {
    Rule target;
    static void fields(auto& self, auto&& visit) { visit("target", self.target, says("who")); }
};

}  // namespace

TEST_CASE("a study reads back as it was") {
    const Study all = read_well(full);
    const std::string yaml = to_yaml(all);
    INFO(yaml);
    check_same(all, read_well(yaml));
    CHECK(to_yaml(read_well(yaml)) == yaml);
    const Study least = read_well("{heed: 1, title: x}");
    check_same(least, read_well(to_yaml(least)));
}

TEST_CASE("values are written as people write them") {
    const std::string yaml = to_yaml(read_well(full));
    for (const char* line :
         {"\ntitle: \"Radio: a study\"\n", "\nsize: 5000 people\n",
          "  slow: {value: 1 year, range: [6 months, 2 years], source: smith2020, grade: moderate, "
          "note: \"a, b\"}\n",
          "\n    target: {all: [{age: 15..35}, {district: [north, east]}, {not: {employment: "
          "[salaried]}}]}\n",
          "\n    departures: 300 people per week\n", "\nbudget: 200 USD per week\n",
          "\n  - to: coast\n", "\nsurveys: [2025-01-01]\n",
          "\n    change: {campaigns: {radio: {coverage: {share: 80 %}}}, seed: 7, title: \"7\"}\n"})
        CHECK_THAT(yaml, Catch::Matchers::Contains(line));
}

TEST_CASE("sums of money are written in the scenario's currency") {
    CHECK_THAT(to_yaml(read_well("{heed: 1, title: x, budget: 3 EUR per year}"), "EUR"),
               Catch::Matchers::Contains("\nbudget: 3 EUR per year\n"));
}

TEST_CASE("both forms of a rule that joins others keep their paths") {
    for (const std::string yaml :
         {"{gender: female, age: 18..}", "{all: [{gender: female}, {age: 18..}]}",
          "{all: [{any: [everyone]}]}", "{not: {gender: x, place: [y, z]}}",
          "{any: [{all: [everyone, {age: ..3}]}, {a: b, c: d}]}", "everyone",
          "{gender: 'null', wealth: ['1', 'a, b']}"}) {
        const OneRule rule = read_well<OneRule>("target: " + yaml);
        INFO(to_yaml(rule));
        CHECK(read_well<OneRule>(to_yaml(rule)).target == rule.target);
    }
}

TEST_CASE("texts are quoted where YAML needs it") {
    for (const char* text : {"radio", "two words", "Zürich", "a:b", "hill2013", "x#y"})
        CHECK(yaml_scalar(text).find('"') == (std::string(text) == "x#y" ? 0 : std::string::npos));
    for (const char* text :
         {"",   " ",    "a ",  " a",  "yes",  "No",  "null", "~",          "true",
          "1",  "-3",   ".5",  "1e3", "a: b", "a:",  "a #b", "- a",        "[a",
          "a]", "{",    "*a",  "&a",  "!a",   "|",   ">",    "'",          "\"",
          "%a", "@a",   "`a",  "?",   ",",    "a,b", "\n",   "a\nb",       "\t",
          "\\", "\x01", "...", "---", "-",    "=",   "<<",   "2024-01-01", "\x7f"}) {
        INFO(text);
        CHECK(read_well<OneText>("v: " + yaml_scalar(text)).v == text);
        CHECK(read_well<OneText>("{v: " + yaml_scalar(text) + "}").v == text);
    }
}

TEST_CASE("any text reads back") {
    for (const char* text : {"a?", "a ?b", "who? me", "-?"})
        CHECK(read_well<OneText>("{v: " + yaml_scalar(text) + "}").v == text);
    rc::prop("text", [](const std::string& bytes) {
        std::string text;
        for (const char c : bytes) text += static_cast<char>(c & 0x7F);
        RC_ASSERT(read_well<OneText>("{v: " + yaml_scalar(text) + "}").v == text);
    });
}

TEST_CASE("any quantity reads back to the same number") {
    rc::prop("as stored", [](double value) {
        RC_PRE(std::isfinite(value));
        for (const Unit unit : {Unit::number, Unit::duration, Unit::rate, Unit::money,
                                Unit::money_rate, Unit::people, Unit::people_rate}) {
            const std::string text = yaml_quantity(value, unit, "USD");
            RC_ASSERT(parse_quantity(text, unit).value == value);
        }
    });
    rc::prop("as written", [](int number) {
        for (const Unit unit :
             {Unit::share, Unit::share_rate, Unit::duration, Unit::rate, Unit::money_rate}) {
            const std::string_view form = example(unit);
            const std::string text =
                std::to_string(number / 1000.0) + std::string(form.substr(form.find(' ')));
            const double value = parse_quantity(text, unit).value;
            RC_ASSERT(parse_quantity(yaml_quantity(value, unit, "USD"), unit).value == value);
        }
    });
    rc::prop("shares at worst in the last place", [](double value) {
        RC_PRE(std::isfinite(100 * value));
        const double back =
            parse_quantity(yaml_quantity(value, Unit::share, ""), Unit::share).value;
        RC_ASSERT(back == value || std::nextafter(back, value) == value);
    });
}
