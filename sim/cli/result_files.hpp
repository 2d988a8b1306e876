// The files that a run leaves behind, made in memory: `run` writes them, `plan` weighs and times them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "sim/report/report_json.hpp"

namespace heed {

struct ResultFile {
    std::string name, text;
};

std::vector<ResultFile> result_files(const Findings& findings, const nlohmann::json& report);

/// What to know about a page that browsers open slowly, and what makes it smaller; empty for others.
std::string page_warning(double bytes);

}  // namespace heed
