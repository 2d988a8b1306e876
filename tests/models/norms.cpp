// Practice spreads as complex contagion: it takes several sources, or a share of one's contacts.
#include <catch2/catch.hpp>
#include <cmath>

#include "models/awareness.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

/// Nobody practises by herself; whoever sees the norm does, and so does whoever learned of help.
AwarenessParameters by_norm_alone(double sources, double share) {
    AwarenessParameters p = default_parameters().awareness;
    p.practice.practice = 1e-15;
    p.practice.gap = 1.0;
    p.practice.from_knowledge = p.practice.from_risk = 0.0;
    p.practice.from_efficacy = p.practice.from_norm = 1e6;
    p.practice.norm_sources = sources;
    p.practice.norm_share = share;
    return p;
}

Lesson about_help() {
    Lesson lesson;
    lesson.efficacy = 1;
    return lesson;
}

/// How practice spreads from these people: how many practise in the end, and after how many steps.
struct Cascade {
    double size = 0;
    int steps = 0;
};

Cascade cascade_from(World& world, const Awareness& awareness, const std::vector<Person>& seeds) {
    const Dice dice(1, 0, 0);
    Cascade cascade;
    for (int step = 0; step < 5000; ++step) {
        world.now.clear();
        if (step == 0)
            for (Person person : seeds)
                world.now.deliveries.push_back({person, 0, 1, 1.0F, true, true});
        awareness.step(world, dice, weeks(5000).at(step));
        if (world.to_review.empty()) break;
        cascade.steps = step;
    }
    for (const Mind& mind : world.minds) cascade.size += mind.practises;
    return cascade;
}

Cascade cascade_on(const Graph& ties, double sources, double share,
                   const std::vector<Person>& seeds) {
    Population crowd = alike(static_cast<Person>(ties.first.size() - 1));
    crowd.ties.close = ties;
    World world(shared(std::move(crowd)));
    const Awareness awareness(by_norm_alone(sources, share), {about_help()}, lasting_memory(5000));
    awareness.begin(world, Dice(1, 0, 0));
    return cascade_from(world, awareness, seeds);
}

/// A ring in which every tie's far end has gone to somebody else, degrees kept: no clusters left.
Graph shuffled_ring(Person people, Person reach, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::vector<Person> ends;
    for (Person person = 0; person < people; ++person)
        for (Person k = 0; k < 2 * reach; ++k) ends.push_back(person);
    for (std::size_t i = ends.size() - 1; i > 0; --i) std::swap(ends[i], ends[random() % (i + 1)]);
    std::vector<std::pair<Person, Person>> ties;
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2)
        if (ends[i] != ends[i + 1])
            ties.emplace_back(std::min(ends[i], ends[i + 1]), std::max(ends[i], ends[i + 1]));
    std::sort(ties.begin(), ties.end());
    ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    return graph_of(people, ties);
}

/// The largest share of 10,000 people reached from any of forty lone starters, on a graph of this
/// mean degree: everyone follows once 18 % of contacts practise.
double largest_cascade(double mean_degree) {
    constexpr Person n = 10000;
    Population crowd = alike(n);
    crowd.ties.close = random_graph(n, mean_degree, 17);
    const auto people = shared(std::move(crowd));
    const Awareness awareness(by_norm_alone(0, 0.18), {about_help()}, lasting_memory(5000));
    World begun(people);
    awareness.begin(begun, Dice(1, 0, 0));
    double largest = 0;
    for (Person start = 0; start < 40; ++start) {
        World world = begun;
        largest = std::max(largest, cascade_from(world, awareness, {start * 250}).size / n);
    }
    return largest;
}

}  // namespace

TEST_CASE("a norm counts from enough contacts and a large enough share", "[models][norms]") {
    Population crowd = alike(11);
    crowd.ties.household = {{0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8}, {0, 3, 4, 5, 6, 7, 8, 9, 10, 11}};
    crowd.ties.close =
        graph_of(11, {{0, 3}, {0, 4}, {0, 5}, {0, 6}, {0, 7}, {0, 8}, {0, 9}, {0, 10}});
    World world(shared(std::move(crowd)));
    CHECK(world.contacts[0].all == 10);
    CHECK(world.contacts[1].all == 2);
    CHECK(world.contacts[3].all == 1);
    const Norms two{2, 0.0}, third{0, 0.3}, either{2, 0.3};
    CHECK(two.of(world, 0, 1) == 0);
    CHECK(two.of(world, 0, 2) == Approx(0.2));
    CHECK(third.of(world, 0, 2) == 0);
    CHECK(third.of(world, 0, 3) == Approx(0.3));
    CHECK(third.of(world, 3, 1) == 1);
    CHECK(either.of(world, 3, 1) == 0);
    CHECK(either.of(world, 0, 10) == 1);
    CHECK(third.of(world, 0, 0) == 0);
}

TEST_CASE("practice that needs two sources does not spread from one", "[models][norms]") {
    const Graph neighbours = ring(200, 2);
    CHECK(cascade_on(neighbours, 1, 0, {100}).size == 200);
    CHECK(cascade_on(neighbours, 2, 0, {100}).size == 1);
    CHECK(cascade_on(neighbours, 2, 0, {100, 101}).size == 200);  // they share neighbours
    CHECK(cascade_on(neighbours, 2, 0, {100, 150}).size == 2);    // they do not
    CHECK(cascade_on(neighbours, 3, 0, {100, 101}).size == 2);
    // A long way around in small steps: everybody practises once two of four contacts do.
    CHECK(cascade_on(neighbours, 2, 0.5, {100, 101}).size == 200);
    CHECK(cascade_on(neighbours, 2, 0.51, {100, 101}).size == 2);
}

TEST_CASE("clusters help what needs two sources, and slow what needs one", "[models][norms]") {
    constexpr Person n = 2000;
    const std::vector<Person> seeds{50, 51, 52, 53};
    const Graph clustered = ring(n, 3), shuffled = shuffled_ring(n, 3, 5);
    CHECK(cascade_on(clustered, 2, 0, seeds).size == n);
    CHECK(cascade_on(shuffled, 2, 0, seeds).size < n / 20);
    const Cascade slow = cascade_on(clustered, 1, 0, seeds),
                  fast = cascade_on(shuffled, 1, 0, seeds);
    CHECK(slow.size == n);
    CHECK(fast.size > 0.99 * n);
    CHECK(slow.steps > 10 * fast.steps);
}

TEST_CASE("people whose contacts stop practising stop too", "[models][norms]") {
    Population crowd = alike(3);
    crowd.ties.close = graph_of(3, {{0, 1}, {1, 2}, {0, 2}});
    World world(shared(crowd));
    AwarenessParameters p = by_norm_alone(2, 0);
    p.practice.from_norm = 2.0;  // seen, but not enough by itself
    p.practice.from_efficacy = 20.0;
    const Awareness awareness(p, {about_help()}, lasting_memory());
    awareness.begin(world, Dice(1, 0, 0));
    cascade_from(world, awareness, {0, 1});
    CHECK(world.minds[0].practises + world.minds[1].practises == 2);
    CHECK(world.minds[2].practises == 0);
    CHECK(world.contacts[2].practising == 2);
    CHECK(awareness.practice().shift(world, 2, 0) == Approx(2.0));
    learned(world, Quality::efficacy, 0);
    world.to_review = {0, 1};
    cascade_from(world, awareness, {});
    CHECK(world.minds[0].practises + world.minds[1].practises == 0);
    CHECK(world.contacts[2].practising == 0);
}

TEST_CASE("global cascades only inside the window of Watts (2002)", "[models][norms]") {
    // For a threshold of .18 the window is mean degrees from 1.021 to 5.765.
    CHECK(largest_cascade(0.8) < 0.05);
    CHECK(largest_cascade(3) > 0.9);
    CHECK(largest_cascade(8) < 0.05);
}
