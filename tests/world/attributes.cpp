// Attributes of the hill district: margins within each rule, associations, and households' own
// levels.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/base/problem.hpp"
#include "sim/world/attribute_rows.hpp"
#include "sim/world/synthesis.hpp"
#include "tests/world/hill_profile.hpp"
#include "tests/world/tiny_world.hpp"

using namespace heed;

namespace {

Profile attributes_alone(long size) {
    Profile profile = hill_profile(size);
    profile.ties = {};
    profile.ties.close.mean = 0;
    return profile;
}

double count(const Population& people, const char* one, int level, const char* other,
             int other_level) {
    const Attribute &a = *people.find(one), &b = *people.find(other);
    double sum = 0;
    for (Person person = 0; person < people.size; ++person)
        sum += a.of[person] == level && b.of[person] == other_level ? 1 : 0;
    return sum;
}

}  // namespace

TEST_CASE("levels are shared out as asked, within each rule", "[world][attributes]") {
    const Profile profile = attributes_alone(20000);
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    for (const auto& [name, attribute] : profile.attributes) {
        const FirstRule rules(attribute, people);
        const Attribute& found = *people.find(name);
        if (attribute.held_by == Holder::household) continue;
        for (std::size_t rule = 0; rule < rules.count(); ++rule) {
            std::vector<double> levels(found.levels.size(), 0.0);
            double all = 0;
            for (Person person = 0; person < people.size; ++person)
                if (rules.of(person, people.age[person]) == rule) {
                    ++levels[found.of[person]];
                    ++all;
                }
            for (std::size_t level = 0; level < levels.size(); ++level) {
                INFO(name << " " << found.levels[level] << ", rule " << rule);
                CHECK(std::abs(levels[level] - attribute.shares[rule].shares[level] * all) <= 1);
            }
        }
    }
}

TEST_CASE("a household has one level, and people's shares are met", "[world][attributes]") {
    const Population people = synthesise(attributes_alone(20000), {}, Dice(1, 0, 0));
    const Attribute& wealth = *people.find("wealth");
    std::vector<double> levels(5, 0.0);
    for (Person person = 0; person < people.size; ++person) {
        const Person head = people.ties.household.first[people.ties.household.of[person]];
        REQUIRE(wealth.of[person] == wealth.of[head]);
        ++levels[wealth.of[person]];
    }
    for (const double level : levels) CHECK(level == Approx(4000).margin(20));
}

TEST_CASE("households of any size have the same shares", "[world][attributes]") {
    const Population people = synthesise(attributes_alone(20000), {}, Dice(1, 0, 0));
    const Attribute& wealth = *people.find("wealth");
    for (const std::uint32_t size : {2U, 4U, 6U}) {
        double lowest = 0, all = 0;
        for (std::uint32_t home = 0; home + 1 < people.ties.household.first.size(); ++home)
            if (people.ties.household.size(home) == size) {
                ++all;
                lowest += wealth.of[people.ties.household.first[home]] == 0 ? 1 : 0;
            }
        CHECK(lowest / all == Approx(.2).margin(.01));
    }
}

TEST_CASE("an association comes out as asked", "[world][attributes]") {
    Profile profile = attributes_alone(40000);
    profile.attributes.entries.clear();
    profile.attributes.entries.emplace_back(
        "one",
        AttributeProfile{"", {"a", "b", "c"}, {{everyone(), {.2, .5, .3}}}, {}, Holder::person});
    for (const double odds_ratio : {0.25, 1.0, 3.0}) {
        profile.attributes.entries.resize(1);
        profile.attributes.entries.emplace_back("two",
                                                AttributeProfile{"",
                                                                 {"x", "y", "z"},
                                                                 {{everyone(), {.6, .3, .1}}},
                                                                 {{"one", odds_ratio}},
                                                                 Holder::person});
        const Population people = synthesise(profile, {}, Dice(1, 0, 0));
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 2; ++j)
                CHECK(count(people, "one", i, "two", j) *
                          count(people, "one", i + 1, "two", j + 1) /
                          (count(people, "one", i, "two", j + 1) *
                           count(people, "one", i + 1, "two", j)) ==
                      Approx(odds_ratio).epsilon(.03));
    }
}

TEST_CASE("levels are spread at random over those to whom a rule applies", "[world][attributes]") {
    const Population people = synthesise(attributes_alone(20000), {}, Dice(1, 0, 0));
    const Attribute& aspiration = *people.find("aspiration");
    double early = 0, late = 0;
    for (Person person = 0; person < people.size; ++person)
        (person < people.size / 2 ? early : late) += aspiration.of[person] == 2 ? 1 : 0;
    CHECK(std::abs(early - late) < 4 * std::sqrt(early + late));
}

TEST_CASE("people whom no rule reaches are told", "[world][attributes]") {
    Profile profile = attributes_alone(100);
    profile.attributes.entries = {
        {"rank", {"", {"low", "high"}, {{aged(0, 30), {.5, .5}}}, {}, Holder::person}}};
    CHECK_THROWS_WITH(synthesise(profile, {}, Dice(1, 0, 0)),
                      Catch::Contains("no rule in them matches"));
}

TEST_CASE("rows are the joint levels of associated attributes", "[world][attributes]") {
    const Population people = tiny_population();
    AttributeProfile profile;
    profile.with = {{"literacy", 2}, {"gender", 3}};
    const AttributeRows rows(profile, people);
    CHECK(rows.count() == 6);
    CHECK(rows.of(0) == 2);  // some, female
    CHECK(rows.of(4) == 5);  // full, male
    CHECK(rows.stride(0) == 2);
    CHECK(rows.stride(1) == 1);
    const std::vector<double> seed = rows.log_seed(2);
    CHECK(seed[5 * 2] == 0);
    CHECK(seed[5 * 2 + 1] == Approx(2 * std::log(2) + std::log(3)));
}
