// When campaigns deliver: rounds, seats, turns, and what it costs.
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "tests/models/delivered.hpp"

using namespace heed;

namespace {

std::vector<std::array<int, 3>> steps_of(const Schedule& of, int calendar_weeks = 104) {
    std::vector<std::array<int, 3>> list;
    for (const Round& round : rounds_of(of, weeks(calendar_weeks)))
        list.push_back({round.paid_from, round.first, round.last});
    return list;
}

}  // namespace

TEST_CASE("sessions serve everyone once, at most as many as there are seats",
          "[models][campaigns]") {
    const auto people = shared(alike(1000));
    Campaign meetings = campaign(Channel::village_meeting, 20);
    meetings.capacity = Parameter(70 / week);
    World world(people);
    const Delivered seen = deliver(world, {meetings}, usual(), 25);
    std::vector<int> served(1000, 0);
    for (int step = 0; step < 25; ++step) {
        const auto& now = seen.deliveries[static_cast<std::size_t>(step)];
        CHECK(now.size() == (step < 14 ? 70 : step == 14 ? 20 : 0));
        for (const Delivery& delivery : now) ++served[delivery.person];
    }
    CHECK(served == std::vector<int>(1000, 1));

    meetings.capacity.reset();  // as many as needed, evenly
    World even(people);
    const Delivered evenly = deliver(even, {meetings}, usual(), 25);
    for (std::size_t step = 0; step < 25; ++step)
        CHECK(evenly.deliveries[step].size() == (step < 20 ? 50 : 0));

    meetings.attendance = 0.4;
    World some(people);
    deliver(some, {meetings}, usual(), 25);
    CHECK(std::abs(some.audiences[0].reached / 1000 - 0.4) < share_error(0.4, 1000));
}

TEST_CASE("a round that the calendar cuts off serves those whose turn it was",
          "[models][campaigns]") {
    const auto people = shared(alike(1000));
    const Campaign late = campaign(Channel::village_meeting, 40);
    World world(people);
    const Delivered seen = deliver(world, {late}, usual(), 10);
    for (const auto& now : seen.deliveries) CHECK(now.size() == 25);

    Campaign early = campaign(Channel::village_meeting, 20);
    *early.schedule.start -= std::chrono::days{5 * 7};
    World begun(people);
    const Delivered rest = deliver(begun, {early}, usual(), 20);
    for (std::size_t step = 0; step < 20; ++step)
        CHECK(rest.deliveries[step].size() == (step < 15 ? 50 : 0));
}

TEST_CASE("rounds of a schedule", "[models][campaigns]") {
    using Steps = std::vector<std::array<int, 3>>;  // paid from, first, last
    const Date february = day(2024, 2, 5);          // week 5
    CHECK(steps_of(schedule(february, 4)) == Steps{{5, 5, 8}});
    CHECK(steps_of(schedule(february, 4, 26)) ==
          Steps{{5, 5, 8}, {31, 31, 34}, {57, 57, 60}, {83, 83, 86}});
    CHECK(steps_of(schedule(february, 4, 26, 2)) == Steps{{5, 5, 8}, {31, 31, 34}});
    CHECK(steps_of(schedule(february, 4, {}, 0, 2)) == Steps{{5, 7, 8}});
    CHECK(steps_of(schedule(day(2023, 12, 18), 4)) == Steps{{0, 0, 1}});
    CHECK(steps_of(schedule(day(2023, 11, 6), 4, 6)).front() == Steps{{0, 0, 1}}.front());
    CHECK(steps_of(schedule(february, 200)) == Steps{{5, 5, 103}});
    CHECK(steps_of(schedule(day(2026, 2, 2), 4)).empty());
    CHECK(steps_of(schedule(day(2023, 1, 2), 4)).empty());
    CHECK(steps_of(schedule(day(2024, 2, 7), 4)) == Steps{{5, 5, 9}});  // from a Wednesday
    Schedule first_day = schedule(february, 4, 26);
    first_day.start.reset();
    CHECK(steps_of(first_day) == steps_of(schedule(weeks(104).start(), 4, 26)));
}

TEST_CASE("what is spent adds up, and stops at the budget", "[models][campaigns]") {
    Population crowd = alike(3000);
    crowd.weight = 2;
    const auto people = shared(crowd);
    Campaign radio = campaign(Channel::radio, 4);
    radio.schedule = schedule(day(2024, 1, 8), 4, 10, 2, 1);
    radio.cost.fixed = 5000.0;
    radio.cost.running = 100 / week;
    radio.cost.per_person_reached = 3.0;
    radio.cost.per_exposure = 0.5;
    World world(people);
    const Delivered seen = deliver(world, {radio}, usual(), 30);
    const Audience& audience = world.audiences[0];
    const auto each = exposures_of(audience);
    const double exposures = std::accumulate(each.begin(), each.end(), 0.0);
    double first = 0, spent = 0;
    for (std::uint16_t times : each) first += times > 0;
    for (double now : seen.spent) spent += now;
    CHECK(audience.reached == first);
    CHECK(seen.spent[0] == 0);
    CHECK(seen.spent[1] == 5100);  // paid while delivery is late
    CHECK(seen.deliveries[1].empty());
    CHECK_FALSE(seen.deliveries[2].empty());
    CHECK(spent == Approx(5000 + 8 * 100 + 2 * (3 * first + 0.5 * exposures)));
    CHECK(audience.spent == Approx(spent));

    // The budget is never exceeded, and hardly anything of it is left; before it ends, nothing is different.
    radio.budget = Parameter(6000);
    World poor(people);
    const Delivered stopped = deliver(poor, {radio}, usual(), 30);
    double so_far = 0;
    for (std::size_t step = 0; step < 30; ++step) {
        const auto ended = static_cast<std::size_t>(poor.audiences[0].ended_at);
        if (step < ended) CHECK(stopped.spent[step] == seen.spent[step]);
        if (step > ended) CHECK(stopped.spent[step] == 0);
        if (step > ended) CHECK(stopped.deliveries[step].empty());
        so_far += stopped.spent[step];
    }
    CHECK(so_far <= 6000);
    CHECK(so_far > 6000 - 20);
    CHECK(so_far < spent);
}

TEST_CASE("a budget that running costs use up pays for its part of a step", "[models][campaigns]") {
    Campaign meetings = campaign(Channel::village_meeting, 10);
    meetings.cost.running = 100 / week;
    meetings.budget = Parameter(250);
    World world(shared(alike(1000)));
    const Delivered seen = deliver(world, {meetings}, usual(), 10);
    CHECK(seen.deliveries[0].size() == 100);
    CHECK(seen.deliveries[1].size() == 100);
    CHECK(seen.deliveries[2].size() == 50);
    CHECK(seen.deliveries[3].empty());
    CHECK(seen.spent[2] == Approx(50));
    CHECK(world.audiences[0].spent == Approx(250));
    CHECK(world.audiences[0].ended_at == 2);
}

TEST_CASE("whom the last money serves is chance, not where they live", "[models][campaigns]") {
    Campaign posters = campaign(Channel::village_meeting, 1);
    posters.cost.per_exposure = 1.0;
    posters.budget = Parameter(4000);
    World world(shared(alike(20000)));
    const Delivered seen = deliver(world, {posters}, usual(), 1);
    REQUIRE(seen.deliveries[0].size() == 4000);
    double first_half = 0;
    for (const Delivery& delivery : seen.deliveries[0]) first_half += delivery.person < 10000;
    CHECK(std::abs(first_half / 4000 - 0.5) < share_error(0.5, 4000));
}

TEST_CASE("whether someone comes is decided for each round, however long steps are",
          "[models][campaigns]") {
    Campaign meetings = campaign(Channel::village_meeting, 1);
    meetings.attendance = 0.5;
    meetings.schedule = schedule(day(2024, 1, 1), 1, 2, 2);
    World world(shared(alike(20000)));
    const Calendar months(day(2024, 1, 1), 4 * week, 4 * week);
    const std::vector<PlannedCampaign> planned{{&meetings, true}};
    const Campaigns campaigns(planned, usual(), *world.people, months);
    campaigns.begin(world, Dice(1, 0, 0));
    campaigns.step(world, Dice(1, 0, 0), months.at(0));
    double both = 0;
    for (std::uint16_t times : exposures_of(world.audiences[0])) both += times == 2;
    CHECK(std::abs(both / 20000 - 0.25) < share_error(0.25, 20000));
}

TEST_CASE("a step that a round only touches counts for its part", "[models][campaigns]") {
    const auto people = shared(alike(20000));
    Campaign radio = campaign(Channel::radio, 2);
    radio.schedule.start = day(2024, 1, 4);  // a Thursday: four days, a week, three days
    radio.intensity = 0.5 / week;
    radio.cost.running = 70 / week;
    World world(people);
    const Delivered seen = deliver(world, {radio}, usual(), 4);
    CHECK(seen.spent[0] == Approx(40));
    CHECK(seen.spent[1] == Approx(70));
    CHECK(seen.spent[2] == Approx(30));
    CHECK(seen.spent[3] == 0);
    const auto exposures = [&](std::size_t step) {
        double sum = 0;
        for (const Delivery& delivery : seen.deliveries[step]) sum += delivery.exposures;
        return sum;
    };
    for (const auto& [step, part] : {std::pair{0U, 4 / 7.0}, {1U, 1.0}, {2U, 3 / 7.0}}) {
        const double mean = 20000 * 0.5 * part;
        CHECK(std::abs(exposures(step) - mean) < 3 * count_error(mean));  // habits differ
    }
    Campaign meetings = campaign(Channel::village_meeting, 2);
    meetings.schedule = radio.schedule;
    World met(people);
    const Delivered rooms = deliver(met, {meetings}, usual(), 4);
    CHECK(rooms.deliveries[0].size() == 5714);
    CHECK(rooms.deliveries[1].size() == 10000);
    CHECK(rooms.deliveries[2].size() == 4286);
}

TEST_CASE("who had no seat in one round comes first in the next", "[models][campaigns]") {
    World world(shared(alike(100)));
    Campaign meetings = campaign(Channel::village_meeting, 2);
    meetings.schedule = schedule(day(2024, 1, 1), 2, 4);
    meetings.capacity = Parameter(10 / week);
    const Delivered seen = deliver(world, {meetings}, usual(), 24);
    CHECK(world.audiences[0].reached == 100);  // six rounds of twenty seats
    const auto exposures = exposures_of(world.audiences[0]);
    CHECK(std::accumulate(exposures.begin(), exposures.end(), 0) == 120);
}

TEST_CASE("less access to sessions is less attendance", "[models][campaigns]") {
    World world(shared(alike(20000)));
    ChannelParameters channels = usual();
    std::get<ChannelOf<Channel::village_meeting>>(channels.each).access.entries = {
        {"far", {Rule{}, 0.3}}};
    deliver(world, {campaign(Channel::village_meeting, 4)}, channels, 4);
    CHECK(std::abs(world.audiences[0].reached / 20000 - 0.3) < share_error(0.3, 20000));
}
