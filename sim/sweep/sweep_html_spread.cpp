// Sections of a sweep's page about all points together, and about every outcome.
#include "sim/report/html_cells.hpp"
#include "sim/report/html_facts.hpp"
#include "sim/sweep/sweep_html.hpp"

namespace heed {

using nlohmann::json;

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
    for (const std::string& arm : facts.arms_in_order())
        for (const json* reading : facts.readings_of(arm)) {
            const json& spread = json_at(*reading, "spread");
            if (spread.is_null()) continue;
            json cells = {head_cell(facts.measure_title(*reading)), text_cell(facts.arm_title(arm)),
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
    for (const std::string& arm : facts.arms_in_order())
        for (const json* reading : facts.readings_of(arm)) {
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
