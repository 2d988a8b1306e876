// Online ties join only those connected, with the mean asked for.
#include <catch2/catch.hpp>

#include "sim/world/match.hpp"
#include "sim/world/network_measures.hpp"
#include "sim/world/synthesis.hpp"
#include "tests/world/hill_profile.hpp"
#include "tests/world/invariants.hpp"

using namespace heed;

TEST_CASE("only those connected have online ties", "[world][online_ties]") {
    const Profile profile = hill_profile(20000);
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    CHECK(unsound(people.ties.online, people.size) == "");
    const Match match(profile.ties.online->who, people);
    double connected = 0;
    for (Person person = 0; person < people.size; ++person) {
        const bool is_connected = match(person, people.age[person]);
        connected += is_connected ? 1 : 0;
        if (!is_connected) REQUIRE(people.ties.online.of(person).empty());
    }
    CHECK(static_cast<double>(people.ties.online.neighbour.size()) / connected ==
          Approx(4).epsilon(.02));
}

TEST_CASE("online ties are long-range and uneven", "[world][online_ties]") {
    const Profile profile = hill_profile(20000);
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    const NetworkMeasures online = measure(people.ties.online);
    CHECK(share_within(people.ties.online, people.place.of) == Approx(.2568).margin(.03));
    CHECK(online.degree_variance > 3 * online.mean_degree);
    CHECK(online.transitivity < .05);
}

TEST_CASE("nobody connected means no online ties", "[world][online_ties]") {
    Profile profile = hill_profile(200);
    profile.ties.online->who = aged(119, 120);
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    CHECK(people.ties.online.neighbour.empty());
    CHECK(unsound(people.ties.online, people.size) == "");
}
