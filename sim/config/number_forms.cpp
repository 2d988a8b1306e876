// Recognises numbers in forms that are refused.
#include "sim/config/number_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

namespace heed {

std::string lower(std::string_view word) {
    std::string text{word};
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

namespace {

std::string without(std::string_view text, std::string_view characters) {
    std::string rest;
    for (const char c : text)
        if (characters.find(c) == characters.npos) rest += c;
    return rest;
}

Form in_other_base(std::string_view digits) {
    if (digits.size() < 3 || digits[0] != '0') return {};
    const int base = digits[1] == 'x' || digits[1] == 'X' ? 16
                     : digits[1] == 'o'                   ? 8
                     : digits[1] == 'b'                   ? 2
                                                          : 0;
    if (base == 0) return {};
    unsigned long long value = 0;
    const auto [end, error] =
        std::from_chars(digits.data() + 2, digits.data() + digits.size(), value, base);
    if (error != std::errc{} || end != digits.data() + digits.size()) return {};
    return {fmt::format("is written in base {}", base), std::to_string(value)};
}

Form with_leading_zero(std::string_view digits) {
    if (digits.size() < 2 || digits[0] != '0' || !is_digit(digits[1])) return {};
    std::string_view rest = digits;
    while (rest.size() > 1 && rest[0] == '0' && is_digit(rest[1])) rest.remove_prefix(1);
    return {"has a leading zero, which some programs read as base 8", std::string(rest)};
}

Form with_separator(std::string_view digits) {
    const std::size_t comma = digits.find(',');
    const bool decimal = comma != digits.npos && digits.find(',', comma + 1) == digits.npos &&
                         digits.size() - comma - 1 != 3;
    if (decimal) {
        std::string number{digits};
        number[comma] = '.';
        return {"has a decimal comma", number};
    }
    if (digits.find_first_of("_,'") == digits.npos) return {};
    return {"has a mark between its digits", without(digits, "_,'")};
}

Form infinite(std::string_view digits) {
    const std::string word = lower(without(digits, "."));
    if (word == "inf" || word == "infinity" || word == "nan") return {"is not a finite number", ""};
    return {};
}

/// The digits of "9months", as the number that they would be.
Form without_space(std::string_view digits) {
    const std::size_t letters = digits.find_first_not_of("0123456789.");
    if (letters == 0 || letters == digits.npos) return {};
    return {"has no space between number and unit",
            std::string(digits.substr(0, letters)) + " " + std::string(digits.substr(letters))};
}

/// A number that is too large to be held: "1e400".
Form too_large(std::string_view digits) {
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = end == digits.data() + digits.size();
    if (error == std::errc::result_out_of_range && whole)
        return {"is outside the numbers that a computer can hold", ""};
    return {};
}

/// Forms of the digits before the first space.
Form digits_form(std::string_view text, Unit unit) {
    const std::string_view first = text.substr(0, text.find(' '));
    const std::string_view rest = text.substr(first.size());
    const std::string_view sign =
        first.substr(0, first.starts_with('-') || first.starts_with('+') ? 1 : 0);
    std::string_view digits = first.substr(sign.size());
    const std::string_view percent = digits.ends_with('%') ? " %" : "";
    if (!percent.empty()) digits.remove_suffix(1);

    constexpr std::array forms{in_other_base, with_leading_zero, with_separator,
                               infinite,      too_large,         without_space};
    for (const auto form : forms) {
        Form found = form(digits);
        if (found.why.empty()) continue;
        if (!found.right.empty())
            found.right = fmt::format("{}{}{}{}", sign, found.right, percent, rest);
        if (!fits(found, unit)) found.right.clear();
        return found;
    }
    return {};
}

}  // namespace

Form number_form(std::string_view text, Unit unit) {
    const Form phrase = phrase_form(text, unit);
    return phrase.why.empty() ? digits_form(text, unit) : phrase;
}

std::string number_hint(std::string_view text, Unit unit) {
    const Form found = number_form(text, unit);
    if (found.why.empty()) return "";
    return fmt::format("'{}' {}; write {}'{}'", text, found.why,
                       found.right.empty() ? "for example " : "",
                       found.right.empty() ? std::string(example(unit)) : found.right);
}

}  // namespace heed
