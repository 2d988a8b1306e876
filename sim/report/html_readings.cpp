// What the report says in words about the groups of people: who gained and who did not.
#include <cctype>

#include "sim/report/html_figures.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string level_name(const GroupLevel& level) {
    if (level.dimension == "gender" || level.dimension == "place") return level.title;
    return level.dimension_title + (level.dimension == "age_band" ? " " : ": ") + level.title;
}

/// "Lower (better): women and girls.", "No clear change: men and boys.", for one arm and measure.
json group_readings(const ReportFacts& facts, const std::string& arm, const std::string& measure) {
    const std::string better = json_text(facts.measure(measure), "better");
    json lines = json::array();
    for (const RangeReading wanted :
         {RangeReading::lower, RangeReading::lower_on_average, RangeReading::higher,
          RangeReading::higher_on_average, RangeReading::unclear, RangeReading::unseen,
          RangeReading::same}) {
        std::vector<std::string> names;
        for (const GroupLevel& level : facts.group_levels()) {
            const json& effect = facts.effect(arm, measure, level.dimension, level.id);
            if (reading_of(estimate_of(effect)) == wanted) names.push_back(level_name(level));
        }
        if (names.empty()) continue;
        std::string lead = reading_words(wanted, better);
        lead[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(lead[0])));
        lines.push_back(lead + ": " + list_words(names) + ".");
    }
    return lines;
}

}  // namespace

json group_lists(const ReportFacts& facts, const std::string& measure) {
    json lists = json::array();
    for (const std::string& arm : facts.compared_arms()) {
        const json lines = group_readings(facts, arm, measure);
        if (!lines.empty()) lists.push_back({{"term", facts.arm_title(arm)}, {"lines", lines}});
    }
    return lists;
}

std::string group_summary(const json& lists) {
    std::string out;
    for (const json& list : lists) {
        out += (out.empty() ? "" : " ") + json_text(list, "term") + " –";
        for (const json& line : list["lines"]) out += " " + line.get<std::string>();
    }
    return out.empty() ? "No group has a range to read." : out;
}

}  // namespace heed
