// Sections of a sweep's page about its answers: what matters for what, which way, over which values.
#include <algorithm>
#include <cmath>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_facts.hpp"
#include "sim/sweep/sweep_html.hpp"

namespace heed {

namespace {

using nlohmann::json;

/// A share in all; of sizes and bars, the part of the largest one's.
std::optional<double> standing_of(const json& reading, std::size_t factor) {
    const json& weights = json_list(reading, "weights");
    if (factor >= weights.size() || !weights[factor].is_number()) return std::nullopt;
    const double weight = weights[factor].get<double>();
    if (!json_list(reading, "total").empty()) return weight;
    double most = 0;
    for (const json& one : weights)
        if (one.is_number()) most = std::max(most, one.get<double>());
    return most > 0 ? std::optional(weight / most) : std::nullopt;
}

json matrix_cell(const json& reading, std::size_t factor) {
    const auto standing = standing_of(reading, factor);
    const json& found = json_list(reading, "stands_out");
    const bool clear = factor < found.size() && found[factor] == true;
    if (!standing || !clear) return number_cell("·", standing);
    const double bounded = std::clamp(*standing, 0.0, 1.0);
    const std::string words = bounded < 0.005 ? "< 1 %" : number_words(100 * bounded, 0) + " %";
    json cell = number_cell(words, standing);
    cell["shade"] = std::to_string(1 + std::min(4, static_cast<int>(bounded * 5)));
    return cell;
}

/// A row for each outcome that something decides, a column for each factor.
json matrix_table(const SweepFacts& facts, const std::string& arm,
                  const std::vector<const json*>& readings) {
    json rows = json::array();
    for (const json* reading : readings) {
        if (!has_leaders(*reading)) continue;
        json cells = {head_cell(facts.measure_title(*reading))};
        for (std::size_t f = 0; f < facts.factors(); ++f) cells.push_back(matrix_cell(*reading, f));
        rows.push_back(cells);
    }
    json columns = {column("Outcome")};
    for (std::size_t f = 0; f < facts.factors(); ++f)
        columns.push_back(column(facts.factor_title(f), true));
    const bool effect = !readings.empty() && json_text(*readings[0], "of") == "effect";
    const std::string title =
        (effect ? "Effects of “" : "Levels in “") + facts.arm_title(arm) + "”";
    return rows.empty() ? json(nullptr) : table_of(title, columns, rows);
}

/// "Recall and Cost", or "8 outcomes".
std::string named_or_counted(const std::vector<std::string>& titles) {
    return titles.size() > 6 ? std::to_string(titles.size()) + " outcomes" : list_words(titles);
}

/// Outcomes of an arm that have no row in the table, and why.
std::string untold_words(const SweepFacts& facts, const std::string& arm,
                         const std::vector<const json*>& readings) {
    std::vector<std::string> idle, same;
    for (const json* reading : readings)
        if (!has_leaders(*reading))
            (json_flag(*reading, "constant") ? same : idle)
                .push_back(facts.measure_title(*reading));
    std::string text;
    if (!idle.empty()) text = "no factor stands out for " + named_or_counted(idle);
    if (!same.empty())
        text += (text.empty() ? "" : "; ") + named_or_counted(same) +
                (same.size() == 1 ? " is" : " are") + " the same at every point";
    return text.empty() ? "" : "“" + facts.arm_title(arm) + "”: " + text + ".";
}

/// The lead of the matrix, as the kind of figures has it.
std::string matrix_lead(const SweepFacts& facts) {
    for (const json& reading : json_list(facts.report(), "readings"))
        if (!json_list(reading, "total").empty())
            return "How much of the differences between points each factor has a part in. Only "
                   "what stands out from chance has a number; the darker, the more. A row may add "
                   "up to more than 100 %, since factors act together.";
    return "How far each factor moves an outcome, as a part of what the strongest factor does. "
           "A factor that does not stand out has no number; the darker, the more.";
}

}  // namespace

json matters_section(const SweepFacts& facts) {
    json section = sweep_section("matters", "What matters for what");
    for (const std::string& arm : facts.arms_in_order()) {
        const auto readings = facts.readings_of(arm);
        json table = matrix_table(facts, arm, readings);
        if (table.is_object()) section["tables"].push_back(table);
        const std::string untold = untold_words(facts, arm, readings);
        if (!untold.empty()) section["paragraphs"].push_back(untold);
    }
    if (section["tables"].empty() && section["paragraphs"].empty()) return false;
    if (!section["tables"].empty()) section["lead"] = matrix_lead(facts);
    return section;
}

json ways_section(const SweepFacts& facts) {
    json section = sweep_section("ways", "How far each factor moves the answer");
    for (const json& picture : json_list(facts.report(), "pictures")) {
        json figure = tornado_figure(facts, facts.reading_of(picture));
        if (figure.is_object()) section["figures"].push_back(figure);
    }
    if (section["figures"].empty()) return false;
    section["lead"] =
        "Each bar runs from the outcome with a factor low to the outcome with it "
        "high. A long bar is a factor that decides; its side shows the direction.";
    return section;
}

namespace {

/// One picture's figures under its title.
json panel_of(const SweepFacts& facts, const json& picture) {
    json figures = json::array();
    for (const json& scatter : json_list(picture, "scatters")) {
        json figure = scatter_figure(facts, picture, scatter);
        if (figure.is_object()) figures.push_back(figure);
    }
    json grid = grid_figure(facts, picture);
    if (grid.is_object()) figures.push_back(grid);
    return figures;
}

}  // namespace

json over_factors_section(const SweepFacts& facts) {
    json section = sweep_section("over", "The outcome over the factors");
    for (const json& picture : json_list(facts.report(), "pictures")) {
        json figures = panel_of(facts, picture);
        if (figures.empty()) continue;
        const std::string title = facts.title_of(picture);
        if (section["panels"].empty()) {
            section["panels"].push_back({{"title", title}, {"figures", figures}});
            if (!has_leaders(facts.reading_of(picture)))
                section["quiet"] =
                    "No factor stands out from chance here: the charts show the "
                    "three with the largest shares, and what they show may be "
                    "chance.";
            continue;
        }
        section["more"].push_back(folded_part(title, json::array(), figures));
    }
    if (section["panels"].empty()) return false;
    section["lead"] = "The factors that matter most, one at a time and the first two together.";
    return section;
}

}  // namespace heed
