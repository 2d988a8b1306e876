// What figures of speed belong to: the machine, how it gives out memory, the compiler, and this version of Heed.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace heed {

/// What, and its description; only what could be found out.
std::vector<std::pair<std::string, std::string>> machine();

}  // namespace heed
