// The self-contained HTML report: report data in, one page of text out.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace heed {

/// One complete HTML page, with its styles, charts and data inside. A pure function: the same JSON
/// gives the same bytes. sim/report/page/CONTRACT.md describes the JSON; whatever is missing or null
/// in it is left out of the page or named as not available, and all text is escaped.
std::string render_html(const nlohmann::json& report);

}  // namespace heed
