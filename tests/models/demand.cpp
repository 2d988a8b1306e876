// Vacancies draw recruiters' effort.
#include "models/demand.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "models/exploitation.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

DemandParameters demand_with(double entry, double filled_at_start = 0) {
    DemandParameters p;
    p.entry = entry;
    p.capacity = 3;
    p.remains = 0.1;
    p.filled_at_start = filled_at_start;
    p.stay = 1.5;
    return p;
}

/// Two journeys: the first with vacancies, the second without limit.
OffersParameters two_journeys(double vacancies) {
    OffersParameters p = silent_offers(default_parameters());
    Journey wanted = journey();
    wanted.vacancies = vacancies;
    p.journeys.entries = {{"wanted", wanted}, {"open", journey()}};
    return p;
}

/// The pull after so many steps in which so many people are exploited on the first journey.
double pull_after(int steps, const DemandParameters& parameters, double vacancies,
                  std::int64_t exploited, double factor = 1) {
    const std::vector<double> all(static_cast<std::size_t>(steps), factor);
    const Demand demand(parameters, two_journeys(vacancies), {all, all});
    World world(shared(alike(4)));
    const Dice dice(1, 0, 0);
    demand.begin(world, dice);
    world.recruiting.filled = {exploited, 1000};
    for (int step = 0; step < steps; ++step) demand.step(world, dice, weeks(steps).at(step));
    CHECK(world.recruiting.pull[1] == 1);
    return world.recruiting.pull[0];
}

}  // namespace

TEST_CASE("effort grows with what is unmet, up to what recruiters can give", "[models][demand]") {
    CHECK(pull_after(20, demand_with(1.5), 100, 0) == Approx(std::exp(1.5 * 20 * week)));
    CHECK(pull_after(20, demand_with(1.5), 100, 60) == Approx(std::exp(0.4 * 1.5 * 20 * week)));
    CHECK(pull_after(20, demand_with(1.5), 100, 100) == 1);
    CHECK(pull_after(20, demand_with(1.5), 100, 130) == Approx(std::exp(-0.3 * 1.5 * 20 * week)));
    CHECK(pull_after(500, demand_with(1.5), 100, 0) == 3);
    CHECK(pull_after(500, demand_with(1.5), 0, 0) == Approx(0.1));
    CHECK(pull_after(500, demand_with(0), 100, 0) == 1);
}

TEST_CASE("fewer vacancies draw less effort", "[models][demand]") {
    CHECK(pull_after(10, demand_with(1), 100, 50, 0.5) == 1);
    CHECK(pull_after(10, demand_with(1), 100, 50, 0.4) == Approx(std::exp(-0.25 * 10 * week)));
}

TEST_CASE("places filled before the start fall free as people leave", "[models][demand]") {
    double log_pull = 0;
    for (int step = 0; step < 30; ++step)
        log_pull += 2 * week * (1 - 0.8 * std::exp(-step * week / 1.5));
    CHECK(pull_after(30, demand_with(2, 0.8), 100, 0) == Approx(std::exp(log_pull)));
}

TEST_CASE("the pull of a journey multiplies its deceptive offers alone", "[models][demand]") {
    OffersParameters p = two_journeys(100);
    p.agency.rate = 8.0;
    p.agency.deceptive = 0.3;
    p.answer.readiness = -50.0;
    World world(shared(alike(20000)));
    const Offers offers(p, practice_with(0, 0, lasting_memory()), lasting_memory(), *world.people,
                        18, 2, {}, true);
    const Dice dice(3, 0, 0);
    world.recruiting.pull = {2.5, 1};
    offers.begin(world, dice);
    std::array<std::array<double, 2>, 2> made{};
    for (int step = 0; step < 26; ++step) {
        world.now.clear();
        offers.step(world, dice, weeks(26).at(step));
        for (const Offer& offer : world.now.offers) ++made[offer.journey][offer.deceptive];
    }
    const double each = 20000 * 8 * 26 * week / 2;
    const double genuine = 0.7 * each, pulled = 0.3 * 2.5 * each, usual = 0.3 * each;
    CHECK(std::abs(made[0][0] - genuine) < count_error(genuine));
    CHECK(std::abs(made[1][0] - genuine) < count_error(genuine));
    CHECK(std::abs(made[0][1] - pulled) < count_error(pulled));
    CHECK(std::abs(made[1][1] - usual) < count_error(usual));
}

TEST_CASE("filled places are the people in exploitation, journey by journey", "[models][demand]") {
    OffersParameters p = two_journeys(100);
    p.agency.rate = 2.0;
    p.agency.deceptive = 0.5;
    p.answer.readiness = 1.0;
    World world(shared(alike(3000)));
    const Memory memory = lasting_memory();
    const Offers offers(p, practice_with(0, 0, memory), memory, *world.people, 18, 4);
    const Exploitation exploitation(default_parameters().exploitation, p, memory, 18);
    const Dice dice(5, 0, 0);
    offers.begin(world, dice);
    exploitation.begin(world, dice);
    for (int step = 0; step < 150; ++step) {
        world.now.clear();
        offers.step(world, dice, weeks(150).at(step));
        exploitation.step(world, dice, weeks(150).at(step));
    }
    std::vector<std::int64_t> count(2, 0);
    for (const Travel& travel : world.travels)
        if (travel.exploited()) ++count[travel.journey];
    CHECK(count[0] > 100);
    CHECK(world.recruiting.filled == count);
}
