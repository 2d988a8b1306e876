// The report's first page: the answer in words, how sure it is, and where the message is lost.
#include <cmath>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"
#include "sim/report/html_sections.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string kind_words(const ReportFacts& facts, const std::string& kind) {
    if (kind == "none") return "Next to no effect";
    if (kind == "unclear") return "No clear answer";
    const std::string measure = facts.measure_title(facts.headline_measure());
    if (kind != "fewer" && kind != "more") return "What the simulation shows";
    const json& headline = json_at(facts.report(), "headline");
    const json& effect = facts.effect(json_text(headline, "arm"), facts.headline_measure());
    const auto low = json_number(effect, "low"), high = json_number(effect, "high");
    const bool always = low && high && (*low > 0 || *high < 0);
    return measure + ": " + kind + (always ? "" : " on average, not in every world");
}

std::string plain_words(const ReportFacts& facts, const std::string& kind) {
    if (facts.compared_arms().empty()) {
        return "This run has nothing to compare with, so it cannot say what a campaign changes. "
               "It shows levels only.";
    }
    if (kind == "none") {
        return "In this simulation the campaign did next to nothing. The first thing to look at is "
               "where its message is lost on the way to the people it is meant for.";
    }
    if (kind == "unclear") {
        const json& effect = facts.effect(facts.compared_arms().front(), facts.headline_measure());
        if (!json_number(effect, "low")) return "";  // the sentence says why there is no range
        return "The simulation cannot tell whether there are fewer or more: the range reaches from "
               "one to the other.";
    }
    const bool answered = !json_text(json_at(facts.report(), "headline"), "sentence").empty();
    return answered ? ""
                    : "This run has no answer in one sentence. What was measured stands below.";
}

/// How many paired worlds stand behind the answer, and what a range means.
std::string worlds_words(const json& worlds) {
    const auto draws = json_number(worlds, "draws");
    const auto replicates = json_number(worlds, "replicates");
    const auto people = json_number(worlds, "people");
    if (!draws || !replicates) return "";
    std::string out = counted_words(*draws * *replicates, "simulated world", "simulated worlds") +
                      ": " + counted_words(*draws, "draw", "draws") +
                      " of the uncertain numbers, each with " +
                      counted_words(*replicates, "random history", "random histories");
    if (people) out += ", in a population of " + number_words(*people, 0) + " simulated people";
    const double weight = json_number(worlds, "weight").value_or(1.0);
    if (weight != 1.0) out += ", each of whom stands for " + number_words(weight) + " real people";
    return out + ".";
}

/// Where the doubt comes from, for the headline's measure and arm.
std::string doubt_words(const ReportFacts& facts) {
    const std::vector<std::string> arms = facts.compared_arms();
    if (arms.empty()) return "";
    const json& effect = facts.effect(arms.front(), facts.headline_measure());
    const auto draws = json_number(effect, "share_draws");
    const auto chance = json_number(effect, "share_chance");
    const auto ratio = json_number(effect, "variance_ratio");
    std::string out;
    if (draws && *draws < 0.05) {
        out =
            "Nearly all of the doubt in this answer comes from chance; numbers that are not known "
            "well add little. ";
    } else if (draws && chance) {
        out = "Of the doubt in this answer, " + percent_words(*draws) +
              " comes from numbers that are not known well and " + percent_words(*chance) +
              " from chance. ";
    }
    if (ratio && *ratio > 0.0 && *ratio < 0.95) {
        out += "Comparing the same people with and without the campaign is worth " +
               number_words(1.0 / *ratio, *ratio > 0.1 ? 1 : 0) + " times as many worlds.";
    }
    return out;
}

/// In how many worlds there is less, the same and more, for the headline's measure, in each arm.
json frequency_lines(const ReportFacts& facts) {
    json lines = json::array();
    for (const std::string& arm : facts.compared_arms()) {
        const json& effect = facts.effect(arm, facts.headline_measure());
        const auto lower = json_number(effect, "probability_lower");
        const auto equal = json_number(effect, "probability_equal");
        const double worlds = json_number(effect, "worlds").value_or(0.0);
        if (!lower || !equal || worlds < 1.0 || json_flag(effect, "exactly_zero")) continue;
        const double fewer = std::round(*lower * worlds), same = std::round(*equal * worlds);
        lines.push_back(facts.arm_title(arm) + ": of " +
                        counted_words(worlds, "simulated world", "simulated worlds") +
                        ", lower in " + number_words(fewer, 0) + ", the same in " +
                        number_words(same, 0) + ", higher in " +
                        number_words(worlds - fewer - same, 0) + ".");
    }
    return lines;
}

std::string arm_words(const ReportFacts& facts, const json& arm) {
    std::string out = facts.arm_title(json_text(arm, "name"));
    std::vector<std::string> campaigns;
    for (const json& campaign : json_list(arm, "campaigns")) {
        if (campaign.is_string()) campaigns.push_back(facts.campaign_title(campaign));
    }
    const bool says_nothing_new = campaigns.size() == 1 && campaigns.front() == out;
    if (!campaigns.empty() && !says_nothing_new) out += " – " + list_words(campaigns);
    for (const json& change : json_list(arm, "changes"))
        if (change.is_string()) out += "; " + change.get<std::string>();
    return json_flag(arm, "comparison") ? out + " (the comparison)" : out;
}

std::string time_words(const json& time) {
    const std::string start = json_text(time, "start");
    const std::string end = json_text(time, "end");
    const std::string step = json_text(time, "step");
    if (start.empty() || end.empty()) return "";
    return date_words(start) + " to " + date_words(end) +
           (step.empty() ? "" : ", in steps of " + step);
}

json fact_list(const ReportFacts& facts) {
    json list = json::array();
    const auto add = [&list](const char* term, const json& lines) {
        if (!lines.empty()) list.push_back({{"term", term}, {"lines", lines}});
    };
    const auto add_one = [&add](const char* term, const std::string& line) {
        add(term, line.empty() ? json::array() : json::array({line}));
    };
    json arms = json::array();
    for (const json& arm : facts.arms()) arms.push_back(arm_words(facts, arm));
    add("Compared", arms);
    add_one("Simulated time", time_words(json_at(facts.report(), "time")));
    add_one("Worlds", worlds_words(json_at(facts.report(), "worlds")));
    add("How often", frequency_lines(facts));
    add_one("Doubt", doubt_words(facts));
    return list;
}

json funnel_breaks(const ReportFacts& facts) {
    const json& funnels = json_list(facts.report(), "funnels");
    const std::string leading = json_text(json_at(facts.report(), "headline"), "arm");
    json sentences = json::array();
    for (const json& funnel : funnels) {
        const std::string sentence = json_text(funnel, "sentence");
        const bool breaks = !json_text(funnel, "breaks_at").empty();
        if (sentence.empty() || (!breaks && json_text(funnel, "arm") != leading)) continue;
        const std::string arm = facts.arm_title(json_text(funnel, "arm"));
        sentences.push_back(
            {{"arm", words_or_false(funnels.size() > 1 ? arm : "")}, {"sentence", sentence}});
    }
    return sentences;
}

/// The chart beside the answer: the effect, or, when there is none to see, the funnel.
json answer_figure(const ReportFacts& facts, bool none) {
    if (!none) return effect_figure(facts, facts.headline_measure(), false);
    const std::vector<std::string> arms = facts.compared_arms();
    for (const json& funnel : json_list(facts.report(), "funnels")) {
        if (arms.empty() || json_text(funnel, "arm") == arms.front()) {
            return funnel_figure(facts, funnel);
        }
    }
    return nullptr;
}

json lines_of(const json& values) {
    json lines = json::array();
    for (const json& value : values) {
        if (value.is_string()) lines.push_back(value);
    }
    return lines;
}

/// The stage at which an arm loses its message, named for the words above its chart.
std::string break_title(const json& funnel) {
    const std::string breaks_at = json_text(funnel, "breaks_at");
    for (const json& stage : json_list(funnel, "stages")) {
        if (!breaks_at.empty() && json_text(stage, "id") == breaks_at) {
            return json_text(stage, "title");
        }
    }
    return "";
}

}  // namespace

json answer_section(const ReportFacts& facts) {
    const json& headline = json_at(facts.report(), "headline");
    const std::string kind = json_text(headline, "kind");
    const bool none = kind == "none";
    const json warnings = lines_of(json_list(facts.report(), "warnings"));
    const json figure = answer_figure(facts, none);
    return {{"label", kind_words(facts, kind)},
            {"sentence", words_or_false(json_text(headline, "sentence"))},
            {"detail", words_or_false(json_text(headline, "detail"))},
            {"plain", words_or_false(plain_words(facts, kind))},
            {"breaks", none ? funnel_breaks(facts) : json::array()},
            {"figure", figure.is_null() ? json(false) : figure},
            {"facts", fact_list(facts)},
            {"warned", warnings.empty() ? json(false) : json{{"warnings", warnings}}}};
}

json funnel_section(const ReportFacts& facts) {
    json arms = json::array();
    for (const json& funnel : json_list(facts.report(), "funnels")) {
        const json figure = funnel_figure(facts, funnel);
        if (figure.is_null()) continue;
        const std::string lost = break_title(funnel);
        arms.push_back({{"title", facts.arm_title(json_text(funnel, "arm"))},
                        {"sentence", words_or_false(json_text(funnel, "sentence"))},
                        {"lost", words_or_false(lost)},
                        {"figure", figure}});
    }
    return {{"arms", arms}, {"empty", arms.empty()}};
}

}  // namespace heed
