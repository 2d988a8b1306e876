// What the YAML parser's messages mean, in plain words, and why a key is none.
#pragma once

#include <string>
#include <string_view>

#include "sim/config/node.hpp"

namespace heed {

/// One sentence for a message of yaml-cpp: what is wrong and what to look at.
std::string plain_words(std::string_view message);

/// Why this cannot be the key of a mapping; "" if it can.
std::string why_no_key(const Node& key);

}  // namespace heed
