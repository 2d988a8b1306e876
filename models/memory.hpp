// Reading what a person knows and believes now: what was learned fades at two speeds towards where it rests.
//
//     value(t) = base + fast · 2^(−t/h₁) + slow · 2^(−t/h₂),  t since learned_at
//
// A view of the World's minds for every part of the model; only `awareness` writes them.
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

    double step_length() const { return step_length_; }  ///< [years]

    /// Shares of the two traces that are left after so many steps.
    struct Left {
        float fast, slow;
    };
    Left left(int steps) const { return left_[static_cast<std::size_t>(steps)]; }

    /// All qualities now, each in [0, 1]: two traces of opposite sign may overshoot as they fade.
    QualityValues values(const Mind& mind, Step now) const {
        const auto [fast, slow] = left(now - mind.learned_at);
        const QualityValues base = mind.base, fading_fast = mind.fast, fading_slowly = mind.slow;
        QualityValues held;
        for (std::size_t q = 0; q < quality_count; ++q)
            held[q] = std::min(
                std::max(base[q] + fading_fast[q] * fast + fading_slowly[q] * slow, 0.0F), 1.0F);
        return held;
    }

    /// A quality now, in [0, 1].
    double value(const World& world, Quality quality, Person person, Step now) const {
        return of(values(world.minds[person], now), quality);
    }

    /// Where the quality rests without campaigns.
    static double base(const World& world, Quality quality, Person person) {
        return of(world.minds[person].base, quality);
    }

    /// "This could happen to me": (1 − not-me gap) × general risk belief.
    static float personal_risk(const QualityValues& held) {
        return (1 - held[static_cast<std::size_t>(Quality::not_me)]) *
               held[static_cast<std::size_t>(Quality::risk_belief)];
    }
    double personal_risk(const World& world, Person person, Step now) const {
        return personal_risk(values(world.minds[person], now));
    }

    /// Of all qualities, as they are now or where they rest.
    static float of(const QualityValues& held, Quality quality) {
        return held[static_cast<std::size_t>(quality)];
    }

private:
    double step_length_;
    std::vector<Left> left_;  // [steps passed]
};

}  // namespace heed
