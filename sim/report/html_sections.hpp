// The sections of the HTML report as the template wants them: words, tables and figures.
#pragma once

#include <nlohmann/json.hpp>

#include "sim/report/html_facts.hpp"

namespace heed {

/// Every function gives an object for the template, or false when its section has nothing to say.

/// The answer in words, how sure it is, what was compared.
nlohmann::json answer_section(const ReportFacts& facts);

/// Reached, recalled, learned, was asked, refused: where each arm's message is lost.
nlohmann::json funnel_section(const ReportFacts& facts);

/// Every measure: its level, the difference, its range, its reading.
nlohmann::json changes_section(const ReportFacts& facts);

/// Effects by group, gaps between groups, and coverage by risk.
nlohmann::json groups_section(const ReportFacts& facts);

/// Whether harm moved to other people, places, groups and kinds of asker.
nlohmann::json displacement_section(const ReportFacts& facts);

/// Levels and differences by period, with the campaigns' calendar.
nlohmann::json time_section(const ReportFacts& facts);

/// What happened beside what was recorded of it.
nlohmann::json records_section(const ReportFacts& facts);

/// Money spent, and what it bought.
nlohmann::json cost_section(const ReportFacts& facts);

/// How far the answer leans on numbers that nobody has measured.
nlohmann::json leaning_section(const ReportFacts& facts);

/// The simulated population beside its targets.
nlohmann::json population_section(const ReportFacts& facts);

/// Every number with its source and grade.
nlohmann::json parameters_section(const ReportFacts& facts);

/// How it was done, what each measure means; what it must not be used for; how to run it again.
nlohmann::json methods_section(const ReportFacts& facts);
nlohmann::json limits_section(const ReportFacts& facts);
nlohmann::json reproduce_section(const ReportFacts& facts);

}  // namespace heed
