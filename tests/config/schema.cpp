// Tests of the JSON Schema, by an implementation that is not ours.
#include "sim/config/schema.hpp"

#include <catch2/catch.hpp>
#include <regex>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "sim/config/describe.hpp"
#include "sim/config/write.hpp"
#include "tests/config/study.hpp"

using namespace study;
using nlohmann::json;

namespace {

/// What an editor makes of a plain scalar: the core schema of YAML 1.2.
json scalar(const Node& node) {
    static const std::regex whole("[-+]?[0-9]+");
    static const std::regex number("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    if (node.quoted) return node.text;
    if (node.text == "true" || node.text == "false") return node.text == "true";
    if (node.text.size() < 18 && std::regex_match(node.text, whole)) return std::stoll(node.text);
    if (std::regex_match(node.text, number)) return std::stod(node.text);
    return node.text;
}

/// A document as an editor sees it, with its dotted keys spelled out.
json to_json(const Node& node) {
    json made;
    switch (node.kind) {
        case Node::Kind::null: break;
        case Node::Kind::scalar: return scalar(node);
        case Node::Kind::list:
            made = json::array();
            for (const Node& item : node.items) made.push_back(to_json(item));
            break;
        case Node::Kind::map:
            made = json::object();
            for (const Node::Entry& entry : node.entries) made[entry.key] = to_json(entry.value);
    }
    return made;
}

class Judge {
public:
    Judge() {
        const json text = json::parse(schema<Study>().dump());
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema_);
    }

    bool accepts_json(const json& document) const {
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        return validator.validate(schema_, valijson::adapters::NlohmannJsonAdapter(document),
                                  nullptr);
    }
    bool accepts(std::string_view yaml) const {
        Problems problems;
        return accepts_json(to_json(node_of(yaml, problems)));
    }

private:
    valijson::Schema schema_;
};

}  // namespace

TEST_CASE("the schema accepts what the reader accepts") {
    const Judge judge;
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
    const Judge judge;
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
    const Judge judge;
    CHECK(judge.accepts("extends: base.yaml\ncampaigns: {a: {live: true}, b: null}\n"));
    CHECK(judge.accepts("extends: [a.yaml, b.yaml]\n"));
    CHECK_FALSE(judge.accepts("extends: 3\n"));
    CHECK_FALSE(judge.accepts("extends: base.yaml\nsede: 3\n"));
}

TEST_CASE("dotted keys are accepted where they lead into a mapping") {
    const Judge judge;
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
