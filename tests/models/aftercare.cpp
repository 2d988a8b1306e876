// What follows exploitation: fading risk, the queue for support, and recruitment again.
#include "models/aftercare.hpp"

#include <Eigen/Dense>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>
#include <unsupported/Eigen/MatrixFunctions>

#include "models/exploitation.hpp"
#include "models/vulnerability.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

AftercareParameters plain() { return default_parameters().aftercare; }

/// Everyone who comes out seeks support at once.
AftercareParameters with_places(double places, double length, double dropout = 0) {
    AftercareParameters p = plain();
    p.support.places = Parameter(places);
    p.support.identified = p.support.others = 1.0;
    p.support.length = length;
    p.support.dropout = dropout;
    return p;
}

void comes_out(World& world, Person person) {
    world.now.exits.push_back({person, ExitRoute::own, Form::labour, 0});
}

/// The Erlang C formula: chance that someone who comes finds all places taken.
double erlang_c(double load, int places) {
    double term = 1, sum = 1;
    for (int k = 1; k < places; ++k) sum += term *= load / k;
    term *= load / places * places / (places - load);
    return term / (sum + term);
}

}  // namespace

TEST_CASE("risk and need fade by half in each half-life, and support takes its share",
          "[models][aftercare]") {
    AftercareParameters p = plain();
    p.risk = 5.0;
    p.risk_half_life = 0.5;
    p.debt = 0.4;
    p.debt_half_life = 1.0;
    p.stigma = 0.2;
    p.stigma_half_life = 2.0;
    p.support.protects = 0.25;
    p.support.relieves_debt = 0.5;
    p.support.relieves_stigma = 1.0;
    const Aftercare aftercare(p, 1);
    CHECK(aftercare.risk(0, false) == Approx(5));
    CHECK(aftercare.risk(0.5, false) == Approx(3));
    CHECK(aftercare.risk(2, false) == Approx(1.25));
    CHECK(aftercare.risk(0.5, true) == Approx(1 + 4 * 0.5 * 0.75));
    CHECK(aftercare.need(0, false) == Approx(0.6));
    CHECK(aftercare.need(1, false) == Approx(0.2 + 0.2 * std::sqrt(0.5)));
    CHECK(aftercare.need(1, true) == Approx(0.1));
}

TEST_CASE("a raise stands on the person, survives birthdays, and is taken back as it fades",
          "[models][aftercare]") {
    Population people = alike(40, 17);
    people.birthday.assign(40, 20);
    VulnerabilityParameters grown = default_parameters().vulnerability;
    grown.spread = 0.0;
    ExposureFactor adult{ages_rule(18, 120), 3.0};
    grown.exposure.entries = {{"adult", adult}};
    NeedFactor need{ages_rule(18, 120), 0.7};
    grown.need.entries = {{"adult", need}};
    const auto everyone = shared(people);
    const Vulnerability vulnerability(grown, *everyone);
    AftercareParameters p = plain();
    p.risk = 4.0;
    p.risk_half_life = 10 * week;
    p.debt = 0.5;
    p.debt_half_life = 10 * week;
    const Aftercare aftercare(p, 1);
    const Dice dice(1, 0, 0);
    const Calendar calendar = weeks(400);
    World world(everyone);
    vulnerability.begin(world, dice);
    for (int step = 0; step < 400; ++step) {
        world.now.clear();
        vulnerability.step(world, dice, calendar.at(step));
        if (step == 0) comes_out(world, 7);
        aftercare.step(world, dice, calendar.at(step));
        const double left = std::exp2(-(step + 1) / 10.0);
        INFO("step " << step);
        REQUIRE(world.exposure[7] == Approx(world.exposure[8] * (1 + 3 * left)).epsilon(1e-6));
        REQUIRE(world.need[7] == Approx(world.need[8] + 0.5 * left).margin(1e-6));
    }
    CHECK(world.exposure[7] == world.exposure[8]);
    CHECK(world.age[7] == 25);
}

TEST_CASE("with risk 1 and no debt nothing changes to the bit", "[models][aftercare]") {
    const Aftercare aftercare(with_places(3, 0.2, 0.5), 1);
    World world(shared(alike(200)));
    std::mt19937 random(5);
    for (Person person = 0; person < 200; ++person) {
        world.exposure[person] = static_cast<float>(random()) * 1e-9F;
        world.need[person] = static_cast<float>(random()) * 1e-9F;
    }
    const auto exposure = world.exposure;
    const auto need = world.need;
    const Dice dice(1, 0, 0);
    std::size_t served = 0;
    for (int step = 0; step < 100; ++step) {
        world.now.clear();
        comes_out(world, static_cast<Person>(2 * step));
        aftercare.step(world, dice, weeks(100).at(step));
        served += world.now.support_starts.size();
    }
    CHECK(served > 10);
    CHECK(world.exposure == exposure);
    CHECK(world.need == need);
}

namespace {
struct Queue {
    double waiting = 0, supported = 0, waited = 0, served = 0;
    int steps = 0;
};

/// Days of a queue into which so many people a year come at random; checks places and order on the way.
void watch_queue(const Aftercare& aftercare, double per_year, std::uint64_t seed, Queue& seen) {
    constexpr Person n = 40000;
    World world(shared(alike(n)));
    const double day_long = 1 / days_per_year;
    const Calendar calendar(day(2024, 1, 1), 85, day_long);
    std::mt19937_64 random(seed);
    std::poisson_distribution<int> arrivals(per_year * day_long);
    std::vector<Person> out, served;
    Person next = 0;
    for (int step = 0; step < calendar.steps() && next + 50 < n; ++step, ++seen.steps) {
        world.now.clear();
        for (int k = arrivals(random); k > 0; --k) {
            comes_out(world, next * 7919 % n);  // in no order of numbers
            out.push_back(next++ * 7919 % n);
        }
        std::sort(out.end() - static_cast<std::ptrdiff_t>(world.now.exits.size()), out.end());
        aftercare.step(world, Dice(seed, 0, 0), calendar.at(step));
        REQUIRE(world.supported <= aftercare.places());
        REQUIRE((world.care_queue.empty() || world.supported == aftercare.places()));
        for (const SupportStart& start : world.now.support_starts) {
            served.push_back(start.person);
            seen.waited += start.waited;
        }
        seen.waiting += static_cast<double>(world.care_queue.size());
        seen.supported += world.supported;
    }
    seen.served += static_cast<double>(served.size());
    out.resize(served.size());
    CHECK(served == out);
}
}  // namespace

TEST_CASE(
    "places are never exceeded, who comes out first is served first, and Erlang's queue forms",
    "[models][aftercare]") {
    const double weight = 2.5;  // nine simulated people fill 22.5 of 24 real places
    const Aftercare aftercare(with_places(24, 0.05), weight);
    CHECK(aftercare.places() == 9);
    const double per_year = 130, day_long = 1 / days_per_year;
    Queue seen;
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) watch_queue(aftercare, per_year, seed, seen);
    // Whole days in support: mean day / (1 − exp(−day / length)).
    const double load = per_year * day_long / -std::expm1(-day_long / 0.05);
    CHECK(seen.supported / seen.steps == Approx(load).epsilon(0.02));
    // Erlang: mean number waiting = C · load / (places − load). Counted once a day it is 5 % less. And Little's law.
    const double queue = erlang_c(load, 9) * load / (9 - load);
    const double waiting = seen.waiting / seen.steps;
    CHECK(waiting == Approx(0.95 * queue).epsilon(0.15));
    CHECK(seen.waited / seen.served == Approx(waiting / per_year).epsilon(0.05));
}

TEST_CASE("a journey ends support and waiting, and a way out begins anew", "[models][aftercare]") {
    const Aftercare aftercare(with_places(1, 1e6), 1);
    World world(shared(alike(10)));
    const Dice dice(1, 0, 0);
    const auto step = [&](int number) { aftercare.step(world, dice, weeks(200).at(number)); };
    for (const Person person : {3U, 5U, 4U}) comes_out(world, person);
    step(0);
    CHECK(world.survivor(3)->care == Care::supported);
    CHECK(world.care_queue == std::vector<Person>{4, 5});
    CHECK(world.survivor(6) == nullptr);
    world.now.clear();
    world.now.departures = {{3, 0, Asker::agency, 0, false}, {4, 0, Asker::agency, 0, false}};
    world.now.entries = {{3, Asker::agency, 0, Form::labour}};
    step(10);
    CHECK(world.survivor(3)->care == Care::left);
    CHECK(world.survivor(4)->care == Care::left);
    CHECK(world.survivor(5)->care == Care::supported);
    REQUIRE(world.now.support_ends.size() == 1);
    CHECK_FALSE(world.now.support_ends[0].finished);
    CHECK(world.now.support_starts[0].waited == Approx(10 * week));
    world.now.clear();
    comes_out(world, 3);
    step(30);
    CHECK(world.survivors.size() == 3);
    CHECK(world.survivor(3)->care == Care::waiting);
    CHECK(world.followed[world.survivor(3)->last].out == 30);
    // Within 12 months of the first way out person 3 was recruited again; 4 and 5 were not.
    world.now.clear();
    step(52);
    REQUIRE(world.now.follow_ups.size() == 3);
    for (const FollowUp& one : world.now.follow_ups) {
        CHECK(one.years == 1);
        CHECK(one.recruited_again == (one.person == 3));
    }
    world.now.clear();
    step(53);
    CHECK(world.now.follow_ups.empty());
}

TEST_CASE("who was recruited again follows the fading risk", "[models][aftercare]") {
    // A constant rate of being taken, λ, times a raise that fades: P(again within T) = 1 − exp(−λ(T + (r − 1)·h/ln 2·(1 − 2^(−T/h)))).
    constexpr Person n = 20000;
    const double rate = 0.12, raise = 5, half_life = 0.5;
    Parameters defaults = default_parameters();
    OffersParameters offered = silent_offers(defaults);
    offered.agency.rate = rate;
    offered.answer.readiness = 50.0;
    offered.journeys.entries = {{"away", journey(1, 1)}};
    AftercareParameters p = plain();
    p.risk = raise;
    p.risk_half_life = half_life;
    const auto people = shared(alike(n));
    const Offers offers(offered, practice_with(0, 0, lasting_memory()), lasting_memory(), *people,
                        18, 3);
    const Exploitation exploitation(defaults.exploitation, offered, lasting_memory(), 18);
    const Aftercare aftercare(p, 1);
    const Dice dice(4, 0, 0);
    World world(people);
    offers.begin(world, dice);
    const Calendar calendar = weeks(120);
    std::array<double, 3> followed{}, again{};
    for (int step = 0; step < calendar.steps(); ++step) {
        world.now.clear();
        if (step == 0) {
            for (Person person = 0; person < n; ++person) comes_out(world, person);
        } else {
            offers.step(world, dice, calendar.at(step));
            exploitation.step(world, dice, calendar.at(step));
        }
        aftercare.step(world, dice, calendar.at(step));
        for (const FollowUp& one : world.now.follow_ups) {
            ++followed[one.years];
            again[one.years] += one.recruited_again;
        }
        if (step == 105) break;  // those who were exploited meanwhile have ways out of their own
    }
    for (const int years : {1, 2}) {
        // Ways out lie on average in the middle of their step, and offers are counted from the next one on.
        const auto fraction = [&](double time) { return std::exp2(-time / half_life); };
        const double faded = (fraction(week / 2) - fraction(years + week / 2)) / std::log(2.0);
        const double hazard = rate * (years + (raise - 1) * half_life * faded);
        const double chance = 1 - std::exp(-hazard);
        const auto place = static_cast<std::size_t>(years);
        INFO(years << " years: " << again[place] / n << " against " << chance);
        CHECK(followed[place] >= n);
        if (years == 1)
            CHECK(std::abs(again[place] / followed[place] - chance) < share_error(chance, n));
        double first = 0;
        for (Person person = 0; person < n; ++person) {
            const Followed& one = world.followed[person];
            first += one.again != never && one.again <= std::lround(years / week);
        }
        CHECK(std::abs(first / n - chance) < share_error(chance, n));
    }
}

TEST_CASE("support and recruitment again equal the Markov chain by matrix exponential",
          "[models][aftercare]") {
    // Without fading and with places for all: home, exploited, free without support (again), in support, finished.
    constexpr Person n = 20000;
    const double asked = 0.6, out = 1 / 0.8, seeks = 0.55, raise = 2.5, protects = 0.6;
    const double ends = 1 / 0.7, drops = 0.9, helped = 1 + (raise - 1) * (1 - protects);
    enum { home, exploited, alone, supported, finished, entered, states };
    Eigen::MatrixXd rates = Eigen::MatrixXd::Zero(states, states);
    const auto flow = [&](int from, int to, double rate) {
        rates(from, to) += rate;
        rates(from, from) -= rate;
    };
    flow(home, exploited, asked);
    flow(exploited, alone, out * (1 - seeks));
    flow(exploited, supported, out * seeks);
    flow(alone, exploited, asked * raise);
    flow(supported, exploited, asked * helped);
    flow(supported, finished, ends);
    flow(supported, alone, drops);
    flow(finished, exploited, asked * helped);
    rates(home, entered) = asked;
    rates(alone, entered) = asked * raise;
    rates(supported, entered) = rates(finished, entered) = asked * helped;

    Parameters defaults = default_parameters();
    OffersParameters offered = silent_offers(defaults);
    offered.agency.rate = asked;
    offered.answer.readiness = 50.0;
    offered.journeys.entries = {{"away", journey(1, 1)}};
    ExploitationParameters e = defaults.exploitation;
    for (FormShares* group : std::initializer_list<FormShares*>{&e.forms.women, &e.forms.girls,
                                                                &e.forms.men, &e.forms.boys})
        *group = FormShares{0.0, 1.0, 0.0, 0.0, 0.0, 0.0};
    e.duration.labour = 0.8;
    AftercareParameters p = with_places(1e9, 0.7, drops);
    p.support.identified = p.support.others = seeks;
    p.support.protects = protects;
    p.risk = raise;
    p.risk_half_life = 1e9;

    const auto people = shared(alike(n));
    const int steps = 800;
    const Calendar calendar(day(2024, 1, 1), 4, 4.0 / steps);
    const Offers offers(offered, practice_with(0, 0, lasting_memory(steps)), lasting_memory(steps),
                        *people, 18, 6);
    const Exploitation exploitation(e, offered, lasting_memory(steps), 18);
    const Aftercare aftercare(p, 1);
    const Dice dice(12, 0, 0);
    World world(people);
    offers.begin(world, dice);
    double entries = 0;
    for (int step = 0; step < steps; ++step) {
        world.now.clear();
        offers.step(world, dice, calendar.at(step));
        exploitation.step(world, dice, calendar.at(step));
        aftercare.step(world, dice, calendar.at(step));
        entries += static_cast<double>(world.now.entries.size());
        if ((step + 1) % 200 != 0) continue;
        const double time = (step + 1) * 4.0 / steps;
        const Eigen::MatrixXd at = (rates * time).exp();
        std::array<double, states> seen{};
        for (Person person = 0; person < n; ++person) {
            const Survivor* survivor = world.survivor(person);
            if (world.exploited(person))
                ++seen[exploited];
            else if (survivor == nullptr)
                ++seen[home];
            else if (survivor->care == Care::supported)
                ++seen[supported];
            else if (survivor->care == Care::finished)
                ++seen[finished];
            else
                ++seen[alone];
        }
        INFO("after " << time << " years");
        CHECK(seen[supported] == world.supported);
        for (const int state : {home, exploited, alone, supported, finished}) {
            INFO("state " << state << ": " << seen[static_cast<std::size_t>(state)] / n);
            CHECK(std::abs(seen[static_cast<std::size_t>(state)] / n - at(home, state)) <
                  share_error(at(home, state), n));
        }
        CHECK(std::abs(entries - n * at(home, entered)) < count_error(n * at(home, entered)));
    }
}

TEST_CASE("identified survivors seek support as often as said, others as said for them",
          "[models][aftercare]") {
    constexpr Person n = 20000;
    AftercareParameters p = with_places(1e9, 0.5);
    p.support.identified = 0.7;
    p.support.others = 0.15;
    World world(shared(alike(n)));
    for (Person person = 0; person < n; ++person) {
        comes_out(world, person);
        if (person % 2 == 0) world.cases.push_back({0, person});
    }
    Aftercare(p, 1).step(world, Dice(2, 0, 0), weeks(1).at(0));
    std::array<double, 2> served{};
    for (const SupportStart& start : world.now.support_starts) ++served[start.person % 2];
    CHECK(std::abs(served[0] / (n / 2) - 0.7) < share_error(0.7, n / 2));
    CHECK(std::abs(served[1] / (n / 2) - 0.15) < share_error(0.15, n / 2));
}
