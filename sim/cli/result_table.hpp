// The results on a screen: the answer, then a few measures by arm; or the same as JSON.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "sim/report/report_json.hpp"

namespace heed {

std::string result_table(const Findings& findings, const nlohmann::json& report);
nlohmann::json summary_json(const nlohmann::json& report, const std::string& folder);

/// Wraps text at so many characters, with an indent on each line.
std::string wrapped(const std::string& text, std::size_t width = 92,
                    const std::string& indent = "");

}  // namespace heed
