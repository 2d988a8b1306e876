// How numbers and yes/no are written in a table's fields.
#pragma once

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <string>

namespace heed {

inline void number(std::string& text, double value) {
    if (!std::isnan(value)) fmt::format_to(std::back_inserter(text), "{}", value);
}
inline void number(std::string& text, std::size_t value) {
    fmt::format_to(std::back_inserter(text), "{}", value);
}
inline void yes_or_no(std::string& text, bool value) { text += value ? "true" : "false"; }

}  // namespace heed
