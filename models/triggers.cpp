// Campaigns that wait for something: an event in a person's life, another campaign, or a number that is counted.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/campaigns.hpp"

namespace heed {

namespace {

/// Recorded in the last step.
List<Person> cases_before(const World& world, const Now& now) {
    List<Person> list;
    const auto before = static_cast<Step>(now.step - 1);
    const auto first = std::ranges::lower_bound(world.cases, before, {}, &RecordedCase::step);
    for (auto one = first; one != world.cases.end(); ++one) list.push_back(one->person);
    return list;
}

/// Met for the first time so many steps ago, and at home now.
List<Person> met_before(const World& world, const std::vector<FirstContact>& met, int step) {
    List<Person> list;
    for (const FirstContact& one : std::ranges::equal_range(
             met, step, {}, [](const FirstContact& contact) -> int { return contact.step; }))
        if (!world.away(one.person)) list.push_back(one.person);
    return list;
}

}  // namespace

List<Person> Campaigns::OneStep::happened_to() const {
    if (plan.after)
        return met_before(world, world.audiences[*plan.after].met, now.step - plan.delay);
    switch (plan.campaign.trigger->event) {
        case Event::departure: return List(world.left);
        case Event::homecoming: return List(world.came_home);
        case Event::way_out: return List(world.came_out);
        default: return List(world.now.birthdays);
    }
}

/// How many of those who are meant were counted in the last step.
std::uint32_t Campaigns::OneStep::counted(Counted what) const {
    const auto meant = [&](const std::vector<Person>& list) {
        return static_cast<std::uint32_t>(std::ranges::count_if(
            list, [&](Person person) { return plan.target(person, world.age[person]); }));
    };
    switch (what) {
        case Counted::cases: return meant(cases_before(world, now));
        case Counted::calls: return meant(world.called);
        case Counted::departures: return meant(world.left);
        default: return meant(world.came_home) + meant(world.came_out);
    }
}

Round Round::later(int steps) const {
    Round round = *this;
    for (int* step : {&round.first, &round.last, &round.paid_from}) *step += steps;
    for (double* moment : {&round.paid, &round.begins, &round.ends}) *moment += steps;
    return round;
}

std::optional<int> Campaigns::OneStep::late() {
    if (!plan.threshold) return 0;
    if (audience.began_at == never) {
        const auto [what, enough] = *plan.threshold;
        audience.counted.push_back(counted(what));
        if (plan.rounds.empty() || now.step < plan.rounds.front().paid_from) return {};
        const auto window = std::min<std::ptrdiff_t>(plan.within, std::ssize(audience.counted));
        const double count =
            std::accumulate(audience.counted.end() - window, audience.counted.end(), 0.0);
        if (count < enough / world.people->weight) return {};
        audience.began_at = now.step;
    }
    return audience.began_at - plan.rounds.front().paid_from;
}

void Campaigns::OneStep::serve_events(double funded) {
    List<std::pair<std::uint32_t, std::uint32_t>> turns;  // chance, place
    const auto covered_yet = [&](Person person) {         // covered, where coverage rises
        if (plan.covered.empty()) return true;
        const auto step = static_cast<std::size_t>(now.step);
        return dice.uniform(Decision::coverage, person, 0, plan.index) < plan.covered[step];
    };
    for (const Person person : happened_to()) {
        const std::size_t place = audience.place_of(person);
        if (place == audience.person.size()) continue;
        if (!plan.target(person, world.age[person]) || !covered_yet(person)) continue;
        const auto step = static_cast<std::uint32_t>(now.step);
        if (dice.uniform(Decision::attends, person, step, plan.index) >= plan.campaign.attendance)
            continue;
        turns.emplace_back(dice.word(Decision::last_served, person, step, plan.index),
                           static_cast<std::uint32_t>(place));
    }
    std::ranges::sort(turns);
    turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
    if (plan.capacity >= 0 || funded < 1) {
        const double by_now = plan.capacity * (now.step + 1), before = plan.capacity * now.step;
        const double seats = plan.capacity < 0 ? static_cast<double>(turns.size())
                                               : std::floor(by_now) - std::floor(before);
        turns.resize(std::min(turns.size(), static_cast<std::size_t>(funded * seats)));
    }
    List<Meeting> meetings;
    for (const auto& [chance, place] : turns) meetings.push_back(meeting(place, 1));
    std::ranges::sort(meetings, {}, &Meeting::place);
    deliver(std::move(meetings));
}

}  // namespace heed
