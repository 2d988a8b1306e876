// Small worlds: every tie is counted, the ring stands where nothing is rewired, and closure falls as it should.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/world/network_measures.hpp"
#include "sim/world/steps.hpp"
#include "sim/world/synthesis.hpp"
#include "tests/world/invariants.hpp"

using namespace heed;

namespace {

Graph small_world(Person people, long degree, double rewiring, std::uint64_t seed = 1) {
    return tie_small_world({degree, rewiring}, Dice(seed, 0, 0), people);
}

Person apart(Person a, Person b, Person people) {
    const Person ahead = a < b ? b - a : a - b;
    return std::min(ahead, people - ahead);
}

/// Ties that lead further than a ring's, each told once as a pair.
std::vector<std::pair<Person, Person>> long_ties(const Graph& graph, Person people, Person half) {
    std::vector<std::pair<Person, Person>> list;
    for (Person person = 0; person < people; ++person)
        for (const Person other : graph.of(person))
            if (person < other && apart(person, other, people) > half)
                list.emplace_back(person, other);
    return list;
}

}  // namespace

TEST_CASE("without rewiring people stand in a ring", "[world][small_world]") {
    for (const Person people : {11U, 12U, 500U}) {
        const Graph graph = small_world(people, 10, 0);
        CHECK(unsound(graph, people) == "");
        for (Person person = 0; person < people; ++person) {
            REQUIRE(graph.of(person).size() == 10);
            for (const Person other : graph.of(person)) REQUIRE(apart(person, other, people) <= 5);
        }
    }
}

TEST_CASE("the number of ties is exact, whatever is rewired", "[world][small_world]") {
    for (const Person people : {7U, 8U, 20U, 3000U})
        for (const long degree : {2L, 4L, 6L})
            for (const double rewiring : {0.0, 0.01, 0.5, 1.0}) {
                const Graph graph = small_world(people, degree, rewiring);
                INFO(people << " people, degree " << degree << ", rewiring " << rewiring);
                CHECK(unsound(graph, people) == "");
                CHECK(graph.neighbour.size() == static_cast<std::size_t>(people * degree));
            }
}

TEST_CASE("a small world is as closed and as uneven as Barrat and Weigt say",
          "[world][small_world]") {
    constexpr Person people = 20000;
    for (const double rewiring : {0.01, 0.1, 0.4, 1.0}) {
        INFO("rewiring " << rewiring);
        const Graph graph = small_world(people, 10, rewiring);
        const NetworkMeasures found = measure(graph);
        CHECK(found.mean_degree == 10);
        CHECK(found.transitivity == Approx(std::pow(1 - rewiring, 3) * 2 / 3).margin(.008));
        CHECK(found.degree_variance == Approx(5 * rewiring * (2 - rewiring)).epsilon(.05));
        // A new end lies beyond the ring's neighbours but for 10 in 20,000.
        const double expected = 5.0 * people * rewiring;
        const auto found_long = static_cast<double>(long_ties(graph, people, 5).size());
        CHECK(std::abs(found_long - expected) <
              4.5 * std::sqrt(expected * (1 - rewiring) + 1) + expected * 0.001);
    }
}

TEST_CASE("more rewiring moves the same ties and some more", "[world][small_world]") {
    constexpr Person people = 5000;
    const Graph few = small_world(people, 10, 0.01), more = small_world(people, 10, 0.02);
    // The first to rewire in a person leads to the same end, unless that end is taken.
    const auto before = long_ties(few, people, 5), after = long_ties(more, people, 5);
    double kept = 0;
    for (const auto& tie : before) kept += std::ranges::binary_search(after, tie) ? 1 : 0;
    CHECK(kept > 0.9 * static_cast<double>(before.size()));
    CHECK(static_cast<double>(after.size()) > 1.5 * static_cast<double>(before.size()));
    // The same dice make the same ties, others make others.
    CHECK(small_world(people, 10, 0.01).neighbour == few.neighbour);
    CHECK(small_world(people, 10, 0.01, 2).neighbour != few.neighbour);
}

TEST_CASE("a profile's small world is built and told", "[world][small_world]") {
    Profile profile;
    profile.size = 4000;
    profile.places.entries = {{"here", {"Here", 1, {}}}};
    profile.ages = {{18, 60, 1, .5}};
    profile.households.sizes = {1};
    profile.ties.close.small_world = {10, .1};
    Problems problems;
    check_profile(profile, "population", {}, problems);
    REQUIRE(problems.to_text() == "");
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    CHECK(unsound(people, profile) == "");
    CHECK(people.ties.close.neighbour.size() == 40000);
    int told = 0;
    for (const Diagnostic& one : diagnose(people, profile)) {
        INFO(one.what << ": " << one.target << " " << one.achieved);
        CHECK(one.within);
        told += one.what == "clustering of close ties" ? 1 : 0;
    }
    CHECK(told == 1);
}
