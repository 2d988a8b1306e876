// Families of arms, by their parameters and the campaigns that they run.
#include "sim/experiment/families.hpp"

#include <algorithm>
#include <string>

#include "models/campaigns.hpp"
#include "sim/base/same.hpp"

namespace heed {

namespace {

constexpr int before_all = -1;  ///< in place of a step: it bears on how the world begins

/// First step in which a campaign can change anything.
int acts_from(const Campaign& campaign, const Calendar& calendar) {
    if (campaign.trigger)
        return 0;  // it counts from the first step on, and who knows when it begins
    const std::vector<Round> rounds = rounds_of(campaign.schedule, calendar);
    if (rounds.empty()) return calendar.steps();
    const int first = rounds.front().paid_from;
    return first == 0 && campaign.changes ? before_all : first;
}

/// Whether the arm runs this campaign.
bool runs(const Experiment& experiment, std::size_t arm, const std::string& campaign) {
    const auto& active = experiment.scenario.arms.entries[arm].second.campaigns;
    return std::ranges::find(active, campaign) != active.end();
}

/// [campaign] whether these two arms do not run it alike.
std::vector<bool> unlike(const Experiment& experiment, std::size_t a, std::size_t b) {
    std::vector<bool> list;
    for (const auto& [name, campaign] : experiment.arms[a].campaigns) {
        const bool in_a = runs(experiment, a, name), in_b = runs(experiment, b, name);
        const Campaign* other = experiment.arms[b].campaigns.find(name);
        list.push_back(in_a != in_b || (in_a && !same(campaign, *other)));
    }
    return list;
}

/// Whether both see the same measures around people, which are part of how offers are classed even where they do not run.
bool classed_alike(const Experiment& experiment, std::size_t a, std::size_t b) {
    const auto& others = experiment.arms[b].campaigns;
    return std::ranges::all_of(experiment.arms[a].campaigns.entries, [&](const auto& entry) {
        const Campaign& other = *others.find(entry.first);
        return (!entry.second.changes && !other.changes) || same(entry.second, other);
    });
}

/// First step in which these two arms can differ; `before_all` where they do from the start.
int differ_from(const Experiment& experiment, std::size_t a, std::size_t b) {
    if (!same(experiment.arms[a].parameters, experiment.arms[b].parameters) ||
        !classed_alike(experiment, a, b))
        return before_all;
    const Calendar calendar = experiment.scenario.time.calendar();
    int first = calendar.steps();
    const std::vector<bool> differs = unlike(experiment, a, b);
    for (const std::size_t arm : {a, b}) {
        const auto& campaigns = experiment.arms[arm].campaigns.entries;
        for (std::size_t c = 0; c < differs.size(); ++c)
            if (differs[c] && runs(experiment, arm, campaigns[c].first))
                first = std::min(first, acts_from(campaigns[c].second, calendar));
    }
    return first;
}

}  // namespace

std::vector<Family> families_of(const Experiment& experiment) {
    std::vector<Family> families;
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
        const auto shared_with = [&](const Family& family) {
            return differ_from(experiment, family.arms.front(), arm);
        };
        auto found = std::ranges::find_if(
            families, [&](const Family& family) { return shared_with(family) != before_all; });
        if (found == families.end())
            found = families.insert(found, {{}, {}, experiment.scenario.time.calendar().steps()});
        found->arms.push_back(arm);
        found->own.push_back(unlike(experiment, found->arms.front(), arm));
        found->until = std::min(found->until, shared_with(*found));
    }
    return families;
}

}  // namespace heed
