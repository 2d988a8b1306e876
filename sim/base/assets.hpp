// Files carried inside the program: the report's page (sim/report/page/), scenarios/sources.yaml,
// scenarios/starter.yaml, and the profiles, settings and catalogue that scenarios build on.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace heed {

/// The bytes of one file by its name, for example "report.css". A name that is
/// not there is our own mistake and throws std::out_of_range.
std::string_view asset(std::string_view name);

/// Whether there is such a file, for names that a user wrote: "profiles/nepal_hill.yaml".
bool has_asset(std::string_view name);

/// The names that begin so, in order: "catalogue/".
std::vector<std::string> assets_in(std::string_view folder);

}  // namespace heed
