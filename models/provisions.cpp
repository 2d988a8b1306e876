// Giving, and taking back when its time is over.
#include "models/provisions.hpp"

#include <algorithm>
#include <cmath>

#include "models/campaign.hpp"
#include "sim/engine/sweep.hpp"

namespace heed {

Provisions::Provisions(const std::vector<PlannedCampaign>& planned, const Calendar& calendar) {
    for (std::size_t i = 0; i < planned.size(); ++i) {
        const auto& [campaign, active, name] = planned[i];
        if (!active || !campaign->provides) continue;
        const Provision& p = *campaign->provides;
        const double steps = std::round(p.lasts / calendar.step_length());
        plans_.push_back({i, static_cast<float>(campaign->fidelity * (p.need + p.liquidity)),
                          static_cast<int>(std::clamp(steps, 1.0, 32000.0))});
    }
}

void Provisions::begin(World& world, const Dice&) const {
    for (const Plan& plan : plans_) {
        Audience& audience = world.audiences[plan.campaign];
        audience.holds_until.assign(audience.person.size(), never);
    }
}

void Provisions::step(World& world, const Dice&, const Now& now) const {
    for (const Plan& plan : plans_) {
        Audience& audience = world.audiences[plan.campaign];
        const auto over = find_where(audience.person.size(), [&](std::size_t place) {
            return audience.holds_until[place] == now.step;
        });
        for (const std::uint32_t place : over) {
            world.need[audience.person[place]] -= plan.need;
            audience.holds_until[place] = never;
        }
        for (const Delivery& delivery : world.now.deliveries) {
            if (delivery.campaign != plan.campaign) continue;
            Step& until = audience.holds_until[audience.place_of(delivery.person)];
            if (until == never) world.need[delivery.person] += plan.need;
            until = static_cast<Step>(std::min(now.step + plan.lasts, 32767));
        }
    }
}

SafeWays::SafeWays(const std::vector<PlannedCampaign>& planned) {
    for (std::size_t i = 0; i < planned.size(); ++i) {
        const auto& [campaign, active, name] = planned[i];
        if (active && campaign->provides && campaign->provides->regular != 1)
            ways_.emplace_back(i, 1 + campaign->fidelity * (campaign->provides->regular - 1));
    }
}

double SafeWays::times(const World& world, Person person) const {
    double times = 1;
    for (const auto& [campaign, factor] : ways_) {
        const Audience& audience = world.audiences[campaign];
        const std::size_t place = audience.place_of(person);
        if (place < audience.holds_until.size() && audience.holds_until[place] != never)
            times *= factor;
    }
    return times;
}

}  // namespace heed
