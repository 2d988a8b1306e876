// Figures of delivery: the funnel from those meant to the offers refused, and coverage by risk.
#include <algorithm>
#include <cmath>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string count_words(std::optional<double> count) {
    if (!count) return "not available";
    const bool small = std::abs(*count) < 20.0 && std::round(*count) != *count;
    return number_words(*count, small ? 1 : 0);
}

json funnel_bar(const json& stage, const std::string& breaks_at) {
    const std::optional<double> share = json_number(stage, "share_of_previous");
    return {{"label", json_text(stage, "title")},
            {"value", number_or_null(json_number(stage, "people"))},
            {"words", count_words(json_number(stage, "people"))},
            {"percent", share ? percent_words(*share) : ""},
            {"breaks", !breaks_at.empty() && json_text(stage, "id") == breaks_at}};
}

json funnel_row(const json& stage) {
    const std::optional<double> error = json_number(stage, "mc_error");
    const std::optional<double> people = json_number(stage, "people");
    return {head_cell(json_text(stage, "title")), number_cell(count_words(people), people),
            percent_cell(json_number(stage, "share_of_previous")),
            number_cell(error ? "±" + number_words(*error) : "–", error)};
}

}  // namespace

json funnel_figure(const ReportFacts& facts, const json& funnel) {
    json bars = json::array();
    json rows = json::array();
    std::vector<std::string> parts;
    for (const json& stage : json_list(funnel, "stages")) {
        bars.push_back(funnel_bar(stage, json_text(funnel, "breaks_at")));
        rows.push_back(funnel_row(stage));
        parts.push_back(json_text(stage, "title") + ": " +
                        count_words(json_number(stage, "people")));
    }
    if (bars.empty()) return nullptr;
    const std::string title = "Stage by stage: " + facts.arm_title(json_text(funnel, "arm"));
    const json columns = {column("Stage"), column("Number", true),
                          column("Part of the stage above", true),
                          column("Monte Carlo error", true)};
    return {{"title", title},
            {"note", "In brackets: share of the stage above, where this is a part of it."},
            {"summary", list_words(parts) + "."},
            {"table", table_of(title, columns, rows)},
            {"chart", {{"kind", "funnel"}, {"bars", bars}}}};
}

namespace {

std::string share_words(std::optional<double> share) {
    return share ? percent_words(*share) : "not available";
}

std::optional<double> share_of(const json& value) {
    return value.is_number() ? std::optional<double>(value.get<double>()) : std::nullopt;
}

json tenth_rows(const json& tenths, std::optional<double> asked) {
    json rows = json::array();
    for (std::size_t at = 0; at < tenths.size(); ++at) {
        std::string name = std::to_string(at + 1);
        if (at == 0) name += " (lowest risk)";
        if (at + 1 == tenths.size()) name += " (highest risk)";
        rows.push_back({head_cell(name), percent_cell(share_of(tenths[at])), percent_cell(asked)});
    }
    return rows;
}

/// "Planned 60 %, achieved 58 %."; or how many were met on what happened to them, which is no share of a fixed group.
std::string delivered_words(const json& coverage) {
    const std::string event = plain_name(json_text(coverage, "event"));
    if (event.empty())
        return "Planned " + share_words(json_number(coverage, "asked")) + ", achieved " +
               share_words(json_number(coverage, "achieved")) + ".";
    return "Meets people on an event in their lives (" + event +
           "), so that no group is fixed on the first day: " +
           count_words(json_number(coverage, "reached")) + " people were met.";
}

/// Whether no tenth was reached although some people were: in the worlds whose tenths were looked at, it never ran.
bool tenths_unlike_the_whole(const json& coverage) {
    const json& tenths = json_list(coverage, "by_risk_decile");
    const auto none = [](const json& tenth) { return tenth.is_number() && tenth == 0.0; };
    return !tenths.empty() && std::all_of(tenths.begin(), tenths.end(), none) &&
           json_number(coverage, "achieved").value_or(0.0) > 0.0;
}

std::string coverage_words(const json& coverage) {
    const json& tenths = json_list(coverage, "by_risk_decile");
    const std::string out = delivered_words(coverage);
    const auto first = tenths.empty() ? std::nullopt : share_of(tenths.front());
    const auto last = tenths.empty() ? std::nullopt : share_of(tenths.back());
    if (tenths_unlike_the_whole(coverage))
        return out +
               " By risk it cannot be told: that is looked at in the first world of each "
               "draw, and there it reached nobody.";
    if (!first || !last) return out;
    return out + " Of the tenth at lowest risk " + percent_words(*first) +
           " are reached, of the tenth at highest risk " + percent_words(*last) + ".";
}

std::string coverage_title(const ReportFacts& facts, const json& coverage) {
    return facts.campaign_title(json_text(coverage, "campaign")) + ", in " +
           facts.arm_title(json_text(coverage, "arm"));
}

}  // namespace

json coverage_list(const ReportFacts& facts, const json& coverage) {
    return {{"term", coverage_title(facts, coverage)},
            {"lines", json::array({coverage_words(coverage)})}};
}

json coverage_figure(const ReportFacts& facts, const json& coverage) {
    const json& tenths = json_list(coverage, "by_risk_decile");
    const bool any = std::any_of(tenths.begin(), tenths.end(),
                                 [](const json& tenth) { return tenth.is_number(); });
    if (!any || tenths_unlike_the_whole(coverage)) return nullptr;
    const std::optional<double> asked = json_number(coverage, "asked");
    const std::string title = coverage_title(facts, coverage);
    const json columns = {column("Tenth of people, by risk"), column("Reached", true),
                          column("Planned, over all", true)};
    return {{"title", title},
            {"note", false},
            {"summary", coverage_words(coverage)},
            {"table", table_of("Coverage by risk: " + title, columns, tenth_rows(tenths, asked))},
            {"chart",
             {{"kind", "deciles"},
              {"asked", number_or_null(asked)},
              {"asked_words", asked ? "planned " + share_words(asked) : ""},
              {"color", facts.arm_number(json_text(coverage, "arm"))},
              {"values", tenths}}}};
}

}  // namespace heed
