// Schools and workplaces of the hill district.
#include <algorithm>
#include <catch2/catch.hpp>

#include "sim/world/match.hpp"
#include "sim/world/synthesis.hpp"
#include "tests/world/hill_profile.hpp"
#include "tests/world/invariants.hpp"

using namespace heed;

namespace {

Population district(const Profile& profile) { return synthesise(profile, {}, Dice(1, 0, 0)); }

}  // namespace

TEST_CASE("those whom a rule means are in a group, and nobody else", "[world][groups]") {
    const Profile profile = hill_profile(20000);
    const Population people = district(profile);
    for (const Groups& groups : people.ties.groups) {
        CHECK(unsound_groups(groups, people.size) == "");
        const Match match(profile.ties.groups.find(groups.name)->who, people);
        for (Person person = 0; person < people.size; ++person)
            REQUIRE((groups.of[person] != nobody) == match(person, people.age[person]));
    }
}

TEST_CASE("a group stays within a place and its width of ages", "[world][groups]") {
    const Population people = district(hill_profile(20000));
    const Groups& school = people.ties.groups[0];
    for (std::uint32_t group = 0; group + 1 < school.first.size(); ++group) {
        int youngest = 200, oldest = 0;
        for (std::uint32_t k = 0; k < school.size(group); ++k) {
            const Person person = school.at(group, k);
            REQUIRE(people.place.of[person] == people.place.of[school.at(group, 0)]);
            youngest = std::min<int>(youngest, people.age[person]);
            oldest = std::max<int>(oldest, people.age[person]);
        }
        CHECK(oldest - youngest < 3);
    }
}

TEST_CASE("sizes of groups are drawn from their spans", "[world][groups]") {
    Profile profile = hill_profile(20000);
    profile.ties.groups.entries = {{"club", {everyone(), {{10, 20, 3}, {40, 40, 1}}, 100}}};
    const Population people = district(profile);
    const Groups& club = people.ties.groups[0];
    double forty = 0, between = 0;
    const double all = static_cast<double>(club.first.size() - 1);
    for (std::uint32_t group = 0; group + 1 < club.first.size(); ++group) {
        forty += club.size(group) == 40 ? 1 : 0;
        between += club.size(group) >= 10 && club.size(group) <= 20 ? 1 : 0;
    }
    CHECK(forty / all == Approx(.25).margin(.04));
    CHECK(between / all == Approx(.75).margin(.04));
}

TEST_CASE("a rule that means nobody makes no groups", "[world][groups]") {
    Profile profile = hill_profile(100);
    profile.ties.groups.entries = {{"club", {aged(119, 120), {{5, 5, 1}}, 100}}};
    const Population people = district(profile);
    CHECK(people.ties.groups[0].first == std::vector<std::uint32_t>{0});
    CHECK(people.ties.groups[0].member.empty());
}
