// Household members and close ties, counted, and told where there are more than a world can count.
#include "sim/world/contacts.hpp"

#include <catch2/catch.hpp>
#include <numeric>

#include "sim/world/world.hpp"
#include "tests/world/tiny_world.hpp"

using namespace heed;
using Catch::Contains;

namespace {

/// So many people live together, all others alone; one of the first household is tied to so many of the others.
Population people_with(Person at_home, Person friends) {
    Population people;
    people.size = at_home + friends;
    std::vector<std::uint32_t> home(people.size, 0), first{0};
    for (Person person = at_home; person < people.size; ++person) {
        home[person] = person - at_home + 1;
        first.push_back(person);
    }
    first.push_back(people.size);
    people.ties.household = {PackedRising(home), PackedRising(first)};
    std::vector<std::pair<Person, Person>> ties;
    for (Person person = at_home; person < people.size; ++person) ties.emplace_back(0, person);
    people.ties.close = graph_of(people.size, ties);
    return people;
}

std::string told(const Population& people, const Profile& profile = {}) {
    Problems problems;
    check_contacts(people, profile, "population", {}, problems);
    return problems.to_text();
}

}  // namespace

TEST_CASE("contacts are the others at home and close ties", "[world][contacts]") {
    const Population people = people_with(4, 10);
    CHECK(contacts_of(people, 0) == 3 + 10);
    CHECK(contacts_of(people, 1) == 3);
    CHECK(contacts_of(people, 9) == 1);
}

TEST_CASE("more contacts than can be counted are told with the key that made them",
          "[world][contacts]") {
    REQUIRE(Contacts::most == 1023);
    CHECK(told(people_with(4, 1020)) == "");
    CHECK_THAT(told(people_with(4, 1021)),
               Contains("population.ties.close.mean: somebody has 1024 household members"));
    Profile profile;
    profile.ties.close.small_world = SmallWorldProfile{};
    CHECK_THAT(told(people_with(4, 1021), profile),
               Contains("population.ties.close.small_world.degree: somebody has 1024"));
    CHECK(told(people_with(1000, 24)) == "");
    CHECK_THAT(told(people_with(1000, 25)),
               Contains("population.households.sizes: somebody has 1024") &&
                   Contains("smaller households"));
}
