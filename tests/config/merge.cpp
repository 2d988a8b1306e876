// Tests of sim/config/merge.hpp: documents over documents, and patches.
#include "sim/config/merge.hpp"

#include <catch2/catch.hpp>

#include "sim/config/yaml_text.hpp"
#include "tests/config/study.hpp"

namespace {

using namespace study;

Node tree(std::string_view yaml, const std::string& name = "base.yaml") {
    Problems problems;
    Node node = parse_text(yaml, name, problems);
    INFO(problems.to_text());
    REQUIRE(problems.empty());
    return node;
}

std::string merged(std::string_view under, std::string_view over) {
    Node node = tree(under);
    merge(node, tree(over, "over.yaml"), &type_of<Study>);
    return yaml_node(node);
}

struct Patched {
    std::string text;
    std::string problems;
};
Patched patched(std::string_view root, std::string_view path, std::string_view value) {
    Problems problems;
    Node node = tree(root);
    patch(node, type_of<Study>, path, tree(value, "patch"), problems);
    return {yaml_node(node), problems.to_text()};
}

constexpr std::string_view base = R"(
campaigns:
  radio: {channel: radio, target: {gender: female}, coverage: {share: 60 %}}
  door_to_door: {channel: village_meeting}
corridors: [{to: coast, share: 30 %}, {to: town}]
memory.slow: 9 months
title: x
)";

}  // namespace

TEST_CASE("mappings merge, scalars and lists replace, null takes away") {
    CHECK(merged("{a: {b: 1, c: 2}, d: [1, 2], e: 3}", "{a: {c: 5, x: 6}, d: [9], e: {f: 1}}") ==
          "{a: {b: 1, c: 5, x: 6}, d: [9], e: {f: 1}}");
    CHECK(merged("{a: 1, b: {c: 2, d: 3}, e: 4}", "{a: null, b: {c: ~}}") == "{b: {d: 3}, e: 4}");
    CHECK(merged("{a: 1}", "{b: null, c: }") == "{a: 1, b: null, c: null}");
}

TEST_CASE("each value keeps the place where it was written") {
    Node node = tree("a: {b: 1, c: 2}\n");
    merge(node, tree("a:\n  c: 3\n", "over.yaml"), nullptr);
    CHECK(to_text(node.find("a")->find("b")->where) == "base.yaml:1:8");
    CHECK(to_text(node.find("a")->find("c")->where) == "over.yaml:2:6");
    CHECK(to_text(node.find("a")->entries[1].key_at) == "over.yaml:2:3");
}

TEST_CASE("rules are replaced as a whole") {
    CHECK(merged("campaigns.radio.target: {gender: female}",
                 "campaigns.radio.target: {age: 15..35}") ==
          "{campaigns: {radio: {target: {age: 15..35}}}}");
}

TEST_CASE("a parameter's new value has its own doubt and source") {
    constexpr std::string_view old =
        "memory.slow: {value: 9 months, range: [4 months, 2 years], source: a, grade: weak}";
    CHECK(merged(old, "memory.slow: {value: 1 year}") == "{memory: {slow: {value: 1 year}}}");
    CHECK(merged(old, "memory.slow: 1 year") == "{memory: {slow: 1 year}}");
    CHECK(merged(old, "memory.slow: {range: [6 months, 1 year]}") ==
          "{memory: {slow: {value: 9 months, source: a, grade: weak, range: [6 months, 1 year]}}}");
    CHECK(merged(old, "memory.slow: {distribution: {uniform: [6 months, 1 year]}}") ==
          "{memory: {slow: {value: 9 months, source: a, grade: weak, distribution: {uniform: [6 "
          "months, 1 year]}}}}");
    CHECK(merged(old, "memory.slow: {source: b}") ==
          "{memory: {slow: {value: 9 months, range: [4 months, 2 years], source: b}}}");
    CHECK(merged(old, "memory.slow: {note: c}") ==
          "{memory: {slow: {value: 9 months, range: [4 months, 2 years], source: a, grade: weak, "
          "note: c}}}");
    CHECK(merged("memory.slow: 8 months", "memory.slow: {range: [6 months, 1 year]}") ==
          "{memory: {slow: {value: 8 months, range: [6 months, 1 year]}}}");
}

TEST_CASE("large documents merge in a moment") {
    std::string many = "{";
    for (int i = 0; i < 10'000; ++i) many += "k" + std::to_string(i) + ": 1, ";
    Node node = tree(many + "}");
    merge(node, tree(many + "}"), nullptr);
    CHECK(node.entries.size() == 10'000);
}

TEST_CASE("a patch sets, merges and takes away") {
    CHECK(patched("title: x", "title", "y").text == "{title: y}");
    CHECK(patched("title: x", "seed", "3").text == "{title: x, seed: 3}");
    CHECK(patched("title: x", "memory.slow", "3 weeks").text ==
          "{title: x, memory: {slow: 3 weeks}}");
    CHECK(patched("{title: x, seed: 3}", "seed", "null").text == "{title: x}");
    CHECK(patched("campaigns: {a: {channel: sms}, b: {}}", "campaigns.b", "~").text ==
          "{campaigns: {a: {channel: sms}}}");
    CHECK(patched("campaigns: {a: {channel: sms}}", "", "{campaigns.a.live: true, seed: 2}").text ==
          "{campaigns: {a: {channel: sms, live: true}}, seed: 2}");
    CHECK(
        patched("memory.slow: {value: 9 months, source: a}", "memory.slow.value", "1 year").text ==
        "{memory: {slow: {value: 1 year}}}");
    CHECK(patched("memory.slow: 9 months", "memory.slow.range", "[6 months, 1 year]").text ==
          "{memory: {slow: {value: 9 months, range: [6 months, 1 year]}}}");
}

TEST_CASE("elements of lists are addressed by number") {
    CHECK(patched("corridors: [{to: a}, {to: b}]", "corridors.1.share", "40 %").text ==
          "{corridors: [{to: a}, {to: b, share: 40 %}]}");
    CHECK(patched(base, "corridors.2.share", "40 %").problems ==
          "patch:1:1: corridors is a list and has no '2'; its elements are numbered 0 to 1\n");
    CHECK(patched("corridors: []", "corridors.0.share", "40 %").problems ==
          "patch:1:1: corridors is a list and has no '0'; it is empty\n");
}

TEST_CASE("a patch through a name that is not there is told") {
    CHECK(patched(base, "campaigns.radoi.coverage.share", "40 %").problems ==
          "patch:1:1: campaigns has no 'radoi'; did you mean 'radio'?\n");
    CHECK(patched(base, "campaigns.x.live", "true").problems ==
          "patch:1:1: campaigns has no 'x'; it has radio, door_to_door\n");
    CHECK(patched("title: x", "campaigns.x.live", "true").problems ==
          "patch:1:1: campaigns has no 'x'; it is empty\n");
    CHECK(patched(base, "", "{title: y, campaigns: {radio: {live: true}, radoi: {live: true}}}")
              .problems == "patch:1:45: campaigns has no 'radoi'; did you mean 'radio'?\n");
    CHECK(patched(base, "campaigns.radoi", "null").problems ==
          "patch:1:1: campaigns has no 'radoi'; did you mean 'radio'?\n");
}

TEST_CASE("a patch that may add names takes those that are given whole") {
    const auto set = [](std::string_view path, std::string_view value) {
        Problems problems;
        Node root = tree(base);
        const std::size_t before = root.find("campaigns")->entries.size();
        patch(root, type_of<Study>, path, tree(value), problems, Names::may_be_new);
        const std::size_t now = root.find("campaigns")->entries.size();
        return std::to_string(now - before) + problems.to_text();
    };
    CHECK(set("campaigns.sms", "{channel: sms, coverage: {share: 3 %}}") == "1");
    CHECK(set("campaigns.radoi", "{channel: sms}") == "1");  // whole, as far as a patch can tell
    CHECK(set("arms.more.campaigns", "[radio]") == "0");     // an arm needs nothing
    CHECK(set("campaigns.radoi.live", "true") ==
          "0base.yaml:1:1: campaigns has no 'radoi'; did you mean 'radio'?\n");
    CHECK(set("campaigns.y.live", "true") ==
          "0base.yaml:1:1: campaigns has no 'y'; it has radio, door_to_door; to add it, give it "
          "whole: campaigns.y={…}\n");
    CHECK(set("campaigns.radoi", "null") ==
          "0base.yaml:1:1: campaigns has no 'radoi'; did you mean 'radio'?\n");
}

TEST_CASE("names that a default gives can be patched") {
    CHECK(patched("title: x", "arms.none.campaigns", "[radio]").text ==
          "{title: x, arms: {none: {campaigns: [radio]}}}");
    CHECK(patched("title: x", "arms.nine.campaigns", "[radio]").problems ==
          "patch:1:1: arms has no 'nine'; did you mean 'none'?\n");
}

TEST_CASE("paths that lead nowhere are told") {
    CHECK(patched(base, "title.x", "1").problems ==
          "patch:1:1: title is 'x', with nothing inside it; 'title.x' leads nowhere\n");
    CHECK(patched(base, "a..b", "1").problems ==
          "patch:1:1: 'a..b' is not a path of keys; write it as for example 'time.start'\n");
    CHECK(patched(base, ".a", "1").problems ==
          "patch:1:1: '.a' is not a path of keys; write it as for example 'time.start'\n");
    std::string deep = "a";
    for (int i = 0; i < 100'000; ++i) deep += ".a";
    CHECK(patched(base, deep, "1")
              .problems.ends_with("is not a path of keys; write it as for example 'time.start'\n"));
}

TEST_CASE("unknown keys in a patch are left to the reader, with the patch's place") {
    Problems problems;
    Origins origins;
    Node root = tree("{heed: 1, title: x}");
    patch(root, type_of<Study>, "memory.slwo", tree("3 weeks", "--set memory.slwo=3 weeks"),
          problems);
    read<Study>(root, origins, problems);
    CHECK(problems.to_text() ==
          "--set memory.slwo=3 weeks:1:1: unknown key 'slwo' in memory; did you mean 'slow'? known "
          "here: slow, fast\n");
}
