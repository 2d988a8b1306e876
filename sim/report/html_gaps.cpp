// Figures of gaps: how far apart two groups lie on one measure, in every arm.
#include <algorithm>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"
#include "sim/report/html_forest.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string level_title(const ReportFacts& facts, const std::string& dimension,
                        const std::string& id) {
    for (const GroupLevel& level : facts.group_levels())
        if (level.dimension == dimension && level.id == id) return level.title;
    return id;
}

std::string dimension_title(const ReportFacts& facts, const std::string& dimension) {
    for (const GroupLevel& level : facts.group_levels())
        if (level.dimension == dimension) return level.dimension_title;
    return dimension;
}

/// "Age: 18–24 less 50+".
std::string pair_words(const ReportFacts& facts, const json& gap) {
    const std::string dimension = json_text(gap, "dimension");
    return dimension_title(facts, dimension) + ": " +
           level_title(facts, dimension, json_text(gap, "level")) + " less " +
           level_title(facts, dimension, json_text(gap, "other_level"));
}

/// "2.4 times"; nothing where it is unknown.
std::string ratio_words(const json& gap) {
    const auto ratio = json_number(json_at(gap, "ratio"), "mean");
    return ratio && !json_flag(gap, "suppressed") ? number_words(*ratio) + " times" : "";
}

/// What the arm does to the gap, where its range can tell.
std::string change_words(const json& gap) {
    const PrintedEstimate change = estimate_of(json_at(gap, "change"));
    if (!change.mean) return missing_words(change);
    const RangeReading reading = reading_of(change);
    const int direction = direction_of(reading);
    if (direction == 0) return reading_words(change, "");
    const bool turned = json_number(gap, "mean").value_or(0.0) < 0;
    const bool sure = reading == RangeReading::lower || reading == RangeReading::higher;
    return std::string(direction > 0 ? "wider"
                       : turned      ? "the other way round"
                                     : "narrower") +
           (sure ? ": " : " on average: ") + difference_words(change);
}

std::vector<json> gaps_of(const ReportFacts& facts, const std::string& measure) {
    std::vector<json> list;
    for (const json& gap : json_list(facts.report(), "gaps"))
        if (json_text(gap, "measure") == measure) list.push_back(gap);
    return list;
}

json gap_row(const ReportFacts& facts, const json& gap) {
    json cells = {head_cell(pair_words(facts, gap)),
                  text_cell(facts.arm_title(json_text(gap, "arm")))};
    add_estimate_cells(cells, estimate_of(gap));
    const json& ratio = json_at(gap, "ratio");
    for (const char* key : {"mean", "low", "high"}) {
        const auto value = json_number(ratio, key);
        cells.push_back(number_cell(value, decimals_for(value.value_or(0.0))));
    }
    const json& change = json_at(gap, "change");
    cells.push_back(text_cell(change.is_null() ? "–" : change_words(gap)));
    return cells;
}

json gap_columns_words() {
    json columns = {column("Groups"), column("Arm")};
    add_estimate_columns(columns);
    for (const char* title : {"Ratio", "Ratio, low", "Ratio, high"})
        columns.push_back(column(title, true));
    columns.push_back(column("Change of the gap"));
    return columns;
}

/// The comparison first, so that every other arm's gap is read against it.
std::vector<std::string> arms_in_order(const ReportFacts& facts) {
    std::vector<std::string> arms = facts.compared_arms();
    arms.insert(arms.begin(), facts.comparison_arm());
    return arms;
}

/// For each arm but the comparison, what it does to each gap.
json gap_readings(const ReportFacts& facts, const std::vector<json>& gaps) {
    json lists = json::array();
    for (const std::string& arm : facts.compared_arms()) {
        json lines = json::array();
        for (const json& gap : gaps)
            if (json_text(gap, "arm") == arm && json_at(gap, "change").is_object())
                lines.push_back(pair_words(facts, gap) + " \u2013 " + change_words(gap) + ".");
        if (!lines.empty()) lists.push_back({{"term", facts.arm_title(arm)}, {"lines", lines}});
    }
    return lists;
}

}  // namespace

json gap_figure(const ReportFacts& facts, const std::string& measure) {
    const std::vector<json> gaps = gaps_of(facts, measure);
    const std::vector<std::string> arms = arms_in_order(facts);
    std::vector<std::string> pairs;
    for (const json& gap : gaps)
        if (std::ranges::find(pairs, pair_words(facts, gap)) == pairs.end())
            pairs.push_back(pair_words(facts, gap));
    json marks = json::array(), rows = json::array();
    bool known = false;
    for (const std::string& pair : pairs) {
        marks.push_back({{"heading", pair}});
        for (std::size_t series = 0; series < arms.size(); ++series)
            for (const json& gap : gaps) {
                if (json_text(gap, "arm") != arms[series] || pair_words(facts, gap) != pair)
                    continue;
                const PrintedEstimate apart = estimate_of(gap);
                known = known || apart.mean;
                const std::string ratio = ratio_words(gap);
                marks.push_back(
                    forest_mark(facts.arm_title(arms[series]), series, apart,
                                short_words(apart) + (ratio.empty() ? "" : "; " + ratio)));
                rows.push_back(gap_row(facts, gap));
            }
    }
    if (!known) return nullptr;
    const std::string title = "Gaps between groups: " + facts.title_with_unit(measure);
    const json lists = gap_readings(facts, gaps);
    return {{"title", title},
            {"note",
             "The group with the highest mean less the one with the lowest, as they are without "
             "the campaign; and how many times the one is the other. Chosen so, small gaps between "
             "many small groups look larger than they are."},
            {"readings", lists.empty() ? json(false) : json{{"lists", lists}}},
            {"summary", lists.empty() ? "Gaps of one arm." : group_summary(lists)},
            {"table", table_of(title, gap_columns_words(), std::move(rows))},
            {"chart",
             {{"kind", "forest"},
              {"axis", facts.difference_unit(measure)},
              {"zero", "no gap"},
              {"percent", false},
              {"direct", true},
              {"series", forest_series(facts, arms)},
              {"rows", marks}}}};
}

}  // namespace heed
