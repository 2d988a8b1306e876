// Network measures against published figures and closed forms.
#include "sim/world/network_measures.hpp"

#include <catch2/catch.hpp>

#include "tests/world/tiny_world.hpp"

using namespace heed;

namespace {

using Ties = std::vector<std::pair<Person, Person>>;

/// The karate club: 34 members, 78 ties. W. W. Zachary, "An information flow model for conflict and
/// fission in small groups", Journal of Anthropological Research 33 (1977), 452–473.
const Ties karate_club{
    {0, 1},   {0, 2},   {0, 3},   {0, 4},   {0, 5},   {0, 6},   {0, 7},   {0, 8},   {0, 10},
    {0, 11},  {0, 12},  {0, 13},  {0, 17},  {0, 19},  {0, 21},  {0, 31},  {1, 2},   {1, 3},
    {1, 7},   {1, 13},  {1, 17},  {1, 19},  {1, 21},  {1, 30},  {2, 3},   {2, 7},   {2, 8},
    {2, 9},   {2, 13},  {2, 27},  {2, 28},  {2, 32},  {3, 7},   {3, 12},  {3, 13},  {4, 6},
    {4, 10},  {5, 6},   {5, 10},  {5, 16},  {6, 16},  {8, 30},  {8, 32},  {8, 33},  {9, 33},
    {13, 33}, {14, 32}, {14, 33}, {15, 32}, {15, 33}, {18, 32}, {18, 33}, {19, 33}, {20, 32},
    {20, 33}, {22, 32}, {22, 33}, {23, 25}, {23, 27}, {23, 29}, {23, 32}, {23, 33}, {24, 25},
    {24, 27}, {24, 31}, {25, 31}, {26, 29}, {26, 33}, {27, 33}, {28, 31}, {28, 33}, {29, 32},
    {29, 33}, {30, 32}, {30, 33}, {31, 32}, {31, 33}, {32, 33}};

/// A ring where everybody is tied to the k nearest, k / 2 on each side (Watts and Strogatz 1998).
Graph ring(Person people, Person k) {
    Ties ties;
    for (Person person = 0; person < people; ++person)
        for (Person step = 1; step <= k / 2; ++step)
            ties.emplace_back(person, (person + step) % people);
    return graph_of(people, ties);
}

}  // namespace

TEST_CASE("the karate club measures as published", "[world][network]") {
    const NetworkMeasures club = measure(graph_of(34, karate_club));
    CHECK(club.mean_degree == Approx(2 * 78.0 / 34));
    CHECK(club.transitivity == Approx(.255682).epsilon(1e-5));
    CHECK(club.degree_assortativity == Approx(-.475613).epsilon(1e-5));
    CHECK(club.local_clustering == Approx(.570638).epsilon(1e-5));
    CHECK_FALSE(club.sampled);
}

TEST_CASE("a ring is clustered as Watts and Strogatz say", "[world][network]") {
    for (const Person k : {4U, 6U, 10U}) {
        const double expected = 3.0 * (k - 2) / (4.0 * (k - 1));
        const NetworkMeasures found = measure(ring(100, k));
        CHECK(found.transitivity == Approx(expected));
        CHECK(found.local_clustering == Approx(expected));
        CHECK(found.mean_degree == Approx(k));
        CHECK(found.degree_variance == Approx(0).margin(1e-9));
        CHECK(found.degree_assortativity == 0);  // undefined where all degrees are equal
        CHECK(measure_transitivity(ring(100, k), 50) == Approx(expected));
        CHECK(measure(ring(100, k), 50).sampled);
    }
}

TEST_CASE("the tiny world measures as counted by hand", "[world][network]") {
    const Population people = tiny_population();
    const Graph& close = people.ties.close;
    const NetworkMeasures found = measure(close);
    CHECK(found.mean_degree == Approx(1));
    CHECK(found.transitivity == Approx(1));       // three pairs of ties, all within the triangle
    CHECK(found.local_clustering == Approx(.3));  // three people of ten
    CHECK(share_within(close, people.place.of) == Approx(1.0 / 5));   // 0–4 alone
    CHECK(share_within(close, people.gender.of) == Approx(2.0 / 5));  // 4–7 and 2–8
    CHECK(share_near(close, people.age, 5) == Approx(3.0 / 5));       // 0–7, 4–7, 2–8
}

TEST_CASE("assortativity of a classification is Newman's", "[world][network]") {
    // Two triangles joined by one tie: 6 of 7 ties within, half of the ends each: (6/7 − 1/2) /
    // (1/2).
    const Graph graph = graph_of(6, {{0, 1}, {1, 2}, {0, 2}, {3, 4}, {4, 5}, {3, 5}, {2, 3}});
    CHECK(attribute_assortativity(graph, std::vector<std::uint8_t>{0, 0, 0, 1, 1, 1}) ==
          Approx(5.0 / 7));
    CHECK(attribute_assortativity(graph, std::vector<std::uint8_t>{0, 0, 0, 0, 0, 0}) == 0);
}

TEST_CASE("a graph without ties measures nothing", "[world][network]") {
    const Graph none = graph_of(3, {});
    CHECK(measure(none).mean_degree == 0);
    CHECK(measure(none).transitivity == 0);
    CHECK(measure(Graph{}).mean_degree == 0);
    CHECK(share_within(none, std::vector<std::uint8_t>{0, 1, 2}) == 0);
    CHECK(attribute_assortativity(none, std::vector<std::uint8_t>{0, 1, 2}) == 0);
}
