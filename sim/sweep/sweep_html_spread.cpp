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
    const std::size_t none = points - count("below") - count("above");
    if (none > 0)
        text += " At " + number_words(static_cast<double>(none), 0) + " there is no difference.";
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
            for (const char* key : {"points", "below", "above"})
                cells.push_back(number_cell(json_number(spread, key), 0));
            for (const char* key : {"lower", "lower_on_average", "higher_on_average", "higher"})
                cells.push_back(number_cell(
                    json_flag(spread, "told") ? json_number(spread, key) : std::nullopt, 0));
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
    json section = sweep_section("spread", "At how many points it helps");
    for (const json& picture : json_list(facts.report(), "pictures")) {
        const std::string words = spread_words(facts, facts.reading_of(picture));
        if (!words.empty()) section["paragraphs"].push_back(words);
        json figure = histogram_figure(facts, picture);
        if (figure.is_object()) section["figures"].push_back(figure);
    }
    const json table = spread_table(facts);
    if (table.is_object())
        section["more"].push_back(
            folded_part("The same for every outcome", {table}, json::array()));
    if (section["figures"].empty() && !table.is_object()) return false;
    section["quiet"] =
        "The part of the points is no probability: it depends on the ranges and spreads that were "
        "chosen. Clearly lower or higher: in nearly every world of the point; on average: the mean "
        "is, not every world.";
    return section;
}

namespace {

/// What matters for one outcome: its sentences, what to bear in mind, and the figure.
json outcome_figure(const SweepFacts& facts, const json& reading) {
    json figure = weights_figure(facts, reading);
    if (figure.is_null()) return figure;
    const bool shares = !json_list(reading, "total").empty();  // which have no unit
    figure["title"] = shares ? facts.title_of(reading) : facts.title_with_unit(reading);
    std::string words = json_text(reading, "answer");
    const std::string direction = json_text(reading, "direction");
    if (!direction.empty()) words += " " + direction;
    for (const json& caution : json_list(reading, "cautions"))
        if (caution.is_string()) words += " " + caution.get<std::string>();
    figure["summary"] = words;
    figure["said"] = true;
    return figure;
}

}  // namespace

json outcomes_section(const SweepFacts& facts) {
    json section = sweep_section("outcomes", "Every outcome");
    for (const std::string& arm : facts.arms_in_order()) {
        json figures = json::array();
        bool effects = false;
        for (const json* reading : facts.readings_of(arm)) {
            if (!has_leaders(*reading)) continue;
            json figure = outcome_figure(facts, *reading);
            effects = json_text(*reading, "of") == "effect";
            if (figure.is_object()) figures.push_back(figure);
        }
        if (figures.empty()) continue;
        const std::string title = (effects ? "Effects of “" : "Levels in “") +
                                  facts.arm_title(arm) + "”: " + std::to_string(figures.size()) +
                                  (figures.size() == 1 ? " outcome" : " outcomes");
        section["more"].push_back(folded_part(title, json::array(), figures));
    }
    if (section["more"].empty()) return false;
    section["lead"] =
        "What matters for each outcome for which something stands out, in words and bars.";
    return section;
}

}  // namespace heed
