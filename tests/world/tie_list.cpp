// Ties under construction become neighbour lists.
#include "sim/world/tie_list.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <set>

#include "tests/world/invariants.hpp"

using namespace heed;

TEST_CASE("doubles count once, in either order", "[world][ties]") {
    TieList ties;
    ties.add(3, 1);
    ties.add(1, 3);
    ties.add(0, 2);
    CHECK_FALSE(ties.has(1, 3));  // not settled yet
    ties.settle();
    CHECK(ties.size() == 2);
    CHECK(ties.has(1, 3));
    CHECK(ties.has(3, 1));
    CHECK_FALSE(ties.has(0, 1));
    ties.add(1, 3);
    ties.add(1, 2);
    ties.settle();
    CHECK(ties.size() == 3);
    CHECK(ties.degrees(4) == std::vector<std::uint32_t>{1, 2, 2, 1});
}

TEST_CASE("any ties become a sound graph", "[world][ties]") {
    CHECK(rc::check([] {
        const Person people = *rc::gen::inRange<Person>(2, 40);
        const auto ends =
            *rc::gen::container<std::vector<Person>>(rc::gen::inRange<Person>(0, people));
        TieList ties;
        std::set<std::pair<Person, Person>> expected;
        for (std::size_t k = 0; k + 1 < ends.size(); k += 2) {
            if (ends[k] == ends[k + 1]) continue;
            ties.add(ends[k], ends[k + 1]);
            expected.insert(std::minmax(ends[k], ends[k + 1]));
            if (k % 3 == 0) ties.settle();
        }
        ties.settle();
        const Graph graph = ties.graph(people);
        RC_ASSERT(unsound(graph, people) == "");
        RC_ASSERT(graph.neighbour.size() == 2 * expected.size());
        for (const auto& [a, b] : expected) RC_ASSERT(ties.has(a, b));
    }));
}
