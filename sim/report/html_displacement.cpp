// Where harm moved: recruitments by place, group, who asked, and whether any campaign is meant for the people.
#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"
#include "sim/report/html_sections.hpp"

namespace heed {

namespace {

using nlohmann::json;

constexpr const char* meant = "recruited_meant";
constexpr const char* others = "recruited_others";
constexpr const char* all_people = "recruited";
constexpr std::string_view by_asker = "recruited_by_", by_journey = "recruited_on_";

/// A number of people more or fewer, with its range.
std::string line(const ReportFacts& facts, const std::string& arm, const std::string& who,
                 const std::string& measure) {
    const PrintedEstimate estimate = estimate_of(facts.effect(arm, measure));
    if (!estimate.mean) return who + ": " + missing_words(estimate) + ".";
    const RangeReading reading = reading_of(estimate);
    if (reading == RangeReading::unseen || reading == RangeReading::same)
        return who + ": " + difference_words(estimate) + ".";
    return who + ": " + difference_words(estimate) + " people recruited.";
}

bool nobody_else(const ReportFacts& facts) { return json_flag(facts.report(), "everybody_meant"); }

/// What the two together say; only what the ranges carry.
std::string reading(const ReportFacts& facts, const std::string& arm) {
    if (nobody_else(facts)) return "";
    const PrintedEstimate here = estimate_of(facts.effect(arm, meant));
    const PrintedEstimate there = estimate_of(facts.effect(arm, others));
    if (!here.mean || !there.mean || !here.low || !there.low) return "";
    const RangeReading spared = reading_of(here), added = reading_of(there);
    if (spared == RangeReading::lower && added == RangeReading::higher && *here.mean < 0)
        return "Harm moved: for each ten people fewer among those a campaign is meant for, " +
               number_words(-10 * *there.mean / *here.mean, 1) +
               " more are recruited among others.";
    if (added == RangeReading::higher)
        return "More people are recruited among those no campaign is meant for.";
    if (added == RangeReading::lower)
        return "Others gain too: fewer people are recruited among those no campaign is meant for.";
    if (added == RangeReading::higher_on_average)
        return "On average more people are recruited among those no campaign is meant for, in some "
               "worlds fewer.";
    return "No rise among those no campaign is meant for stands out from chance.";
}

json lists_of(const ReportFacts& facts) {
    json lists = json::array();
    for (const std::string& arm : facts.compared_arms()) {
        json lines = json::array();
        const std::string words = reading(facts, arm);
        if (!words.empty()) lines.push_back(words);
        if (!nobody_else(facts)) {
            lines.push_back(line(facts, arm, "Among those a campaign is meant for", meant));
            lines.push_back(line(facts, arm, "Among all others", others));
        }
        lines.push_back(line(facts, arm, "Through strangers met online",
                             std::string(by_asker) + "stranger_online"));
        lines.push_back(line(facts, arm, "In all", all_people));
        lists.push_back({{"term", facts.arm_title(arm)}, {"lines", lines}});
    }
    return lists;
}

/// Everyone last: the parts of each heading add up to it.
std::vector<FigureRow> rows_of(const ReportFacts& facts) {
    std::vector<FigureRow> rows;
    if (!nobody_else(facts))
        rows = {{"Whom campaigns are meant for", "A campaign of any arm", meant, "all", "all"},
                {"Whom campaigns are meant for", "No campaign", others, "all", "all"}};
    for (const GroupLevel& level : facts.group_levels())
        rows.push_back({level.dimension_title, level.title, all_people, level.dimension, level.id});
    for (const json& measure : facts.measures()) {
        const std::string id = json_text(measure, "id");
        if (id.starts_with(by_asker))
            rows.push_back({"Who asked", facts.measure_title(id), id, "all", "all"});
        else if (id.starts_with(by_journey))
            rows.push_back({"Which journey", facts.measure_title(id), id, "all", "all"});
    }
    rows.push_back({"In all", "Everyone", all_people, "all", "all"});
    return rows;
}

/// Where recruiters turned: deceptive offers received in each place and group, whatever was answered.
json offers_figure(const ReportFacts& facts) {
    const std::string offers = "offers_deceptive";
    std::vector<FigureRow> rows;
    for (const GroupLevel& level : facts.group_levels())
        rows.push_back({level.dimension_title, level.title, offers, level.dimension, level.id});
    rows.push_back({"In all", "Everyone", offers, "all", "all"});
    return rows_figure(facts, "Change in deceptive offers received", facts.difference_unit(offers),
                       rows);
}

}  // namespace

json displacement_section(const ReportFacts& facts) {
    if (facts.compared_arms().empty() || facts.measure(others).is_null()) return false;
    const json figure = rows_figure(facts, "Change in people recruited into exploitation",
                                    facts.difference_unit(all_people), rows_of(facts));
    if (figure.is_null()) return false;
    json figures = json::array({figure});
    const json& adapt = json_at(facts.report(), "recruiters_adapt");
    const bool adapts = adapt.is_boolean() && adapt.get<bool>();
    if (const json offers = offers_figure(facts); adapts && !offers.is_null())
        figures.push_back(offers);
    return {{"lists", lists_of(facts)},
            {"nobody_else", nobody_else(facts)},
            {"fixed", adapt.is_boolean() && !adapt.get<bool>()},
            {"figures", figures}};
}

}  // namespace heed
