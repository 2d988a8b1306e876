// What shocks and trends do to offers, answers, ways out and records.
#include "models/context.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "models/exploitation.hpp"
#include "models/reporting.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/experiment/notes.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

constexpr Person n = 20000;

ShockParameters shock_from(Date start, double weeks_long) {
    ShockParameters shock;
    shock.start = start;
    shock.length = weeks_long * week;
    shock.fades = shock.need = 0.0;
    shock.offers = shock.online = shock.deception = shock.services = 1.0;
    return shock;
}

ContextParameters with(ShockParameters shock) {
    ContextParameters context;
    context.trend.offers = context.trend.need = 0.0;
    context.shocks.entries = {{"flood", std::move(shock)}};
    return context;
}

struct Seen {
    Step step;
    Person person;
    std::uint32_t number;
    Asker asker;
    Answer answer;
    bool deceptive;
    bool operator==(const Seen&) const = default;
};

OffersParameters offered(double agency, double online) {
    OffersParameters p = silent_offers(default_parameters());
    p.agency.rate = agency;
    p.stranger_online.rate = online;
    for (AskerParameters* asker :
         std::initializer_list<AskerParameters*>{&p.agency, &p.stranger_online}) {
        asker->trust = asker->discernment = 0.0;
        asker->deceptive = 0.3;
    }
    p.answer.readiness = -50.0;
    p.answer.discernment = 0.0;
    return p;
}

std::vector<Seen> offers_in(const std::shared_ptr<const Population>& people,
                            const OffersParameters& p, const ContextParameters& context,
                            const Calendar& calendar) {
    const Offers offers(p, practice_with(0, 0, lasting_memory()), lasting_memory(), *people, 18, 5,
                        {}, false, Context(context, *people, calendar));
    const Dice dice(6, 0, 0);
    World world(people);
    offers.begin(world, dice);
    std::vector<Seen> list;
    for (int step = 0; step < calendar.steps(); ++step) {
        world.now.clear();
        offers.step(world, dice, calendar.at(step));
        for (const Offer& o : world.now.offers)
            list.push_back(
                {static_cast<Step>(step), o.person, o.number, o.asker, o.answer, o.deceptive});
    }
    return list;
}

template <class Test>
double count_if(const std::vector<Seen>& list, Test test) {
    return static_cast<double>(std::count_if(list.begin(), list.end(), test));
}

std::shared_ptr<const Population> north_and_south() {
    Population people = alike(n);
    for (Person person = 0; person < n; ++person) people.place.of[person] = person % 2;
    return shared(people);
}

}  // namespace

TEST_CASE("a shock's force is its mean over each step, and halves in each half-life",
          "[models][context]") {
    // From the middle of week 2 for three weeks, then fading by half in two weeks.
    ShockParameters shock = shock_from(day(2024, 1, 15), 3);
    shock.start = day(2024, 1, 18);
    shock.fades = 2 * week;
    const auto force = force_of(shock, weeks(40));
    const double start = 17.0 / 7;
    CHECK(force[0] == 0);
    CHECK(force[1] == 0);
    CHECK(force[2] == Approx(3 - start));
    CHECK(force[3] == Approx(1));
    CHECK(force[4] == Approx(1));
    const double mean_of_fading = 2 / std::log(2.0) * (1 - std::sqrt(0.5));
    CHECK(force[7] / force[6] == Approx(std::sqrt(0.5)));
    CHECK(force[8] / force[6] == Approx(0.5));
    CHECK(force[6] == Approx(mean_of_fading * std::exp2(-(6 - start - 3) / 2)));
    CHECK(force[26] == 0);  // after ten half-lives
    double sum = 0;
    for (const double one : force) sum += one;
    CHECK(sum == Approx(3 + 2 / std::log(2.0) * (1 - std::exp2(-10))));
    shock.fades = 0.0;
    CHECK(force_of(shock, weeks(40))[5] == Approx(start + 3 - 5));
    CHECK(force_of(shock, weeks(40))[6] == 0);
}

TEST_CASE("a shock that changes nothing, or never comes, leaves the same bits",
          "[models][context]") {
    const auto people = north_and_south();
    const OffersParameters p = offered(0.8, 0.4);
    const Calendar calendar = weeks(60);
    const auto usual = offers_in(people, p, {}, calendar);
    CHECK(usual.size() > n);
    ShockParameters null = shock_from(day(2024, 2, 1), 10);
    CHECK(offers_in(people, p, with(null), calendar) == usual);
    null.who = levels_rule("place", {"south"});
    null.fades = 5 * week;
    CHECK(offers_in(people, p, with(null), calendar) == usual);
    ShockParameters late = shock_from(day(2026, 2, 1), 10);
    late.need = 1.0;
    late.offers = late.online = late.deception = 2.0;
    CHECK(offers_in(people, p, with(late), calendar) == usual);
    late.who = levels_rule("place", {"south"});
    CHECK(offers_in(people, p, with(late), calendar) == usual);
}

TEST_CASE("a shock that doubles offers doubles their expected number, exactly while it lasts",
          "[models][context]") {
    const auto people = north_and_south();
    const OffersParameters p = offered(0.8, 0.4);
    const Calendar calendar = weeks(40);
    ShockParameters shock = shock_from(day(2024, 3, 11), 12);  // steps 10 to 21
    shock.offers = 2.0;
    const auto list = offers_in(people, p, with(shock), calendar);
    const auto within = [](const Seen& o) { return o.step >= 10 && o.step < 22; };
    const double during = n * 1.2 * 12 * week, around = n * 1.2 * 28 * week;
    CHECK(std::abs(count_if(list, within) - 2 * during) < count_error(2 * during));
    CHECK(std::abs(count_if(list, [&](const Seen& o) { return !within(o); }) - around) <
          count_error(around));
    // A fading one adds the integral of its force.
    shock.fades = 3 * week;
    const auto fading = offers_in(people, p, with(shock), calendar);
    double force = 0;
    for (const double one : force_of(shock, calendar)) force += one;
    const double all = n * 1.2 * week * (40 + force);
    CHECK(std::abs(static_cast<double>(fading.size()) - all) < count_error(all));
    // And one that stops all offers stops them.
    shock.fades = 0.0;
    shock.offers = 0.0;
    CHECK(count_if(offers_in(people, p, with(shock), calendar), within) == 0);
}

TEST_CASE("a shock in one place leaves everybody elsewhere the same to the bit",
          "[models][context]") {
    const auto people = north_and_south();
    const OffersParameters p = offered(0.8, 0.4);
    const Calendar calendar = weeks(40);
    ShockParameters shock = shock_from(day(2024, 3, 11), 12);
    shock.who = levels_rule("place", {"south"});
    const auto of_place = [&](std::vector<Seen> list, unsigned place) {
        std::erase_if(list, [&](const Seen& o) { return o.person % 2 != place; });
        return list;
    };
    const auto usual = offers_in(people, p, {}, calendar);
    for (const double times : {0.0, 0.5, 3.0}) {
        shock.offers = times;
        const auto list = offers_in(people, p, with(shock), calendar);
        CHECK(of_place(list, 0) == of_place(usual, 0));
        const double expected = n / 2.0 * 1.2 * week * (28 + 12 * times);
        CHECK(std::abs(static_cast<double>(of_place(list, 1).size()) - expected) <
              count_error(expected));
    }
}

TEST_CASE("a shock online multiplies offers from strangers online alone", "[models][context]") {
    const auto people = north_and_south();
    const OffersParameters p = offered(0.8, 0.4);
    const Calendar calendar = weeks(40);
    ShockParameters shock = shock_from(day(2024, 1, 1), 40);
    shock.online = 3.0;
    const auto usual = offers_in(people, p, {}, calendar);
    const auto by = [](Asker asker, unsigned place) {
        return [=](const Seen& o) { return o.asker == asker && o.person % 2 == place; };
    };
    for (const bool some : {false, true}) {
        if (some) shock.who = levels_rule("place", {"south"});
        const auto list = offers_in(people, p, with(shock), calendar);
        const double each = n / 2.0 * 40 * week;
        for (const unsigned place : {0U, 1U}) {
            const double times = some && place == 0 ? 1 : 3;
            CHECK(std::abs(count_if(list, by(Asker::agency, place)) - 0.8 * each) <
                  count_error(0.8 * each));
            CHECK(std::abs(count_if(list, by(Asker::stranger_online, place)) - 0.4 * times * each) <
                  count_error(0.4 * times * each));
        }
    }
}

TEST_CASE("need in a shock moves acceptance as the normal integral says, deception as said",
          "[models][context]") {
    const auto people = north_and_south();
    OffersParameters p = offered(1.5, 0);
    p.answer.readiness = -0.8;
    p.answer.caution = p.answer.norm = p.answer.knowledge = 0.0;
    p.answer.check = 0.0;
    p.journeys.entries[0].second.length = 1e-2;
    const Calendar calendar = weeks(30);
    ShockParameters shock = shock_from(day(2024, 1, 1), 30);
    shock.need = 0.5;
    shock.deception = 2.0;
    shock.who = levels_rule("place", {"south"});
    const auto list = offers_in(people, p, with(shock), calendar);
    for (const unsigned place : {0U, 1U}) {
        const auto there = [&](const Seen& o) { return o.person % 2 == place; };
        const double asked = count_if(list, there);
        const double accepted =
            count_if(list, [&](const Seen& o) { return there(o) && o.answer == Answer::accepted; });
        const double deceived =
            count_if(list, [&](const Seen& o) { return there(o) && o.deceptive; });
        const double chance = normal_cdf(-0.8 + (place == 1 ? 0.5 : 0.0));
        const double lies = place == 1 ? 0.6 : 0.3;
        CHECK(std::abs(accepted / asked - chance) < share_error(chance, asked));
        CHECK(std::abs(deceived / asked - lies) < share_error(lies, asked));
    }
}

TEST_CASE("trends grow from the start by so much a year", "[models][context]") {
    const auto people = shared(alike(10));
    const Calendar calendar(day(2024, 1, 1), 3, 0.25);
    ContextParameters p;
    p.trend.offers = 0.2;
    p.trend.need = -0.1;
    const Context context(p, *people, calendar);
    for (const Step step : {Step{0}, Step{5}, Step{11}}) {
        const double years = (step + 0.5) * 0.25;
        CHECK(context.everyone(step).offers == Approx(std::pow(1.2, years)));
        CHECK(context.everyone(step).need == Approx(-0.1 * years));
    }
}

TEST_CASE("shocks overlap: factors multiply and needs add up", "[models][context]") {
    const auto people = north_and_south();
    ShockParameters all = shock_from(day(2024, 1, 1), 10);
    all.offers = 3.0;
    all.services = 0.5;
    all.need = 0.2;
    ShockParameters some = all;
    some.who = levels_rule("place", {"south"});
    ContextParameters p = with(all);
    p.shocks.entries.emplace_back("quake", some);
    const Calendar calendar = weeks(20);
    const Context context(p, *people, calendar);
    const World world(people);
    CHECK(context.of(world, 0, 5) == Times{3, 1, 1, 1, 0.5, 0.5, 0.5, 0.2});
    CHECK(context.of(world, 1, 5) == Times{9, 1, 1, 1, 0.25, 0.25, 0.25, 0.4});
    CHECK(context.of(world, 1, 15) == Times{});
    CHECK(context.concerns(0, 30) == 0);
    CHECK(context.concerns(1, 30) == 1);
    for (const Step step : {Step{5}, Step{15}})
        for (const Person person : {0U, 1U})
            CHECK(context.of_concerned(person, world, step) == context.of(world, person, step));
}

TEST_CASE("services in a shock multiply help and records, not escape", "[models][context]") {
    const auto people = shared(alike(n));
    ShockParameters shock = shock_from(day(2024, 1, 1), 10);
    shock.services = 0.4;
    const Calendar calendar = weeks(20);
    const Context context(with(shock), *people, calendar);
    const Parameters defaults = default_parameters();
    const OffersParameters silent = silent_offers(defaults);
    const Exploitation usual(defaults.exploitation, silent, lasting_memory(), 18);
    const Exploitation shocked(defaults.exploitation, silent, lasting_memory(), 18, context);
    World world(people);
    world.contacts.assign(n, {.all = 1});
    const auto before = usual.hazards(world, 3, Form::sexual, 5),
               during = shocked.hazards(world, 3, Form::sexual, 5);
    CHECK(during[0] == before[0]);
    CHECK(during[1] == Approx(0.4 * before[1]));
    CHECK(during[2] == Approx(0.4 * before[2]));
    CHECK(during[3] == before[3]);
    CHECK(shocked.hazards(world, 3, Form::sexual, 15) == before);

    ReportingParameters r = defaults.reporting;
    r.identified.own = 0.5;
    const Reporting reporting(r, lasting_memory(), *people, context);
    for (Person person = 0; person < n; ++person)
        world.now.exits.push_back({person, ExitRoute::own, Form::labour, 0});
    reporting.step(world, Dice(1, 0, 0), calendar.at(5));
    CHECK(std::abs(static_cast<double>(world.now.records.size()) / n - 0.2) < share_error(0.2, n));
}

namespace {
const std::string first_scenario = std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml";

/// The first scenario, small, with a shock of this content.
std::vector<std::string> flood(const std::string& content) {
    return {"population.size=1500", "replicates=2", "draws=1", "time.length=1 year",
            "parameters.context.shocks.flood={" + content + "}"};
}
}  // namespace

TEST_CASE("shocks without effect are told", "[models][context]") {
    const auto notes = [](const std::string& content) {
        const Experiment experiment = read_experiment(first_scenario, flood(content));
        auto list = inputs_without_effect(experiment);
        for (auto& note : empty_targets(experiment, *people_of(experiment.scenario)))
            list.push_back(std::move(note));
        return list;
    };
    using Catch::Matchers::Contains;
    CHECK(notes("start: 2024-06-01, length: 1 month, offers: 2").empty());
    const auto only = [&](const std::string& content) {
        const auto list = notes(content);
        REQUIRE(list.size() == 1);
        CHECK_THAT(list[0], Contains("parameters.context.shocks.flood has no effect"));
        return list[0];
    };
    CHECK_THAT(only("start: 2029-06-01, length: 1 month, offers: 2"), Contains("it starts on"));
    CHECK_THAT(only("start: 2019-06-01, length: 1 month, offers: 2"), Contains("it is over"));
    CHECK_THAT(only("start: 2024-06-01, length: 1 month"), Contains("it changes neither"));
    CHECK_THAT(only("start: 2024-06-01, length: 1 month, need: 0.2, who: {age: 119..120}"),
               Contains("nobody"));
}

TEST_CASE("places for less than one person simulated are a mistake", "[models][context]") {
    const auto read = [](const std::string& places) {
        return read_experiment(first_scenario, {"population.weight=5",
                                                "parameters.aftercare.support.places=" + places});
    };
    CHECK_NOTHROW(read("5 people"));
    CHECK_NOTHROW(read("0 people"));
    CHECK_THROWS_WITH(read("4 people"),
                      Catch::Matchers::Contains("one person simulated stands for 5"));
}

TEST_CASE("with shocks and aftercare, a campaign that covers nobody still changes no bit",
          "[models][context]") {
    auto sets = flood(
        "start: 2024-03-01, length: 3 months, fades: 2 months, offers: 3, online: 2, need: 0.3, "
        "services: 0.5, who: {age: 15..40}");
    for (const char* set :
         {"parameters.context.trend.offers=10 % per year", "parameters.aftercare.risk=4",
          "parameters.aftercare.debt=0.3", "parameters.aftercare.support.places=2 people",
          "parameters.aftercare.support.tells=100 %",
          "campaigns.meetings.message.messenger=returnee", "campaigns.meetings.coverage.share=0 %"})
        sets.emplace_back(set);
    Experiment experiment = load_experiment(first_scenario, sets);
    for (Scenario& arm : experiment.arms)  // enough people get out for aftercare to act
        arm.parameters.offers.abduction = 0.3;
    const auto out = run_experiment(experiment, 2);
    const Results& results = out.results;
    const std::size_t arms = results.arms.size();
    const auto arm = static_cast<std::size_t>(
        std::ranges::find(results.arms, std::string("meetings")) - results.arms.begin());
    REQUIRE(arm < arms);
    double supported = 0;
    for (std::size_t world = 0; world < results.worlds(); ++world) {
        CHECK(results.runs[world * arms + arm] ==
              results.runs[world * arms + experiment.comparison]);
        supported +=
            results.runs[world * arms].total(results.scheme->tally_index("support_starts"), 0);
    }
    CHECK(supported > 0);
}
