// The figures of the HTML report: for each its words, its data table and what its chart draws.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/report/html_facts.hpp"

namespace heed {

/// Every function gives an object {title, note, summary, table, chart}, or null when there is nothing
/// to draw. "summary" is the one sentence that stands for the chart; "said": true also prints it;
/// "readings" are lists of words above the chart; "chart" is drawn by the scripts in sim/report/page/.

/// People at each stage from reached to refused, in one arm.
nlohmann::json funnel_figure(const ReportFacts& facts, const nlohmann::json& funnel);

/// The effect on one measure as a whole, and with by_group also in every group, for every arm.
nlohmann::json effect_figure(const ReportFacts& facts, const std::string& measure, bool by_group);

/// Relative effects on all the measures that pass a filter, one below the other.
nlohmann::json relative_figure(const ReportFacts& facts, const std::string& title,
                               const std::function<bool(const nlohmann::json&)>& wanted);

/// Effects on several measures in one unit, for every arm: each row a measure in a group, below a heading.
struct FigureRow {
    std::string heading, title, measure, dimension, level;
};
nlohmann::json rows_figure(const ReportFacts& facts, const std::string& title,
                           const std::string& unit, const std::vector<FigureRow>& wanted);

/// How far apart the extreme groups of each dimension lie on one measure, in every arm.
nlohmann::json gap_figure(const ReportFacts& facts, const std::string& measure);

/// The level of one measure by period, all arms; and each arm's difference from the comparison.
nlohmann::json level_series(const ReportFacts& facts, const std::string& measure);
nlohmann::json effect_series(const ReportFacts& facts, const std::string& measure);

/// Share of people a campaign reached, by tenth of the population ordered by risk; and in words.
nlohmann::json coverage_list(const ReportFacts& facts, const nlohmann::json& coverage);
nlohmann::json coverage_figure(const ReportFacts& facts, const nlohmann::json& coverage);

/// Cost of each arm by item, one currency.
nlohmann::json cost_figure(const ReportFacts& facts, const std::string& currency);

/// What is given as a cost per something, in words.
nlohmann::json unit_costs(const ReportFacts& facts);

/// Cost of each arm against its effect on the headline measure.
nlohmann::json cost_effect_figure(const ReportFacts& facts, const std::string& currency);

/// Value for money, or false: each arm in words, its cost against exploitation averted with the efficiency frontier, and
/// the probability of being the best at each worth.
nlohmann::json value_part(const ReportFacts& facts);
nlohmann::json value_plane(const ReportFacts& facts);
nlohmann::json acceptability_figure(const ReportFacts& facts);

/// Which groups have less, more or no clear change: a list of words for each arm; and in one line.
nlohmann::json group_lists(const ReportFacts& facts, const std::string& measure);
std::string group_summary(const nlohmann::json& lists);

}  // namespace heed
