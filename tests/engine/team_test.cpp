// Parts of a pass over people: all of them, once, and joined in order.
#include "sim/engine/team.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <stdexcept>

using namespace heed;

TEST_CASE("a team does every part once, time after time") {
    for (const unsigned threads : {1U, 2U, 5U}) {
        Team crew(threads);
        std::vector<int> times(crew.size(), 0);
        for (int call = 0; call < 200; ++call) crew.each([&](std::size_t part) { ++times[part]; });
        CHECK(times == std::vector<int>(crew.size(), 200));
    }
}

TEST_CASE("what parts find is joined in their order, whatever the team") {
    constexpr std::size_t size = 10 * cut_of_people.least + 7;
    for (const unsigned threads : {1U, 2U, 3U, 8U}) {
        Team crew(threads);
        const AtWork here(crew);
        auto parts = found_in_parts<List<std::size_t>>(
            size, [](std::size_t first, std::size_t last, List<std::size_t>& out) {
                for (std::size_t i = first; i < last; ++i) out.push_back(i);
            });
        CHECK(parts.size() == std::min<std::size_t>(threads, 10));
        std::vector<std::size_t> expected(size);
        std::iota(expected.begin(), expected.end(), 0);
        CHECK(std::ranges::equal(joined(std::move(parts)), expected));
    }
    CHECK(team().size() == 1);
}

TEST_CASE("people who share lines of memory are in one part") {
    Team crew(3);
    const AtWork here(crew);
    std::vector<std::size_t> bounds(crew.size());
    in_parts(5 * cut_of_people.least + 3, cut_of_people,
             [&](std::size_t part, std::size_t first, std::size_t) { bounds[part] = first; });
    for (const std::size_t first : bounds) CHECK(first % 256 == 0);
}

TEST_CASE("pieces of unlike length are each done once") {
    for (const unsigned threads : {1U, 3U}) {
        Team crew(threads);
        const AtWork here(crew);
        std::vector<int> times(101, 0);
        one_by_one(times.size(), [&](std::size_t piece) { ++times[piece]; });
        CHECK(times == std::vector<int>(101, 1));
    }
}

TEST_CASE("a failure in a part reaches the caller, and the team works on") {
    Team crew(4);
    CHECK_THROWS_WITH(crew.each([](std::size_t part) {
        if (part == 2) throw std::runtime_error("the third failed");
    }),
                      "the third failed");
    int done = 0;
    crew.each([&](std::size_t part) {
        if (part == 0) ++done;
    });
    CHECK(done == 1);
}
