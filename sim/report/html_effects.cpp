// Figures of effects: one measure by group, and all measures side by side in per cent.
#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"
#include "sim/report/html_forest.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string short_percent_words(const PrintedEstimate& estimate) {
    if (!estimate.mean) return missing_words(estimate);
    if (reading_of(estimate) == RangeReading::unseen) return unseen_words(estimate.worlds);
    const std::string mean = signed_percent_words(*estimate.mean);
    if (!estimate.low || !estimate.high) return mean;
    return mean + " (" + percent_words(*estimate.low) + " to " + percent_words(*estimate.high) +
           ")";
}

json effect_columns() {
    json columns = {column("Group"), column("Arm"), column("Compared with")};
    add_estimate_columns(columns);
    for (const char* title : {"Relative", "Relative, low", "Relative, high"}) {
        columns.push_back(column(title, true));
    }
    columns.push_back(column("Reading"));
    return columns;
}

json effect_row(const ReportFacts& facts, const std::string& arm, const std::string& measure,
                const json& effect, const std::string& group) {
    json cells = {head_cell(group), text_cell(facts.arm_title(arm)),
                  text_cell(facts.arm_title(json_text(effect, "versus")))};
    add_estimate_cells(cells, estimate_of(effect));
    for (const char* key : {"relative_mean", "relative_low", "relative_high"}) {
        cells.push_back(percent_cell(json_number(effect, key)));
    }
    const std::string better = json_text(facts.measure(measure), "better");
    cells.push_back(text_cell(reading_words(estimate_of(effect), better)));
    return cells;
}

/// Collects the marks of a chart and the rows of its table together, so that they cannot disagree.
struct EffectRows {
    const ReportFacts& facts;
    std::vector<std::string> arms;
    bool named_by_arm = false;
    json marks = json::array();
    json cells = json::array();
    bool known = false;

    void add(const std::string& measure, const GroupLevel& level) {
        bool first = true;
        for (std::size_t series = 0; series < arms.size(); ++series) {
            const json& effect = facts.effect(arms[series], measure, level.dimension, level.id);
            if (effect.is_null()) continue;
            const PrintedEstimate estimate = estimate_of(effect);
            known = known || estimate.mean;
            const std::string label = named_by_arm ? facts.arm_title(arms[series])
                                      : first      ? level.title
                                                   : "";
            marks.push_back(forest_mark(label, series, estimate, short_words(estimate)));
            const std::string group =
                level.dimension == "all" ? level.title : level.dimension_title + ": " + level.title;
            cells.push_back(effect_row(facts, arms[series], measure, effect, group));
            first = false;
        }
    }
};

void add_groups(EffectRows& rows, const std::string& measure) {
    std::string dimension;
    for (const GroupLevel& level : rows.facts.group_levels()) {
        if (level.dimension != dimension) {
            rows.marks.push_back({{"heading", level.dimension_title}});
            dimension = level.dimension;
        }
        rows.add(measure, level);
    }
}

std::string effect_summary(const ReportFacts& facts, const std::string& measure) {
    std::string out = "Difference from " + facts.arm_title(facts.comparison_arm());
    for (const std::string& arm : facts.compared_arms()) {
        const PrintedEstimate estimate = estimate_of(facts.effect(arm, measure));
        out += "; " + facts.arm_title(arm) + ": " + short_words(estimate);
    }
    return out + ".";
}

}  // namespace

json effect_figure(const ReportFacts& facts, const std::string& measure, bool by_group) {
    EffectRows rows{facts, facts.compared_arms(), !by_group};
    rows.add(measure, {"all", "", "all", "Everyone"});
    if (by_group) add_groups(rows, measure);
    json marks = without_empty_headings(rows.marks);
    if (!rows.known) return nullptr;
    const std::string title = facts.title_with_unit(measure);
    const std::string caption =
        "Difference from " + facts.arm_title(facts.comparison_arm()) + ": " + title;
    const json lists = by_group ? group_lists(facts, measure) : json::array();
    return {{"title", title},
            {"note", false},
            {"readings", lists.empty() ? json(false) : json{{"lists", lists}}},
            {"summary", by_group ? group_summary(lists) : effect_summary(facts, measure)},
            {"table", table_of(caption, effect_columns(), std::move(rows.cells))},
            {"chart",
             {{"kind", "forest"},
              {"axis", facts.difference_unit(measure)},
              {"percent", false},
              {"direct", !by_group},
              {"series", forest_series(facts, rows.arms)},
              {"rows", std::move(marks)}}}};
}

json rows_figure(const ReportFacts& facts, const std::string& title, const std::string& unit,
                 const std::vector<FigureRow>& wanted) {
    EffectRows rows{facts, facts.compared_arms()};
    std::string heading;
    for (const FigureRow& row : wanted) {
        if (row.heading != heading) rows.marks.push_back({{"heading", row.heading}});
        heading = row.heading;
        // Of the whole and of a group alike, the table names the heading first.
        rows.add(row.measure, {row.dimension, row.heading, row.level, row.title});
    }
    if (!rows.known) return nullptr;
    return {{"title", title},
            {"note", false},
            {"summary", effect_summary(facts, wanted.back().measure)},
            {"table",
             table_of("Difference from " + facts.arm_title(facts.comparison_arm()) + ": " + title,
                      effect_columns(), std::move(rows.cells))},
            {"chart",
             {{"kind", "forest"},
              {"axis", unit},
              {"percent", false},
              {"series", forest_series(facts, rows.arms)},
              {"rows", without_empty_headings(rows.marks)}}}};
}

namespace {

json relative_columns() {
    json columns = {column("Measure"), column("Unit"), column("Arm"), column("Compared with")};
    add_estimate_columns(columns);
    for (const char* title :
         {"Relative", "Relative, low", "Relative, high", "Doubt from unknown numbers",
          "Doubt from chance", "Variance ratio"}) {
        columns.push_back(column(title, true));
    }
    return columns;
}

json relative_row(const ReportFacts& facts, const std::string& arm, const json& measure,
                  const json& effect) {
    json cells = {head_cell(facts.measure_title(json_text(measure, "id"))),
                  text_cell(json_text(measure, "unit")), text_cell(facts.arm_title(arm)),
                  text_cell(facts.arm_title(json_text(effect, "versus")))};
    add_estimate_cells(cells, estimate_of(effect));
    for (const char* key :
         {"relative_mean", "relative_low", "relative_high", "share_draws", "share_chance"}) {
        cells.push_back(percent_cell(json_number(effect, key)));
    }
    const std::optional<double> ratio = json_number(effect, "variance_ratio");
    cells.push_back(number_cell(ratio, decimals_for(ratio.value_or(0.0))));
    return cells;
}

void add_relative(EffectRows& rows, const json& measure, std::string& summary) {
    const std::string id = json_text(measure, "id");
    bool first = true;
    for (std::size_t series = 0; series < rows.arms.size(); ++series) {
        const json& effect = rows.facts.effect(rows.arms[series], id);
        if (effect.is_null()) continue;
        rows.cells.push_back(relative_row(rows.facts, rows.arms[series], measure, effect));
        const PrintedEstimate relative = relative_of(effect);
        if (!relative.mean) continue;
        const std::string title = rows.facts.measure_title(id);
        rows.marks.push_back(
            forest_mark(first ? title : "", series, relative, short_percent_words(relative)));
        if (series == 0) {
            summary +=
                (summary.empty() ? "" : "; ") + title + " " + signed_percent_words(*relative.mean);
        }
        first = false;
    }
}

}  // namespace

json relative_figure(const ReportFacts& facts, const std::string& title,
                     const std::function<bool(const json&)>& wanted) {
    EffectRows rows{facts, facts.compared_arms()};
    std::string summary;
    for (const json& measure : facts.measures()) {
        if (wanted(measure)) add_relative(rows, measure, summary);
    }
    if (rows.marks.empty()) return nullptr;
    const std::string first_arm = facts.arm_title(rows.arms.front());
    return {{"title", title},
            {"note", "Difference in per cent of the level in " +
                         facts.arm_title(facts.comparison_arm()) +
                         ". A measure with no such level is in the table only."},
            {"summary", first_arm + ": " + summary + "."},
            {"table", table_of(title, relative_columns(), std::move(rows.cells))},
            {"chart",
             {{"kind", "forest"},
              {"axis", "per cent"},
              {"percent", true},
              {"series", forest_series(facts, rows.arms)},
              {"rows", std::move(rows.marks)}}}};
}

}  // namespace heed
