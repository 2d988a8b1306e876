// Tests of reading rules.
#include <catch2/catch.hpp>

#include "tests/config/study.hpp"

using namespace study;
using Kind = Rule::Kind;

namespace {

Rule rule(const std::string& yaml) {
    return read_well(
               "{heed: 1, title: x, campaigns: {a: {channel: sms, coverage.share: 1 %, target: " +
               yaml + "}}}")
        .campaigns.find("a")
        ->target;
}

/// The mistakes in a rule; the column counts from the rule's own start.
std::string wrong(const std::string& yaml) {
    return problems_with(
        "campaigns.a: {channel: sms, coverage.share: 1 %}\ncampaigns.a.target:\n " + yaml);
}

}  // namespace

TEST_CASE("everyone is the simplest rule") {
    CHECK(rule("everyone").kind == Kind::everyone);
    CHECK(rule("'everyone'").path == "campaigns.a.target");
}

TEST_CASE("ranges hold both ends, which may be open") {
    const Rule both = rule("{age: 15..35}");
    CHECK(both.kind == Kind::range);
    CHECK(both.key == "age");
    CHECK(both.low == 15);
    CHECK(both.high == 35);
    CHECK(both.path == "campaigns.a.target.age");
    CHECK(rule("{close_ties: 8..}").high == std::numeric_limits<double>::infinity());
    CHECK(rule("{close_ties: 8..}").low == 8);
    CHECK(rule("{age: ..17}").low == 0);
    CHECK(rule("{age: ..17}").high == 17);
    CHECK(rule("{age: 18}").low == 18);
    CHECK(rule("{age: 18}").high == 18);
}

TEST_CASE("levels are one or several") {
    CHECK(rule("{gender: female}").levels == std::vector<std::string>{"female"});
    const Rule places = rule("{place: [north, east]}");
    CHECK(places.kind == Kind::levels);
    CHECK(places.key == "place");
    CHECK(places.levels == std::vector<std::string>{"north", "east"});
    CHECK(rule("{wealth: [1, 2]}").levels == std::vector<std::string>{"1", "2"});
}

TEST_CASE("rules combine") {
    const Rule both = rule("{gender: female, age: 15..}");
    CHECK(both.kind == Kind::all);
    CHECK(both.path == "campaigns.a.target");
    REQUIRE(both.parts.size() == 2);
    CHECK(both.parts[1].path == "campaigns.a.target.age");
    const Rule nested =
        rule("{any: [{not: {all: [everyone, {age: ..9}]}}, {gender: male, place: x}]}");
    CHECK(nested.kind == Kind::any);
    CHECK(nested.path == "campaigns.a.target.any");
    CHECK(nested.parts[0].kind == Kind::none_of);
    CHECK(nested.parts[0].parts[0].kind == Kind::all);
    CHECK(nested.parts[0].parts[0].parts[1].path == "campaigns.a.target.any.0.not.all.1.age");
    CHECK(nested.parts[1].parts[1].path == "campaigns.a.target.any.1.place");
}

TEST_CASE("mistakes in rules are told") {
    const std::string path = "campaigns.a.target";
    CHECK(wrong("nobody") == "study.yaml:5:2: " + path +
                                 " is 'nobody'; a rule must be 'everyone' or a mapping such as "
                                 "'{age: 15..35}', '{all: […]}' or '{not: {…}}'\n");
    CHECK(wrong("[{age: 3}]")
              .starts_with("study.yaml:5:2: " + path + " is a list; a rule must be 'everyone'"));
    CHECK(wrong("{}") ==
          "study.yaml:4:1: " + path + " is an empty rule; write everyone if all are meant\n");
    for (const std::string range :
         {"15-35", "15..", "..", "a..b", "15..3.5", "-1..3", "015..20", "9999999999.."}) {
        if (range == "15..") continue;
        CHECK(wrong("{age: " + range + "}") ==
              "study.yaml:5:8: " + path + ".age is '" + range +
                  "'; it must be a range of whole numbers such as 15..35, 18.. or ..17\n");
    }
    CHECK(wrong("{age: [1, 2]}").find(".age is a list; it must be a range of whole numbers") !=
          std::string::npos);
    CHECK(wrong("{age: 35..15}") ==
          "study.yaml:5:8: " + path +
              ".age is 35..15, from high to low; write the lower end first\n");
    CHECK(wrong("{gender: []}") ==
          "study.yaml:5:11: " + path +
              ".gender is an empty list, which nobody fits; name the levels that are meant\n");
    CHECK(wrong("{gender: [{a: b}]}")
              .find(".gender is a mapping; it must be a level such as female") !=
          std::string::npos);
    CHECK(wrong("{gender: }") ==
          "study.yaml:5:3: " + path +
              ".gender has no value; write what it must be, or take the key out\n");
    CHECK(wrong("{all: {age: 3}}") == "study.yaml:5:3: " + path +
                                          ".all is a mapping; it must be a list of rules such as "
                                          "[{age: 15..35}, {gender: female}]\n");
    CHECK(wrong("{any: []}").find(".any is an empty list; it must be a list of rules") !=
          std::string::npos);
    CHECK(wrong("{not: [x]}").find(".not is a list; a rule must be") != std::string::npos);
    CHECK(wrong("{Gender: female}") ==
          "study.yaml:5:3: 'Gender' in " + path +
              ".Gender is neither age, gender, place, close_ties, all, any, not nor the "
              "name of an attribute (small letters, digits and '_'); write for example 'gender'\n");
    CHECK(wrong("{all: [{age: x}, {gender: }, nobody]}") != wrong("{all: [{age: x}]}"));
}
