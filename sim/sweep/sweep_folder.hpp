// The folder of a sweep: what it asks, frozen when it was made, and the store of its results.
//
//     sweep.yaml      what is asked, with every default written out
//     scenario.yaml   the scenario with all that it extends, and every default
//     points.csv      the points
//     sweep.json      version, and which files these are, with their checksums: an extension adds sweep-2.yaml and points-2.csv
//     results/        what was run (see store.hpp)
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/sweep/sweep.hpp"

namespace heed {

/// Makes the folder, whole or not at all; it must not be there.
void create_folder(const Sweep& sweep, const std::filesystem::path& folder);

/// Writes a sweep that has grown into its folder.
void replace_in_folder(const Sweep& sweep, const std::filesystem::path& folder);

/// Whether there is a sweep's folder of that name.
bool is_sweep_folder(const std::filesystem::path& folder);

/// Reads it. Refused, with the reason, if it was made by another version of the program, or if one of its files was
/// changed since.
Sweep open_folder(const std::filesystem::path& folder, std::string_view version);

/// Which keys differ between two sweeps, as "factors.agency.range is [1 %, 9 %], was [1 %, 5 %]".
std::vector<std::string> differences(const Sweep& was, const Sweep& is);

}  // namespace heed
