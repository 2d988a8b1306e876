// Effort moves as replicator dynamics say, and offers follow it.
#include "models/recruiters.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "tests/models/people.hpp"

using namespace heed;

namespace {

RecruitersParameters recruiters_with(double learning, double crowding = 1, double explores = 0.05) {
    RecruitersParameters p;
    p.learning = learning;
    p.crowding = crowding;
    p.explores = explores;
    p.review = 4 * week;
    p.memory = 0.5;
    p.prior = 30;
    p.reports = 5;
    p.corruption = 1;
    p.police = 0.5;
    p.askers = {Asker::partner, Asker::friend_, Asker::agency, Asker::stranger_in_person,
                Asker::stranger_online};
    return p;
}

/// Women in the north and as many in the south, asked by agencies; all alike.
Population two_places(Person count) {
    Population people = alike(count);
    for (Person person = count / 2; person < count; ++person) people.place.of[person] = 1;
    return people;
}

OffersParameters from_agencies(double rate) {
    OffersParameters p = silent_offers(default_parameters());
    p.agency.rate = rate;
    p.agency.deceptive = 0.4;
    p.agency.trust = p.agency.discernment = 0.0;
    p.answer.readiness = 0.0;
    return p;
}

/// A small world with recruiters, brought to its first step.
struct Scene {
    std::shared_ptr<const Population> people;
    World world;
    Offers offers;
    Recruiters recruiters;
    Dice dice{1, 0, 0};

    Scene(Population everyone, const OffersParameters& asked, const RecruitersParameters& p,
          const std::vector<Influence>& measures = {})
        : people(shared(std::move(everyone))),
          world(people),
          offers(asked, practice_with(0, 0, lasting_memory()), lasting_memory(), *people, 18, 4,
                 EffortCells(p, *people, 18), false, Context({}, *people, weeks(104), measures)),
          recruiters(p, offers, default_parameters().reporting, lasting_memory(), *people, week) {
        recruiters.begin(world, dice);
        offers.begin(world, dice);
    }

    /// Adds what happened from one step to another to the list.
    void go(int from, int to, std::vector<Offer>& list) {
        const Calendar calendar = weeks(to);
        for (int step = from; step < to; ++step) {
            world.now.clear();
            recruiters.step(world, dice, calendar.at(step));
            offers.step(world, dice, calendar.at(step));
            list.insert(list.end(), world.now.offers.begin(), world.now.offers.end());
            for (const Departure& one : world.now.departures)  // home at once, to be asked again
                come_home(world, one.person);
        }
    }
};

double sum(const std::vector<double>& list) {
    return std::accumulate(list.begin(), list.end(), 0.0);
}

/// The cell of this person and asker.
std::uint32_t cell_of(const Scene& scene, Person person, Asker asker = Asker::agency) {
    return scene.offers.classes().cell(scene.world.offer_class[person], asker);
}

/// From now on the people of the north believe that it could happen to them.
void warn_north(World& world) {
    for (Person person = 0; person < world.size() / 2; ++person) {
        world.minds[person].base[static_cast<std::size_t>(Quality::risk_belief)] = 0.8F;
        world.minds[person].base[static_cast<std::size_t>(Quality::not_me)] = 0.0F;
    }
}

template <class Test>
double count_if(const std::vector<Offer>& list, Test test) {
    return static_cast<double>(std::count_if(list.begin(), list.end(), test));
}

}  // namespace

TEST_CASE("effort at the start lies where deceptive offers are made", "[models][recruiters]") {
    Population people = two_places(4000);
    for (Person person = 3000; person < 4000; ++person) people.age[person] = 10;
    OffersParameters p = from_agencies(2);
    p.agency.child = 0.5;
    p.friend_.rate = 1.0;
    p.friend_.deceptive = 0.2;
    p.family.rate = 3.0;  // does not adapt
    const Scene scene(people, p, recruiters_with(1));
    const auto& effort = scene.world.recruiting.effort;
    CHECK(sum(effort) == Approx(1));
    // North: 2000 women at 0.8 and 0.2; south: 1000 women, and 1000 children at half of the agencies' rate.
    const double all =
        3000 * (0.8 + 0.2) +
        1000 * (0.4 + 0.2 * scene.world.offer_rates[scene.world.offer_class[3500]].by[2]);
    CHECK(effort[cell_of(scene, 0)] == Approx(1600 / all));
    CHECK(effort[cell_of(scene, 0, Asker::friend_)] == Approx(400 / all));
    CHECK(effort[cell_of(scene, 3500)] == Approx(400 / all));
    CHECK(cell_of(scene, 0, Asker::family) == no_cell);
    CHECK(cell_of(scene, 0) != cell_of(scene, 2500));
    CHECK(cell_of(scene, 2500) != cell_of(scene, 3500));
}

TEST_CASE("what is expected at the start is what the people asked would accept",
          "[models][recruiters]") {
    OffersParameters p = from_agencies(2);
    p.answer.readiness = 0.3;
    p.answer.discernment = 0.8;
    const Scene scene(two_places(200), p, recruiters_with(1));
    CHECK(scene.world.recruiting.expected[cell_of(scene, 0)].accepted ==
          Approx(normal_cdf(0.3 - 0.4)));
}

TEST_CASE("effort sums to one and no cell loses what stays, whatever is met",
          "[models][recruiters]") {
    Scene scene(two_places(400), from_agencies(2), recruiters_with(5, 0.7, 0.1));
    const Recruiting start = scene.world.recruiting;
    rc::prop("effort sums to one", [&](std::vector<std::uint8_t> met) {
        Recruiting now = start;
        std::size_t next = 0;
        const auto draw = [&] { return met.empty() ? 1.0 : met[next++ % met.size()] / 64.0; };
        for (int review = 0; review < 30; ++review) {
            std::vector<double> yield(now.effort.size());
            for (double& each : yield) each = draw();
            now.effort = scene.recruiters.moved(now, yield);
            RC_ASSERT(std::abs(sum(now.effort) - 1) < 1e-12);
            for (std::size_t c = 0; c < yield.size(); ++c)
                RC_ASSERT(now.effort[c] >= 0.1 * now.effort_at_start[c] - 1e-15);
        }
    });
}

TEST_CASE("one review moves effort as the replicator equation says", "[models][recruiters]") {
    Scene scene(two_places(400), from_agencies(2), recruiters_with(2, 0.5, 0));
    Recruiting& now = scene.world.recruiting;
    const auto north = cell_of(scene, 0), south = cell_of(scene, 399);
    now.effort[north] = 0.3;
    now.effort[south] = 0.7;
    std::vector<double> yield(now.effort.size(), 1);
    yield[north] = 0.6;
    const double g_north = 0.6 * std::pow(0.3 / 0.5, -0.5), g_south = std::pow(0.7 / 0.5, -0.5);
    const double mean = 0.3 * g_north + 0.7 * g_south;
    const double a = 0.3 * std::exp(2 * 4 * week * (g_north / mean - 1));
    const double b = 0.7 * std::exp(2 * 4 * week * (g_south / mean - 1));
    const auto moved = scene.recruiters.moved(now, yield);
    CHECK(moved[north] == Approx(a / (a + b)).epsilon(1e-12));
    CHECK(moved[south] == Approx(b / (a + b)).epsilon(1e-12));
}

TEST_CASE("effort comes to rest where all cells give the same", "[models][recruiters]") {
    // y_n·x_n^−κ = y_s·x_s^−κ: efforts stand as yields to the power 1/κ.
    Scene scene(two_places(400), from_agencies(2), recruiters_with(4, 0.5, 0));
    Recruiting& now = scene.world.recruiting;
    const auto north = cell_of(scene, 0), south = cell_of(scene, 399);
    std::vector<double> yield(now.effort.size(), 1);
    yield[north] = 0.8;
    for (int review = 0; review < 400; ++review) now.effort = scene.recruiters.moved(now, yield);
    CHECK(now.effort[north] / now.effort[south] == Approx(std::pow(0.8, 2)).epsilon(1e-6));
    // What is alike again is shared equally again.
    yield[north] = 1;
    for (int review = 0; review < 400; ++review) now.effort = scene.recruiters.moved(now, yield);
    CHECK(now.effort[north] == Approx(now.effort[south]).epsilon(1e-6));
}

TEST_CASE("two identical places share equally, and stay so", "[models][recruiters]") {
    Scene scene(two_places(400), from_agencies(2), recruiters_with(3));
    Recruiting& now = scene.world.recruiting;
    const auto north = cell_of(scene, 0), south = cell_of(scene, 399);
    CHECK(now.effort[north] == now.effort[south]);
    for (int review = 0; review < 50; ++review)
        now.effort = scene.recruiters.moved(now, std::vector<double>(now.effort.size(), 0.7));
    CHECK(now.effort[north] == now.effort[south]);
    CHECK(now.effort[north] == Approx(0.5));
}

TEST_CASE("added risk pushes effort away, corruption divides it", "[models][recruiters]") {
    RecruitersParameters p = recruiters_with(4, 1, 0);
    p.risks.entries = {{"inspection", {levels_rule("place", {"north"}), {Asker::agency}, 0.5}}};
    for (const double corruption : {1.0, 2.0}) {
        p.corruption = corruption;
        Scene scene(two_places(400), from_agencies(2), p);
        Recruiting& now = scene.world.recruiting;
        const auto north = cell_of(scene, 0), south = cell_of(scene, 399);
        CHECK(now.risk[north] == Approx(1 + 0.5 / corruption));
        for (int review = 0; review < 400; ++review)
            now.effort = scene.recruiters.moved(now, std::vector<double>(now.effort.size(), 1));
        CHECK(now.effort[south] / now.effort[north] == Approx(1 + 0.5 / corruption).epsilon(1e-6));
    }
    // Where another kind of asker is inspected, nothing is added for agencies.
    p.risks.entries[0].second.askers = {Asker::friend_};
    const Scene scene(two_places(400), from_agencies(2), p);
    CHECK(scene.world.recruiting.risk[cell_of(scene, 0)] == 1);
}

namespace {
/// A measure in the north, from step 0 to the last but `after`, which does this at full force.
Influence in_the_north(const Times& full, std::size_t lasts) {
    std::vector<double> force(104, 0);
    std::fill_n(force.begin(), lasts, 1.0);
    return {levels_rule("place", {"north"}), force, full};
}

/// Effort of agencies in the south for each in the north, once it came to rest.
double rest_under(const Times& full, const RecruitersParameters& p, Step step,
                  Asker asker = Asker::agency) {
    OffersParameters asked = from_agencies(2);
    asked.stranger_online.rate = asked.stranger_in_person.rate = 2.0;
    asked.stranger_online.deceptive = asked.stranger_in_person.deceptive = 0.4;
    Scene scene(two_places(400), asked, p, {in_the_north(full, 52)});
    Recruiting& now = scene.world.recruiting;
    const auto pressure = scene.recruiters.pressures(scene.world, step);
    for (int review = 0; review < 600; ++review)
        now.effort =
            scene.recruiters.moved(now, std::vector<double>(now.effort.size(), 1), pressure);
    return now.effort[cell_of(scene, 399, asker)] / now.effort[cell_of(scene, 0, asker)];
}
}  // namespace

TEST_CASE("policing pushes recruiters away from where it acts, while it lasts",
          "[models][recruiters]") {
    RecruitersParameters p = recruiters_with(4, 1, 0);
    Times policed, licensed;
    policed.police = 3;
    // Half of the risk at the start is police: three times as much adds one.
    CHECK(rest_under(policed, p, 20) == Approx(2).epsilon(1e-6));
    CHECK(rest_under(policed, p, 60) == Approx(1).epsilon(1e-6));  // it is over
    CHECK(rest_under(policed, p, 20, Asker::stranger_in_person) == Approx(2).epsilon(1e-6));
    CHECK(rest_under(policed, p, 20, Asker::stranger_online) == Approx(1).epsilon(1e-6));
    p.corruption = 4;
    CHECK(rest_under(policed, p, 20) == Approx(1.25).epsilon(1e-6));
    p.police = 0;
    CHECK(rest_under(policed, p, 20) == Approx(1).epsilon(1e-6));
    // Licences that let one in four deceive leave a quarter of the yield, for agencies alone.
    licensed.agencies = 0.25;
    CHECK(rest_under(licensed, p, 20) == Approx(4).epsilon(1e-6));
    CHECK(rest_under(licensed, p, 20, Asker::stranger_in_person) == Approx(1).epsilon(1e-6));
}

TEST_CASE("policing moves harm where recruiters learn, and where they do not by nothing at all",
          "[models][recruiters]") {
    Times policed;
    policed.police = 4;
    const auto offers_in = [&](double learning, std::size_t lasts) {
        Scene scene(two_places(8000), from_agencies(6), recruiters_with(learning),
                    {in_the_north(policed, lasts)});
        std::vector<Offer> list;
        scene.go(0, 104, list);
        return std::pair{
            count_if(list, [](const Offer& o) { return o.deceptive && o.person < 4000; }),
            count_if(list, [](const Offer& o) { return o.deceptive && o.person >= 4000; })};
    };
    CHECK(offers_in(0, 104) == offers_in(0, 0));  // exactly
    const auto [north, south] = offers_in(3, 104);
    const auto [usual_north, usual_south] = offers_in(3, 0);
    CHECK(north < usual_north - 2 * count_error(usual_north));
    CHECK(south > usual_south + 2 * count_error(usual_south));
}

TEST_CASE("reported offers add to the risk of their cell", "[models][recruiters]") {
    Scene scene(two_places(400), from_agencies(2), recruiters_with(4, 1, 0));
    Recruiting& now = scene.world.recruiting;
    const auto north = cell_of(scene, 0), south = cell_of(scene, 399);
    now.remembered[north] = {1e9, 0, 1e9 * (now.expected[north].reported + 0.1)};
    now.remembered[south] = {1e9, 0, 1e9 * now.expected[south].reported};
    for (int review = 0; review < 400; ++review)
        now.effort = scene.recruiters.moved(now, std::vector<double>(now.effort.size(), 1));
    CHECK(now.effort[south] / now.effort[north] == Approx(1 + 5 * 0.1).epsilon(1e-4));
}

TEST_CASE("a cell's yield is drawn to that of its kind elsewhere as its offers are few",
          "[models][recruiters]") {
    Scene scene(two_places(400), from_agencies(2), recruiters_with(1));
    Recruiting& now = scene.world.recruiting;
    const auto north = cell_of(scene, 0), south = cell_of(scene, 399);
    const double y = now.expected[north].accepted;
    CHECK(scene.recruiters.yields(now)[north] == Approx(1));  // nothing was met yet
    now.remembered[north] = {90, 90 * y * 0.5, 0};
    now.remembered[south] = {10, 10 * y, 0};
    // All and both of the kind: A = 55y of E = 100y; k = 30y.
    const double all = (55 + 30 * 1.0) / 130, alike = (55 + 30 * all) / 130;
    CHECK(scene.recruiters.yields(now)[north] == Approx((45 + 30 * alike) / 120));
    CHECK(scene.recruiters.yields(now)[south] == Approx((10 + 30 * alike) / 40));
}

TEST_CASE("recruiters who do not learn change nothing, to the bit", "[models][recruiters]") {
    const auto p = from_agencies(3);
    Scene scene(two_places(4000), p, recruiters_with(0));
    std::vector<Offer> with;
    scene.go(0, 40, with);
    CHECK(scene.world.recruiting.effort == scene.world.recruiting.effort_at_start);

    World world(scene.people);
    const Offers fixed(p, practice_with(0, 0, lasting_memory()), lasting_memory(), *world.people,
                       18, 4);
    fixed.begin(world, scene.dice);
    std::size_t next = 0;
    for (int step = 0; step < 40; ++step) {
        world.now.clear();
        fixed.step(world, scene.dice, weeks(40).at(step));
        for (const Offer& offer : world.now.offers) {
            REQUIRE(next < with.size());
            const Offer& same = with[next++];
            REQUIRE((same.person == offer.person && same.number == offer.number &&
                     same.answer == offer.answer && same.deceptive == offer.deceptive &&
                     same.journey == offer.journey));
        }
        for (const Departure& one : world.now.departures) come_home(world, one.person);
    }
    CHECK(next == with.size());
    CHECK(next > 5000);
}

TEST_CASE("effort changes deceptive offers alone", "[models][recruiters]") {
    // Two journeys, of which one deceives twice as often; effort in the north is five times that in the south.
    OffersParameters p = from_agencies(8);
    p.agency.deceptive = 0.2;
    p.answer.readiness = -50.0;
    Journey plain = journey(), worse = journey();
    worse.deception = 2.0;
    p.journeys.entries = {{"plain", plain}, {"worse", worse}};
    Scene scene(two_places(20000), p, recruiters_with(0));
    Recruiting& now = scene.world.recruiting;
    now.effort[cell_of(scene, 0)] = 5.0 / 6;
    now.effort[cell_of(scene, 19999)] = 1.0 / 6;
    std::vector<Offer> list;
    scene.go(0, 26, list);
    const double each =
        10000 * 8 * 26 * week / 2;  // offers on one journey in one place at the start
    for (const bool north : {true, false})
        for (const std::uint8_t at : {std::uint8_t{0}, std::uint8_t{1}}) {
            const double q = at == 0 ? 0.2 : 0.4, factor = north ? 5.0 / 3 : 1.0 / 3;
            const auto made = [&](bool lie) {
                return count_if(list, [&](const Offer& o) {
                    return (o.person < 10000) == north && o.journey == at && o.deceptive == lie;
                });
            };
            CHECK(std::abs(made(false) - each * (1 - q)) < count_error(each * (1 - q)));
            CHECK(std::abs(made(true) - each * q * factor) < count_error(each * q * factor));
        }
}

TEST_CASE("what is kept from one place moves to the other, if recruiters learn",
          "[models][recruiters]") {
    OffersParameters p = from_agencies(6);
    p.answer.caution = 2.0;
    const auto taken = [&](double learning, bool warned) {
        Scene scene(two_places(8000), p, recruiters_with(learning));
        if (warned) warn_north(scene.world);
        std::vector<Offer> list;
        scene.go(0, 104, list);
        const auto from = [&](bool north) {
            return count_if(list, [&](const Offer& o) {
                return (o.person < 4000) == north && o.deceptive && o.answer == Answer::accepted;
            });
        };
        return std::pair{from(true), from(false)};
    };
    const auto [still_north, still_south] = taken(0, false);
    const auto [fixed_north, fixed_south] = taken(0, true);
    CHECK(fixed_north < still_north / 2);
    CHECK(fixed_south == still_south);  // exactly zero
    const auto [north, south] = taken(3, true);
    CHECK(south > still_south + 2 * count_error(still_south));
    CHECK(north < fixed_north);
    // Some, not all, of what the north was spared.
    CHECK(south - still_south < still_north - north);
}
