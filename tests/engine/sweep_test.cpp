// Passes over people: numbers made ahead are those made when asked.
#include "sim/engine/sweep.hpp"

#include <catch2/catch.hpp>
#include <vector>

using namespace heed;

TEST_CASE("exponentials made ahead are those made when asked, from any number on") {
    const Dice dice(7, 1, 2);
    std::vector<std::uint32_t> people(77);
    for (std::uint32_t person = 0; person < people.size(); ++person) people[person] = 3 * person;
    for (std::uint32_t from = 0; from < 9; ++from)
        for (const float about : {0.0F, 1.0F, 3.5F, 9.0F, 1e9F}) {
            std::size_t visited = 0;
            for_each_with_exponentials(
                dice, people,
                [&](std::uint32_t person) {
                    return Numbers{
                        Decision::exposure, person, 3, 1, from, person % 2 == 0 ? about : 1.0F};
                },
                [&](std::uint32_t person, NumbersAhead& made) {
                    REQUIRE(person == people[visited++]);
                    auto asked = dice.exponentials(Decision::exposure, person, 3, 1);
                    for (std::uint32_t i = 0; i < from; ++i) asked();
                    for (int i = 0; i < 40; ++i) REQUIRE(made() == asked());
                });
            REQUIRE(visited == people.size());
        }
}
