// Figures of money: what each arm costs, and what it buys.
#include <algorithm>
#include <cmath>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"

namespace heed {

namespace {

using nlohmann::json;

/// Amounts of one currency that add up; a cost "per" something stands beside them.
std::vector<json> cost_entries(const ReportFacts& facts, const std::string& currency) {
    std::vector<json> entries;
    for (const json& cost : json_list(facts.report(), "costs")) {
        const bool adds_up = json_text(cost, "per").empty();
        if (adds_up && json_text(cost, "currency") == currency) entries.push_back(cost);
    }
    return entries;
}

double cost_of(const ReportFacts& facts, const std::string& arm, const std::string& currency) {
    double total = 0.0;
    for (const json& cost : cost_entries(facts, currency)) {
        if (json_text(cost, "arm") == arm) total += json_number(cost, "amount").value_or(0.0);
    }
    return total;
}

std::string money_words(double amount, const std::string& currency) {
    return number_words(std::round(amount), 0) + (currency.empty() ? "" : "\u00a0" + currency);
}

std::string item_name(const ReportFacts& facts, const json& cost) {
    const std::string campaign = facts.campaign_title(json_text(cost, "campaign"));
    return (campaign.empty() ? "" : campaign + ": ") + json_text(cost, "item");
}

/// Items in order of first appearance, each with its amount in every arm.
json cost_items(const ReportFacts& facts, const std::string& currency,
                const std::vector<std::string>& arms) {
    json items = json::array();
    for (const json& cost : cost_entries(facts, currency)) {
        const auto arm = std::find(arms.begin(), arms.end(), json_text(cost, "arm"));
        const auto slot = static_cast<std::size_t>(arm - arms.begin());
        const std::string name = item_name(facts, cost);
        auto item = std::find_if(items.begin(), items.end(),
                                 [&](const json& known) { return known["name"] == name; });
        if (item == items.end()) {
            items.push_back({{"name", name}, {"values", std::vector<double>(arms.size(), 0.0)}});
            item = items.end() - 1;
        }
        double& sum = (*item)["values"][slot].get_ref<double&>();
        sum += json_number(cost, "amount").value_or(0.0);
    }
    return items;
}

std::vector<std::string> arms_with_cost(const ReportFacts& facts, const std::string& currency) {
    std::vector<std::string> arms;
    for (const json& cost : cost_entries(facts, currency)) {
        const std::string arm = json_text(cost, "arm");
        if (std::find(arms.begin(), arms.end(), arm) == arms.end()) arms.push_back(arm);
    }
    return arms;
}

json cost_rows(const ReportFacts& facts, const std::string& currency,
               const std::vector<std::string>& arms) {
    json rows = json::array();
    for (const std::string& arm : arms) {
        for (const json& cost : cost_entries(facts, currency)) {
            if (json_text(cost, "arm") != arm) continue;
            const std::optional<double> amount = json_number(cost, "amount");
            rows.push_back({head_cell(facts.arm_title(arm)), text_cell(item_name(facts, cost)),
                            number_cell(amount ? money_words(*amount, currency) : "–", amount)});
        }
        const double total = cost_of(facts, arm, currency);
        rows.push_back({head_cell(facts.arm_title(arm)), text_cell("All items"),
                        number_cell(money_words(total, currency), total)});
    }
    return rows;
}

}  // namespace

json cost_figure(const ReportFacts& facts, const std::string& currency) {
    const std::vector<std::string> arms = arms_with_cost(facts, currency);
    if (arms.empty()) return nullptr;
    json titles = json::array();
    json totals = json::array();
    std::vector<std::string> parts;
    for (const std::string& arm : arms) {
        titles.push_back(facts.arm_title(arm));
        totals.push_back(money_words(cost_of(facts, arm, currency), currency));
        parts.push_back(facts.arm_title(arm) + " costs " + totals.back().get<std::string>());
    }
    const std::string title = "Cost of each arm" + (currency.empty() ? "" : ", " + currency);
    return {{"title", title},
            {"note", false},
            {"summary", list_words(parts) + "."},
            {"table", table_of(title, {column("Arm"), column("Item"), column("Amount", true)},
                               cost_rows(facts, currency, arms))},
            {"chart",
             {{"kind", "stacked"},
              {"arms", titles},
              {"totals", totals},
              {"items", cost_items(facts, currency, arms)}}}};
}

namespace {

json cost_effect_point(const ReportFacts& facts, const std::string& arm, double cost,
                       const std::string& currency, const PrintedEstimate& effect) {
    return {{"name", facts.arm_title(arm)},
            {"color", facts.arm_number(arm)},
            {"cost", cost},
            {"mean", number_or_null(effect.mean)},
            {"low", number_or_null(effect.low)},
            {"high", number_or_null(effect.high)},
            {"words", money_words(cost, currency) + "; " + difference_words(effect)}};
}

json cost_effect_row(const std::string& title, const std::string& words, double cost,
                     const PrintedEstimate& effect) {
    json cells = {head_cell(title), number_cell(words, cost)};
    add_estimate_cells(cells, effect);
    return cells;
}

/// Which way is good, and whether any arm is known to go there.
std::string cost_effect_note(const ReportFacts& facts, const std::string& measure, bool told) {
    const std::string better = json_text(facts.measure(measure), "better");
    const std::string_view good = better == "lower"    ? "Further down is better. "
                                  : better == "higher" ? "Further up is better. "
                                                       : "";
    return std::string(good) +
           (told ? "An arm that lies to the left of another and does more good is the better buy."
                 : "But no arm's range leaves out zero, so these worlds do not tell which arm buys "
                   "more.");
}

}  // namespace

json cost_effect_figure(const ReportFacts& facts, const std::string& currency) {
    const std::string measure = facts.headline_measure();
    json points = json::array();
    json rows = json::array();
    std::vector<std::string> parts;
    bool told = false;
    for (const std::string& arm : facts.compared_arms()) {
        const PrintedEstimate effect = estimate_of(facts.effect(arm, measure));
        const double cost = cost_of(facts, arm, currency);
        if (!effect.mean || cost == 0.0) continue;
        const RangeReading reading = reading_of(effect);
        told = told || reading == RangeReading::lower || reading == RangeReading::higher;
        points.push_back(cost_effect_point(facts, arm, cost, currency, effect));
        rows.push_back(
            cost_effect_row(facts.arm_title(arm), money_words(cost, currency), cost, effect));
        parts.push_back(facts.arm_title(arm) + " costs " + money_words(cost, currency) +
                        " and changes the measure by " +
                        signed_words(*effect.mean, decimals_for(effect)));
    }
    if (points.size() < 2) return nullptr;
    json columns = {column("Arm"), column("Cost", true)};
    add_estimate_columns(columns);
    const std::string title = "Cost against effect: " + facts.title_with_unit(measure);
    return {{"title", title},
            {"note", cost_effect_note(facts, measure, told)},
            {"summary", list_words(parts) + "."},
            {"table", table_of(title, columns, rows)},
            {"chart",
             {{"kind", "plane"},
              {"x", "Cost" + (currency.empty() ? "" : ", " + currency)},
              {"y", facts.difference_unit(measure)},
              {"points", points}}}};
}

json unit_costs(const ReportFacts& facts) {
    json lists = json::array();
    for (const json& cost : json_list(facts.report(), "costs")) {
        const std::string per = json_text(cost, "per");
        const std::optional<double> amount = json_number(cost, "amount");
        if (per.empty() || !amount) continue;
        const std::string campaign = facts.campaign_title(json_text(cost, "campaign"));
        const std::string line = campaign + ", in " + facts.arm_title(json_text(cost, "arm")) +
                                 ": " + number_words(*amount) + "\u00a0" +
                                 json_text(cost, "currency");
        if (lists.empty() || lists.back()["term"] != "Cost per " + per) {
            lists.push_back({{"term", "Cost per " + per}, {"lines", json::array()}});
        }
        lists.back()["lines"].push_back(line);
    }
    return lists;
}

}  // namespace heed
