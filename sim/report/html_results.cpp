// The report's results: what changed, for whom, when, what was recorded of it, and what it cost.
#include <algorithm>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"
#include "sim/report/html_sections.hpp"

namespace heed {

namespace {

using nlohmann::json;

bool is_record(const json& measure) {
    const std::string kind = json_text(measure, "true_or_recorded");
    return kind == "recorded" || kind == "survey";
}

std::string record_label(const json& measure) {
    const std::string kind = json_text(measure, "true_or_recorded");
    if (kind == "recorded") return "as recorded";
    return kind == "survey" ? "as answered in a survey" : "";
}

json tagged(json figure, const std::string& tag) {
    figure["tag"] = tag.empty() ? json(false) : json(tag);
    return figure;
}

std::string level_words(const json& outcome) {
    const PrintedEstimate estimate = estimate_of(outcome);
    return estimate.mean ? number_words(*estimate.mean, decimals_for(estimate)) : "–";
}

json change_row(const ReportFacts& facts, const json& measure, const std::string& arm) {
    const std::string id = json_text(measure, "id");
    const PrintedEstimate estimate = estimate_of(facts.effect(arm, id));
    const PrintedEstimate own = estimate_of(facts.outcome(arm, id));
    const auto relative = json_number(facts.effect(arm, id), "relative_mean");
    // Alike in every world: said in words, since "0 (0 to 0)" looks like a figure that was measured.
    const RangeReading reading = reading_of(estimate);
    const bool alike = reading == RangeReading::unseen || reading == RangeReading::same;
    // Nothing to subtract, as of exposures for each person reached where nobody is: what the arm itself shows.
    const bool alone = !estimate.mean && !estimate.suppressed && own.mean;
    return {{"arm", facts.arm_title(arm)},
            {"mean", alone           ? estimate_words(own)
                     : alike         ? difference_words(estimate)
                     : estimate.mean ? signed_words(*estimate.mean, decimals_for(estimate))
                                     : missing_words(estimate)},
            {"around", alone   ? "in this arm; none to compare with"
                       : alike ? ""
                               : around_words(estimate)},
            {"relative", relative && !alike ? signed_percent_words(*relative) : "–"},
            {"reading", alone ? "–" : reading_words(estimate, json_text(measure, "better"))},
            {"clear", direction_of(reading_of(estimate)) != 0},
            {"before", level_words(facts.outcome(facts.comparison_arm(), id))},
            {"after", level_words(facts.outcome(arm, id))}};
}

/// The measure's unit, and that of its differences where it is another.
std::string unit_words(const ReportFacts& facts, const json& measure) {
    const std::string unit = json_text(measure, "unit");
    const std::string difference = facts.difference_unit(json_text(measure, "id"));
    return unit == difference ? unit : unit + "; difference in " + difference;
}

json measure_changes(const ReportFacts& facts, const json& measure) {
    json rows = json::array();
    for (const std::string& arm : facts.compared_arms()) {
        if (facts.effect(arm, json_text(measure, "id")).is_null()) continue;
        rows.push_back(change_row(facts, measure, arm));
    }
    return {{"title", facts.measure_title(json_text(measure, "id"))},
            {"unit", words_or_false(unit_words(facts, measure))},
            {"record", words_or_false(record_label(measure))},
            {"rows", rows}};
}

/// Calls with the title and the measures of each family that has any.
template <typename Visit>
void for_each_family(const ReportFacts& facts, const Visit& visit) {
    const std::vector<json>& measures = facts.measures();
    for (auto first = measures.begin(); first != measures.end();) {
        const MeasureFamily& family = family_of(*first);
        const auto last = std::find_if(first, measures.end(), [&](const json& measure) {
            return &family_of(measure) != &family;
        });
        visit(std::string(family.title), std::vector<json>(first, last));
        first = last;
    }
}

json change_families(const ReportFacts& facts) {
    json out = json::array();
    for_each_family(facts, [&](const std::string& title, const std::vector<json>& measures) {
        json changed = json::array();
        for (const json& measure : measures) {
            const json changes = measure_changes(facts, measure);
            if (!changes["rows"].empty()) changed.push_back(changes);
        }
        if (!changed.empty()) out.push_back({{"family", title}, {"measures", changed}});
    });
    return out;
}

json level_rows(const ReportFacts& facts) {
    json rows = json::array();
    for (const json& measure : facts.measures()) {
        for (const json& arm : facts.arms()) {
            const std::string name = json_text(arm, "name");
            const json& outcome = facts.outcome(name, json_text(measure, "id"));
            if (outcome.is_null()) continue;
            rows.push_back({{"measure", facts.measure_title(json_text(measure, "id"))},
                            {"unit", json_text(measure, "unit")},
                            {"arm", facts.arm_title(name)},
                            {"level", estimate_words(estimate_of(outcome))}});
        }
    }
    return rows;
}

/// Figures other than the headline's, folded away by family.
template <typename Make>
json folded(const ReportFacts& facts, const char* noun, const Make& make) {
    json out = json::array();
    for_each_family(facts, [&](const std::string& title, const std::vector<json>& measures) {
        json figures = json::array();
        for (const json& measure : measures) {
            if (json_text(measure, "id") == facts.headline_measure()) continue;
            for (json& figure : make(measure)) figures.push_back(std::move(figure));
        }
        if (figures.empty()) return;
        const std::string count = std::to_string(figures.size());
        out.push_back(
            {{"title", title + ": " + count + " " + noun + (figures.size() == 1 ? "" : "s")},
             {"figures", std::move(figures)}});
    });
    return out;
}

void add_figure(json& figures, json figure, const std::string& tag) {
    if (!figure.is_null()) figures.push_back(tagged(std::move(figure), tag));
}

}  // namespace

json changes_section(const ReportFacts& facts) {
    if (facts.compared_arms().empty()) {
        const json rows = level_rows(facts);
        return rows.empty() ? json(false)
                            : json{{"changes", false},
                                   {"levels", {{"rows", rows}}},
                                   {"figures", json::array()}};
    }
    json figures = json::array();
    const bool none = json_text(json_at(facts.report(), "headline"), "kind") == "none";
    if (none) add_figure(figures, effect_figure(facts, facts.headline_measure(), false), "");
    add_figure(figures,
               relative_figure(facts, "What happens, as the simulation knows it",
                               [](const json& measure) { return !is_record(measure); }),
               "true in the simulation");
    add_figure(figures, relative_figure(facts, "What records and surveys would show", is_record),
               "recorded or surveyed");
    return {{"changes",
             {{"families", change_families(facts)},
              {"comparison", facts.arm_title(facts.comparison_arm())}}},
            {"levels", false},
            {"figures", std::move(figures)}};
}

namespace {

json coverage_part(const ReportFacts& facts) {
    json figures = json::array();
    json lists = json::array();
    for (const json& entry : json_list(facts.report(), "coverage")) {
        lists.push_back(coverage_list(facts, entry));
        add_figure(figures, coverage_figure(facts, entry), "");
    }
    if (lists.empty()) return false;
    const bool drawn = !figures.empty();
    return {{"lists", std::move(lists)}, {"drawn", drawn}, {"figures", std::move(figures)}};
}

std::string withheld_words(const ReportFacts& facts) {
    const auto least = json_number(facts.report(), "withheld_below");
    if (!least) return "";
    return *least > 0 ? "Figures about fewer than " + number_words(*least) + " people are withheld."
                      : "No group is withheld for being small (outcomes.suppress_below is 0).";
}

json group_notes(const json& groups) {
    json notes = json::array();
    for (const json& group : groups) {
        const std::string note = json_text(group, "note");
        if (!note.empty()) notes.push_back(json_text(group, "title") + ": " + note);
    }
    return notes;
}

}  // namespace

json groups_section(const ReportFacts& facts) {
    const auto figures_for = [&](const json& measure) {
        json figures = json::array();
        const std::string id = json_text(measure, "id");
        if (facts.has_effects_by_group(id)) {
            add_figure(figures, effect_figure(facts, id, true), record_label(measure));
        }
        add_figure(figures, gap_figure(facts, id), record_label(measure));
        return figures;
    };
    json coverage = coverage_part(facts);
    json first = figures_for(facts.measure(facts.headline_measure()));
    json more = folded(facts, "chart", figures_for);
    if (first.empty() && more.empty() && !coverage.is_object()) return false;
    return {{"notes", group_notes(json_list(facts.report(), "groups"))},
            {"withheld", withheld_words(facts)},
            {"figures", std::move(first)},
            {"more", std::move(more)},
            {"coverage", std::move(coverage)}};
}

namespace {

json calendar_row(const ReportFacts& facts, const json& entry, const std::string& title,
                  const std::string& kind) {
    std::vector<std::string> arms;
    for (const json& arm : json_list(entry, "arms")) {
        if (arm.is_string()) arms.push_back(facts.arm_title(arm));
    }
    return {{"campaign", title},
            {"channel", kind},
            {"start", date_words(json_text(entry, "start"))},
            {"end", date_words(json_text(entry, "end"))},
            {"arms", arms.empty() ? "none" : list_words(arms)}};
}

/// Campaigns, and then the shocks that fall among them.
json calendar_rows(const ReportFacts& facts) {
    json rows = json::array();
    for (const json& entry : json_list(facts.report(), "calendar"))
        rows.push_back(calendar_row(facts, entry,
                                    facts.campaign_title(json_text(entry, "campaign")),
                                    text_or(entry, "channel_title", json_text(entry, "channel"))));
    for (const json& entry : json_list(facts.report(), "shocks"))
        rows.push_back(
            calendar_row(facts, entry, json_text(entry, "title"), json_text(entry, "kind")));
    return rows;
}

json calendar_part(const ReportFacts& facts) {
    const json rows = calendar_rows(facts);
    if (rows.empty()) return false;
    const bool shocks = !json_list(facts.report(), "shocks").empty();
    return {{"rows", rows},
            {"title", shocks ? "Calendar of campaigns and shocks" : "Calendar of campaigns"},
            {"caption", shocks ? "When each campaign runs, and each shock is in full force"
                               : "When each campaign runs"},
            {"first", shocks ? "Campaign or shock" : "Campaign"}};
}

/// Where not every period is drawn.
std::string thinned_words(const json& time) {
    const double step = json_number(time, "every_nth_period").value_or(1.0);
    if (step < 2) return "";
    return "The charts show one period in " + number_words(step, 0) + ", of " +
           number_words(json_number(time, "periods_in_all").value_or(0.0), 0) +
           "; outcomes.csv and effects.csv hold all.";
}

}  // namespace

json time_section(const ReportFacts& facts) {
    const auto figures_for = [&](const json& measure) {
        json figures = json::array();
        const std::string id = json_text(measure, "id");
        if (!facts.has_periods(id)) return figures;
        add_figure(figures, level_series(facts, id), record_label(measure));
        add_figure(figures, effect_series(facts, id), record_label(measure));
        return figures;
    };
    json first = figures_for(facts.measure(facts.headline_measure()));
    json more = folded(facts, "chart", figures_for);
    const json calendar = calendar_part(facts);
    if (first.empty() && more.empty() && !calendar.is_object()) return false;
    return {{"figures", std::move(first)},
            {"more", std::move(more)},
            {"thinned", words_or_false(thinned_words(json_at(facts.report(), "time")))},
            {"calendar", calendar}};
}

}  // namespace heed
