// What campaigns change around people: its force, whom it concerns, and how measures combine.
#include "models/changes.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "models/exploitation.hpp"
#include "models/offers.hpp"
#include "tests/models/delivered.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

/// Changes nothing yet, place-wide, from the first Monday for so many weeks.
Campaign changing(int lasts) {
    Campaign made = campaign(Channel::place_wide, lasts);
    made.message.reset();
    Changes changes;
    for (Parameter* times :
         {&changes.offers, &changes.online, &changes.deception, &changes.agencies, &changes.police,
          &changes.community, &changes.records, &changes.vacancies})
        *times = 1.0;
    changes.need = changes.corruption = 0.0;
    made.changes = changes;
    return made;
}

Context context_with(const std::vector<PlannedCampaign>& planned, const Population& people,
                     int steps) {
    return {ContextParameters{}, people, weeks(steps),
            influences_of(planned, people, weeks(steps))};
}

}  // namespace

TEST_CASE("a change has the force of coverage and fidelity, while a round lasts",
          "[models][changes]") {
    const auto people = shared(alike(10));
    const World world(people);
    Campaign one = changing(4);
    one.changes->police = 3.0;
    one.changes->agencies = 0.5;
    one.changes->need = -0.4;
    one.coverage.share = 0.5;
    one.fidelity = 0.8;
    const Context context = context_with({{&one, true}}, *people, 8);
    const Times during = context.of(world, 3, 2);
    CHECK(during.police == Approx(1 + 0.4 * 2));
    CHECK(during.agencies == Approx(1 - 0.4 * 0.5));
    CHECK(during.need == Approx(-0.16));
    CHECK(during.offers == 1);
    CHECK(context.of(world, 3, 5) == Times{});
    CHECK(context_with({{&one, false}}, *people, 8).of(world, 3, 2) == Times{});
    one.coverage.share = 0.0;
    CHECK(context_with({{&one, true}}, *people, 8).of(world, 3, 2) == Times{});
}

TEST_CASE("changes concern those who are meant, and measures multiply", "[models][changes]") {
    Population crowd = alike(4);
    crowd.age = {30, 30, 50, 50};
    const auto people = shared(std::move(crowd));
    const World world(people);
    Campaign all = changing(4), old = changing(4);
    all.changes->offers = 0.5;
    old.changes->offers = 0.5;
    old.target.kind = Rule::Kind::range;
    old.target.key = "age";
    old.target.low = 40;
    old.target.high = 60;
    const Context context = context_with({{&all, true}, {&old, true}}, *people, 4);
    CHECK(context.of(world, 0, 1).offers == 0.5);
    CHECK(context.of(world, 2, 1).offers == 0.25);
    CHECK(context.concerns(0, 30) == 0);
    CHECK(context.concerns(0, 40) == 1);
    CHECK(context.concerns(2, 50) == 1);
    for (const std::uint64_t concerns : {0U, 1U})
        CHECK(context.of_concerned(concerns, world, 1) == context.of(world, concerns ? 2 : 0, 1));
    Ages turns;
    context.add_turns(turns);
    CHECK((turns.count() == 2 && turns[40] && turns[61]));
}

TEST_CASE("as many people as are covered are a share of those who are meant", "[models][changes]") {
    const auto people = shared(alike(40));
    const World world(people);
    Campaign one = changing(1);
    one.changes->records = 2.0;
    one.coverage.people = 10.0;
    CHECK(context_with({{&one, true}}, *people, 1).of(world, 0, 0).records == Approx(1.25));
}

TEST_CASE("with licences that hold, no agency deceives; others do as before", "[models][changes]") {
    constexpr Person n = 4000;
    OffersParameters p = silent_offers(default_parameters());
    p.agency.rate = p.friend_.rate = 20.0;
    p.agency.deceptive = p.friend_.deceptive = 0.5;
    p.answer.readiness = -50.0;
    p.journeys.entries = {{"away", journey()}};
    Campaign one = changing(4);
    one.changes->agencies = 0.0;
    const auto people = shared(alike(n));
    const Offers offers(p, practice_with(0, 0, lasting_memory()), lasting_memory(), *people, 18, 3,
                        {}, false, context_with({{&one, true}}, *people, 4));
    World world(people);
    const Dice dice(3, 0, 0);
    offers.begin(world, dice);
    world.now.clear();
    offers.step(world, dice, weeks(4).at(0));
    double agencies = 0, friends = 0, lies = 0;
    for (const Offer& offer : world.now.offers) {
        if (offer.asker == Asker::agency) {
            ++agencies;
            CHECK_FALSE(offer.deceptive);
        } else {
            ++friends;
            lies += offer.deceptive;
        }
    }
    CHECK(agencies > 0);
    CHECK(std::abs(lies / friends - 0.5) < share_error(0.5, friends));
}

TEST_CASE("more inspection multiplies its way out alone, and none closes it", "[models][changes]") {
    const auto people = shared(alike(4));
    World world(people);
    world.contacts.assign(4, {.all = 1});
    const Parameters defaults = default_parameters();
    const OffersParameters silent = silent_offers(defaults);
    const auto hazards = [&](double police) {
        Campaign one = changing(4);
        one.changes->police = police;
        return Exploitation(defaults.exploitation, silent, lasting_memory(), 18,
                            context_with({{&one, true}}, *people, 4))
            .hazards(world, 1, Form::sexual, 1);
    };
    const auto usual = hazards(1), twice = hazards(2), none = hazards(0);
    CHECK(twice[1] == Approx(2 * usual[1]));
    CHECK(none[1] == 0);
    for (const std::size_t route : {0U, 2U, 3U}) CHECK(twice[route] == usual[route]);
}

TEST_CASE("measures against demand change the vacancies of their journeys", "[models][changes]") {
    const auto people = shared(alike(10));
    Campaign one = changing(2), other = changing(4);
    one.changes->vacancies = 0.5;
    one.changes->journeys = {"b"};
    other.changes->vacancies = 0.8;
    other.coverage.share = 0.5;
    const auto factors =
        vacancy_factors({{&one, true}, {&other, true}}, {"a", "b"}, *people, weeks(5));
    CHECK(factors[0][0] == Approx(0.9));
    CHECK(factors[1][0] == Approx(0.45));
    CHECK(factors[1][3] == Approx(0.9));
    CHECK(factors[1][4] == 1);
}

TEST_CASE("corruption undoes its share of what police and licences do", "[models][changes]") {
    const auto people = shared(alike(3));
    const World world(people);
    Campaign one = changing(2);
    one.changes->police = 3.0;
    one.changes->agencies = 0.2;
    one.changes->community = 2.0;
    one.changes->corruption = 0.25;
    const Times times = context_with({{&one, true}}, *people, 2).of(world, 0, 0);
    CHECK(times.police == Approx(1 + 0.75 * 2));
    CHECK(times.agencies == Approx(1 - 0.75 * 0.8));
    CHECK(times.community == Approx(2));
    one.changes->corruption = 1.0;
    CHECK(context_with({{&one, true}}, *people, 2).of(world, 0, 0).police == 1);
}

TEST_CASE("what waits for a number is in force from when it began, by its own schedule",
          "[models][changes]") {
    const auto people = shared(alike(3));
    World world(people);
    Campaign one = changing(3);
    one.changes->police = 3.0;
    one.changes->offers = 0.5;
    one.trigger = Trigger{};
    one.trigger->cases = 2.0;
    const Context context = context_with({{&one, true}}, *people, 12);
    world.audiences.resize(1);
    for (Step step = 0; step < 12; ++step) CHECK(context.of(world, 0, step) == Times{});
    world.audiences[0].began_at = 5;
    for (Step step = 5; step < 12; ++step) {
        CHECK(context.of(world, 0, step).police == (step < 8 ? 3 : 1));
        CHECK(context.of(world, 0, step).offers == (step < 8 ? 0.5 : 1));
        CHECK(context.of_concerned(1, world, step) == context.of(world, 0, step));
        CHECK(context.enforces(step));
    }
}

TEST_CASE("a change has the force of a curve of coverage by then", "[models][changes]") {
    const auto people = shared(alike(3));
    const World world(people);
    Campaign one = changing(8);
    one.changes->records = 2.0;
    one.coverage.curve.entries = {{"first", {0, 0.2}}, {"all", {4 * week, 1.0}}};
    const Context context = context_with({{&one, true}}, *people, 8);
    CHECK(context.of(world, 0, 0).records == Approx(1.2));
    CHECK(context.of(world, 0, 2).records == Approx(1.6));
    CHECK(context.of(world, 0, 6).records == Approx(2));
}
