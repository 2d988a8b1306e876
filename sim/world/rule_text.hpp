// A rule in words, for reports.
#pragma once

#include <string>

#include "sim/base/rule.hpp"

namespace heed {

/// "age 15–34 and gender male"; "everyone".
std::string in_words(const Rule& rule);

}  // namespace heed
