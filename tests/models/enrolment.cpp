// Coverage that rises, cohorts that are followed, and groups that people grow into.
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "sim/engine/birthdays.hpp"
#include "tests/models/delivered.hpp"

using namespace heed;

namespace {

Campaign with_curve(Campaign made, std::vector<std::pair<int, double>> points) {
    made.coverage.curve.entries.clear();
    for (const auto& [after, share] : points)
        made.coverage.curve.entries.push_back({std::to_string(after), {after * week, share}});
    return made;
}

std::set<Person> met_in(const Delivered& seen, std::size_t from, std::size_t until) {
    std::set<Person> list;
    for (std::size_t step = from; step < until; ++step)
        for (const Delivery& one : seen.deliveries[step]) list.insert(one.person);
    return list;
}

/// People of all ages up to 80, with birthdays all over the year.
Population of_all_ages(Person count) {
    Population people = alike(count);
    for (Person person = 0; person < count; ++person) {
        people.age[person] = static_cast<std::uint8_t>(person % 81);
        people.birthday[person] = static_cast<std::uint16_t>(person * 7 % 365);
    }
    return people;
}

}  // namespace

TEST_CASE("a curve is straight between its points, nothing before, and never falls",
          "[models][enrolment]") {
    Campaign one =
        with_curve(campaign(Channel::radio, 30), {{2, 0.1}, {6, 0.5}, {8, 0.3}, {12, 0.7}});
    const auto covered = covered_by(one, weeks(20));
    REQUIRE(covered.size() == 20);
    CHECK(covered[0] == 0);
    CHECK(covered[1] == 0);
    CHECK(covered[2] == Approx(0.1));
    CHECK(covered[4] == Approx(0.3));
    CHECK(covered[6] == Approx(0.5));
    CHECK(covered[8] == Approx(0.5));
    CHECK(covered[10] == Approx(0.5));
    CHECK(covered[11] == Approx(0.6));
    CHECK(covered[12] == Approx(0.7));
    CHECK(covered[19] == Approx(0.7));
    *one.schedule.start -= std::chrono::days{28};  // it counts from the first day of the schedule
    CHECK(covered_by(one, weeks(20))[2] == Approx(0.5));
    CHECK(covered_by(campaign(Channel::radio, 30), weeks(20)).empty());
}

TEST_CASE("a curve adds people, and leaves those before them as they were, to the bit",
          "[models][enrolment]") {
    const auto people = shared(of_all_ages(4000));
    Campaign fixed = campaign(Channel::radio, 20);
    fixed.coverage.risk_correlation = 0.4;
    fixed.coverage.share = 0.2;
    World few(people), level(people), rising(people);
    const Delivered before = deliver(few, {fixed}, usual(), 20);
    const Delivered same = deliver(level, {with_curve(fixed, {{0, 0.2}})}, usual(), 20);
    CHECK(exposures_of(few.audiences[0]) == exposures_of(level.audiences[0]));
    CHECK(few.audiences[0].person == level.audiences[0].person);

    const Campaign rise = with_curve(fixed, {{0, 0.2}, {9, 0.2}, {10, 0.6}});
    const Delivered topped = deliver(rising, {rise}, usual(), 20);
    CHECK(rising.audiences[0].person.size() == 2400);
    CHECK(met_in(topped, 0, 10) == met_in(before, 0, 10));
    CHECK(2 * met_in(topped, 10, 20).size() > 3 * met_in(before, 10, 20).size());
    const auto times = [](const World& world) {
        std::map<Person, std::uint16_t> list;
        const Audience& audience = world.audiences[0];
        for (std::size_t i = 0; i < audience.person.size(); ++i)
            list[audience.person[i]] = audience.contact[i].exposures;
        return list;
    };
    const auto all = times(rising);
    for (const auto& [person, exposures] : times(few)) CHECK(all.at(person) == exposures);
}

TEST_CASE("a curve at zero covers nobody", "[models][enrolment]") {
    World world(shared(alike(200)));
    const Delivered seen = deliver(
        world, {with_curve(campaign(Channel::radio, 20), {{0, 0.0}, {9, 0.0}})}, usual(), 20);
    CHECK(world.audiences[0].person.empty());
    CHECK(met_in(seen, 0, 20).empty());
}

TEST_CASE("each round of sessions serves those who are covered by then, newcomers first",
          "[models][enrolment]") {
    Campaign meetings = campaign(Channel::village_meeting, 5);
    meetings.schedule.repeat_every = 10 * week;
    meetings = with_curve(meetings, {{0, 0.2}, {9, 0.2}, {10, 0.6}, {19, 0.6}, {20, 1.0}});
    World world(shared(alike(1000)));
    const Delivered seen = deliver(world, {meetings}, usual(), 30);
    const auto first = met_in(seen, 0, 10), second = met_in(seen, 10, 20),
               third = met_in(seen, 20, 30);
    CHECK(first.size() == 200);
    CHECK(second.size() == 600);
    CHECK(third.size() == 1000);
    CHECK(std::ranges::includes(second, first));

    meetings.capacity = 80 / week;  // as many seats as are covered first: 400 a round
    World tight(shared(alike(1000)));
    const Delivered few = deliver(tight, {meetings}, usual(), 20);
    CHECK(met_in(few, 0, 10) == first);
    const auto later = met_in(few, 10, 20);
    CHECK(later.size() == 400);
    for (const Person person : first) CHECK_FALSE(later.contains(person));
}

TEST_CASE("who had no seat in a round comes before those who joined since", "[models][enrolment]") {
    Campaign meetings = campaign(Channel::village_meeting, 5);
    meetings.schedule.repeat_every = 10 * week;
    meetings.capacity = 30 / week;  // 150 seats a round for 200 people, and then for 600
    meetings = with_curve(meetings, {{0, 0.2}, {19, 0.2}, {20, 0.6}});
    World world(shared(alike(1000)));
    const Delivered seen = deliver(world, {meetings}, usual(), 30);
    const auto first = met_in(seen, 0, 10), second = met_in(seen, 10, 20),
               third = met_in(seen, 20, 30);
    CHECK(third.size() == 150);
    double waited = 0;
    for (const Person person : first)
        if (!second.contains(person)) {
            ++waited;
            CHECK(third.contains(person));
        }
    CHECK(waited == 50);  // 50 had none in the first, and 100 of the others one in the second
}

TEST_CASE("a kiosk covers more of those who leave as its curve rises", "[models][enrolment]") {
    constexpr Person n = 10000;
    Campaign kiosk = campaign(Channel::border_kiosk, 10);
    kiosk.trigger = Trigger{};
    kiosk.trigger->event = Event::departure;
    kiosk = with_curve(kiosk, {{0, 0.1}, {4, 0.1}, {5, 0.5}});
    World world(shared(alike(n)));
    for (Person person = 0; person < n; ++person) world.left.push_back(person);
    const Delivered seen = deliver(world, {kiosk}, usual(), 8);
    const auto before = met_in(seen, 3, 4), after = met_in(seen, 6, 7);
    CHECK(std::abs(static_cast<double>(before.size()) / n - 0.1) < share_error(0.1, n));
    CHECK(std::abs(static_cast<double>(after.size()) / n - 0.5) < share_error(0.5, n));
    CHECK(std::ranges::includes(after, before));
}

TEST_CASE("people come to be meant in the step in which they grow old enough",
          "[models][enrolment]") {
    const auto people = shared(of_all_ages(2000));
    const Vulnerability vulnerability(default_parameters().vulnerability, *people);
    const Calendar calendar = weeks(200);
    const Match target(ages_rule(14, 16), *people);
    constexpr int from = 20, last = 180;
    World world(people);
    std::vector<int> first(2000, -1);
    for (int step = 0; step <= last; ++step) {
        world.now.clear();
        vulnerability.step(world, Dice(1, 0, 0), calendar.at(step));
        for (Person person = 0; person < 2000 && step >= from; ++person)
            if (first[person] < 0 && target(person, world.age[person])) first[person] = step;
    }
    double later = 0;
    for (Person person = 0; person < 2000; ++person) {
        CHECK(first_meant(target, *people, person, calendar, from, last).value_or(-1) ==
              first[person]);
        later += first[person] > from;
    }
    CHECK(later > 50);
}

TEST_CASE("a cohort is who is meant when it starts, and is followed; an open group takes in more",
          "[models][enrolment]") {
    const auto people = shared(of_all_ages(8100));
    const Calendar calendar = weeks(160);
    const Match target(ages_rule(14, 14), *people);
    Campaign posters = campaign(Channel::village_meeting, 4);
    posters.target = ages_rule(14, 14);
    posters.schedule = schedule(day(2024, 12, 30), 4, 26);
    const auto met = [&](Enrolment enrol) {
        posters.coverage.enrol = enrol;
        World world(people);
        return deliver(world, {posters}, usual(), 160);
    };
    std::set<Person> at_start, ever;
    for (Person person = 0; person < 8100; ++person) {
        if (first_meant(target, *people, person, calendar, 52, 52)) at_start.insert(person);
        if (first_meant(target, *people, person, calendar, 52, 156)) ever.insert(person);
    }
    const Delivered cohort = met(Enrolment::at_start), open = met(Enrolment::as_they_come);
    CHECK(met_in(cohort, 52, 56) == at_start);
    CHECK(met_in(cohort, 130, 160) == at_start);  // a year and a half on they are 15 or 16
    CHECK(met_in(open, 52, 56) == at_start);
    CHECK(met_in(open, 52, 160) == ever);
    CHECK(ever.size() > 2 * at_start.size());
    CHECK(met_in(met(Enrolment::first_day), 52, 56) != at_start);
    for (std::size_t step = 52; step < 160; ++step)
        for (const Delivery& one : open.deliveries[step])
            CHECK(*first_meant(target, *people, one.person, calendar, 52, 159) <=
                  static_cast<int>(step));
}
