// The force of what campaigns change around people, step by step.
#include "models/changes.hpp"

#include <algorithm>

#include "models/campaigns.hpp"

namespace heed {

namespace {

/// Share of the target group whom the campaign sets out to cover.
double coverage_of(const Campaign& campaign, const Population& people) {
    if (!campaign.coverage.people) return campaign.coverage.share;
    const Match target(campaign.target, people);
    double meant = 0;
    for (Person person = 0; person < people.size; ++person)
        meant += target(person, people.age[person]);
    const double wanted = *campaign.coverage.people / people.weight;
    return meant > 0 ? std::min(1.0, wanted / meant) : 0.0;
}

std::vector<double> force_of(const Campaign& campaign, const Population& people,
                             const Calendar& calendar) {
    const double full = coverage_of(campaign, people) * campaign.fidelity;
    const std::vector<double> covered = covered_by(campaign, calendar);
    std::vector<double> force(static_cast<std::size_t>(calendar.steps()));
    for (const Round& round : rounds_of(campaign.schedule, calendar))
        for (int step = round.first; step <= round.last; ++step)
            force[static_cast<std::size_t>(step)] +=
                (covered.empty() ? full
                                 : covered[static_cast<std::size_t>(step)] * campaign.fidelity) *
                round.delivering(step);
    return force;
}

}  // namespace

bool Changes::anything() const {
    const Parameter* const all[] = {&offers, &online,    &deception, &agencies,
                                    &police, &community, &records,   &vacancies};
    const auto stays = [](const Parameter* times) { return times->always(1); };
    return !std::ranges::all_of(all, stays) || !need.always(0);
}

std::vector<Influence> influences_of(const std::vector<PlannedCampaign>& planned,
                                     const Population& people, const Calendar& calendar) {
    const std::vector<double> no_force(static_cast<std::size_t>(calendar.steps()), 0.0);
    std::vector<Influence> list;
    for (std::size_t i = 0; i < planned.size(); ++i) {
        const auto& [campaign, active, name] = planned[i];
        if (!campaign->changes) continue;
        const Changes& c = *campaign->changes;
        Times full{.offers = c.offers, .online = c.online, .deception = c.deception};
        full.agencies = c.agencies - c.corruption * (c.agencies - 1);
        full.police = c.police - c.corruption * (c.police - 1);
        full.community = c.community;
        full.records = c.records;
        full.need = c.need;
        list.push_back({campaign->target, active ? force_of(*campaign, people, calendar) : no_force,
                        full, active});
        const std::vector<Round> rounds = rounds_of(campaign->schedule, calendar);
        if (!campaign->trigger || !campaign->trigger->threshold() || rounds.empty()) continue;
        list.back().campaign = i;
        list.back().starts = rounds.front().paid_from;
    }
    return list;
}

std::vector<std::vector<double>> vacancy_factors(const std::vector<PlannedCampaign>& planned,
                                                 const std::vector<std::string>& journeys,
                                                 const Population& people,
                                                 const Calendar& calendar) {
    std::vector factors(journeys.size(),
                        std::vector<double>(static_cast<std::size_t>(calendar.steps()), 1.0));
    for (const auto& [campaign, active, name] : planned) {
        if (!active || !campaign->changes) continue;
        const Changes& changes = *campaign->changes;
        const auto force = force_of(*campaign, people, calendar);
        for (std::size_t j = 0; j < journeys.size(); ++j) {
            const auto& meant = changes.journeys;
            if (!meant.empty() && std::ranges::find(meant, journeys[j]) == meant.end()) continue;
            for (std::size_t step = 0; step < force.size(); ++step)
                factors[j][step] *= 1 + force[step] * (changes.vacancies - 1);
        }
    }
    return factors;
}

}  // namespace heed
