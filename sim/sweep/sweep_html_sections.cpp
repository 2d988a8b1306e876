// Sections of a sweep's page about its answers: what matters for what, which way, over which values, how often.
#include <algorithm>
#include <cmath>
#include <set>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_facts.hpp"
#include "sim/sweep/sweep_html.hpp"

namespace heed {

namespace {

using nlohmann::json;

/// Readings in the order of the page: harm first.
std::vector<const json*> by_family(const json& readings, const SweepFacts& facts) {
    std::vector<const json*> list;
    for (const json& one : readings) list.push_back(&one);
    std::ranges::stable_sort(list, {}, [&](const json* one) {
        return &family_of(facts.measure(json_text(*one, "measure")));
    });
    return list;
}

/// Readings of one arm, in the order of the page.
std::vector<const json*> of_arm(const SweepFacts& facts, const std::string& arm) {
    auto list = by_family(json_list(facts.report(), "readings"), facts);
    std::erase_if(list, [&](const json* one) { return json_text(*one, "arm") != arm; });
    return list;
}

std::string measure_title(const SweepFacts& facts, const json& reading) {
    const std::string id = json_text(reading, "measure");
    return text_or(facts.measure(id), "title", id);
}

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
    json cell = number_cell(number_words(100 * bounded, 0) + " %", standing);
    cell["shade"] = std::to_string(1 + std::min(4, static_cast<int>(bounded * 5)));
    return cell;
}

/// A row for each outcome that something decides, a column for each factor.
json matrix_table(const SweepFacts& facts, const std::string& arm,
                  const std::vector<const json*>& readings) {
    json rows = json::array();
    for (const json* reading : readings) {
        if (!has_leaders(*reading)) continue;
        json cells = {head_cell(measure_title(facts, *reading))};
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

/// Arms with effects first, then levels of the comparison.
std::vector<std::string> arms_in_order(const SweepFacts& facts) {
    std::vector<std::string> arms, last;
    for (const json& arm : json_list(facts.report(), "arms"))
        (json_flag(arm, "comparison") ? last : arms).push_back(json_text(arm, "name"));
    arms.insert(arms.end(), last.begin(), last.end());
    return arms;
}

std::string untold_words(const SweepFacts& facts, const std::string& arm,
                         const std::vector<const json*>& readings) {
    std::vector<std::string> titles;
    for (const json* reading : readings)
        if (!has_leaders(*reading)) titles.push_back(measure_title(facts, *reading));
    if (titles.empty()) return "";
    return "“" + facts.arm_title(arm) + "”: nothing stands out from chance for " +
           (titles.size() > 6 ? std::to_string(titles.size()) + " outcomes" : list_words(titles)) +
           ".";
}

/// The lead of the matrix, as the kind of figures has it.
std::string matrix_lead(const SweepFacts& facts) {
    for (const json& reading : json_list(facts.report(), "readings"))
        if (!json_list(reading, "total").empty())
            return "How much of the differences between points each factor has a part in. Only "
                   "what stands out from chance has a number; the darker, the more. A row may add "
                   "up to more than 100 %, since factors act together.";
    return "How far each factor moves an outcome, as a part of what the strongest factor does. "
           "Only what stands out has a number; the darker, the more.";
}

}  // namespace

json matters_section(const SweepFacts& facts) {
    json section = sweep_section("matters", "What matters for what");
    for (const std::string& arm : arms_in_order(facts)) {
        const auto readings = of_arm(facts, arm);
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
        section["more"].push_back({{"title", title},
                                   {"paragraphs", json::array()},
                                   {"tables", json::array()},
                                   {"figures", figures}});
    }
    if (section["panels"].empty()) return false;
    section["lead"] = "The factors that matter most, one at a time and the first two together.";
    return section;
}

namespace {

/// "At 431 of 500 points the mean effect is below zero (better)".
std::string spread_words(const SweepFacts& facts, const json& reading) {
    const json& spread = json_at(reading, "spread");
    const auto count = [&](const char* key) {
        return static_cast<std::size_t>(json_number(spread, key).value_or(0));
    };
    const std::string better = json_text(facts.measure(json_text(reading, "measure")), "better");
    const auto judged = [&](const char* way) {
        return better == "neither" || better.empty() ? ""
               : better == way                       ? " (better)"
                                                     : " (worse)";
    };
    const std::size_t points = count("points");
    if (points == 0) return "";
    std::string text = facts.title_of(reading) + ": at " + points_words(count("below"), points) +
                       " the mean is below zero" + judged("lower") + ", at " +
                       number_words(static_cast<double>(count("above")), 0) + " above" +
                       judged("higher") + ".";
    if (!json_flag(spread, "told")) return text;
    return text + " Clearly so in their worlds: " +
           number_words(static_cast<double>(count("lower") + count("lower_on_average")), 0) +
           " below, " +
           number_words(static_cast<double>(count("higher") + count("higher_on_average")), 0) +
           " above.";
}

json spread_table(const SweepFacts& facts) {
    json rows = json::array();
    for (const std::string& arm : arms_in_order(facts))
        for (const json* reading : of_arm(facts, arm)) {
            const json& spread = json_at(*reading, "spread");
            if (spread.is_null()) continue;
            json cells = {head_cell(measure_title(facts, *reading)),
                          text_cell(facts.arm_title(arm)),
                          number_cell(json_number(spread, "mean")
                                          ? rounded_words(*json_number(spread, "mean"), 3)
                                          : "–",
                                      json_number(spread, "mean")),
                          text_cell(facts.unit_of(*reading))};
            for (const char* key : {"points", "below", "above", "lower", "lower_on_average",
                                    "higher_on_average", "higher"})
                cells.push_back(number_cell(json_number(spread, key), 0));
            rows.push_back(cells);
        }
    json columns = {column("Outcome"), column("Arm"), column("Mean effect", true), column("Unit")};
    for (const char* title : {"Points", "Below zero", "Above zero", "Clearly lower",
                              "Lower on average", "Higher on average", "Clearly higher"})
        columns.push_back(column(title, true));
    return rows.empty() ? json(nullptr)
                        : table_of("Effects over all points, by outcome and arm", columns, rows);
}

}  // namespace

json spread_section(const SweepFacts& facts) {
    json section = sweep_section("spread", "How often it helps over all the points");
    for (const json& picture : json_list(facts.report(), "pictures")) {
        const std::string words = spread_words(facts, facts.reading_of(picture));
        if (!words.empty()) section["paragraphs"].push_back(words);
        json figure = histogram_figure(facts, picture);
        if (figure.is_object()) section["figures"].push_back(figure);
    }
    const json table = spread_table(facts);
    if (table.is_object())
        section["more"].push_back({{"title", "Every outcome"},
                                   {"paragraphs", json::array()},
                                   {"tables", {table}},
                                   {"figures", json::array()}});
    if (section["figures"].empty() && !table.is_object()) return false;
    section["quiet"] =
        "The part of the points is no probability: points are laid evenly over the "
        "ranges, not by how likely they are.";
    return section;
}

json outcomes_section(const SweepFacts& facts) {
    json section = sweep_section("outcomes", "Every outcome");
    for (const std::string& arm : arms_in_order(facts))
        for (const json* reading : of_arm(facts, arm)) {
            if (!has_leaders(*reading)) continue;
            json paragraphs = json::array(), figures = json::array();
            for (const char* key : {"answer", "direction"})
                if (!json_text(*reading, key).empty())
                    paragraphs.push_back(json_text(*reading, key));
            for (const json& caution : json_list(*reading, "cautions"))
                paragraphs.push_back(caution);
            json figure = weights_figure(facts, *reading);
            if (figure.is_object()) figures.push_back(figure);
            section["more"].push_back({{"title", facts.title_of(*reading)},
                                       {"paragraphs", paragraphs},
                                       {"tables", json::array()},
                                       {"figures", figures}});
        }
    if (section["more"].empty()) return false;
    section["lead"] = "What matters for each outcome for which something stands out.";
    return section;
}

}  // namespace heed
