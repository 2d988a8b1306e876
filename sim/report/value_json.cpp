// Value for money as the report tells it: at which worths, and as data.
#include <algorithm>
#include <cmath>
#include <set>

#include "models/measures.hpp"
#include "sim/report/report_json.hpp"

namespace heed {

namespace {

using nlohmann::json;

constexpr int parts_of_curve = 40, parts_of_table = 4;

/// From nothing to the highest, in equal parts.
std::vector<double> in_parts(double highest, int parts) {
    std::vector<double> worths{0};
    for (int part = 1; part <= parts && highest > 0; ++part)
        worths.push_back(highest * part / parts);
    return worths;
}

/// Fewer worlds carry means and no more.
void keep_means(ValueFindings& found) {
    for (ArmValue& arm : found.arms) {
        for (Estimate* figure : {&arm.cost, &arm.years_averted, &arm.recruitments_averted,
                                 &arm.work_forgone, &arm.reached})
            keep_mean_only(*figure);
        arm.cost_per_year = arm.cost_per_recruitment = arm.icer = undefined;
    }
    for (auto* table : {&found.net_benefits, &found.curve})
        for (NetBenefit& row : *table) {
            keep_mean_only(row.benefit);
            keep_mean_only(row.best);
        }
}

json number(double value, bool hide = false) {
    return hide || !std::isfinite(value) ? json(nullptr) : json(value);
}

/// Whether the arms are alike in every world: no error where there is one, or no range although the worlds are enough.
bool alike(const Estimate& figure) {
    const bool bare = std::isnan(figure.low) && figure.worlds >= fewest_worlds_for_interval;
    return figure.mean == 0 && (figure.mc_error == 0 || bare);
}

json figure_json(const Estimate& figure, bool hide) {
    return {{"mean", number(figure.mean, hide)}, {"low", number(figure.low, hide)},
            {"high", number(figure.high, hide)}, {"mc_error", number(figure.mc_error, hide)},
            {"worlds", figure.worlds},           {"suppressed", hide},
            {"exactly_zero", alike(figure)}};
}

json arm_json(const Results& results, const ArmValue& value, std::size_t arm) {
    const bool hide = value.suppressed;
    json next = nullptr;
    if (value.place.next_to && !hide) next = results.arms[*value.place.next_to];
    return {{"arm", results.arms[arm]},
            {"comparison", arm == results.comparison},
            {"cost", figure_json(value.cost, false)},
            {"years_averted", figure_json(value.years_averted, hide)},
            {"recruitments_averted", figure_json(value.recruitments_averted, hide)},
            {"work_forgone", figure_json(value.work_forgone, hide)},
            {"reached", figure_json(value.reached, hide)},
            {"cost_per_year", number(value.cost_per_year, hide)},
            {"cost_per_recruitment", number(value.cost_per_recruitment, hide)},
            {"cost_per_reached", number(value.cost_per_reached, hide)},
            {"standing", hide ? "" : std::string(word(value.place.standing))},
            {"next_on_frontier", next},
            {"icer", number(value.icer, hide)}};
}

json net_json(const Results& results, const std::vector<NetBenefit>& table) {
    json list = json::array();
    for (const NetBenefit& row : table) {
        json entry = figure_json(row.benefit, row.suppressed);
        entry["arm"] = results.arms[row.arm];
        entry["worth"] = row.worth;
        entry["probability_best"] = number(row.best.mean, row.suppressed);
        entry["probability_best_mc_error"] = number(row.best.mc_error, row.suppressed);
        entry["best_on_average"] = row.best_on_average && !row.suppressed;
        list.push_back(std::move(entry));
    }
    return list;
}

}  // namespace

ValueFindings value_findings(const Experiment& experiment, const ExperimentResults& results) {
    const OutcomeWishes& wishes = experiment.scenario.outcomes;
    ValueFindings found;
    found.terms = {wishes.discount.value, experiment.scenario.currency};
    if (results.results.arms.size() < 2) return found;
    const ValueSums sums = value_sums(results.results, wishes.suppress_below);
    found.arms = value_of_arms(sums);
    const std::set<double> stated(wishes.worth.begin(), wishes.worth.end());
    std::vector<double> worths(stated.begin(), stated.end());
    const double highest = highest_worth(found.arms, worths);
    if (worths.empty()) worths = in_parts(highest, parts_of_table);
    found.net_benefits = net_benefits(sums, worths);
    found.curve = net_benefits(sums, in_parts(highest, parts_of_curve));
    if (results.results.worlds() < fewest_worlds_for_interval) keep_means(found);
    return found;
}

/// Null where there is nothing to compare, or nothing costs anything.
nlohmann::json value_json(const Findings& findings) {
    const ValueFindings& value = findings.value;
    const Results& results = findings.results.results;
    const auto costs = [](const ArmValue& arm) { return arm.cost.mean != 0; };
    if (std::ranges::none_of(value.arms, costs)) return nullptr;
    json arms = json::array();
    for (std::size_t arm = 0; arm < value.arms.size(); ++arm)
        arms.push_back(arm_json(results, value.arms[arm], arm));
    return {{"currency", value.terms.currency},
            {"discount", value.terms.discount},
            {"arms", arms},
            {"net_benefits", net_json(results, value.net_benefits)},
            {"curve", net_json(results, value.curve)}};
}

}  // namespace heed
