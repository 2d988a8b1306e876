// Files carried inside the program: the report's page (sim/report/page/) scenarios/sources.yaml and
// scenarios/starter.yaml.
#pragma once

#include <string_view>

namespace heed {

/// The bytes of one file by its name, for example "report.css". A name that is
/// not there is our own mistake and throws std::out_of_range.
std::string_view asset(std::string_view name);

}  // namespace heed
