// The queue for support, its ends, what fades, and who was recruited again.
#include "models/aftercare.hpp"

#include <algorithm>
#include <cmath>

namespace heed {

namespace {

/// How many people simulated so many real ones are; a whole number, rounded down.
std::uint32_t simulated(double people, double weight) {
    return static_cast<std::uint32_t>(std::min(4e9, std::floor(people / weight + 1e-9)));
}

bool helped(Care care) { return care == Care::supported || care == Care::finished; }

/// Puts a raise on the person, in place of the one that stands there.
void set_raise(World& world, Survivor& survivor, double risk, double need) {
    const auto new_risk = static_cast<float>(risk), new_need = static_cast<float>(need);
    if (new_risk != survivor.risk) world.expose(survivor.person, survivor.exposure * new_risk);
    if (new_need != survivor.need) world.need[survivor.person] += new_need - survivor.need;
    survivor.risk = new_risk;
    survivor.need = new_need;
}

/// The entry of this person, made if there is none.
Survivor& entry_of(World& world, Person person) {
    if (Survivor* known = world.survivor(person)) return *known;
    const auto place = std::ranges::lower_bound(world.survivors, person, {}, &Survivor::person);
    return *world.survivors.insert(place, {person, 0, world.exposure[person]});
}

void note_journeys(World& world, Step now) {
    if (world.survivors.empty()) return;
    for (const Departure& departure : world.now.departures) {
        Survivor* survivor = world.survivor(departure.person);
        const Care before = survivor ? survivor->care : Care::none;
        if (before != Care::waiting && before != Care::supported) continue;
        survivor->care = Care::left;
        if (before == Care::waiting) {
            std::erase(world.care_queue, departure.person);
        } else {
            --world.supported;
            world.now.support_ends.push_back({departure.person, false});
        }
    }
    for (const Entry& entry : world.now.entries) {
        const Survivor* survivor = world.survivor(entry.person);
        if (survivor == nullptr) continue;
        Followed& last = world.followed[survivor->last];
        if (last.again == never) last.again = now;
    }
}

/// Only ways out that can be followed to the end are counted, when they have been.
void follow_up(World& world, const Now& now) {
    for (const std::uint8_t years : {std::uint8_t{1}, std::uint8_t{2}}) {
        const auto window = std::max(1L, std::lround(years / now.length));
        const long out = now.step - window;
        if (out < 0) continue;
        for (const Followed& one : std::ranges::equal_range(
                 world.followed, out, {}, [](const Followed& f) -> long { return f.out; }))
            world.now.follow_ups.push_back({one.person, years, one.again != never});
    }
}

}  // namespace

Aftercare::Aftercare(const AftercareParameters& parameters, double weight)
    : parameters_(parameters),
      weight_(weight),
      raises_(parameters.risk != 1 || parameters.debt != 0 || parameters.stigma != 0) {
    if (parameters.support.places) places_ = simulated(*parameters.support.places, weight);
}

double Aftercare::risk(double years, bool supported) const {
    const AftercareParameters& p = parameters_;
    const double left = supported ? 1 - p.support.protects : 1.0;
    return 1 + (p.risk - 1) * left * std::exp2(-years / p.risk_half_life);
}

double Aftercare::need(double years, bool supported) const {
    const AftercareParameters& p = parameters_;
    const double debt = p.debt * (supported ? 1 - p.support.relieves_debt : 1.0);
    const double stigma = p.stigma * (supported ? 1 - p.support.relieves_stigma : 1.0);
    return debt * std::exp2(-years / p.debt_half_life) +
           stigma * std::exp2(-years / p.stigma_half_life);
}

// Who left home and came out again within the step is out at its end, so journeys come first.
void Aftercare::step(World& world, const Dice& dice, const Now& now) const {
    note_journeys(world, now.step);
    end_support(world, dice, now);
    come_out(world, dice, now);
    fill_places(world, now);
    follow_up(world, now);
    fade(world, now);
    pay(world, now);
}

void Aftercare::end_support(World& world, const Dice& dice, const Now& now) const {
    world.finished_support.clear();
    if (world.supported == 0) return;
    const auto step = static_cast<std::uint32_t>(now.step);
    const double finish = 1 / parameters_.support.length, drop = parameters_.support.dropout;
    const auto soonest = [&](Person person, double rate, std::uint32_t k) {
        return dice.exponential(Decision::support_ends, person, step, k) / rate;
    };
    for (Survivor& survivor : world.survivors) {
        if (survivor.care != Care::supported) continue;
        const double finished = soonest(survivor.person, finish, 0);
        const double dropped = drop > 0 ? soonest(survivor.person, drop, 1) : 1e9;
        if (std::min(finished, dropped) >= now.length) continue;
        const bool to_the_end = finished < dropped;
        survivor.care = to_the_end ? Care::finished : Care::left;
        --world.supported;
        world.now.support_ends.push_back({survivor.person, to_the_end});
        if (to_the_end) world.finished_support.push_back(survivor.person);
    }
}

void Aftercare::come_out(World& world, const Dice& dice, const Now& now) const {
    const SupportParameters& support = parameters_.support;
    const std::size_t before = world.care_queue.size();
    // Cases of this step stand in the order of the ways out that they follow.
    auto next_case = std::ranges::lower_bound(world.cases, now.step, {}, &RecordedCase::step);
    for (const Exit& exit : world.now.exits) {
        Survivor& survivor = entry_of(world, exit.person);
        survivor.last = static_cast<std::uint32_t>(world.followed.size());
        survivor.care = Care::none;
        world.followed.push_back({exit.person, now.step});
        const bool identified = next_case != world.cases.end() && next_case->person == exit.person;
        if (identified) ++next_case;
        if (places_ == 0) continue;
        const double seeks = identified ? support.identified : support.others;
        if (dice.uniform(Decision::seeks_support, exit.person,
                         static_cast<std::uint32_t>(exit.since)) >= seeks)
            continue;
        survivor.care = Care::waiting;
        world.care_queue.push_back(exit.person);
    }
    std::sort(world.care_queue.begin() + static_cast<std::ptrdiff_t>(before),
              world.care_queue.end());
}

void Aftercare::fill_places(World& world, const Now& now) const {
    const std::size_t served = std::min<std::size_t>(
        world.care_queue.size(), places_ > world.supported ? places_ - world.supported : 0);
    for (std::size_t i = 0; i < served; ++i) {
        Survivor& survivor = *world.survivor(world.care_queue[i]);
        survivor.care = Care::supported;
        const int steps = now.step - world.followed[survivor.last].out;
        world.now.support_starts.push_back({survivor.person, steps * now.length});
    }
    world.supported += static_cast<std::uint32_t>(served);
    world.care_queue.erase(world.care_queue.begin(),
                           world.care_queue.begin() + static_cast<std::ptrdiff_t>(served));
}

// Offers of the next step come on average a step after the ways out of this one.
void Aftercare::fade(World& world, const Now& now) const {
    if (!raises_) return;
    for (Survivor& survivor : world.survivors) {
        const double years = (now.step + 1 - world.followed[survivor.last].out) * now.length;
        const bool supported = helped(survivor.care);
        set_raise(world, survivor, risk(years, supported), need(years, supported));
    }
}

// Who came into support in this step counts for all of it, and who left it for none.
void Aftercare::pay(World& world, const Now& now) const {
    const SupportParameters& support = parameters_.support;
    const double places = support.places ? support.places->value : 0;
    const double amount = now.length * (places * support.cost.per_place +
                                        weight_ * world.supported * support.cost.per_person);
    if (amount > 0) world.now.spending.push_back({no_campaign, amount});
}

}  // namespace heed
