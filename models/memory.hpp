// Reading what a person knows and believes now: what was learned fades at two speeds towards where it rests.
//
//     value(t) = base + fast · 2^(−t/h₁) + slow · 2^(−t/h₂),  t since learned_at
//
// A view of the World's columns for every part of the model; only `awareness` writes them.
// Source of the two-speed form: Hill et al. (2013) and Gerber et al. (2011) on the decay of campaign effects.
#pragma once

#include <algorithm>
#include <vector>

#include "sim/world/world.hpp"

namespace heed {

class Memory {
public:
    /// Half-lives and step length in years; steps: length of the table of fading.
    Memory(double half_life_fast, double half_life_slow, double step_length, int steps);

    double fast_left(int steps) const { return fast_[static_cast<std::size_t>(steps)]; }
    double slow_left(int steps) const { return slow_[static_cast<std::size_t>(steps)]; }

    /// A quality now, in [0, 1].
    double value(const World& world, Quality quality, Person person, Step now) const {
        const Learned& q = world.learned[static_cast<std::size_t>(quality)];
        const int passed = now - world.learned_at[person];
        const double now_held = q.base[person] + q.fast[person] * fast_left(passed) +
                                q.slow[person] * slow_left(passed);
        return std::clamp(now_held, 0.0,
                          1.0);  // two traces of opposite sign may overshoot as they fade
    }

    /// Where the quality rests without campaigns.
    static double base(const World& world, Quality quality, Person person) {
        return world.learned[static_cast<std::size_t>(quality)].base[person];
    }

    /// "This could happen to me": (1 − not-me gap) × general risk belief.
    double personal_risk(const World& world, Person person, Step now) const {
        return (1 - value(world, Quality::not_me, person, now)) *
               value(world, Quality::risk_belief, person, now);
    }
    static double base_personal_risk(const World& world, Person person) {
        return (1 - base(world, Quality::not_me, person)) *
               base(world, Quality::risk_belief, person);
    }

private:
    std::vector<double> fast_, slow_;  // [steps passed] share left
};

}  // namespace heed
