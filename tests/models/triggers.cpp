// Campaigns that wait for an event of a person, or for recorded cases.
#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "models/campaigns.hpp"
#include "models/trigger.hpp"
#include "tests/models/delivered.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

Campaign waiting_for(Event event, int lasts) {
    Campaign made = campaign(Channel::border_kiosk, lasts);
    made.trigger = Trigger{};
    made.trigger->event = event;
    return made;
}

/// Who is met in a step in which this happened.
template <class Happen>
std::vector<Person> met(World& world, const Campaign& one, int step, Happen&& happen) {
    const Calendar calendar = weeks(20);
    const Campaigns campaigns({{&one, true}}, usual(), *world.people, calendar);
    const Dice dice(5, 0, 0);
    campaigns.begin(world, dice);
    world.now.clear();
    happen(world);
    campaigns.step(world, dice, calendar.at(step));
    std::vector<Person> list;
    for (const Delivery& delivery : world.now.deliveries) list.push_back(delivery.person);
    return list;
}

/// [step] people met, where one case is recorded in each of the steps from `first` on.
std::vector<std::size_t> met_with_cases(const Campaign& one, int first, int steps) {
    World world(shared(alike(30)));
    const Calendar calendar = weeks(steps);
    const Campaigns campaigns({{&one, true}}, usual(), *world.people, calendar);
    const Dice dice(5, 0, 0);
    campaigns.begin(world, dice);
    std::vector<std::size_t> list;
    for (int step = 0; step < steps; ++step) {
        world.now.clear();
        campaigns.step(world, dice, calendar.at(step));
        list.push_back(world.now.deliveries.size());
        if (step >= first) world.cases.push_back({static_cast<Step>(step), 3});
    }
    return list;
}

}  // namespace

TEST_CASE("a kiosk meets those who left, in their target group, while it is open",
          "[models][triggers]") {
    Campaign kiosk = waiting_for(Event::departure, 10);
    Population crowd = alike(50);
    crowd.age[7] = 12;
    kiosk.target = ages_rule(18, 99);
    const auto people = shared(std::move(crowd));
    const auto leave = [](World& world) { world.left = {3, 7, 20}; };
    World world(people);
    CHECK(met(world, kiosk, 2, leave) == std::vector<Person>{3, 20});
    World late(people);
    CHECK(met(late, kiosk, 12, leave).empty());
    World others(people);
    CHECK(met(others, kiosk, 2, [](World& w) { w.came_home = {3}; }).empty());
}

TEST_CASE("each event meets its own people", "[models][triggers]") {
    const auto people = shared(alike(10));
    const auto all = [](World& world) {
        world.left = {1};
        world.came_home = {2};
        world.came_out = {3};
        world.now.birthdays = {4};
    };
    for (const auto& [event, person] : {std::pair{Event::departure, 1U},
                                        {Event::homecoming, 2U},
                                        {Event::way_out, 3U},
                                        {Event::birthday, 4U}}) {
        World world(people);
        CHECK(met(world, waiting_for(event, 5), 1, all) == std::vector<Person>{person});
    }
}

TEST_CASE("coverage and attendance are chances, and more coverage adds people",
          "[models][triggers]") {
    constexpr Person n = 20000;
    const auto people = shared(alike(n));
    const auto everyone = [](World& world) {
        for (Person person = 0; person < n; ++person) world.left.push_back(person);
    };
    Campaign kiosk = waiting_for(Event::departure, 5);
    kiosk.coverage.share = 0.3;
    World world(people);
    const auto some = met(world, kiosk, 1, everyone);
    CHECK(std::abs(static_cast<double>(some.size()) / n - 0.3) < share_error(0.3, n));
    kiosk.coverage.share = 0.6;
    World more_world(people);
    const auto more = met(more_world, kiosk, 1, everyone);
    CHECK(std::ranges::includes(more, some));
    kiosk.attendance = 0.5;
    World half_world(people);
    const auto half = static_cast<double>(met(half_world, kiosk, 1, everyone).size());
    CHECK(std::abs(half / n - 0.3) < share_error(0.3, n));
    kiosk.coverage.share = 0.0;
    World none(people);
    CHECK(met(none, kiosk, 1, everyone).empty());
}

TEST_CASE("capacity is of each step", "[models][triggers]") {
    const auto people = shared(alike(50));
    Campaign kiosk = waiting_for(Event::departure, 5);
    kiosk.capacity = 7 / week;
    World world(people);
    const auto seen = met(world, kiosk, 1, [](World& w) {
        for (Person person = 0; person < 50; ++person) w.left.push_back(person);
    });
    CHECK(seen.size() == 7);
}

TEST_CASE("a schedule waits until enough cases are recorded, and runs as long as planned",
          "[models][triggers]") {
    Campaign answer = campaign(Channel::village_meeting, 3);  // ten people a step
    answer.trigger = Trigger{};
    answer.trigger->cases = 4.0;
    answer.trigger->within = 6 * week;
    // Cases in steps 2, 3, 4, 5 are seen in step 6.
    CHECK(met_with_cases(answer, 2, 12) ==
          std::vector<std::size_t>{0, 0, 0, 0, 0, 0, 10, 10, 10, 0, 0, 0});
    answer.trigger->within = 2 * week;  // never four in so short a time
    CHECK(met_with_cases(answer, 2, 12) == std::vector<std::size_t>(12, 0));
    answer.trigger->within = 6 * week;
    answer.target = ages_rule(70, 99);  // nobody recorded is meant
    CHECK(met_with_cases(answer, 2, 12) == std::vector<std::size_t>(12, 0));
}

TEST_CASE("other numbers that can be counted set a campaign off: calls, departures, homecomings",
          "[models][triggers]") {
    const auto first_step = [](const Trigger& trigger, auto&& happen) {
        Campaign answer = campaign(Channel::village_meeting, 3);
        answer.trigger = trigger;
        answer.trigger->within = 2 * week;
        World world(shared(alike(30)));
        const Calendar calendar = weeks(12);
        const Campaigns campaigns({{&answer, true}}, usual(), *world.people, calendar);
        const Dice dice(5, 0, 0);
        campaigns.begin(world, dice);
        for (int step = 0; step < 12; ++step) {
            world.now.clear();
            campaigns.step(world, dice, calendar.at(step));
            if (!world.now.deliveries.empty()) return step;
            happen(world, step);
        }
        return -1;
    };
    // Two people in each of the steps from 3 on: three within two steps are seen in step 5.
    const auto some = [](std::vector<Person>& list, int step) {
        list = step < 3 ? std::vector<Person>{} : std::vector<Person>{4, 9};
    };
    Trigger calls, departures, homecomings;
    calls.calls = departures.departures = homecomings.homecomings = 3.0;
    CHECK(first_step(calls, [&](World& w, int step) { some(w.called, step); }) == 5);
    CHECK(first_step(departures, [&](World& w, int step) { some(w.left, step); }) == 5);
    CHECK(first_step(homecomings, [&](World& w, int step) { some(w.came_home, step); }) == 5);
    // Whoever counts at the border cannot tell what people come home from.
    CHECK(first_step(homecomings, [&](World& w, int step) { some(w.came_out, step); }) == 5);
    CHECK(first_step(calls, [&](World& w, int step) { some(w.left, step); }) == -1);
    calls.calls = 5.0;  // never so many within two steps
    CHECK(first_step(calls, [&](World& w, int step) { some(w.called, step); }) == -1);
}

namespace {
/// A kiosk refers those whom it met to a service, so long after; what each met, step by step.
struct Cascade {
    Campaign kiosk = campaign(Channel::village_meeting, 4),
             service = campaign(Channel::service, 12);

    explicit Cascade(double delay) {
        service.trigger = Trigger{};
        service.trigger->after = "kiosk";
        service.trigger->delay = delay;
    }
    /// [campaign][step] people met
    std::array<std::vector<std::vector<Person>>, 2> run(World& world, bool active = true,
                                                        int all_leave = 99) const {
        const Calendar calendar = weeks(14);
        // The one that follows stands before the other: order in the scenario does not matter.
        const Campaigns campaigns({{&service, true, "service"}, {&kiosk, active, "kiosk"}}, usual(),
                                  *world.people, calendar);
        const Dice dice(5, 0, 0);
        campaigns.begin(world, dice);
        std::array<std::vector<std::vector<Person>>, 2> met;
        for (int step = 0; step < 14; ++step) {
            world.now.clear();
            if (step == all_leave)
                world.presence.assign(world.size(), Presence{.where = Whereabouts::journey});
            campaigns.step(world, dice, calendar.at(step));
            for (auto& list : met) list.emplace_back();
            for (const Delivery& one : world.now.deliveries)
                met[one.campaign].back().push_back(one.person);
        }
        return met;
    }
};
}  // namespace

TEST_CASE("a campaign that comes after another meets whom that one met, so long after",
          "[models][triggers]") {
    World world(shared(alike(40)));
    const auto [service, kiosk] = Cascade(3 * week).run(world);
    std::size_t met = 0;
    for (std::size_t step = 0; step < 14; ++step) {
        const bool open = step >= 3 && step < 12;
        CHECK(service[step] == (open ? kiosk[step - 3] : std::vector<Person>{}));
        met += service[step].size();
    }
    CHECK(met == 40);
    World soon_world(shared(alike(40)));
    const auto [soon, before] = Cascade(0).run(soon_world);
    CHECK(soon[0].empty());
    CHECK(soon[1] == before[0]);  // at least one step
}

TEST_CASE("a cascade meets its target group, by chance its share, and nobody without the first",
          "[models][triggers]") {
    constexpr Person n = 20000;
    Population crowd = alike(n);
    for (Person person = 0; person < n / 2; ++person) crowd.age[person] = 12;
    const auto people = shared(std::move(crowd));
    Cascade cascade(week);
    cascade.service.target = ages_rule(18, 99);
    cascade.service.coverage.share = 0.4;
    World world(people), idle(people), away(people);
    const auto followed = [&](World& w, bool active = true, int all_leave = 99) {
        return cascade.run(w, active, all_leave)[0];
    };
    double met = 0;
    for (const auto& step : followed(world))
        for (const Person person : step) {
            ++met;
            REQUIRE(person >= n / 2);
        }
    CHECK(std::abs(met / (n / 2) - 0.4) < share_error(0.4, n / 2));
    for (const auto& step : followed(idle, false)) CHECK(step.empty());
    // Who left meanwhile cannot be met.
    std::size_t before = 0, after = 0;
    const auto left = followed(away, true, 3);
    for (std::size_t step = 0; step < 14; ++step) (step < 3 ? before : after) += left[step].size();
    CHECK(before > 0);
    CHECK(after == 0);
}
