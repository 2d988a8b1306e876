// Close ties hit their targets over a grid, and are alike as much as asked.
#include <catch2/catch.hpp>

#include "sim/world/network_measures.hpp"
#include "sim/world/synthesis.hpp"
#include "tests/world/hill_profile.hpp"
#include "tests/world/invariants.hpp"

using namespace heed;

namespace {

Population friends(const CloseTiesProfile& close, long size = 20000) {
    Profile profile = hill_profile(size);
    profile.attributes.entries.clear();
    profile.ties = {};
    profile.ties.close = close;
    return synthesise(profile, {}, Dice(1, 0, 0));
}

}  // namespace

TEST_CASE("close ties hit mean, variance and clustering over a grid", "[world][close_ties]") {
    for (const double mean : {3.0, 6.0, 12.0})
        for (const double dispersion : {1.0, 4.0, 50.0})
            for (const double clustering : {.05, .25, .5}) {
                INFO("mean " << mean << ", dispersion " << dispersion << ", clustering "
                             << clustering);
                const Population people =
                    friends({mean, dispersion, clustering, .9, {{"age", .5}}});
                const NetworkMeasures found = measure(people.ties.close);
                CHECK(unsound(people.ties.close, people.size) == "");
                CHECK(found.mean_degree == Approx(mean).epsilon(.02));
                CHECK(found.degree_variance ==
                      Approx(mean + mean * mean / dispersion).epsilon(.05));
                CHECK(found.transitivity == Approx(clustering).margin(.03));
                CHECK(share_within(people.ties.close, people.place.of) == Approx(.9).margin(.03));
            }
}

TEST_CASE("likeness rises with its strength, as defined", "[world][close_ties]") {
    double gender_before = 0, age_before = 0;
    for (const double strength : {0.0, 0.3, 0.6, 0.9}) {
        const Population people =
            friends({6, 4, .25, .9, {{"gender", strength}, {"age", strength}}}, 50000);
        const double gender = share_within(people.ties.close, people.gender.of);
        const double age = share_near(people.ties.close, people.age, 5);
        CHECK(gender == Approx(strength + (1 - strength) * .5).margin(.03));
        CHECK(age == Approx(strength + (1 - strength) * .17).margin(.05));
        CHECK(gender > gender_before);
        CHECK(age > age_before);
        gender_before = gender;
        age_before = age;
    }
}

TEST_CASE("ties stay within the place as often as asked", "[world][close_ties]") {
    for (const double local : {.5, .75, 1.0}) {
        const Population people = friends({6, 4, .25, local, {}});
        CHECK(share_within(people.ties.close, people.place.of) == Approx(local).margin(.03));
    }
    // Less than chance cannot be asked for: then it is chance.
    const Population people = friends({6, 4, .25, 0, {}});
    CHECK(share_within(people.ties.close, people.place.of) == Approx(.2568).margin(.03));
}

TEST_CASE("few people have the ties that they can have", "[world][close_ties]") {
    for (const long size : {1L, 2L, 3L, 10L}) {
        const Population people = friends({40, 1, .5, .9, {{"age", .5}}}, size);
        CHECK(unsound(people.ties.close, people.size) == "");
    }
    CHECK(friends({0, 4, .25, .9, {}}, 100).ties.close.neighbour.empty());
}

TEST_CASE("nobody is tied to those they live with", "[world][close_ties]") {
    const Population people = friends({12, 4, .5, 1, {}}, 500);
    for (Person person = 0; person < people.size; ++person)
        for (const Person other : people.ties.close.of(person))
            REQUIRE(people.ties.household.of[person] != people.ties.household.of[other]);
}
