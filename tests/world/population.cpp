// Looking up columns of the tiny world, and counting its bytes.
#include "sim/world/population.hpp"

#include <catch2/catch.hpp>

#include "tests/world/tiny_world.hpp"

using namespace heed;

TEST_CASE("columns are found by name", "[world]") {
    const Population people = tiny_population();
    CHECK(people.find("gender") == &people.gender);
    CHECK(people.find("place") == &people.place);
    CHECK(people.find("literacy") == people.attributes.data());
    CHECK(people.find("wealth") == nullptr);
}

TEST_CASE("bytes are those of columns and ties", "[world]") {
    const Population people = tiny_population();
    const std::size_t columns = 10 * (1 + 1 + 1 + 2 + 1);  // gender, place, age, birthday, literacy
    const auto packed = [](std::size_t numbers, std::size_t bits) {
        return (numbers * bits + 7) / 8 + 8;
    };
    const auto rising = [&](std::size_t numbers, std::size_t bits) {
        return packed(numbers, bits) + 4;
    };
    const std::size_t carer = packed(10, 4);                     // carers are up to three before
    const std::size_t household = rising(10, 2) + rising(4, 4);  // three of them; ten people
    const std::size_t school = packed(10, 2) + rising(3, 3) + packed(3, 4);
    const std::size_t close = rising(11, 4) + packed(10, 4), online = rising(11, 3) + packed(4, 4);
    CHECK(people.bytes() == columns + carer + household + school + close + online);
}

TEST_CASE("groups list their members", "[world]") {
    const Population people = tiny_population();
    const Households& household = people.ties.household;
    CHECK(household.size(2) == 4);
    CHECK(household.at(2, 3) == 9);
    CHECK(people.ties.groups[0].size(0) == 2);
    CHECK(people.ties.groups[0].at(1, 0) == 8);
}

TEST_CASE("neighbours are listed in rising order", "[world]") {
    const Population people = tiny_population();
    const auto of_zero = people.ties.close.of(0);
    CHECK(std::vector<Person>(of_zero.begin(), of_zero.end()) == std::vector<Person>{4, 7});
    CHECK(people.ties.close.of(9).empty());
    CHECK(Graph{}.of(3).empty());
}
