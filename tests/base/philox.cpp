// Tests of sim/base/philox.hpp: wide or narrow, the bits are those of Random123.
#include "sim/base/philox.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "sim/base/elementary.hpp"
#include "sim/base/random.hpp"

using namespace heed;

TEST_CASE("words of many counters are those of one by one, whatever their number") {
    const PhiloxKey key{{0x12345678U, 0x9abcdef0U}};
    for (std::size_t count = 0; count < 40; ++count) {
        std::vector<Block> counters(count);
        for (std::uint32_t i = 0; i < count; ++i)
            counters[i] = {{i * 0x9e3779b9U, ~i, i << 20, 0x80000000U | i}};
        std::vector<Block> blocks = counters;
        std::vector<std::array<float, 4>> exponentials(count);
        philox(key, blocks);
        std::vector<Block> again = counters;
        philox_exponentials(key, again, exponentials);
        for (std::size_t i = 0; i < count; ++i) {
            const Block alone = r123::Philox4x32{}(counters[i], key);
            REQUIRE(blocks[i] == alone);
            REQUIRE(again[i] == alone);
            for (std::size_t w = 0; w < 4; ++w)
                REQUIRE(exponentials[i][w] == exponential_of(alone[w]));
        }
    }
}

TEST_CASE("exponentials made in fours are those made when asked") {
    const Dice dice(7, 1, 2);
    constexpr std::uint32_t people = 37;
    std::vector<Block> streams, neighbours;
    for (std::uint32_t person = 0; person < people; ++person) {
        streams.push_back(Dice::four_of_stream(Decision::tells, person, 3, person % 5, 1));
        neighbours.push_back(Dice::four_of_neighbours(Decision::telling_ends, person, 9));
    }
    std::vector<std::array<float, 4>> of_stream(people), of_neighbours(people);
    dice.exponentials(streams, of_stream);
    dice.exponentials(neighbours, of_neighbours);
    for (std::uint32_t person = 0; person < people; ++person) {
        auto asked = dice.exponentials(Decision::tells, person, 3, person % 5, 4);
        for (std::size_t i = 0; i < 4; ++i) REQUIRE(of_stream[person][i] == asked());
        REQUIRE(of_neighbours[person][person % 4] ==
                dice.exponential(Decision::telling_ends, person, 9));
    }
}
