// Rules against the tiny world: each kind by hand, and random rules against a second, slow reading.
#include "sim/world/match.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/world/hill_profile.hpp"
#include "tests/world/tiny_world.hpp"

using namespace heed;

namespace {

std::vector<Person> matching(const Rule& rule, const Population& people) {
    const Match match(rule, people);
    std::vector<Person> list;
    for (Person person = 0; person < people.size; ++person)
        if (match(person, people.age[person])) list.push_back(person);
    return list;
}

Rule tied(double low, double high) {
    Rule rule = aged(low, high);
    rule.key = "close_ties";
    return rule;
}

/// The same question, read from the rule with names at every step.
bool slowly(const Rule& rule, const Population& people, Person person, int age) {
    switch (rule.kind) {
        case Rule::Kind::everyone: return true;
        case Rule::Kind::all:
            return std::all_of(rule.parts.begin(), rule.parts.end(),
                               [&](const Rule& part) { return slowly(part, people, person, age); });
        case Rule::Kind::any:
            return std::any_of(rule.parts.begin(), rule.parts.end(),
                               [&](const Rule& part) { return slowly(part, people, person, age); });
        case Rule::Kind::none_of: return !slowly(rule.parts.at(0), people, person, age);
        case Rule::Kind::range: {
            const double value =
                rule.key == "age" ? age : static_cast<double>(people.ties.close.of(person).size());
            return value >= rule.low && value <= rule.high;
        }
        case Rule::Kind::levels: break;
    }
    const Attribute& attribute = *people.find(rule.key);
    return std::count(rule.levels.begin(), rule.levels.end(),
                      attribute.levels[attribute.of[person]]) > 0;
}

Rule random_leaf() {
    const int low = *rc::gen::inRange(0, 60);
    switch (*rc::gen::inRange(0, 6)) {
        case 0: return everyone();
        case 1: return aged(low, low + *rc::gen::inRange(0, 30));
        case 2: return tied(*rc::gen::inRange(0, 2), *rc::gen::inRange(1, 4));
        case 3: return with_level("gender", {*rc::gen::element<std::string>("female", "male")});
        case 4: return with_level("place", {*rc::gen::element<std::string>("north", "south")});
        default: break;
    }
    const std::vector<std::string> words{"none", "some", "full"};
    return with_level("literacy",
                      *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(words)));
}

Rule random_rule(int depth) {
    const int kind = depth == 0 ? 3 : *rc::gen::inRange(0, 4);
    if (kind == 3) return random_leaf();
    if (kind == 2) return combined(Rule::Kind::none_of, {random_rule(depth - 1)});
    std::vector<Rule> parts;
    for (int k = *rc::gen::inRange(0, 4); k > 0; --k) parts.push_back(random_rule(depth - 1));
    return combined(kind == 0 ? Rule::Kind::all : Rule::Kind::any, parts);
}

std::string mistakes(const Rule& rule) {
    Problems problems;
    check_rule(rule, hill_profile(), {}, problems);
    return problems.to_text();
}

}  // namespace

TEST_CASE("each kind of rule finds the people it means", "[world][match]") {
    const Population people = tiny_population();
    using People = std::vector<Person>;
    CHECK(matching(everyone(), people).size() == 10);
    CHECK(matching(aged(12, 30), people) == People{2, 4, 5, 8});  // both ends included
    CHECK(matching(with_level("gender", {"female"}), people) == People{0, 2, 5, 6, 8});
    CHECK(matching(with_level("place", {"south"}), people) == People{6, 7, 8, 9});
    CHECK(matching(with_level("literacy", {"none", "some"}), people) == People{0, 2, 3, 6, 7, 9});
    CHECK(matching(tied(2, 9), people) == People{0, 4, 7});
    const Rule women = with_level("gender", {"female"}), young = aged(0, 17);
    CHECK(matching(combined(Rule::Kind::all, {women, young}), people) == People{2, 8});
    CHECK(matching(combined(Rule::Kind::any, {tied(2, 9), young}), people) ==
          People{0, 2, 3, 4, 7, 8, 9});
    CHECK(matching(combined(Rule::Kind::none_of, {women}), people) == People{1, 3, 4, 7, 9});
}

TEST_CASE("a rule knows whether it depends on age", "[world][match]") {
    const Population people = tiny_population();
    const auto turns = [&](const Rule& rule) {
        Ages ages;
        Match(rule, people).add_turns(ages);
        std::vector<std::size_t> list;
        for (std::size_t age = 0; age < ages.size(); ++age)
            if (ages[age]) list.push_back(age);
        return list;
    };
    CHECK(turns(aged(0, 5)) == std::vector<std::size_t>{6});
    CHECK(turns(aged(15, 29)) == std::vector<std::size_t>{15, 30});
    CHECK(turns(combined(Rule::Kind::none_of, {aged(0, 5)})) == std::vector<std::size_t>{6});
    CHECK(turns(combined(Rule::Kind::any, {aged(0, 5), aged(3, 9)})) ==
          std::vector<std::size_t>{3, 6, 10});
    CHECK(turns(tied(0, 5)).empty());
    CHECK(turns(with_level("gender", {"male"})).empty());
}

TEST_CASE("random rules mean the same when read slowly", "[world][match]") {
    const Population people = tiny_population();
    CHECK(rc::check([&] {
        const Rule rule = random_rule(3);
        const Match match(rule, people);
        for (Person person = 0; person < people.size; ++person)
            RC_ASSERT(match(person, people.age[person]) ==
                      slowly(rule, people, person, people.age[person]));
    }));
}

TEST_CASE("mistakes in a rule are told with what would be right", "[world][match]") {
    CHECK(mistakes(aged(15, 35)).empty());
    CHECK(mistakes(with_level("wealth", {"lowest"})).empty());
    CHECK_THAT(mistakes(aged(35, 15)), Catch::Contains("runs backwards"));
    CHECK_THAT(mistakes(with_level("welth", {"lowest"})), Catch::Contains("did you mean 'wealth'"));
    CHECK_THAT(mistakes(with_level("wealth", {"lowst"})), Catch::Contains("did you mean 'lowest'"));
    CHECK_THAT(mistakes(with_level("gender", {"women"})), Catch::Contains("there is female, male"));
    CHECK_THAT(mistakes(with_level("age", {"young"})), Catch::Contains("needs a range"));
    Rule range = aged(0, 1);
    range.key = "wealth";
    CHECK_THAT(mistakes(combined(Rule::Kind::all, {range})), Catch::Contains("has no range"));
}
