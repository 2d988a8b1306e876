// What is recorded is not what happened: identification, its factors, and reports of offers.
#include "models/reporting.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/exploitation.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

constexpr Person n = 20000;

/// Everyone gets out by this way in step 0; gives the records.
std::vector<Record> everyone_gets_out(World& world, const Reporting& reporting, ExitRoute route) {
    world.now.clear();
    for (Person person = 0; person < world.size(); ++person)
        world.now.exits.push_back({person, route, Form::labour, 0});
    reporting.step(world, Dice(1, 0, 0), weeks(1).at(0));
    return world.now.records;
}

/// What happened and what was recorded in two years in which everyone checks offers.
struct Years {
    std::vector<std::pair<Person, Answer>> offers;
    std::vector<Person> exploited, got_out;
    double refused_lies = 0, reports = 0, cases = 0;
};

Years years_with(float efficacy, const std::shared_ptr<const Population>& people) {
    const Parameters defaults = default_parameters();
    OffersParameters p = silent_offers(defaults);
    p.agency.rate = 1.5;
    p.agency.deceptive = 0.5;
    p.journeys.entries = {{"away", journey(0.1, 0.6)}};
    ExploitationParameters e = defaults.exploitation;
    e.escape = 0.0;
    const Memory memory = lasting_memory();
    const Offers offers(p, practice_with(2, 0, memory), memory, *people, 18, 3);
    const Exploitation exploitation(e, p, memory, 18);
    const Reporting reporting(defaults.reporting, memory, *people);
    const Dice dice(4, 0, 0);
    World world(people);
    all_practise(world, true);
    learned(world, Quality::efficacy, efficacy);
    offers.begin(world, dice);
    Years seen;
    for (int step = 0; step < 104; ++step) {
        world.now.clear();
        const Now now = weeks(104).at(step);
        offers.step(world, dice, now);
        exploitation.step(world, dice, now);
        reporting.step(world, dice, now);
        for (const Offer& o : world.now.offers) {
            seen.offers.emplace_back(o.person, o.answer);
            seen.refused_lies += o.deceptive && o.answer == Answer::refused;
        }
        for (const Entry& entry : world.now.entries) seen.exploited.push_back(entry.person);
        for (const Exit& exit : world.now.exits) seen.got_out.push_back(exit.person);
        for (const Record& r : world.now.records) ++(r.of_exploitation ? seen.cases : seen.reports);
    }
    return seen;
}

}  // namespace

TEST_CASE("those who get out are identified as often as their way says", "[models][reporting]") {
    const auto people = shared(alike(n));
    ReportingParameters p = default_parameters().reporting;
    p.identified.own = 0.2;
    p.identified.police = 0.6;
    p.identified.community = 0.3;
    p.identified.other = 0.02;
    const Reporting reporting(p, lasting_memory(), *people);
    const std::array<double, route_count> shares{0.2, 0.6, 0.3, 0.02};
    const std::array<RecordSource, route_count> sources{RecordSource::hotline, RecordSource::police,
                                                        RecordSource::organisation,
                                                        RecordSource::organisation};
    for (std::size_t route = 0; route < route_count; ++route) {
        World world(people);
        const auto records = everyone_gets_out(world, reporting, static_cast<ExitRoute>(route));
        CHECK(std::abs(static_cast<double>(records.size()) / n - shares[route]) <
              share_error(shares[route], n));
        REQUIRE(world.cases.size() == records.size());
        for (std::size_t i = 0; i < records.size(); ++i) {
            REQUIRE(records[i].of_exploitation);
            REQUIRE(records[i].source == sources[route]);
            REQUIRE(world.cases[i].person == records[i].person);
            REQUIRE(world.cases[i].step == 0);
        }
    }
}

TEST_CASE("whoever answered an offer reports it, by what they know of help",
          "[models][reporting]") {
    const ReportingParameters p = default_parameters().reporting;
    World world(shared(alike(2 * n)));
    const Reporting reporting(p, lasting_memory(), *world.people);
    for (Person carer = n; carer < 2 * n; ++carer) world.minds[carer].base.fill(1);
    const auto share_reported = [&](bool carers_answer) {
        world.now.clear();
        for (Person child = 0; child < n; ++child) {
            Offer offer{};
            offer.person = child;
            offer.decider = carers_answer ? child + n : child;
            offer.deceptive = offer.checked = true;
            world.now.offers.push_back(offer);
        }
        reporting.step(world, Dice(1, 0, 0), weeks(1).at(0));
        return static_cast<double>(world.now.records.size()) / n;
    };
    CHECK(std::abs(share_reported(false) - p.offers) < share_error(p.offers, n));
    CHECK(std::abs(share_reported(true) - p.offers_efficacy) < share_error(p.offers_efficacy, n));
}

TEST_CASE("detection factors hold for their group and dates alone", "[models][reporting]") {
    Population mixed = alike(n);
    for (Person person = 0; person < n; ++person) mixed.gender.of[person] = person % 2;
    const auto people = shared(mixed);
    ReportingParameters p = default_parameters().reporting;
    p.identified.police = 0.6;
    p.identified.own = 0.2;
    p.detection.entries = {
        {"men", {levels_rule("gender", {"male"}), 0.5, day(2024, 1, 1), day(2024, 6, 30)}},
        {"screening", {Rule{}, 1.5, day(2024, 6, 1), day(2024, 12, 31)}},
        {"drive", {Rule{}, 4.0, day(2026, 1, 1), day(2026, 1, 31)}}};
    const Reporting reporting(p, lasting_memory(), *people);
    World world(people);
    const auto chance = [&](Person person, Date date) {
        return reporting.identified(world, person, ExitRoute::police, date);
    };
    CHECK(chance(0, day(2024, 3, 1)) == Approx(0.6));
    CHECK(chance(1, day(2023, 12, 31)) == Approx(0.6));
    CHECK(chance(1, day(2024, 1, 1)) == Approx(0.3));
    CHECK(chance(1, day(2024, 6, 30)) == Approx(0.45));
    CHECK(chance(1, day(2024, 7, 1)) == Approx(0.9));
    CHECK(chance(0, day(2024, 6, 30)) == Approx(0.9));
    CHECK(chance(0, day(2026, 1, 15)) == 1);  // never more than everybody
    CHECK(reporting.identified(world, 0, ExitRoute::own, day(2026, 1, 15)) == Approx(0.8));

    std::array<double, 2> found{};
    for (const Record& record : everyone_gets_out(world, reporting, ExitRoute::police))
        ++found[record.person % 2];
    CHECK(std::abs(found[0] / (n / 2) - 0.6) < share_error(0.6, n / 2));
    CHECK(std::abs(found[1] / (n / 2) - 0.3) < share_error(0.3, n / 2));
}

TEST_CASE("reports rise with efficacy while what happens stays the same", "[models][reporting]") {
    const auto people = shared(alike(n));
    const Years none = years_with(0, people), half = years_with(0.5F, people),
                full = years_with(1, people);
    CHECK(none.offers.size() > n);
    CHECK(none.exploited.size() > 500);
    for (const Years* years : {&half, &full}) {
        CHECK(years->offers == none.offers);
        CHECK(years->exploited == none.exploited);
        CHECK(years->got_out == none.got_out);
        CHECK(years->cases == none.cases);
    }
    const double lies = none.refused_lies;
    CHECK(std::abs(none.reports / lies - 0.02) < share_error(0.02, lies));
    CHECK(std::abs(half.reports / lies - 0.11) < share_error(0.11, lies));
    CHECK(std::abs(full.reports / lies - 0.20) < share_error(0.20, lies));
}

TEST_CASE("only checked, deceptive, refused offers are reported", "[models][reporting]") {
    const auto people = shared(alike(8));
    ReportingParameters p = default_parameters().reporting;
    p.offers = p.offers_efficacy = 1.0;
    const Reporting reporting(p, lasting_memory(), *people);
    World world(people);
    for (Person person = 0; person < 8; ++person) {
        const bool deceptive = person & 1, checked = person & 2, refused = person & 4;
        world.now.offers.push_back({person, person, 0, Asker::agency, 0,
                                    refused ? Answer::refused : Answer::accepted, deceptive,
                                    checked, false});
    }
    reporting.step(world, Dice(1, 0, 0), weeks(1).at(0));
    REQUIRE(world.now.records.size() == 1);
    CHECK(world.now.records[0].person == 7);
    CHECK(world.now.records[0].source == RecordSource::hotline);
    CHECK_FALSE(world.now.records[0].of_exploitation);
}

TEST_CASE("recorded cases split by way out as published", "[models][reporting]") {
    // 41 / 28 / 11 / 20 % of detected cases (UNODC 2022): the ways out, thinned by identification.
    const Parameters p = default_parameters();
    const IdentifiedShares& seen = p.reporting.identified;
    const ExitRoutes& out = p.exploitation.routes;
    const std::array<double, route_count> recorded{out.own * seen.own, out.police * seen.police,
                                                   out.community * seen.community,
                                                   out.other * seen.other};
    const double all = recorded[0] + recorded[1] + recorded[2] + recorded[3];
    CHECK(all == Approx(0.2));  // about one in five is detected
    CHECK(recorded[0] / all == Approx(0.41));
    CHECK(recorded[1] / all == Approx(0.28));
    CHECK(recorded[2] / all == Approx(0.11));
    CHECK(recorded[3] / all == Approx(0.20));
}
