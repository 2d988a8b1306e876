// Value for money: each arm in words, cost against exploitation averted, and which arm is best at which worth.
#include <algorithm>
#include <cmath>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string money(double amount, const std::string& currency) {
    const std::string words =
        std::abs(amount) < 1000 ? rounded_words(amount, 3) : number_words(std::round(amount), 0);
    return words + "\u00a0" + currency;
}

const json& value_of(const ReportFacts& facts) { return json_at(facts.report(), "value"); }

std::string currency_of(const ReportFacts& facts) { return json_text(value_of(facts), "currency"); }

std::string money(const ReportFacts& facts, double amount) {
    return money(amount, currency_of(facts));
}

/// "53 360 USD for each year averted", or that it cannot be told.
std::string ratio_line(const ReportFacts& facts, const json& arm) {
    std::vector<std::string> parts;
    const auto add = [&](const char* key, const char* each) {
        if (const auto ratio = json_number(arm, key))
            parts.push_back(money(facts, *ratio) + " for each " + each);
    };
    add("cost_per_year", "exploitation year averted");
    add("cost_per_recruitment", "recruitment averted");
    add("cost_per_reached", "person reached");
    std::string line = parts.empty() ? "" : "On average " + list_words(parts) + ".";
    if (json_number(arm, "cost_per_year")) return line;
    if (json_number(json_at(arm, "cost"), "mean").value_or(0.0) < 0) return line;
    return line + (line.empty() ? "" : " ") +
           "No cost for each exploitation year averted: these worlds cannot tell that any is.";
}

std::string standing_line(const ReportFacts& facts, const json& arm) {
    const std::string standing = json_text(arm, "standing");
    if (standing == "dominated")
        return "Dominated: another arm costs no more and averts no less, on average.";
    if (standing == "extendedly_dominated")
        return "Extendedly dominated: a mixture of two other arms averts more for the same money, "
               "on average.";
    if (standing == "same") return "Costs and averts the same as another arm.";
    if (standing != "frontier") return "";
    const std::string next = json_text(arm, "next_on_frontier");
    if (next.empty()) return "On the efficiency frontier: the cheapest arm on it.";
    const auto icer = json_number(arm, "icer");
    const std::string beside =
        "On the efficiency frontier, next to " + facts.arm_title(next) + ": ";
    return icer ? beside + money(facts, *icer) + " for each further exploitation year averted."
                : beside + "these worlds cannot tell that it averts more.";
}

json arm_lines(const ReportFacts& facts, const json& arm) {
    const PrintedEstimate cost = estimate_of(json_at(arm, "cost"));
    const PrintedEstimate years = estimate_of(json_at(arm, "years_averted"));
    const PrintedEstimate forgone = estimate_of(json_at(arm, "work_forgone"));
    json lines = json::array();
    if (cost.mean)
        lines.push_back("Extra cost: " + money(facts, *cost.mean) +
                        (around_words(cost).empty() ? "" : " " + around_words(cost)) + ".");
    lines.push_back("Years in exploitation averted: " + difference_words(years) + ".");
    for (const std::string& line : {ratio_line(facts, arm), standing_line(facts, arm)})
        if (!line.empty()) lines.push_back(line);
    const std::string reading = reading_words(forgone, "lower");
    lines.push_back("Years of genuine work away from home forgone: " + difference_words(forgone) +
                    (forgone.mean ? "; " + reading + "." : "."));
    return lines;
}

/// Arms that look like good buys, but keep people from genuine work as well.
json work_forgone_words(const ReportFacts& facts) {
    json words = json::array();
    for (const json& arm : json_list(value_of(facts), "arms")) {
        const PrintedEstimate forgone = estimate_of(json_at(arm, "work_forgone"));
        if (json_flag(arm, "comparison") || direction_of(reading_of(forgone)) <= 0) continue;
        words.push_back(
            facts.arm_title(json_text(arm, "arm")) +
            " also keeps people from genuine work away from home: " +
            number_words(*forgone.mean, decimals_for(forgone)) +
            " years are forgone on average. The costs and net benefits below do not count that.");
    }
    return words;
}

json plane_columns() {
    json columns = {column("Arm"), column("Extra cost", true), column("Low (2.5 %)", true),
                    column("High (97.5 %)", true), column("Years averted", true)};
    for (const char* title : {"Low (2.5 %)", "High (97.5 %)", "Monte Carlo error"})
        columns.push_back(column(title, true));
    columns.push_back(column("Standing"));
    columns.push_back(column("Cost for each further year", true));
    return columns;
}

json plane_row(const ReportFacts& facts, const json& arm) {
    const json& cost = json_at(arm, "cost");
    json cells = {head_cell(facts.arm_title(json_text(arm, "arm")))};
    for (const char* key : {"mean", "low", "high"}) {
        const auto amount = json_number(cost, key);
        cells.push_back(number_cell(amount ? money(facts, *amount) : "–", amount));
    }
    add_estimate_cells(cells, estimate_of(json_at(arm, "years_averted")));
    std::string standing = json_text(arm, "standing");
    std::ranges::replace(standing, '_', ' ');
    cells.push_back(text_cell(standing.empty() ? "–" : standing));
    const auto icer = json_number(arm, "icer");
    cells.push_back(number_cell(icer ? money(facts, *icer) : "–", icer));
    return cells;
}

}  // namespace

json value_plane(const ReportFacts& facts) {
    json points = json::array(), line = json::array(), rows = json::array();
    std::vector<std::string> parts;
    for (const json& arm : json_list(value_of(facts), "arms")) {
        rows.push_back(plane_row(facts, arm));
        const PrintedEstimate years = estimate_of(json_at(arm, "years_averted"));
        const auto cost = json_number(json_at(arm, "cost"), "mean");
        if (!cost || !years.mean) continue;
        const std::string name = json_text(arm, "arm"), title = facts.arm_title(name);
        points.push_back({{"name", title},
                          {"color", facts.arm_number(name)},
                          {"cost", *cost},
                          {"mean", *years.mean},
                          {"low", number_or_null(years.low)},
                          {"high", number_or_null(years.high)},
                          {"words", money(facts, *cost) + "; " + difference_words(years)}});
        if (json_text(arm, "standing") == "frontier") line.push_back({*cost, *years.mean});
        parts.push_back(title + ": " + money(facts, *cost) + " more, " +
                        signed_words(*years.mean, decimals_for(years)) + " years averted");
    }
    if (points.size() < 2) return nullptr;
    std::sort(line.begin(), line.end(), [](const json& a, const json& b) { return a[0] < b[0]; });
    const std::string title = "Extra cost against exploitation years averted";
    return {
        {"title", title},
        {"note", "Present values, against " + facts.arm_title(facts.comparison_arm()) +
                     ". Up and to the left is better. Dashed: the efficiency frontier, the most "
                     "that is averted for the money, by the means."},
        {"summary", list_words(parts) + "."},
        {"table", table_of(title, plane_columns(), rows)},
        {"chart",
         {{"kind", "plane"},
          {"x", "Extra cost, " + currency_of(facts)},
          {"y", "years in exploitation averted"},
          {"points", points},
          {"frontier", line}}}};
}

namespace {

/// "Best on average: No campaign below 60 000 USD, Radio from there, Meetings from 220 000 USD."
std::string best_words(const ReportFacts& facts) {
    std::vector<std::string> parts;
    std::string last;
    for (const json& row : json_list(value_of(facts), "curve")) {
        const std::string arm = json_text(row, "arm");
        if (!json_flag(row, "best_on_average") || arm == last) continue;
        const double worth = json_number(row, "worth").value_or(0.0);
        parts.push_back(facts.arm_title(arm) +
                        (last.empty() ? "" : " from about " + money(facts, worth)));
        last = arm;
    }
    if (parts.empty()) return "No arm is known to be the best.";
    return "Highest net benefit on average, as the worth of an exploitation year averted rises: " +
           list_words(parts) + ".";
}

json net_rows(const ReportFacts& facts) {
    json rows = json::array();
    for (const json& row : json_list(value_of(facts), "net_benefits")) {
        const auto worth = json_number(row, "worth");
        json cells = {head_cell(facts.arm_title(json_text(row, "arm"))),
                      number_cell(worth ? money(facts, *worth) : "–", worth)};
        add_estimate_cells(cells, estimate_of(row));
        cells.push_back(percent_cell(json_number(row, "probability_best")));
        cells.push_back(percent_cell(json_number(row, "probability_best_mc_error")));
        cells.push_back(text_cell(json_flag(row, "best_on_average") ? "yes" : "no"));
        rows.push_back(cells);
    }
    return rows;
}

json net_columns(const ReportFacts& facts) {
    json columns = {column("Arm"), column("Worth of a year averted", true),
                    column("Net benefit, " + currency_of(facts), true)};
    for (const char* title : {"Low (2.5 %)", "High (97.5 %)", "Monte Carlo error",
                              "Probability of being the best", "Its Monte Carlo error"})
        columns.push_back(column(title, true));
    columns.push_back(column("Best on average"));
    return columns;
}

}  // namespace

json acceptability_figure(const ReportFacts& facts) {
    std::vector<std::string> arms = facts.compared_arms();
    arms.insert(arms.begin(), facts.comparison_arm());
    json series = json::array();
    for (const std::string& arm : arms) {
        json points = json::array();
        for (const json& row : json_list(value_of(facts), "curve"))
            if (json_text(row, "arm") == arm)
                points.push_back({json_at(row, "worth"), json_at(row, "probability_best")});
        if (points.size() > 2)
            series.push_back({{"name", facts.arm_title(arm)},
                              {"color", facts.arm_number(arm)},
                              {"points", points}});
    }
    if (series.empty()) return nullptr;
    const std::string title = "Probability of being the best buy";
    return {
        {"title", title},
        {"note",
         "Share of worlds in which the arm has the highest net benefit, by what averting a year "
         "of exploitation may be worth to who pays (acceptability curves). Heed does not say "
         "what it is worth."},
        {"said", true},
        {"summary", best_words(facts)},
        {"table", table_of("Net benefit and probability of being the best buy", net_columns(facts),
                           net_rows(facts))},
        {"chart",
         {{"kind", "curves"},
          {"x", "Worth of a year averted, " + currency_of(facts)},
          {"series", series}}}};
}

json value_part(const ReportFacts& facts) {
    json lists = json::array();
    for (const std::string& name : facts.compared_arms())
        for (const json& arm : json_list(value_of(facts), "arms"))
            if (json_text(arm, "arm") == name)
                lists.push_back(
                    {{"term", facts.arm_title(name)}, {"lines", arm_lines(facts, arm)}});
    if (lists.empty()) return false;
    json figures = json::array();
    for (json figure : {value_plane(facts), acceptability_figure(facts)}) {
        if (figure.is_null()) continue;
        figure["tag"] = false;
        figures.push_back(figure);
    }
    const double discount = json_number(value_of(facts), "discount").value_or(0.0);
    return {{"versus", facts.arm_title(facts.comparison_arm())},
            {"discount",
             discount > 0 ? "discounted at " + rounded_words(100 * discount, 3) + "\u00a0% a year"
                          : "not discounted"},
            {"forgone", work_forgone_words(facts)},
            {"lists", lists},
            {"figures", figures}};
}

}  // namespace heed
