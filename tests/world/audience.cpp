// Whom a campaign reaches: where somebody stands among them.
#include <catch2/catch.hpp>

#include "sim/world/world.hpp"

using namespace heed;

TEST_CASE("a person's place in an audience, and of who is in none", "[world][audience]") {
    Audience audience;
    CHECK(audience.place_of(0) == 0);  // nobody is reached: the size
    const std::vector<Person> people{2, 3, 5, 8, 13, 21, 34, 1000, 1001, 70000};
    audience.person = people;
    for (std::size_t place = 0; place < people.size(); ++place)
        CHECK(audience.place_of(people[place]) == place);
    for (const Person other : {0U, 1U, 4U, 999U, 1002U, 69999U, 70001U})
        CHECK(audience.place_of(other) == people.size());
}
