// What happened beside what was recorded of it, and what the campaigns cost.
#include <algorithm>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"
#include "sim/report/html_sections.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string change_words(const std::string& title, const PrintedEstimate& estimate) {
    std::string out = title + ": " + reading_words(estimate, "");
    if (!estimate.mean || estimate.exactly_zero) return out + ".";
    const std::string range = range_words(estimate);
    return out + ", " + signed_words(*estimate.mean, decimals_for(estimate)) +
           (range.empty() ? "." : " (" + range + ").");
}

/// What a reader of the records alone would get wrong.
std::string warning_words(const PrintedEstimate& is, const PrintedEstimate& is_seen,
                          bool same_unit) {
    const RangeReading truth = reading_of(is);
    const RangeReading record = reading_of(is_seen);
    if (truth == RangeReading::missing || record == RangeReading::missing) return "";
    const int real = direction_of(truth);
    const int seen = direction_of(record);
    if (real == seen) {
        const double times = real == 0 || !same_unit ? 1.0 : *is_seen.mean / *is.mean;
        if (times < 1.2) return "";
        return "The answers show " + number_words(times, 1) + " times the change that took place.";
    }
    if (seen == 0) return "The records alone would not show the change.";
    if (real == 0) {
        return "The records alone would suggest a change that cannot be seen in what happened.";
    }
    return "Someone who sees the records alone would draw the opposite conclusion.";
}

json pair_words(const ReportFacts& facts, const std::string& truth, const std::string& record,
                bool survey) {
    const bool same_unit = survey && json_text(facts.measure(truth), "unit") ==
                                         json_text(facts.measure(record), "unit");
    json lists = json::array();
    for (const std::string& arm : facts.compared_arms()) {
        const PrintedEstimate is = estimate_of(facts.effect(arm, truth));
        const PrintedEstimate is_seen = estimate_of(facts.effect(arm, record));
        if (!is.mean && !is_seen.mean) continue;
        json lines = {change_words(facts.measure_title(truth), is),
                      change_words(facts.measure_title(record), is_seen)};
        const std::string warning = warning_words(is, is_seen, same_unit);
        if (!warning.empty()) lines.push_back(warning);
        lists.push_back({{"term", facts.arm_title(arm)}, {"lines", lines}});
    }
    return lists;
}

json record_pair(const ReportFacts& facts, const json& measure) {
    const std::string record = json_text(measure, "id");
    const std::string truth = json_text(measure, "counterpart");
    const bool by_period = facts.has_periods(truth) && facts.has_periods(record);
    const auto figure = [&](const std::string& id) {
        return by_period ? level_series(facts, id) : effect_figure(facts, id, false);
    };
    json left = figure(truth);
    json right = figure(record);
    if (truth.empty() || left.is_null() || right.is_null()) return nullptr;
    const bool survey = json_text(measure, "true_or_recorded") == "survey";
    left["tag"] = "What happens in the simulation";
    right["tag"] = survey ? "What a survey would find" : "What would be recorded";
    return {{"title", facts.measure_title(truth) +
                          (survey ? ", and what people answer" : ", and what is recorded")},
            {"first", truth == facts.headline_measure()},
            {"arms", pair_words(facts, truth, record, survey)},
            {"figures", json::array({left, right})}};
}

json currencies(const json& costs) {
    json names = json::array();
    for (const json& cost : costs) {
        const std::string name = json_text(cost, "currency");
        if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
    }
    return names;
}

json value_lists(const ReportFacts& facts) {
    json lists = json::array();
    for (const json& measure : facts.measures()) {
        if (json_text(measure, "family") != "value") continue;
        json lines = json::array();
        for (const json& arm : facts.arms()) {
            const std::string name = json_text(arm, "name");
            const json& outcome = facts.outcome(name, json_text(measure, "id"));
            if (outcome.is_null()) continue;
            lines.push_back(facts.arm_title(name) + ": " + estimate_words(estimate_of(outcome)));
        }
        const std::string title = facts.title_with_unit(json_text(measure, "id"));
        if (!lines.empty()) lists.push_back({{"term", title}, {"lines", lines}});
    }
    return lists;
}

}  // namespace

json records_section(const ReportFacts& facts) {
    json pairs = json::array();
    for (const json& measure : facts.measures()) {
        if (json_text(measure, "counterpart").empty()) continue;
        const json pair = record_pair(facts, measure);
        if (!pair.is_null()) pairs.push_back(pair);
    }
    std::stable_partition(pairs.begin(), pairs.end(),
                          [](const json& pair) { return pair["first"].get<bool>(); });
    return pairs.empty() ? json(false) : json{{"pairs", pairs}};
}

json cost_section(const ReportFacts& facts) {
    const json names = currencies(json_list(facts.report(), "costs"));
    const json value = value_part(facts);
    json figures = json::array();
    const auto add = [&](json figure) {
        if (figure.is_null()) return;
        figure["tag"] = false;
        figures.push_back(std::move(figure));
    };
    for (const json& name : names) {
        add(cost_figure(facts, name));
        if (!value.is_object()) add(cost_effect_figure(facts, name));
    }
    json values = value_lists(facts);
    for (const json& list : unit_costs(facts)) values.push_back(list);
    if (figures.empty() && values.empty() && !value.is_object()) return false;
    return {{"figures", figures},
            {"worth", value},
            {"values", values.empty() ? json(false) : json{{"lists", values}}}};
}

}  // namespace heed
