// The force of shocks by step, and what they and the trends come to.
#include "models/context.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "sim/base/problem.hpp"

namespace heed {

namespace {

constexpr std::array factors{&Times::offers, &Times::online,    &Times::deception, &Times::agencies,
                             &Times::police, &Times::community, &Times::records};

/// Times in this force: nothing at 0, all of it at 1.
Times in_force(const Times& full, double force) {
    Times times;
    for (const auto factor : factors) times.*factor = 1 + force * (full.*factor - 1);
    times.need = force * full.need;
    return times;
}

Influence influence_of(const ShockParameters& shock, const Calendar& calendar) {
    Times full{.offers = shock.offers, .online = shock.online, .deception = shock.deception};
    full.police = full.community = full.records = shock.services;
    full.need = shock.need;
    return {shock.who, force_of(shock, calendar), full};
}

void combine(Times& times, const Times& more) {
    for (const auto factor : factors) times.*factor *= more.*factor;
    times.need += more.need;
}

/// How often people are asked, by whom, and what recruiters have to fear.
bool bears_on_offers(const Times& times) {
    return times.offers != 1 || times.online != 1 || times.police != 1 || times.agencies != 1;
}

}  // namespace

std::vector<double> force_of(const ShockParameters& shock, const Calendar& calendar) {
    const double start = calendar.steps_until(shock.start);  // all in steps
    const double length = shock.length / calendar.step_length();
    const double half_life = shock.fades / calendar.step_length();
    const auto sum_until = [&](double step) {  // integral of the force
        const double full = std::clamp(step - start, 0.0, length);
        const double after = std::clamp(step - start - length, 0.0, 10 * half_life);
        if (after <= 0) return full;
        return full + half_life / std::numbers::ln2 * (1 - std::exp2(-after / half_life));
    };
    std::vector<double> force(static_cast<std::size_t>(calendar.steps()));
    for (std::size_t step = 0; step < force.size(); ++step) {
        const auto first = static_cast<double>(step);
        force[step] = std::clamp(sum_until(first + 1) - sum_until(first), 0.0, 1.0);
    }
    return force;
}

Context::Context(const ContextParameters& parameters, const Population& people,
                 const Calendar& calendar, const std::vector<Influence>& measures) {
    const auto steps = static_cast<std::size_t>(calendar.steps());
    everyone_.resize(steps);
    enforces_.resize(steps, false);
    for (std::size_t step = 0; step < steps; ++step) {
        const double years = (static_cast<double>(step) + 0.5) * calendar.step_length();
        everyone_[step].offers = std::pow(1 + parameters.trend.offers, years);
        everyone_[step].need = parameters.trend.need * years;
    }
    for (const auto& [name, shock] : parameters.shocks) add(influence_of(shock, calendar), people);
    for (const Influence& measure : measures) add(measure, people);
}

void Context::add(const Influence& influence, const Population& people) {
    const bool all = influence.who.kind == Rule::Kind::everyone && !influence.campaign;
    const bool on_offers = bears_on_offers(influence.full);
    if (!influence.active && (all || !on_offers)) return;
    const std::size_t steps = everyone_.size();
    if (!all)
        limited_.push_back({Match(influence.who, people), std::vector<Times>(steps),
                            on_offers ? next_bit_ : 0, influence.campaign, influence.starts});
    if (!all && on_offers) {
        expect(next_bit_ != 0, "more influences of some bear on offers than a scenario may have");
        next_bit_ <<= 1;
    }
    for (std::size_t step = 0; step < steps; ++step) {
        const Times times = in_force(influence.full, influence.force[step]);
        combine(all ? everyone_[step] : limited_.back().times[step], times);
        if (times.police == 1 && times.agencies == 1) continue;
        if (influence.campaign)
            enforces_.assign(steps, true);  // who knows when
        else
            enforces_[step] = true;
    }
}

std::uint64_t Context::concerns(Person person, int age) const {
    std::uint64_t bits = 0;
    for (const Limited& one : limited_)
        if (one.bit != 0 && one.who(person, age)) bits |= one.bit;
    return bits;
}

void Context::add_turns(Ages& turns) const {
    for (const Limited& one : limited_)
        if (one.bit != 0) one.who.add_turns(turns);
}

Times Context::of_concerned(std::uint64_t concerns, const World& world, Step now) const {
    Times times = everyone(now);
    for (const Limited& one : limited_) {
        const Times* more = (concerns & one.bit) != 0 ? one.at(world, now) : nullptr;
        if (more) combine(times, *more);
    }
    return times;
}

const Times* Context::Limited::at(const World& world, Step now) const {
    if (!campaign) return &times[static_cast<std::size_t>(now)];
    const bool known = *campaign < world.audiences.size();
    const Step began = known ? world.audiences[*campaign].began_at : never;
    return began == never ? nullptr : &times[static_cast<std::size_t>(now - began + starts)];
}

Times Context::with_limited(Times times, const World& world, Person person, Step now) const {
    for (const Limited& shock : limited_) {
        const Times* more = shock.at(world, now);
        if (more && *more != Times{} && shock.who(person, world.age[person])) combine(times, *more);
    }
    return times;
}

}  // namespace heed
