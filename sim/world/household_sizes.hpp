// How many households of which size a place has.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace heed {

/// Sizes of households that hold exactly `people`, at most `most` of them (at least one). Counts
/// follow the shares of sizes 1, 2, 3 … to about one household each; the last household takes what
/// is left over.
std::vector<std::uint32_t> household_sizes(std::span<const double> shares, std::uint32_t people,
                                           std::uint32_t most);

}  // namespace heed
