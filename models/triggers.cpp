// Campaigns that wait for something: an event in a person's life, or recorded cases.
#include <algorithm>
#include <cmath>

#include "models/campaigns.hpp"

namespace heed {

namespace {

/// To whom this happened since the campaigns' last step.
const std::vector<Person>& happened_to(const World& world, Event event) {
    switch (event) {
        case Event::departure: return world.left;
        case Event::homecoming: return world.came_home;
        case Event::way_out: return world.came_out;
        default: return world.now.birthdays;
    }
}

}  // namespace

Round Round::later(int steps) const {
    Round round = *this;
    round.first += steps;
    round.last += steps;
    round.paid_from += steps;
    round.paid += steps;
    round.begins += steps;
    round.ends += steps;
    return round;
}

bool Campaigns::has_begun(const Plan& plan, World& world, const Now& now) const {
    if (plan.cases < 0) return true;
    Audience& audience = world.audiences[plan.index];
    if (audience.began_at != never) return true;
    if (plan.rounds.empty() || now.step < plan.rounds.front().paid_from) return false;
    double count = 0;
    for (auto one = world.cases.rbegin(); one != world.cases.rend(); ++one) {
        if (now.step - one->step > plan.within) break;
        count += plan.target(one->person, world.age[one->person]);
    }
    if (count < plan.cases) return false;
    audience.began_at = now.step;
    return true;
}

int Campaigns::late_by(const Plan& plan, const Audience& audience) {
    return plan.cases < 0 ? 0 : audience.began_at - plan.rounds.front().paid_from;
}

void Campaigns::serve_events(const Plan& plan, double funded, World& world, const Dice& dice,
                             const Now& now) const {
    const Audience& audience = world.audiences[plan.index];
    std::vector<std::pair<std::uint32_t, std::uint32_t>> turns;  // chance, place
    for (const Person person : happened_to(world, plan.event)) {
        const auto found = std::ranges::lower_bound(audience.person, person);
        if (found == audience.person.end() || *found != person) continue;
        if (!plan.target(person, world.age[person])) continue;
        const auto step = static_cast<std::uint32_t>(now.step);
        if (dice.uniform(Decision::attends, person, step, plan.index) >= plan.attendance) continue;
        turns.emplace_back(dice.word(Decision::last_served, person, step, plan.index),
                           static_cast<std::uint32_t>(found - audience.person.begin()));
    }
    std::ranges::sort(turns);
    turns.erase(std::unique(turns.begin(), turns.end()), turns.end());
    if (plan.capacity >= 0 || funded < 1) {
        const double by_now = plan.capacity * (now.step + 1), before = plan.capacity * now.step;
        const double seats = plan.capacity < 0 ? static_cast<double>(turns.size())
                                               : std::floor(by_now) - std::floor(before);
        turns.resize(std::min(turns.size(), static_cast<std::size_t>(funded * seats)));
    }
    std::vector<Meeting> meetings;
    for (const auto& [chance, place] : turns)
        meetings.push_back({place, 1, audience.contact[place].exposures == 0});
    std::ranges::sort(meetings, {}, &Meeting::place);
    deliver(plan, world, dice, std::move(meetings), now);
}

}  // namespace heed
