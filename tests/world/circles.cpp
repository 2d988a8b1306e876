// Circles: what is planned, who may sit together, and what they are alike in.
#include "sim/world/circles.hpp"

#include <catch2/catch.hpp>

#include "sim/world/network_measures.hpp"
#include "tests/world/invariants.hpp"
#include "tests/world/tiny_world.hpp"

using namespace heed;

namespace {

/// People of one place, each in a household alone.
Population singles(Person size) {
    Population people;
    people.size = size;
    people.place = {"place", "Place", {"here"}, std::vector<std::uint8_t>(size, 0)};
    people.gender = {"gender", "Gender", {"female", "male"}, std::vector<std::uint8_t>(size, 0)};
    people.age.resize(size);
    std::vector<std::uint32_t> home_of(size);
    for (Person person = 0; person < size; ++person) {
        people.gender.of[person] = person % 2;
        people.age[person] = static_cast<std::uint8_t>(person % 80);
        home_of[person] = person;
    }
    people.ties.household.of = home_of;
    return people;
}

}  // namespace

TEST_CASE("a plan of equal numbers is the closed form", "[world][circles]") {
    // Everybody wants 6 ties. Circles of c = 4 are two seats of three ties each and close 2·3·2 =
    // 12 of 30 ordered pairs; a clustering of 0.3 needs 9 of them, three quarters.
    const std::vector<std::uint32_t> wanted(100, 6);
    const CirclePlan plan = plan_circles(wanted, .3);
    CHECK(plan.size == 4);
    CHECK(plan.kept == Approx(.75));
    CHECK(plan_circles(wanted, 0).kept == 0);
    CHECK(plan_circles(wanted, 1).size == 7);
    CHECK(plan_circles(wanted, 1).kept == Approx(1));
}

TEST_CASE("seats give people the ties they want", "[world][circles]") {
    const Population people = singles(50);
    const Likeness likeness(CloseTiesProfile{}, people);
    std::vector<std::uint32_t> wanted(50), seated(50, 0);
    for (std::uint32_t k = 0; k < 50; ++k) wanted[k] = k % 13;
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    for (const Seat& seat : seat_people(wanted, {5, .6}, likeness, stream))
        seated[seat.person] += seat.size() - 1;
    CHECK(seated == wanted);
}

TEST_CASE("circles are complete, and leave out those who live together", "[world][circles]") {
    const Population people = tiny_population();
    const Likeness likeness(CloseTiesProfile{}, people);
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    std::vector<Seat> seats;
    for (const Person person : {0U, 1U, 4U, 6U})
        seats.push_back(make_seat(3, person, 0, likeness, stream));
    TieList ties;
    const auto rest = form_circles(seats, people.ties.household, ties);
    CHECK(rest.size() == 1);  // 0 or 1, who share a household
    CHECK(rest[0].person <= 1);
    CHECK(ties.size() == 3);
    CHECK(ties.has(4, 6));
}

TEST_CASE("two who are tied are not tied again", "[world][circles]") {
    const Population people = singles(2);
    const Likeness likeness(CloseTiesProfile{}, people);
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    TieList ties;
    ties.add(0, 1);
    ties.settle();
    std::vector<Seat> seats{make_seat(2, 0, 0, likeness, stream),
                            make_seat(2, 1, 0, likeness, stream)};
    CHECK(form_circles(seats, people.ties.household, ties).size() == 2);
    CHECK(ties.size() == 1);
}

TEST_CASE("regular numbers of ties are clustered as planned", "[world][circles]") {
    const Population people = singles(20000);
    CloseTiesProfile profile;
    const Likeness likeness(profile, people);
    const std::vector<std::uint32_t> wanted(20000, 8);
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    TieList ties;
    form_circles(seat_people(wanted, plan_circles(wanted, .3), likeness, stream),
                 people.ties.household, ties);
    const Graph graph = ties.graph(20000);
    CHECK(unsound(graph, 20000) == "");
    CHECK(measure(graph).transitivity == Approx(.3).margin(.01));
}

TEST_CASE("seats that demand a level share it, those that demand age are near",
          "[world][circles]") {
    const Population people = singles(8000);
    CloseTiesProfile profile;
    profile.homophily = {{"age", 1}, {"gender", 1}};
    const Likeness likeness(profile, people);
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    TieList ties;
    const std::vector<std::uint32_t> wanted(8000, 4);
    const auto rest =
        form_circles(seat_people(wanted, {3, .5}, likeness, stream), people.ties.household, ties);
    CHECK(rest.size() < 20);
    const Graph graph = ties.graph(8000);
    CHECK(share_within(graph, people.gender.of) == Approx(1));
    CHECK(share_near(graph, people.age, near_age) > .99);
}

TEST_CASE("qualities are demanded as often as their strength", "[world][circles]") {
    const Population people = singles(100);
    CloseTiesProfile profile;
    profile.local =
        .9;  // one place: chance alone keeps all ties within it, so it is never demanded
    profile.homophily = {{"age", .5}, {"gender", .2}};
    const Likeness likeness(profile, people);
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    double place = 0, age = 0, gender = 0, both = 0;
    for (int k = 0; k < 20000; ++k) {
        const Qualities set = likeness.draw(stream);
        place += set & 1;
        age += set >> 1 & 1;
        gender += set >> 2 & 1;
        both += (set & 6) == 6 ? 1 : 0;
    }
    CHECK(place == 0);
    CHECK(age / 20000 == Approx(.5).margin(.015));
    CHECK(gender / 20000 == Approx(.2).margin(.012));
    CHECK(both / 20000 == Approx(.1).margin(.01));
    CHECK(chance_of_same(people.gender) == Approx(.5));
}
