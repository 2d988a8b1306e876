// The page of a sweep: the answer, what to know before relying on it, and its sections in order.
#include "sim/sweep/sweep_html.hpp"

#include "sim/report/html_cells.hpp"
#include "sim/report/html_facts.hpp"
#include "sim/report/html_page.hpp"
#include "sim/sweep/sweep_report.hpp"

namespace heed {

namespace {

using nlohmann::json;

/// What rising and falling mean for an effect.
std::string sense_words(const SweepFacts& facts, const json& question) {
    if (json_text(question, "of") != "effect") return "";
    const std::string better = json_text(facts.measure(json_text(question, "measure")), "better");
    const std::string start =
        "The outcome here is the difference between the arm and the comparison";
    if (better == "lower") return start + ": where it falls, the arm averts more.";
    if (better == "higher") return start + ": where it rises, the arm achieves more.";
    return start + ".";
}

/// The answers for the other arms on the same measure.
void add_other_arms(json& details, const SweepFacts& facts, const json& question) {
    constexpr std::size_t most = 4;
    for (const json& picture : json_list(facts.report(), "pictures")) {
        const json& reading = facts.reading_of(picture);
        if (reading == facts.reading_of(question) || details.size() == most) continue;
        const std::string direction = json_text(reading, "direction");
        details.push_back(facts.title_of(reading) + ": " + json_text(reading, "answer") +
                          (has_leaders(reading) && !direction.empty() ? " " + direction : ""));
    }
}

json answer_view(const SweepFacts& facts) {
    const json& question = json_at(facts.report(), "answer");
    const json& reading = facts.reading_of(question);
    if (reading.is_null()) return false;
    json details = json::array();
    const std::string direction = json_text(reading, "direction");
    const std::string sense = sense_words(facts, question);
    if (!direction.empty() && has_leaders(reading)) details.push_back(direction);
    if (!sense.empty() && !json_flag(reading, "constant")) details.push_back(sense);
    add_other_arms(details, facts, question);
    json figure = weights_figure(facts, reading);
    return {{"label", facts.title_of(question)},
            {"sentence", text_or(reading, "answer",
                                 "There are too few points to tell what "
                                 "matters.")},
            {"details", details},
            {"figure", figure.is_null() ? json(false) : figure}};
}

json warnings_view(const SweepFacts& facts) {
    const json& reading = facts.reading_of(json_at(facts.report(), "answer"));
    json warnings = json_list(facts.report(), "warnings");
    if (json_text(reading, "method") == "surface")
        warnings.push_back("The shares are read from a smooth surface laid through the points.");
    for (const json& caution : json_list(reading, "cautions")) warnings.push_back(caution);
    return warnings.empty() ? json(false) : json{{"warnings", warnings}};
}

void add_fact(json& facts, const char* term, const std::string& words) {
    facts.push_back({{"term", term}, {"lines", {words}}});
}

json facts_view(const SweepFacts& facts) {
    const json& design = json_at(facts.report(), "design");
    const json& state = json_at(facts.report(), "state");
    const auto number = [](const json& of, const char* key) {
        return number_words(json_number(of, key).value_or(0), 0);
    };
    json list = json::array();
    std::vector<std::string> titles, arms;
    for (std::size_t f = 0; f < facts.factors(); ++f) titles.push_back(facts.factor_title(f));
    for (const json& arm : json_list(facts.report(), "arms"))
        arms.push_back(text_or(arm, "title", json_text(arm, "name")));
    add_fact(list, "What was varied",
             titles.size() > 8 ? std::to_string(titles.size()) + " inputs, listed below"
                               : list_words(titles));
    add_fact(list, "What was compared", list_words(arms));
    add_fact(list, "How much was run",
             number(design, "points") + " points × " +
                 number_words(json_number(design, "draws").value_or(0) *
                                  json_number(design, "replicates").value_or(0),
                              0) +
                 " worlds × " + std::to_string(arms.size()) + " arms = " + number(design, "runs") +
                 " runs");
    const bool whole = json_number(state, "done") == json_number(state, "trials");
    add_fact(list, "How complete it is",
             whole
                 ? "All " + number(state, "trials") + " trials are done"
                 : number(state, "done") + " of " + number(state, "trials") + " trials are done, " +
                       number(state, "failed") + " failed, " + number(state, "missing") +
                       " were not run; " + number(state, "whole_points") + " of " +
                       number(state, "points") + " points are whole");
    return list;
}

constexpr json (*sections[])(const SweepFacts&) = {
    matters_section,      ways_section,   over_factors_section, spread_section,
    outcomes_section,     varied_section, complete_section,     sweep_methods_section,
    sweep_limits_section, go_on_section};

}  // namespace

std::string render_sweep_html(const json& report) {
    const SweepFacts facts(report);
    json made = json::array();
    for (const auto section : sections) {
        json part = section(facts);
        if (part.is_object()) made.push_back(std::move(part));
    }
    const json view = {{"of_sweep", true},
                       {"title", text_or(report, "title", "Sweep")},
                       {"question", words_or_false(json_text(report, "question"))},
                       {"notice", words_or_false(json_text(report, "notice"))},
                       {"version", json_text(json_at(report, "heed"), "version")},
                       {"commit", false},
                       {"answer", answer_view(facts)},
                       {"warned", warnings_view(facts)},
                       {"lists", facts_view(facts)},
                       {"sections", made}};
    return fill_page("sweep.html.mustache", view, {"answer", "sections"});
}

}  // namespace heed
