// Measuring networks, exactly or on every k-th person.
#include "sim/world/network_measures.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace heed {

namespace {

double degree_of(const Graph& graph, Person person) {
    return static_cast<double>(graph.of(person).size());
}

Person people_of(const Graph& graph) {
    return graph.first.empty() ? 0 : static_cast<Person>(graph.first.size() - 1);
}

void measure_degrees(const Graph& graph, NetworkMeasures& result) {
    const Person people = people_of(graph);
    double ends = 0, squares = 0, cubes = 0, products = 0;
    for (Person person = 0; person < people; ++person) {
        const double degree = degree_of(graph, person);
        ends += degree;
        squares += degree * degree;
        cubes += degree * degree * degree;
        for (const Person other : graph.of(person)) products += degree * degree_of(graph, other);
    }
    if (people == 0 || ends <= 0) return;
    result.mean_degree = ends / people;
    result.degree_variance = squares / people - result.mean_degree * result.mean_degree;
    const double mean = squares / ends;  // of the degree at the end of a tie
    const double variance = cubes / ends - mean * mean;
    if (variance > 1e-12) result.degree_assortativity = (products / ends - mean * mean) / variance;
}

/// Ordered pairs of a person's ties, and how many of them are closed by a third tie.
struct Wedges {
    double all = 0, closed = 0;
};

Wedges wedges_around(const Graph& graph, Person person, std::vector<Person>& marked_by) {
    for (const Person friend_of : graph.of(person)) marked_by[friend_of] = person;
    Wedges wedges;
    for (const Person friend_of : graph.of(person))
        for (const Person third : graph.of(friend_of))
            if (marked_by[third] == person) ++wedges.closed;
    const double degree = degree_of(graph, person);
    wedges.all = degree * (degree - 1);
    return wedges;
}

void measure_closure(const Graph& graph, double most_wedges, NetworkMeasures& result) {
    const Person people = people_of(graph);
    double pairs = 0;
    for (Person person = 0; person < people; ++person)
        pairs += degree_of(graph, person) * (degree_of(graph, person) - 1) / 2;
    const auto stride = static_cast<Person>(std::clamp(std::ceil(pairs / most_wedges), 1.0, 1e6));
    std::vector<Person> marked_by(people, nobody);
    Wedges sum;
    double local = 0, asked = 0;
    for (Person person = stride / 2; person < people; person += stride) {
        const Wedges wedges = wedges_around(graph, person, marked_by);
        sum.all += wedges.all;
        sum.closed += wedges.closed;
        local += wedges.all > 0 ? wedges.closed / wedges.all : 0.0;
        ++asked;
    }
    result.sampled = stride > 1;
    if (sum.all > 0) result.transitivity = sum.closed / sum.all;
    if (asked > 0) result.local_clustering = local / asked;
}

template <class Alike>
double share_of_ties(const Graph& graph, const Alike& alike) {
    double same = 0;
    for (Person person = 0; person < people_of(graph); ++person)
        for (const Person other : graph.of(person)) same += alike(person, other) ? 1 : 0;
    return graph.neighbour.empty() ? 0.0 : same / static_cast<double>(graph.neighbour.size());
}

}  // namespace

NetworkMeasures measure(const Graph& graph, double most_wedges) {
    NetworkMeasures result;
    measure_degrees(graph, result);
    measure_closure(graph, most_wedges, result);
    return result;
}

double measure_transitivity(const Graph& graph, double most_wedges) {
    NetworkMeasures result;
    measure_closure(graph, most_wedges, result);
    return result.transitivity;
}

double share_within(const Graph& graph, std::span<const std::uint8_t> level) {
    return share_of_ties(graph, [&](Person a, Person b) { return level[a] == level[b]; });
}

double share_near(const Graph& graph, std::span<const std::uint8_t> value, int most) {
    return share_of_ties(
        graph, [&](Person a, Person b) { return std::abs(int{value[a]} - int{value[b]}) <= most; });
}

double attribute_assortativity(const Graph& graph, std::span<const std::uint8_t> level) {
    std::array<double, 256> ends{};
    for (Person person = 0; person < people_of(graph); ++person)
        ends[level[person]] += degree_of(graph, person);
    const double all = static_cast<double>(graph.neighbour.size());
    double by_chance = 0;
    for (const double share : ends) by_chance += share / all * (share / all);
    if (graph.neighbour.empty() || by_chance >= 1) return 0;
    return (share_within(graph, level) - by_chance) / (1 - by_chance);
}

}  // namespace heed
