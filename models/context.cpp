// The force of shocks by step, and what they and the trends come to.
#include "models/context.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace heed {

namespace {

/// Times in this force: nothing at 0, all of it at 1.
Times in_force(const ShockParameters& shock, double force) {
    const auto factor = [force](double times) { return 1 + force * (times - 1); };
    return {factor(shock.offers), factor(shock.online), factor(shock.deception),
            factor(shock.services), force * shock.need};
}

void combine(Times& times, const Times& more) {
    times.offers *= more.offers;
    times.online *= more.online;
    times.deception *= more.deception;
    times.services *= more.services;
    times.need += more.need;
}

bool is_everyone(const Rule& rule) { return rule.kind == Rule::Kind::everyone; }

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
                 const Calendar& calendar) {
    const auto steps = static_cast<std::size_t>(calendar.steps());
    everyone_.resize(steps);
    uneven_.resize(steps, false);
    for (std::size_t step = 0; step < steps; ++step) {
        const double years = (static_cast<double>(step) + 0.5) * calendar.step_length();
        everyone_[step].offers = std::pow(1 + parameters.trend.offers, years);
        everyone_[step].need = parameters.trend.need * years;
    }
    for (const auto& [name, shock] : parameters.shocks) {
        const bool all = is_everyone(shock.who);
        const auto force = force_of(shock, calendar);
        if (!all) limited_.push_back({Match(shock.who, people), std::vector<Times>(steps)});
        for (std::size_t step = 0; step < steps; ++step) {
            const Times times = in_force(shock, force[step]);
            combine(all ? everyone_[step] : limited_.back().times[step], times);
            if (times.online != 1 || (!all && times.offers != 1)) uneven_[step] = true;
        }
    }
}

Times Context::with_limited(Times times, const World& world, Person person, Step now) const {
    for (const Limited& shock : limited_) {
        const Times& more = shock.times[static_cast<std::size_t>(now)];
        if (more != Times{} && shock.who(person, world.age[person])) combine(times, more);
    }
    return times;
}

}  // namespace heed
