// Offers come at the rates asked for, and are answered by signal detection.
#include "models/offers.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>

#include "tests/models/people.hpp"

using namespace heed;

namespace {

/// The integral of the normal density from far below up to x, by Simpson's rule.
double normal_integral(double x) {
    const int pieces = 20000;
    const double low = -12, width = (x - low) / pieces;
    const auto density = [](double z) { return std::exp(-z * z / 2) / std::sqrt(2 * M_PI); };
    double sum = density(low) + density(x);
    for (int i = 1; i < pieces; ++i) sum += (i % 2 ? 4 : 2) * density(low + i * width);
    return sum * width / 3;
}

/// Everything that happened to people, step by step.
struct Seen {
    int step;
    Person person;
    Asker asker;
    std::uint8_t journey;
    Answer answer;
    bool deceptive;
    bool operator==(const Seen&) const = default;
};

std::vector<Seen> offers_in(World& world, const OffersParameters& parameters, int steps,
                            std::uint64_t seed = 1) {
    const Offers offers(parameters, practice_with(0, 0, lasting_memory()), lasting_memory(),
                        *world.people, 18, 2);
    const Calendar calendar = weeks(steps);
    const Dice dice(seed, 0, 0);
    offers.begin(world, dice);
    std::vector<Seen> list;
    for (int step = 0; step < steps; ++step) {
        world.now.clear();
        offers.step(world, dice, calendar.at(step));
        for (const Offer& o : world.now.offers)
            list.push_back({step, o.person, o.asker, o.journey, o.answer, o.deceptive});
    }
    return list;
}

/// Much learned, and everybody practises among practising contacts.
void teach(World& world) {
    const auto set = [&](Quality quality, float base, float gained) {
        rest(world, quality, base);
        learned(world, quality, gained);
    };
    set(Quality::knowledge, 0.1F, 0.8F);
    set(Quality::risk_belief, 0.3F, 0.6F);
    set(Quality::not_me, 0.8F, -0.7F);
    set(Quality::efficacy, 0.1F, 0.9F);
    all_practise(world, true);
    for (Contacts& contacts : world.contacts) contacts.practising = 2;
    for (Mind& mind : world.minds) mind.norm_moved = true;
}

template <class Test>
double count_if(const std::vector<Seen>& list, Test test) {
    return static_cast<double>(std::count_if(list.begin(), list.end(), test));
}

OffersParameters agency_only(double rate, double readiness) {
    OffersParameters p = silent_offers(default_parameters());
    p.agency.rate = rate;
    p.agency.trust = 0.0;
    p.agency.discernment = 0.0;
    p.answer.readiness = readiness;
    return p;
}

constexpr double nobody_goes = -50;

}  // namespace

TEST_CASE("acceptance equals the normal integrals", "[models][offers]") {
    for (const double a : {-1.5, -0.6, 0.0, 0.8})
        for (const double d : {0.0, 0.3, 1.4}) {
            CHECK(accept_genuine({a, d}) == Approx(normal_integral(a + d / 2)).epsilon(1e-9));
            CHECK(accept_deceptive({a, d}) == Approx(normal_integral(a - d / 2)).epsilon(1e-9));
        }
}

TEST_CASE("readiness and discernment follow from who the person is", "[models][offers]") {
    OffersParameters p = silent_offers(default_parameters());
    p.answer.readiness = -0.6;
    p.answer.discernment = 0.3;
    p.answer.knowledge = 0.8;
    p.answer.caution = 0.9;
    p.answer.norm = 0.2;
    p.answer.check = 0.7;
    p.friend_.trust = 0.25;
    p.friend_.discernment = 0.05;
    Population people = alike(5);
    people.ties.close = graph_of(5, {{0, 1}, {0, 2}, {0, 3}, {0, 4}});
    World world(shared(people));
    teach(world);
    world.need[0] = 0.4F;
    const Offers offers(p, practice_with(2, 0.2, lasting_memory()), lasting_memory(), *world.people,
                        18, 2);
    const Disposition now = offers.disposition(world, 0, Asker::friend_, 0);
    // K = 0.9; R = (1 − 0.1)·0.9 = 0.81; two of four contacts practise: N = 0.5.
    CHECK(now.readiness == Approx(-0.6 + 0.4 + 0.25 - 0.9 * 0.81 - 0.2 * 0.5).margin(1e-4));
    CHECK(now.discernment == Approx(0.3 + 0.05 + 0.8 * 0.9 + 0.7).margin(1e-4));
    // Someone else decides: what was learned does not count. R₀ = 0.2·0.3; nobody practised before.
    const Disposition others = offers.disposition(world, 0, Asker::friend_, 0, false);
    CHECK(others.readiness == Approx(-0.6 + 0.4 + 0.25 - 0.9 * 0.06).margin(1e-4));
    CHECK(others.discernment == Approx(0.3 + 0.05 + 0.8 * 0.1).margin(1e-4));
}

TEST_CASE("people accept as often as signal detection says", "[models][offers]") {
    OffersParameters p = agency_only(20, -0.4);
    p.agency.deceptive = 0.5;
    p.answer.discernment = 1.2;
    World world(shared(alike(20000)));
    const auto list = offers_in(world, p, 6);
    const double deceptive = count_if(list, [](const Seen& s) { return s.deceptive; });
    const double genuine = static_cast<double>(list.size()) - deceptive;
    const auto accepted = [&](bool lie) {
        return count_if(list, [&](const Seen& s) {
            return s.deceptive == lie && s.answer == Answer::accepted;
        });
    };
    REQUIRE(list.size() > 20000);
    CHECK(std::abs(deceptive / static_cast<double>(list.size()) - 0.5) <
          share_error(0.5, static_cast<double>(list.size())));
    const double yes = normal_integral(0.2), no = normal_integral(-1.0);
    CHECK(std::abs(accepted(false) / genuine - yes) < share_error(yes, genuine));
    CHECK(std::abs(accepted(true) / deceptive - no) < share_error(no, deceptive));
}

TEST_CASE("without δ, caution, norm and check learning changes no answer", "[models][offers]") {
    Population people = alike(3000);
    people.ties.close = ring(3000, 2);
    const auto everyone = shared(people);
    OffersParameters p = default_parameters().offers;
    p.journeys.entries = {{"away", journey()}};
    for (Parameter* rate : {&p.family.rate, &p.friend_.rate, &p.agency.rate}) *rate = 2.0;
    const auto answers = [&](bool taught, const OffersParameters& with) {
        World world(everyone);
        teach(world);
        if (!taught) {
            for (Quality quality : all_qualities) learned(world, quality, 0);
            all_practise(world, false);
            for (Contacts& contacts : world.contacts) contacts.practising = 0;
        }
        return offers_in(world, with, 52);
    };
    CHECK(answers(true, p) != answers(false, p));  // they matter by default
    p.answer.knowledge = p.answer.caution = p.answer.norm = p.answer.check = 0.0;
    const auto taught = answers(true, p);
    CHECK(taught.size() > 3000);
    CHECK(taught == answers(false, p));
}

TEST_CASE("counts of offers are Poisson with the sum of the rates", "[models][offers]") {
    constexpr Person n = 20000;
    OffersParameters p = agency_only(0.9, nobody_goes);
    p.family.rate = 0.3;
    p.stranger_online.rate = 0.8;
    World world(shared(alike(n)));
    const auto list = offers_in(world, p, 52, 7);
    std::vector<double> count(n, 0);
    for (const Seen& s : list) ++count[s.person];
    const double mean = 2.0 * 52 * week;
    double sum = 0, squares = 0;
    for (double c : count) sum += c, squares += (c - mean) * (c - mean);
    CHECK(std::abs(sum / n - mean) < 4.5 * std::sqrt(mean / n));
    CHECK(std::abs(squares / n - mean) < 4.5 * std::sqrt((mean + 2 * mean * mean) / n));
    // The asker is chosen in proportion, and independently of the last one.
    const double all = static_cast<double>(list.size());
    const std::map<Asker, double> shares{
        {Asker::agency, 0.45}, {Asker::family, 0.15}, {Asker::stranger_online, 0.4}};
    for (const auto& [asker, share] : shares) {
        const double made = count_if(list, [a = asker](const Seen& s) { return s.asker == a; });
        CHECK(std::abs(made / all - share) < share_error(share, all));
    }
}

TEST_CASE("the season moves offers between months, exposure between people", "[models][offers]") {
    OffersParameters p = agency_only(1.5, nobody_goes);
    p.season = {3, 0, 1, 1, 1, 0.5, 0.5, 1, 1, 1, 1, 1};
    World world(shared(alike(20000)));
    for (Person person = 0; person < 20000; ++person)
        world.exposure[person] = person % 2 ? 1.6F : 0.4F;
    const auto list = offers_in(world, p, 52);
    std::array<double, 12> expected{}, made{};
    double by_exposed = 0;
    const auto month = [](int step) {
        return static_cast<unsigned>(
                   std::chrono::year_month_day{weeks(52).at(step).start}.month()) -
               1;
    };
    for (int step = 0; step < 52; ++step)  // each day of a week by its own month
        for (Date day = weeks(52).at(step).start; day < weeks(52).at(step).end;
             day += std::chrono::days{1})
            expected[month(step)] +=
                20000 * 1.5 * week / 7 *
                p.season[static_cast<unsigned>(std::chrono::year_month_day{day}.month()) - 1];
    for (const Seen& s : list) ++made[month(s.step)], by_exposed += s.person % 2;
    CHECK(count_if(list, [](const Seen& s) { return s.step > 4 && s.step < 8; }) == 0);
    for (std::size_t m = 0; m < 12; ++m)
        CHECK(std::abs(made[m] - expected[m]) <= count_error(expected[m]));
    const double all = static_cast<double>(list.size());
    CHECK(std::abs(by_exposed / all - 0.8) < share_error(0.8, all));
}

TEST_CASE("journeys are offered in proportion, to those from there", "[models][offers]") {
    OffersParameters p = agency_only(2, nobody_goes);
    Journey rare = journey(), common = journey(), southern = journey();
    common.share = 3;
    southern.from = levels_rule("place", {"south"});
    southern.share = 4;
    p.journeys.entries = {{"rare", rare}, {"common", common}, {"southern", southern}};
    Population people = alike(10000);
    for (Person person = 5000; person < 10000; ++person) people.place.of[person] = 1;
    World world(shared(people));
    const auto list = offers_in(world, p, 52);
    std::array<std::array<double, 3>, 2> count{};
    for (const Seen& s : list) ++count[people.place.of[s.person]][s.journey];
    const double north = count[0][0] + count[0][1], south = count[1][0] + count[1][1] + count[1][2];
    CHECK(count[0][2] == 0);
    CHECK(std::abs(count[0][1] / north - 0.75) < share_error(0.75, north));
    CHECK(std::abs(count[1][1] / south - 0.375) < share_error(0.375, south));
    CHECK(std::abs(count[1][2] / south - 0.5) < share_error(0.5, south));

    p.journeys.entries = {{"southern", southern}};
    World alone(shared(people));
    CHECK(count_if(offers_in(alone, p, 20), [](const Seen& s) { return s.person < 5000; }) == 0);
}

TEST_CASE("a carer answers for a child", "[models][offers]") {
    Population people = alike(3000);
    std::vector<Person> carer(3000, nobody);
    for (Person child = 1; child < 3000; child += 3)
        people.age[child] = 10, carer[child] = child - 1;
    people.carer = Carers(carer);
    for (Person alone = 2; alone < 3000; alone += 3) people.age[alone] = 10;
    OffersParameters p = agency_only(3, 0);
    World world(shared(people));
    for (Person person = 0; person < 3000; ++person)
        world.need[person] = person % 3 == 1 ? -50.0F : 50.0F;  // the children would not go
    const auto list = offers_in(world, p, 20);
    CHECK(count_if(list, [](const Seen& s) { return s.person % 3 == 1; }) > 500);
    CHECK(count_if(list, [](const Seen& s) { return s.answer == Answer::refused; }) == 0);

    World unwilling(shared(people));
    for (Person person = 0; person < 3000; ++person)
        unwilling.need[person] = person % 3 == 0 ? -50.0F : 50.0F;  // the carers would not go
    for (const Seen& s : offers_in(unwilling, p, 20))
        CHECK((s.answer == Answer::accepted) == (s.person % 3 == 2));  // a child on its own
}

TEST_CASE("children are asked as often as said", "[models][offers]") {
    Population people = alike(20000);
    for (Person child = 1; child < 20000; child += 2) people.age[child] = 10;
    OffersParameters p = agency_only(1, nobody_goes);
    p.agency.child = 0.25;
    World world(shared(people));
    const auto list = offers_in(world, p, 52);
    const double all = static_cast<double>(list.size());
    const double children = count_if(list, [](const Seen& s) { return s.person % 2 == 1; });
    CHECK(std::abs(children / all - 0.2) < share_error(0.2, all));
}

TEST_CASE("abduction asks nobody", "[models][offers]") {
    OffersParameters p = agency_only(0, nobody_goes);
    p.abduction = 0.5;
    World world(shared(alike(4000)));
    teach(world);
    const auto list = offers_in(world, p, 26);
    const double gone = 1 - std::exp(-0.5 * 26 * week);
    CHECK(std::abs(static_cast<double>(list.size()) / 4000 - gone) < share_error(gone, 4000));
    for (const Seen& s : list) CHECK(s.answer == Answer::taken);
    CHECK(count_if(list, [](const Seen& s) { return !s.deceptive; }) == 0);
    for (const Seen& s : list) CHECK(world.away(s.person));
}

TEST_CASE("who is away is not asked", "[models][offers]") {
    OffersParameters p = agency_only(4, 50);  // everybody goes at once
    World world(shared(alike(2000)));
    const auto list = offers_in(world, p, 104);
    std::vector<int> asked(2000, 0);
    for (const Seen& s : list) ++asked[s.person];
    CHECK(*std::max_element(asked.begin(), asked.end()) == 1);
    CHECK(list.size() > 1990);
}

TEST_CASE("a changed rate moves only the offers that it moves", "[models][offers]") {
    Population people = alike(4000);
    for (Person person = 2000; person < 4000; ++person) people.place.of[person] = 1;
    const auto everyone = shared(people);
    OffersParameters p = agency_only(0.5, -0.5);
    p.friend_.rate = 1.0;
    p.agency.reaches.entries = {{"not_north", {levels_rule("place", {"north"}), 0.0}}};
    World before(everyone), after(everyone);
    const auto usual = offers_in(before, p, 104);
    p.agency.rate = 5.0;
    const auto changed = offers_in(after, p, 104);
    std::array<std::vector<Seen>, 2> north, south;
    for (const Seen& s : usual) (s.person < 2000 ? north : south)[0].push_back(s);
    for (const Seen& s : changed) (s.person < 2000 ? north : south)[1].push_back(s);
    CHECK(north[0].size() > 1000);
    CHECK(north[0] == north[1]);
    CHECK(south[0] != south[1]);
}
