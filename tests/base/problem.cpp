// Tests of sim/base/problem.hpp: how mistakes are collected and told.
#include "sim/base/problem.hpp"

#include <catch2/catch.hpp>

using namespace heed;

TEST_CASE("a place is told as far as it is known") {
    CHECK(to_text(Mark{"a.yaml", 3, 7}) == "a.yaml:3:7");
    CHECK(to_text(Mark{"a.yaml", 0, 0}) == "a.yaml");
    CHECK(to_text(Mark{}).empty());
}

TEST_CASE("problems are told in the order of the file, and of telling within a place") {
    Problems problems;
    problems.add({"b.yaml", 1, 1}, "fourth");
    problems.add({"a.yaml", 10, 1}, "third");
    problems.add({"a.yaml", 9, 2}, "first");
    problems.add({"a.yaml", 9, 2}, "second");
    problems.add({}, "nowhere");
    CHECK(
        problems.to_text() ==
        "nowhere\na.yaml:9:2: first\na.yaml:9:2: second\na.yaml:10:1: third\nb.yaml:1:1: fourth\n");
    CHECK(problems.size() == 5);
    CHECK(problems.list().front().sentence == "fourth");
}

TEST_CASE("a path that stands nowhere is told at its nearest parent") {
    const Origins origins{{"", {"a.yaml", 1, 1}}, {"campaigns.radio", {"a.yaml", 4, 3}}};
    const auto place = [&](const std::string& path) {
        Problems problems;
        problems.add(origins, path, "x");
        return to_text(problems.list().front().where);
    };
    CHECK(place("campaigns.radio") == "a.yaml:4:3");
    CHECK(place("campaigns.radio.coverage.share") == "a.yaml:4:3");
    CHECK(place("campaigns.radios") == "a.yaml:1:1");
    CHECK(place("") == "a.yaml:1:1");
    Problems problems;
    problems.add(Origins{}, "a.b", "x");
    CHECK(problems.to_text() == "x\n");
}

TEST_CASE("bad input carries its problems") {
    Problems problems;
    CHECK_NOTHROW(problems.throw_if_any());
    problems.add({"a.yaml", 1, 2}, "wrong; write it right");
    CHECK_THROWS_WITH(problems.throw_if_any(), "a.yaml:1:2: wrong; write it right\n");
    CHECK(BadInput("one sentence").problems().size() == 1);
}

TEST_CASE("our own mistakes are not the user's") {
    CHECK_NOTHROW(expect(true, "fine"));
    CHECK_THROWS_AS(expect(false, "columns are of one length"), std::logic_error);
    CHECK_THROWS_WITH(expect(false, "that"), "a mistake inside heed: that");
}

TEST_CASE("the nearest word is near") {
    const std::vector<std::string> known{"coverage", "channel", "cost", "to"};
    CHECK(nearest("converage", known) == "coverage");
    CHECK(nearest("chanel", known) == "channel");
    CHECK(nearest("csot", known) == "cost");
    CHECK(nearest("coverage", known) == "coverage");
    CHECK(nearest("language", known).empty());
    CHECK(nearest("x", known).empty());
    CHECK(nearest("t", known).empty());
    CHECK(nearest("ot", known).empty());
    CHECK(nearest("", known).empty());
    CHECK(nearest("anything", {}).empty());
}
