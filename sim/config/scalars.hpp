// Strict reading of single values: numbers with units, switches, dates, words.
#pragma once

#include <string>

#include "sim/config/node.hpp"
#include "sim/config/type.hpp"

namespace heed {

/// A number with a unit, within its range.
struct ReadQuantity {
    double value = 0;
    std::string currency;  ///< of sums of money
};

// Each returns "" if the value was read, and otherwise the rest of a sentence that starts with the
// path of the value: " is 140 %; it must be between 0 % and 100 %".

std::string read_quantity(const Node& node, const Spec& spec, ReadQuantity& into);
std::string read_whole(const Node& node, const Spec& spec, long& into);
std::string read_flag(const Node& node, bool& into);
std::string read_text(const Node& node, std::string& into);
std::string read_date(const Node& node, Date& into);
std::string read_choice(const Node& node, Words words, std::size_t& into);

/// Whether a name can be a key that the user chose: [a-z][a-z0-9_]*.
bool is_name(std::string_view text);

/// The nearest name that can be one: "Radio Drama" → "radio_drama".
std::string mended_name(std::string_view text);

/// `nearest`, but quick for texts that are no words.
std::string nearest_word(std::string_view typed, const std::vector<std::string>& known);

}  // namespace heed
