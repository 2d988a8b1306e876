// Whom campaigns reach, by risk: what the ledgers of runs say, over draws.
#include <algorithm>
#include <cmath>

#include "sim/experiment/experiment.hpp"

namespace heed {

namespace {

/// A tenth that a campaign reached, over the worlds that were looked at.
struct Tenth {
    std::vector<double> percent;                 // [world looked at]
    double people = 0, reached = 0, worlds = 0;  // real people, summed over those worlds
};

Tenth tenth_of(const ExperimentResults& results, std::size_t arm, std::size_t campaign,
               std::size_t decile) {
    Tenth tenth;
    const Results& all = results.results;
    for (std::size_t draw = 0; draw < all.draws; ++draw) {
        const std::size_t run = draw * all.replicates * all.arms.size() + arm;
        const CampaignLedger& ledger = results.ledgers[run][campaign];
        const double share = ledger.reached_by_risk[decile];
        tenth.percent.push_back(100 * share);
        if (std::isnan(share)) continue;
        tenth.worlds += 1;
        tenth.people += ledger.target / 10;
        tenth.reached += share * ledger.target / 10;
    }
    return tenth;
}

/// Whether the target group at the start is whom a campaign meets. One that waits for birthdays meets those who come of
/// an age, and never those who have it on the first day.
bool starts_with_its_group(const Campaign& campaign) {
    return !campaign.trigger || campaign.trigger->event != Event::birthday;
}

/// A normal interval does not know that a share lies between nothing and all.
Estimate share_of(const std::vector<double>& percent) {
    Estimate share = estimate(percent, percent.size(), 1);
    if (share.low < 0) share.low = 0;
    if (share.high > 100) share.high = 100;
    return share;
}

}  // namespace

std::vector<RiskReach> risk_reach(const Experiment& experiment, const ExperimentResults& results) {
    std::vector<RiskReach> rows;
    const Scenario& scenario = experiment.scenario;
    const double least = scenario.outcomes.suppress_below;
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
        const std::vector<std::string>& active = scenario.arms.entries[arm].second.campaigns;
        for (std::size_t c = 0; c < scenario.campaigns.entries.size(); ++c) {
            const std::string& name = scenario.campaigns.entries[c].first;
            if (std::ranges::find(active, name) == active.end() ||
                !starts_with_its_group(experiment.arms[arm].campaigns.entries[c].second))
                continue;
            for (std::size_t decile = 0; decile < 10; ++decile) {
                const Tenth tenth = tenth_of(results, arm, c, decile);
                const auto few = [&](double sum) { return sum > 0 && sum < least * tenth.worlds; };
                rows.push_back({experiment.arm_names[arm], name, decile + 1,
                                share_of(tenth.percent), few(tenth.people) || few(tenth.reached)});
            }
        }
    }
    return rows;
}

}  // namespace heed
