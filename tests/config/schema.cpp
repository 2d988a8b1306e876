// Tests of the JSON Schema, by an implementation that is not ours.
#include "sim/config/schema.hpp"

#include <catch2/catch.hpp>

#include "sim/config/describe.hpp"
#include "sim/config/write.hpp"
#include "tests/config/editor_view.hpp"
#include "tests/config/study.hpp"

using namespace study;
using nlohmann::json;

namespace {

/// Judges documents by the schema of the test's language.
class StudyJudge : Judge {
public:
    StudyJudge() : Judge(json::parse(schema<Study>().dump())) {}

    bool accepts_json(const json& document) const { return verdict(document).empty(); }
    bool accepts(std::string_view yaml) const {
        Problems problems;
        return accepts_json(for_editors(node_of(yaml, problems)));
    }
};

}  // namespace

TEST_CASE("the schema accepts what the reader accepts") {
    const StudyJudge judge;
    std::vector<std::string> lines{
        "seed: 3",
        "seed: null",
        "size: 1e4 people",
        "size: '30 person'",
        "memory: ~",
        "memory: {slow: 9  months}",
        "memory: {slow: .5 years}",
        "memory: {slow: {range: [1 week, 2 years]}}",
        "memory: {slow: {value: 1 year, distribution: {pert: [1 day, 2 years]}, note: 3}}",
        "memory: {slow: {distribution: {lognormal: {median: 1 year, sd_log: 0.5}}, source: x, "
        "grade: weak}}",
        "campaigns: {a: {channel: sms, coverage: {share: 60%}, target: everyone, languages: ne}}",
        "campaigns: {a: {channel: sms, coverage: {share: +6e1 %}, target: {age: 18, wealth: [1, "
        "2], x: true}}}",
        "campaigns: {a: {channel: sms, coverage: {share: 0 %}, target: {not: {any: [everyone, "
        "{age: ..9}]}}}}",
        "corridors: [{to: x, legs: [{to: y, legs: [{to: z}]}], departures: 3 people per days}]",
        "risk: {literacy: {none: 1.5, some: {value: 2, range: [1, 3]}}}",
        "growth: -3% per year",
        "budget: 200 EUR per month",
        "ages: 15",
        "ages: []",
        "surveys: [2024-02-29]",
        "arms: {none: {}, all: {campaigns: a, change: {anything: [at, all]}}}",
        "arms: {}",
    };
    for (std::string line : lines) {
        line = "heed: 1\ntitle: 2024\n" + line + "\n";
        INFO(line);
        CHECK(problems_of(line).empty());
        CHECK(judge.accepts(line));
    }
    CHECK(judge.accepts(full));
    CHECK(judge.accepts(make_template<Study>()));
    CHECK(judge.accepts(to_yaml(read_well(full))));
}

TEST_CASE("the schema refuses wrong keys, kinds and units") {
    const StudyJudge judge;
    for (std::string line : {
             "sede: 3",
             "seed: x",
             "seed: 1.5",
             "seed: -1",
             "size: 30",
             "memory: [1]",
             "memory: {slow: 9}",
             "memory: {slow: 9 monhts}",
             "memory: {slow: 09 months}",
             "memory: {slow: 1_000 days}",
             "memory: {slow: {}}",
             "memory: {slow: {vaule: 1 year}}",
             "memory: {slow: {value: 1}}",
             "memory: {slow: {range: [1 year]}}",
             "memory: {slow: {distribution: {}}}",
             "memory: {slow: {distribution: {normal: {mean: 1 year}}}}",
             "memory: {slow: {value: 1 year, grade: strongest}}",
             "campaigns: {a: {channel: sms}}",
             "campaigns: {a: {channel: radoi, coverage: {share: 1 %}}}",
             "campaigns: {A: {channel: sms, coverage: {share: 1 %}}}",
             "campaigns: {a: {channel: sms, coverage: {share: 1 %}, live: yes}}",
             "campaigns: {a: {channel: sms, coverage: {share: 1 %}, target: nobody}}",
             "campaigns: {a: {channel: sms, coverage: {share: 1 %}, target: {age: 15-35}}}",
             "campaigns: {a: {channel: sms, coverage: {share: 1 %}, target: {all: {age: 3}}}}",
             "campaigns: {a: {channel: sms, coverage: {share: 1 %}, target: {}}}",
             "corridors: {to: x}",
             "corridors: [{to: x, legs: [{share: 3 %}]}]",
             "risk: {literacy: {none: 3 %}}",
             "budget: 200 USD",
             "surveys: 2024-3-1",
             "ages: {a: 3}",
             "arms: {none: {champaigns: [a]}}",
         }) {
        line = "heed: 1\ntitle: x\n" + line + "\n";
        INFO(line);
        CHECK_FALSE(problems_of(line).empty());
        CHECK_FALSE(judge.accepts(line));
    }
    CHECK_FALSE(judge.accepts("heed: 1\n"));
    CHECK_FALSE(judge.accepts("[1]"));
}

TEST_CASE("a file that extends others may leave out what they give") {
    const StudyJudge judge;
    CHECK(judge.accepts("extends: base.yaml\ncampaigns: {a: {live: true}, b: null}\n"));
    CHECK(judge.accepts("extends: [a.yaml, b.yaml]\n"));
    CHECK_FALSE(judge.accepts("extends: 3\n"));
    CHECK_FALSE(judge.accepts("extends: base.yaml\nsede: 3\n"));
}

TEST_CASE("dotted keys are accepted where they lead into a mapping") {
    const StudyJudge judge;
    const json dotted = {
        {"heed", 1},
        {"title", "x"},
        {"memory.slow", "9 months"},
        {"campaigns",
         {{"a", {{"channel", "sms"}, {"coverage.share", "3 %"}}}, {"b.channel", "sms"}}}};
    CHECK(judge.accepts_json(dotted));
    CHECK(judge.accepts_json({{"heed", 1}, {"title", "x"}, {"campaigns.a", {{"channel", "sms"}}}}));
    CHECK_FALSE(judge.accepts_json({{"heed", 1}, {"title", "x"}, {"memroy.slow", "9 months"}}));
    CHECK_FALSE(
        judge.accepts_json({{"heed", 1}, {"title", "x"}, {"campaigns", {{"A.channel", "sms"}}}}));
}

TEST_CASE("editors are told what a key means") {
    const nlohmann::ordered_json made = schema<Study>("A study");
    CHECK(made["title"] == "A study");
    CHECK(made["$schema"] == "http://json-schema.org/draft-07/schema#");
    CHECK(made["properties"]["seed"]["description"] == "seed of the dice; default 1");
    CHECK(made["definitions"]["memory"]["properties"]["slow"]["description"] ==
          "half-life of what stays; default 9 months (hill2013, weak)");
    CHECK(made["properties"]["heed"]["minimum"] == 1);
}
