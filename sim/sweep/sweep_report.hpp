// The report of a sweep: from figures and readings to JSON, and from JSON to one self-contained HTML page.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/sweep/analysis.hpp"
#include "sim/sweep/collect.hpp"

namespace heed {

/// What a report is made from. Borrows everything.
struct SweepFindings {
    const Sweep& sweep;
    const Completeness& state;
    const std::map<std::string, std::size_t>& reasons;  ///< of failures, with the number of trials
    const std::vector<PointFigure>& figures;
    const std::vector<Reading>& readings;
};

/// sim/report/page/SWEEP_CONTRACT.md describes it.
nlohmann::json sweep_report_json(const SweepFindings& findings);

/// One complete page. A pure function; what is missing or null in the JSON is left out or named as not available.
std::string render_sweep_html(const nlohmann::json& report);

}  // namespace heed
