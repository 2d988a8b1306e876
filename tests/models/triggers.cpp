// Campaigns that wait for an event of a person, or for recorded cases.
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
    made.trigger = Trigger{event, {}, 0.25};
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
    answer.trigger = Trigger{Event::none, 4.0, 6 * week};
    // Cases in steps 2, 3, 4, 5 are seen in step 6.
    CHECK(met_with_cases(answer, 2, 12) ==
          std::vector<std::size_t>{0, 0, 0, 0, 0, 0, 10, 10, 10, 0, 0, 0});
    answer.trigger->within = 2 * week;  // never four in so short a time
    CHECK(met_with_cases(answer, 2, 12) == std::vector<std::size_t>(12, 0));
    answer.trigger->within = 6 * week;
    answer.target = ages_rule(70, 99);  // nobody recorded is meant
    CHECK(met_with_cases(answer, 2, 12) == std::vector<std::size_t>(12, 0));
}
