// Tests of sim/config/read.hpp: every kind of field, every mistake, and all of them at once.
#include "sim/config/read.hpp"

#include <catch2/catch.hpp>

#include "tests/config/study.hpp"

using namespace study;

TEST_CASE("the lists of fields of the test's language are well formed") {
    CHECK(check_defaults<Study>().to_text().empty());
}

TEST_CASE("every kind of field is read") {
    const Study all = read_well(full);
    CHECK(all.heed == 1);
    CHECK(all.title == "Radio: a study");
    CHECK(all.seed == 20240101);
    CHECK(all.size == 5000);
    CHECK(all.memory.slow.value == 1);
    CHECK(all.campaigns.names() == std::vector<std::string>{"radio", "meeting"});
    const Campaign& radio = *all.campaigns.find("radio");
    CHECK(radio.channel == Channel::radio);
    CHECK(radio.coverage.share.value == 0.6);
    CHECK(radio.coverage.risk_correlation == -0.2);
    CHECK(format_date(radio.schedule.start) == "2024-03-01");
    CHECK(radio.schedule.repeat_every == 1.0);
    REQUIRE(radio.cost.has_value());
    CHECK(radio.cost->fixed == 40000);
    CHECK_FALSE(radio.live);
    CHECK(radio.languages == std::vector<std::string>{"ne", "mai"});
    const Campaign& meeting = *all.campaigns.find("meeting");
    CHECK(meeting.channel == Channel::village_meeting);
    CHECK(meeting.live);
    CHECK_FALSE(meeting.cost.has_value());
    CHECK(meeting.schedule.length == Approx(84 / days_per_year));
    REQUIRE(all.corridors.size() == 2);
    CHECK(all.corridors[0].legs[1].to == "port");
    CHECK(all.corridors[1].share.value == 0.1);
    CHECK(all.risk.find("literacy")->find("some")->value == 1.2);
    CHECK(all.asking.value == Approx(24));
    CHECK(all.budget == Approx(200 * days_per_year / 7));
    CHECK(all.ages == std::vector<double>{15, 20.5, 30});
    CHECK(all.surveys.size() == 1);  // a lone value is a list of one
    CHECK(all.arms.find("radio")->change.find("seed")->text == "7");
}

TEST_CASE("what is left out has its default") {
    const Study least = read_well("{heed: 1, title: x}");
    CHECK(least.seed == 1);
    CHECK(least.size == 1000);
    CHECK(least.memory.slow.value == 0.75);
    CHECK(least.ages == std::vector<double>{15, 18, 25});
    CHECK(least.arms.names() == std::vector<std::string>{"none"});
    CHECK(least.campaigns.empty());
    CHECK(defaults<Study>().memory.fast.value == least.memory.fast.value);
    CHECK(read_well("{heed: 1, title: x, seed: null, memory: ~}").seed == 1);
}

TEST_CASE("every value's place is recorded") {
    Problems problems;
    Origins origins;
    const Node root = node_of(full, problems);
    read<Study>(root, origins, problems);
    const auto place = [&](const std::string& path) { return to_text(origins.at(path)); };
    CHECK(place("") == "study.yaml:1:1");
    CHECK(place("seed") == "study.yaml:3:7");
    CHECK(place("campaigns") == "study.yaml:8:1");
    CHECK(place("campaigns.radio") == "study.yaml:9:3");
    CHECK(place("campaigns.radio.coverage.share.value") == "study.yaml:12:31");
    CHECK(place("campaigns.radio.target.all.1.district") == "study.yaml:11:46");
    CHECK(place("corridors.0.legs.1.to") == "study.yaml:28:14");
    CHECK(place("arms.radio.change.seed") == "study.yaml:39:82");
    CHECK(origins.find("memory.slow.note") != origins.end());
}

TEST_CASE("all mistakes are told in one pass") {
    CHECK(problems_of(R"(heed: 2
campaigns:
  radio:
    channel: radoi
    converage: {share: 60 %}
    coverage: {share: 140 %, risk_correlation: high}
    schedule: {start: 2024-02-30, length: 12}
seed: 1.5
)") == R"(study.yaml:1:1: this document has no 'title' (what the scenario is about); add for example 'title: text'
study.yaml:1:7: heed is 2; it must be 1
study.yaml:4:14: campaigns.radio.channel is 'radoi', which is not known here; did you mean 'radio'? known here: radio, village_meeting, sms
study.yaml:5:5: unknown key 'converage' in campaigns.radio; did you mean 'coverage'? known here: channel, target, coverage, schedule, cost, live, languages
study.yaml:6:23: campaigns.radio.coverage.share is 140 %; it must be between 0 % and 100 %
study.yaml:6:48: campaigns.radio.coverage.risk_correlation: 'high' is not a number; write for example '0.5'
study.yaml:7:23: campaigns.radio.schedule.start is '2024-02-30'; it must be a date such as 2024-03-01 (year-month-day)
study.yaml:7:43: campaigns.radio.schedule.length: '12' has no unit; write for example '12 months'
study.yaml:8:7: seed is 1.5; it must be a whole number, written in digits
)");
}

TEST_CASE("a mistaken value keeps its default, and the rest is read") {
    Problems problems;
    Origins origins;
    const Node root =
        node_of("{heed: 1, title: x, seed: many, ages: [15, old], size: 30 people}", problems);
    const Study read_anyway = read<Study>(root, origins, problems);
    CHECK(problems.size() == 2);
    CHECK(read_anyway.seed == 1);
    CHECK(read_anyway.ages == std::vector<double>{15, 18, 25});
    CHECK(read_anyway.size == 30);
}

TEST_CASE("unknown keys are told with what is near and what is known") {
    CHECK(problems_with("sede: 3") == "study.yaml:3:1: unknown key 'sede'; did you mean 'seed'?\n");
    CHECK(problems_with("memory: {quick: 3 days}") ==
          "study.yaml:3:10: unknown key 'quick' in memory; known here: slow, fast\n");
    CHECK(problems_with("campaigns: {a: {channel: sms, share: 3 %, coverage.share: 1 %}}") ==
          "study.yaml:3:31: unknown key 'share' in campaigns.a; did you mean 'coverage.share'? "
          "known here: channel, "
          "target, coverage, schedule, cost, live, languages\n");
    const std::string long_key(5000, 'k');
    CHECK(problems_with("? " + long_key + "\n: 1").size() < 400);
}

TEST_CASE("missing keys are told at their mapping") {
    CHECK(problems_with("campaigns:\n  a:\n    channel: sms") ==
          "study.yaml:4:3: campaigns.a has no 'coverage' (how many it reaches); add for example "
          "'coverage: {…}'\n");
    CHECK(problems_with("campaigns: {a: {channel: sms, coverage: {}}}") ==
          "study.yaml:3:31: campaigns.a.coverage has no 'share' (share of the target that is "
          "reached); add for "
          "example 'share: 60 %'\n");
    CHECK(
        problems_with("corridors: [{share: 3 %}]") ==
        "study.yaml:3:13: corridors.0 has no 'to' (where it leads); add for example 'to: text'\n");
    CHECK(problems_of("{heed: 1, title: null}") ==
          "study.yaml:1:1: this document has no 'title' (what the scenario is about); add for "
          "example 'title: text'\n");
}

TEST_CASE("values of another kind are told in plain words") {
    CHECK(problems_with("memory: 3") ==
          "study.yaml:3:9: memory is '3'; it must be a mapping (key: value)\n");
    CHECK(problems_with("memory: [1]") ==
          "study.yaml:3:9: memory is a list; it must be a mapping (key: value)\n");
    CHECK(problems_with("campaigns: [radio]") ==
          "study.yaml:3:12: campaigns is a list; it must be a mapping from names that you choose "
          "(name: value)\n");
    CHECK(problems_with("corridors: {to: x}") ==
          "study.yaml:3:1: corridors is a mapping; it must be a list (each element starts with '- "
          "')\n");
    CHECK(problems_with("ages: {a: 1}") ==
          "study.yaml:3:1: ages is a mapping; it must be a list such as '[15, 18, 25]'\n");
    CHECK(problems_with("seed: [1]") ==
          "study.yaml:3:7: seed is a list; it must be a number such as '1'\n");
    CHECK(problems_with("surveys: [[2024-01-01]]") ==
          "study.yaml:3:11: surveys.0 is a list; it must be a date such as 2024-03-01 "
          "(year-month-day)\n");
    CHECK(problems_of("[1]") ==
          "study.yaml:1:1: this document is a list; it must be a mapping (key: value)\n");
    CHECK(problems_of("{heed: 1, title: [x]}") ==
          "study.yaml:1:18: title is a list; it must be a text\n");
}

TEST_CASE("nothing is no value") {
    CHECK(problems_with("seed:") ==
          "study.yaml:3:1: seed has no value; it must be a whole number such as '1'\n");
    CHECK(problems_with("memory:") ==
          "study.yaml:3:1: memory has no value; write {} if nothing is to stand in it\n");
    CHECK(problems_with("arms: {none: }") ==
          "study.yaml:3:8: arms.none has no value; write {} if nothing is to stand in it\n");
    CHECK(problems_with("ages: [15, ~]") ==
          "study.yaml:3:12: ages.1 is ~, which only takes away what another file "
          "gives; it must be a number such as '15'\n");
    CHECK(
        problems_with("campaigns: {a: null}") ==
        "study.yaml:3:13: campaigns.a is null, but there is no 'a' to take away; check the name\n");
}

TEST_CASE("names are words") {
    CHECK(problems_with("arms: {Radio Drama: {}}") ==
          "study.yaml:3:8: 'Radio Drama' in arms cannot be a name (small letters, digits and '_', "
          "a letter first); "
          "write for example 'radio_drama'\n");
    CHECK(problems_with("arms: {1st: {}}").find("write for example 'n1st'") != std::string::npos);
    CHECK(problems_with("arms: {Ärger--über: {}}").find("write for example 'rger_ber'") !=
          std::string::npos);
    CHECK(problems_with("arms: {'!!': {}}").find("write for example 'my_name'") !=
          std::string::npos);
}

TEST_CASE("a scenario counts in one currency") {
    Problems problems;
    Origins origins;
    Currency currency;
    const Node euros = node_of("{heed: 1, title: x, budget: 3 EUR per week}", problems);
    read<Study>(euros, origins, problems, currency);
    CHECK(problems.empty());
    CHECK(currency.code == "EUR");
    CHECK(currency.path == "budget");
    CHECK(currency.where.line == 1);
    CHECK(problems_of(
              "heed: 1\ntitle: x\nbudget: 3 EUR per year\ncampaigns:\n  a:\n    channel: sms\n"
              "    coverage.share: 3 %\n    cost: {fixed: 3 USD, per_person: 1 EUR}\n") ==
          "study.yaml:3:9: budget is in EUR, but campaigns.a.cost.fixed is in USD (a scenario "
          "counts in one "
          "currency); convert one of them\n"
          "study.yaml:8:38: campaigns.a.cost.per_person is in EUR, but campaigns.a.cost.fixed is "
          "in USD (a scenario "
          "counts in one currency); convert one of them\n");
    CHECK(problems_of(
              "heed: 1\ntitle: x\ncampaigns:\n  a:\n    channel: sms\n    coverage.share: 3 %\n"
              "    cost: {fixed: 3 EUR}\n") ==
          "study.yaml:7:5: campaigns.a.cost.per_person is left out, and its default is in USD, but "
          "campaigns.a.cost.fixed is in EUR (a scenario counts in one currency); give it in EUR\n");
}

TEST_CASE("reading what could not be parsed adds nothing to what was told") {
    CHECK(problems_of("a: [").find('\n') == problems_of("a: [").size() - 1);
}

namespace {

struct Careless {
    double share = 0;
    Parameter doubtful;
    std::string text;
    long twice = 0;

    static void fields(auto& self, auto&& visit) {
        visit("share", self.share, says("a share.", Unit::share).or_else("60"));
        visit("doubtful", self.doubtful,
              says("a number").or_else("5").between("1", "3").from("", Grade::weak));
        visit("Text", self.text, says("").optional());
        visit("twice", self.twice, says("a number").within(3, 2));
        visit("twice", self.twice, says("a number").or_else("1.5"));
    }
};

}  // namespace

TEST_CASE("mistakes in a struct's own list of fields are found") {
    const std::string problems = check_defaults<Careless>().to_text();
    for (const char* sentence :
         {"share needs a meaning without a full stop", "share: '60' has no unit",
          "doubtful has a grade but no source",
          "doubtful: the default 5 is not within its doubt [1, 3]", "Text is not a key",
          "Text needs a meaning", "twice has a range that goes down", "twice is listed twice",
          "twice is 1.5; it must be a whole number"})
        CHECK_THAT(problems, Catch::Matchers::Contains(sentence));
}
