// What forest plots are made of: marks with their words, headings, and the arms they are drawn for.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/report/html_facts.hpp"

namespace heed {

/// One row: its label (empty: as the row above), the number of its series, its range and its words.
nlohmann::json forest_mark(const std::string& label, std::size_t series,
                           const PrintedEstimate& estimate, const std::string& words);

/// "+12 (3 to 21)".
std::string short_words(const PrintedEstimate& estimate);

/// Arms by name, with the colour and mark that each has in every chart.
nlohmann::json forest_series(const ReportFacts& facts, const std::vector<std::string>& arms);

/// Marks without headings that have nothing below them.
nlohmann::json without_empty_headings(const nlohmann::json& marks);

}  // namespace heed
