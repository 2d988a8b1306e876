// Assembling the report's data.
#include "sim/report/report_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "models/campaigns.hpp"
#include "models/sources.hpp"
#include "sim/report/calendar.hpp"
#include "sim/report/manifest.hpp"
#include "sim/report/version.hpp"
#include "sim/report/words.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

namespace {

using nlohmann::json;

json number(double value) { return std::isfinite(value) ? json(value) : json(nullptr); }

/// A page with thousands of points in each of its charts opens slowly and shows no more: of many periods every second,
/// third, … is shown, the last one always. The tables in CSV hold all.
class ShownPeriods {
public:
    explicit ShownPeriods(std::size_t periods)
        : all_(periods), step_(std::max<std::size_t>(1, (periods + most_shown - 1) / most_shown)) {}

    bool has(std::size_t period) const { return (all_ - 1 - period) % step_ == 0; }
    std::size_t place(std::size_t period) const { return period / step_; }
    std::size_t step() const { return step_; }

private:
    static constexpr std::size_t most_shown = 60;
    std::size_t all_, step_;
};

ShownPeriods shown_periods(const Findings& findings) {
    return ShownPeriods(findings.results.results.period_ends.size());
}

json period_place(const ShownPeriods& periods, const std::optional<std::size_t>& period) {
    return period ? json(periods.place(*period)) : json(nullptr);
}

struct GroupWords {
    std::string dimension, level;
};

std::vector<GroupWords> group_words(const Scheme& scheme) {
    std::vector<GroupWords> list;
    for (const Scheme::Group& group : scheme.groups()) {
        if (group.dimension < 0)
            list.push_back({"all", "all"});
        else {
            const Dimension& dimension =
                scheme.dimensions[static_cast<std::size_t>(group.dimension)];
            list.push_back(
                {dimension.name, dimension.levels[static_cast<std::size_t>(group.level)]});
        }
    }
    return list;
}

/// Periods are shown for everybody; groups, of what they have a part in, for the whole time.
template <class Cell>
bool shown(const Scheme& scheme, const ShownPeriods& periods, const Cell& cell) {
    if (cell.period) return cell.group == 0 && periods.has(*cell.period);
    return cell.group == 0 || scheme.has_groups(scheme.measures[cell.measure]);
}

json outcomes_json(const Findings& findings, const std::vector<GroupWords>& groups) {
    json list = json::array();
    const Results& results = findings.results.results;
    const ShownPeriods periods = shown_periods(findings);
    for (const Outcome& cell : findings.outcomes) {
        if (!shown(*results.scheme, periods, cell)) continue;
        const bool hide = cell.suppressed;
        list.push_back({{"arm", results.arms[cell.arm]},
                        {"measure", results.scheme->measures[cell.measure].id},
                        {"dimension", groups[cell.group].dimension},
                        {"level", groups[cell.group].level},
                        {"period", period_place(periods, cell.period)},
                        {"mean", hide ? json(nullptr) : number(cell.value.mean)},
                        {"low", hide ? json(nullptr) : number(cell.value.low)},
                        {"high", hide ? json(nullptr) : number(cell.value.high)},
                        {"mc_error", hide ? json(nullptr) : number(cell.value.mc_error)},
                        {"suppressed", hide}});
    }
    return list;
}

json effects_json(const Findings& findings, const std::vector<GroupWords>& groups) {
    json list = json::array();
    const Results& results = findings.results.results;
    const ShownPeriods periods = shown_periods(findings);
    for (const Effect& cell : findings.effects) {
        if (!shown(*results.scheme, periods, cell)) continue;
        json row{{"arm", results.arms[cell.arm]},
                 {"versus", results.arms[results.comparison]},
                 {"measure", results.scheme->measures[cell.measure].id},
                 {"dimension", groups[cell.group].dimension},
                 {"level", groups[cell.group].level},
                 {"period", period_place(periods, cell.period)},
                 {"suppressed", cell.suppressed},
                 {"exactly_zero", cell.exactly_zero},
                 {"worlds", cell.difference.worlds}};
        const auto put = [&](const char* key, double value) {
            row[key] = cell.suppressed ? json(nullptr) : number(value);
        };
        put("mean", cell.difference.mean);
        put("low", cell.difference.low);
        put("high", cell.difference.high);
        put("mc_error", cell.difference.mc_error);
        put("relative_mean", cell.relative.mean);
        put("relative_low", cell.relative.low);
        put("relative_high", cell.relative.high);
        const bool split = findings.results.results.draws > 1 && !cell.exactly_zero;
        if (split) put("share_draws", cell.difference.share_draws);
        if (split) put("share_chance", cell.difference.share_chance);
        put("variance_ratio", cell.variance_ratio);
        put("probability_lower", cell.probability_lower);
        put("probability_equal", cell.probability_equal);
        list.push_back(std::move(row));
    }
    return list;
}

/// Where each simulated person stands for several or for a part of one, a number of people is one of real people.
json measures_json(const Scheme& scheme, double weight) {
    json list = json::array();
    for (const Measure& m : scheme.measures) {
        list.push_back({{"id", m.id},
                        {"title", m.title},
                        {"unit", m.unit == "people" && weight != 1 ? "real people" : m.unit},
                        {"definition", m.definition},
                        {"family", m.family},
                        {"better", std::string(word(m.better))},
                        {"true_or_recorded", std::string(word(m.truth))}});
        if (!m.counterpart.empty()) list.back()["counterpart"] = m.counterpart;
    }
    return list;
}

std::string level_title(const Scenario& scenario, const std::string& dimension,
                        const std::string& level) {
    if (dimension == "gender") return level == "female" ? "Women and girls" : "Men and boys";
    const PlaceProfile* place =
        dimension == "place" ? scenario.population.places.find(level) : nullptr;
    return place && !place->title.empty() ? place->title : plain_name(level);
}

/// An attribute without a title of its own is called by its name.
std::string title_of(const Dimension& dimension) {
    std::string title =
        dimension.title == dimension.name ? plain_name(dimension.name) : dimension.title;
    title[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(title[0])));
    return title;
}

json groups_json(const Scheme& scheme, const Scenario& scenario) {
    json list = json::array();
    for (const Dimension& dimension : scheme.dimensions) {
        json levels = json::array();
        for (const std::string& level : dimension.levels)
            levels.push_back(
                {{"id", level}, {"title", level_title(scenario, dimension.name, level)}});
        list.push_back(
            {{"dimension", dimension.name}, {"title", title_of(dimension)}, {"levels", levels}});
    }
    return list;
}

json time_json(const Findings& findings) {
    const Results& results = findings.results.results;
    json periods = json::array();
    const ShownPeriods shown = shown_periods(findings);
    for (std::size_t i = 0; i < results.period_ends.size(); ++i)
        if (shown.has(i))
            periods.push_back({{"start", format_date(results.period_starts[i])},
                               {"end", format_date(results.period_ends[i] - std::chrono::days{1})},
                               {"label", format_date(results.period_starts[i]).substr(0, 7)}});
    const TimeFrame& time = findings.experiment.scenario.time;
    return {{"start", format_date(time.start)},
            {"end", format_date(time.calendar().end() - std::chrono::days{1})},
            {"step", format_quantity(time.step, Unit::duration)},
            {"periods", periods},
            {"every_nth_period", shown.step()},
            {"periods_in_all", results.period_ends.size()}};
}

/// "Radio story: schedule start 2024-06-01" for `campaigns.radio.schedule.start: 2024-06-01`.
std::string spoken_change(const Scenario& scenario, const std::string& change) {
    const std::size_t end = change.find(": ");
    std::string path = change.substr(0, end), lead;
    const std::string value = change.substr(end + 2);
    path.erase(0, path.find('.') + 1);
    if (change.starts_with("campaigns.")) {
        const std::string name = path.substr(0, path.find('.'));
        const Campaign* campaign = scenario.campaigns.find(name);
        lead = (campaign && !campaign->title.empty() ? campaign->title : plain_name(name)) + ": ";
        path.erase(0, std::min(path.size(), name.size() + 1));
    }
    std::ranges::replace(path, '.', ' ');
    return lead + plain_name(path) + " " + value;
}

json arms_json(const Findings& findings) {
    json list = json::array();
    for (std::size_t arm = 0; arm < findings.experiment.arms.size(); ++arm) {
        const auto& [name, wishes] = findings.experiment.scenario.arms.entries[arm];
        json changes = json::array();
        for (const std::string& change : changes_of(wishes))
            changes.push_back(spoken_change(findings.experiment.scenario, change));
        list.push_back({{"name", name},
                        {"title", wishes.title.empty() ? name : wishes.title},
                        {"comparison", arm == findings.experiment.comparison},
                        {"campaigns", wishes.campaigns},
                        {"changes", changes}});
    }
    return list;
}

/// Shares of ten, lowest risk first; null where nobody was looked at or figures are withheld.
json by_risk_json(const std::vector<RiskReach>& rows, const std::string& arm,
                  const std::string& campaign) {
    json list = json::array();
    for (const RiskReach& row : rows)
        if (row.arm == arm && row.campaign == campaign)
            list.push_back(row.suppressed ? json(nullptr) : number(row.share.mean / 100));
    return list;
}

/// Costs and coverage of each arm's campaigns, means over worlds.
/// What support cost in an arm, on average: all costs but those of campaigns.
void add_support_cost(json& costs, const Findings& findings, std::size_t arm) {
    const SupportParameters& support = findings.experiment.arms[arm].parameters.aftercare.support;
    if (!support.places || support.cost.per_place + support.cost.per_person <= 0) return;
    const Results& results = findings.results.results;
    const std::size_t cost = results.scheme->tally_index("cost");
    double sum = 0;
    for (std::size_t world = 0; world < results.worlds(); ++world) {
        const std::size_t run = world * results.arms.size() + arm;
        sum += results.runs[run].total(cost, 0);
        for (const CampaignLedger& one : findings.results.ledgers[run]) sum -= one.spent;
    }
    costs.push_back({{"arm", results.arms[arm]},
                     {"campaign", ""},
                     {"item", "support after exploitation"},
                     {"amount", sum / static_cast<double>(results.worlds())},
                     {"currency", findings.experiment.scenario.currency}});
}

void add_ledgers(json& report, const Findings& findings) {
    const Results& results = findings.results.results;
    const Scenario& scenario = findings.experiment.scenario;
    report["costs"] = json::array();
    report["coverage"] = json::array();
    const std::vector<RiskReach> by_risk = risk_reach(findings.experiment, findings.results);
    for (std::size_t arm = 0; arm < results.arms.size(); ++arm) {
        for (const std::string& name : scenario.arms.entries[arm].second.campaigns) {
            const auto names = scenario.campaigns.names();
            const auto c = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
            CampaignLedger mean;
            for (std::size_t world = 0; world < results.worlds(); ++world) {
                const CampaignLedger& one =
                    findings.results.ledgers[world * results.arms.size() + arm][c];
                const double part = 1.0 / static_cast<double>(results.worlds());
                mean.target += part * one.target;
                mean.covered += part * one.covered;
                mean.reached += part * one.reached;
                mean.spent += part * one.spent;
            }
            const Campaign& campaign = findings.experiment.arms[arm].campaigns.entries[c].second;
            const double asked = campaign.coverage.people
                                     ? campaign.coverage.people->value / std::max(1.0, mean.target)
                                 : campaign.coverage.curve.empty()
                                     ? campaign.coverage.share.value
                                     : covered_by(campaign, scenario.time.calendar()).back();
            report["costs"].push_back({{"arm", results.arms[arm]},
                                       {"campaign", name},
                                       {"item", "all costs"},
                                       {"amount", mean.spent},
                                       {"currency", scenario.currency}});
            if (mean.reached > 0)
                report["costs"].push_back({{"arm", results.arms[arm]},
                                           {"campaign", name},
                                           {"item", "all costs"},
                                           {"per", "person reached"},
                                           {"amount", mean.spent / mean.reached},
                                           {"currency", scenario.currency}});
            report["coverage"].push_back(
                {{"arm", results.arms[arm]},
                 {"campaign", name},
                 {"asked", asked},
                 {"achieved", mean.target > 0 ? json(mean.reached / mean.target) : json(nullptr)},
                 {"by_risk_decile", by_risk_json(by_risk, results.arms[arm], name)}});
        }
        add_support_cost(report["costs"], findings, arm);
    }
}

/// To three digits.
std::string brief(double value, Unit unit) {
    return format_quantity(std::stod(format_number(value, 3)), unit);
}

json diagnostics_json(const Scenario& scenario, const Population& people) {
    json list = json::array();
    for (const Diagnostic& d : diagnose(people, scenario.population))
        list.push_back(
            {{"what", d.what},
             {"target", std::isnan(d.target) ? json(nullptr) : json(brief(d.target, d.unit))},
             {"achieved", brief(d.achieved, d.unit)},
             {"ok", d.within}});
    return list;
}

json sources_json(const Scenario& scenario, const json& parameters) {
    std::set<std::string> used;
    for (const json& parameter : parameters)
        if (!parameter["source"].get<std::string>().empty())
            used.insert(parameter["source"].get<std::string>());
    json list = json::array();
    for (const std::string& id : used)
        if (const Reference* source = find_source(scenario, id))
            list.push_back({{"id", id},
                            {"citation", source->citation},
                            {"link", source->link},
                            {"found", source->found}});
    return list;
}

}  // namespace

nlohmann::json report_json(const Findings& findings, const RunFacts& facts) {
    const Scenario& scenario = findings.experiment.scenario;
    const Scheme& scheme = *findings.results.results.scheme;
    const auto groups = group_words(scheme);
    json report{{"heed", {{"version", std::string(version())}, {"commit", std::string(commit())}}},
                {"title", scenario.title},
                {"question", scenario.question.empty()
                                 ? "If these campaigns are run here, for these people, what "
                                   "changes compared with not running them?"
                                 : scenario.question},
                {"command", facts.command}};
    report["headline"] = headline_json(findings);
    report["arms"] = arms_json(findings);
    report["time"] = time_json(findings);
    report["worlds"] = {{"draws", scenario.draws},
                        {"replicates", scenario.replicates},
                        {"people", scenario.population.size},
                        {"weight", scenario.population.weight}};
    report["measures"] = measures_json(scheme, scenario.population.weight);
    report["recruiters_adapt"] = std::ranges::any_of(
        findings.experiment.arms,
        [](const Scenario& arm) { return arm.parameters.recruiters || arm.parameters.demand; });
    report["groups"] = groups_json(scheme, scenario);
    report["withheld_below"] = scenario.outcomes.suppress_below;
    report["outcomes"] = outcomes_json(findings, groups);
    report["effects"] = effects_json(findings, groups);
    report["gaps"] = gaps_json(findings);
    report["funnels"] = funnels_json(findings);
    report["calendar"] = calendar_json(findings.experiment);
    report["shocks"] = shocks_json(findings.experiment);
    add_ledgers(report, findings);
    tell_of_delivery(report["coverage"], findings);
    report["everybody_meant"] = everybody_meant(findings);
    report["value"] = value_json(findings);
    report["leans_on"] = leans_on_json(findings);
    report["parameters"] = parameters_json(findings);
    report["sources"] = sources_json(scenario, report["parameters"]);
    const auto people = people_of(scenario);
    report["diagnostics"] = diagnostics_json(scenario, *people);
    report["warnings"] = warnings_of(findings, *people);
    report["methods"] = methods_words(scenario);
    report["limits"] = limits_words(report["recruiters_adapt"].get<bool>());
    report["reproduce"] = manifest_json(findings.experiment, facts);
    return report;
}

}  // namespace heed
