// Numbers written in forms that other programs read otherwise, and how to write them.
#pragma once

#include <string>
#include <string_view>

#include "sim/base/units.hpp"

namespace heed {

/// What is peculiar about a text that is nearly a number with a unit, and how it is written here.
struct Form {
    std::string why;    ///< "has a leading zero"; "" if it is not nearly one
    std::string right;  ///< "" if it cannot be told
};
Form number_form(std::string_view text, Unit unit);

/// Whether what it says would be right is.
inline bool fits(const Form& form, Unit unit) {
    return !form.right.empty() && parse_quantity(form.right, unit).ok();
}

/// The same, for what stands around the digits: "NPR 400", "80 percent", "2 a week".
Form phrase_form(std::string_view text, Unit unit);

/// Why this text is not a number with this unit, if it is nearly one ("0123", "0x1F", "1_000",
/// "0,5", ".inf", "9months", "NPR 400"): a phrase with the right form; "" if it is not nearly one.
std::string number_hint(std::string_view text, Unit unit);

/// The text in small letters.
std::string lower(std::string_view text);

}  // namespace heed
