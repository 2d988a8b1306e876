// Methods, limits and warnings, in plain words.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/config/parameters.hpp"
#include "sim/experiment/notes.hpp"
#include "sim/report/report_json.hpp"
#include "sim/report/words.hpp"

namespace heed {

std::vector<std::string> methods_words(const Scenario& scenario) {
    return {
        fmt::format("{} synthetic people are made from the profile's margins. Week by week (here: "
                    "every {}) campaigns deliver, people learn, tell others and forget, "
                    "offers are made and answered, exploitation continues or ends, and part of it "
                    "is recorded.",
                    scenario.population.size, format_quantity(scenario.time.step, Unit::duration)),
        "Every arm is run in the same worlds: the same people and the same dice, which belong to a "
        "person, a decision and a step. Arms differ only where a campaign acts. "
        "Each effect is a difference within a world.",
        fmt::format("There are {} draws of the uncertain parameters and {} random worlds for each. "
                    "The 95 % interval says where a further such world would lie; the Monte Carlo "
                    "error says how far "
                    "the mean itself is uncertain because only so many worlds were run. The "
                    "variance ratio says what pairing was worth: 1 would be nothing.",
                    scenario.draws, scenario.replicates),
        "Whether a campaign works is not assumed anywhere: people may learn nothing, already know, "
        "be asked too seldom, have no choice, or stay away from safe journeys too."};
}

std::vector<std::string> limits_words(bool recruiters_adapt) {
    return {
        "These are comparisons between simulated worlds, not forecasts, and not estimates of how "
        "many people are exploited in any place.",
        "Levels (how many offers, how many exploited) rest largely on assumptions; differences "
        "between arms rest on them less.",
        recruiters_adapt
            ? "How fast and how far recruiters adapt is assumed: read the results beside the same "
              "without (parameters.recruiters.learning 0)."
            : "Recruiters do not adapt in this scenario, and nothing moves next door.",
        "No controlled study has measured what an awareness campaign alone does to trafficking. "
        "The parameters come from nearby studies, graded in the table.",
        "The figures are about groups of synthetic people. They must not be used to single out "
        "persons or communities, nor to withhold help from anyone."};
}

namespace {

std::string few_worlds_words(std::size_t worlds) {
    const std::string there =
        worlds == 1 ? "There is only one world" : fmt::format("There are only {} worlds", worlds);
    if (worlds < fewest_worlds_for_interval)
        return fmt::format(
            "{}: means are shown, without interval and Monte Carlo error, which need at least {} "
            "worlds. From {} on, intervals are read off the worlds.",
            there, fewest_worlds_for_interval, fewest_worlds_for_percentiles);
    return fmt::format(
        "{}; intervals are computed as if effects were normally distributed, so they may reach "
        "below zero even for what is never negative. With {} or more they would be read off the "
        "worlds.",
        there, fewest_worlds_for_percentiles);
}

}  // namespace

namespace {
/// "Arm 'radio': the budget of 9 000 USD for 'radio' ran out in all 40 worlds, first in the week of 12 March 2024."
std::string end_of_money_words(const Findings& findings, std::size_t arm, std::size_t campaign) {
    const Results& results = findings.results.results;
    const auto& [name, planned] = findings.experiment.arms[arm].campaigns.entries[campaign];
    std::size_t ended = 0;
    Step first = std::numeric_limits<Step>::max();
    for (std::size_t world = 0; world < results.worlds(); ++world) {
        const CampaignLedger& ledger =
            findings.results.ledgers[world * results.arms.size() + arm][campaign];
        if (ledger.ended_at == never) continue;
        ++ended;
        first = std::min(first, ledger.ended_at);
    }
    if (ended == 0) return "";
    return fmt::format(
        "Arm '{}': the budget of {} for campaign '{}' ran out in {} of {} worlds, first in the "
        "step "
        "from {}; from then on it met nobody.",
        results.arms[arm],
        counted_words(planned.budget->value, findings.experiment.scenario.currency,
                      findings.experiment.scenario.currency),
        name, ended, results.worlds(),
        date_words(format_date(findings.experiment.scenario.time.calendar().day(first))));
}

/// "Arm 'kiosk': campaign 'kiosk' never began in 3 of 40 worlds …"
std::string waiting_words(const Findings& findings, std::size_t arm, std::size_t campaign) {
    const Results& results = findings.results.results;
    std::size_t waited = 0;
    for (std::size_t world = 0; world < results.worlds(); ++world)
        waited +=
            findings.results.ledgers[world * results.arms.size() + arm][campaign].waits ? 1U : 0U;
    if (waited == 0) return "";
    return fmt::format(
        "Arm '{}': campaign '{}' never began in {} of {} worlds: what it waits for was not "
        "counted.",
        results.arms[arm], findings.experiment.scenario.campaigns.entries[campaign].first, waited,
        results.worlds());
}
}  // namespace

std::vector<std::string> warnings_of(const Findings& findings, const Population& people) {
    std::vector<std::string> list;
    const Scenario& scenario = findings.experiment.scenario;
    const Results& results = findings.results.results;
    if (results.worlds() < fewest_worlds_for_percentiles)
        list.push_back(few_worlds_words(results.worlds()));
    for (std::string& note : inputs_without_effect(findings.experiment))
        list.push_back(std::move(note) + ".");
    for (std::string& note : empty_targets(findings.experiment, findings.results))
        list.push_back(std::move(note) + ".");
    for (const std::string& note : empty_rules(findings.experiment, people))
        list.push_back(note + " (looked at in the first world).");
    if (scenario.parameters.offers.journeys.empty())
        list.emplace_back(
            "There are no journeys (parameters.offers.journeys), so no offer leads anywhere.");
    Scenario copy = scenario;
    std::size_t doubtful = 0;
    for (const auto& at : parameters(copy)) doubtful += at.parameter->doubt.has_value();
    if (scenario.draws == 1 && doubtful > 0)
        list.push_back(fmt::format(
            "{} parameters have a range, but there is one draw: each is held at its stated value, "
            "and the intervals show chance alone. Set `draws` to 20 or more.",
            doubtful));
    for (std::size_t arm = 0; arm < results.arms.size(); ++arm)
        for (std::size_t c = 0; c < scenario.campaigns.size(); ++c) {
            if (std::ranges::find(scenario.arms.entries[arm].second.campaigns,
                                  scenario.campaigns.entries[c].first) ==
                scenario.arms.entries[arm].second.campaigns.end())
                continue;
            const CampaignLedger& ledger = findings.results.ledgers[arm][c];
            const Campaign& campaign = findings.experiment.arms[arm].campaigns.entries[c].second;
            if (campaign.coverage.people && *campaign.coverage.people > ledger.target)
                list.push_back(fmt::format(
                    "Campaign '{}' asks to cover {} people, but its target group has {}.",
                    scenario.campaigns.entries[c].first, number_words(*campaign.coverage.people),
                    number_words(ledger.target)));
            if (std::string words = end_of_money_words(findings, arm, c); !words.empty())
                list.push_back(std::move(words));
            if (std::string words = waiting_words(findings, arm, c); !words.empty())
                list.push_back(std::move(words));
        }
    return list;
}

}  // namespace heed
