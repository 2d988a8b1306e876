// Who answers for a child, chosen by age gap.
#include <catch2/catch.hpp>

#include "sim/world/steps.hpp"
#include "tests/world/tiny_world.hpp"

using namespace heed;

TEST_CASE("the tiny world's children get the carers chosen by hand", "[world][carers]") {
    Population people = tiny_population();
    const Carers by_hand = people.carer;
    people.carer = {};
    choose_carers(HouseholdProfile{}, people);
    // Usual gap 16 + 0.4·29 = 27.6: gaps 28 and 33 for person 2; 32 and 37 for 3; 19 (and 44) for
    // 8; 32 for 9.
    CHECK(people.carer == by_hand);
}

TEST_CASE("a gap within the range comes before a nearer one outside", "[world][carers]") {
    Population people = tiny_population();
    people.age = {40, 45, 12, 8, 30, 28, 60, 30, 16, 3};  // person 7 is 14 years older than 8
    choose_carers(HouseholdProfile{}, people);
    CHECK(people.carer[8] == 6);  // 44 years is allowed, 14 is not
}

TEST_CASE("children among children have nobody", "[world][carers]") {
    Population people = tiny_population();
    people.age.assign(10, 9);
    choose_carers(HouseholdProfile{}, people);
    CHECK(people.carer == Carers(std::vector(10, nobody)));
}
