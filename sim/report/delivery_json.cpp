// What the report may say of coverage: nothing of campaigns that meet nobody, and no share of a fixed group where
// people are met when something happens to them.
#include <algorithm>

#include "sim/report/report_json.hpp"

namespace heed {

namespace {

using nlohmann::json;

/// Mean number of people whom a campaign of an arm met, in real people.
double reached(const Findings& findings, std::size_t arm, std::size_t campaign) {
    const Results& results = findings.results.results;
    double sum = 0;
    for (std::size_t world = 0; world < results.worlds(); ++world)
        sum += findings.results.ledgers[world * results.arms.size() + arm][campaign].reached;
    return sum / static_cast<double>(results.worlds());
}

bool in_arm(const Findings& findings, std::size_t arm, const json& entry) {
    return entry["arm"] == findings.results.results.arms[arm];
}

}  // namespace

bool meets_at_events(const Campaign& campaign) {
    return campaign.trigger && campaign.trigger->of_persons();
}

bool everybody_meant(const Findings& findings) {
    const Results& results = findings.results.results;
    const Profile& population = findings.experiment.scenario.population;
    const double everybody = population.weight * static_cast<double>(population.size);
    for (std::size_t world = 0; world < results.worlds(); ++world) {
        const auto of_world = findings.results.reach.begin() +
                              static_cast<std::ptrdiff_t>(world * results.arms.size());
        const auto most = std::max_element(
            of_world, of_world + static_cast<std::ptrdiff_t>(results.arms.size()),
            [](const Reach& one, const Reach& other) { return one.meant < other.meant; });
        if (most->meant < everybody * (1 - 1e-9)) return false;
    }
    return true;
}

void tell_of_delivery(json& coverage, const Findings& findings) {
    json told = json::array();
    for (std::size_t arm = 0; arm < findings.experiment.arms.size(); ++arm) {
        const auto& campaigns = findings.experiment.arms[arm].campaigns.entries;
        for (std::size_t c = 0; c < campaigns.size(); ++c)
            for (const json& entry : coverage) {
                const auto& [name, campaign] = campaigns[c];
                if (!in_arm(findings, arm, entry) || entry["campaign"] != name) continue;
                if (campaign.channel == Channel::place_wide) continue;
                json kept = entry;
                if (meets_at_events(campaign)) {
                    const Trigger& trigger = *campaign.trigger;
                    kept["event"] = trigger.after.empty() ? std::string(word(trigger.event))
                                                          : "having met " + trigger.after;
                    kept["reached"] = reached(findings, arm, c);
                    kept["asked"] = kept["achieved"] = nullptr;
                }
                told.push_back(kept);
            }
    }
    coverage = told;
}

}  // namespace heed
