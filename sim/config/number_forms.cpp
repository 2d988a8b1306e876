// Recognises numbers in forms that are refused.
#include "sim/config/number_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>

namespace heed {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

std::string lower(std::string_view word) {
    std::string text{word};
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
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

std::string replaced(std::string text, std::string_view old, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(old, at)) != text.npos; at += by.size())
        text.replace(at, old.size(), by);
    return text;
}

/// Spaces that look like one and are none: U+00A0, U+202F and U+2009.
Form other_spaces(std::string_view text) {
    std::string plain{text};
    for (const char* space : {"\u00A0", "\u202F", "\u2009"}) plain = replaced(plain, space, " ");
    if (plain == text) return {};
    return {"has a space of another kind than the plain one (copied from a text?)", plain};
}

std::string upper(std::string_view word) {
    std::string text{word};
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return text;
}

/// Words that stand for a factor: "30 lakh NPR".
Form counting_word(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, double>, 6> factors{{{"thousand", 1e3},
                                                                          {"lakh", 1e5},
                                                                          {"lakhs", 1e5},
                                                                          {"million", 1e6},
                                                                          {"crore", 1e7},
                                                                          {"billion", 1e9}}};
    const std::size_t first = text.find(' ');
    if (first == text.npos) return {};
    const std::size_t second = text.find(' ', first + 1);
    const std::string_view word = text.substr(first + 1, second - first - 1);
    double number = 0;
    if (!parse_number(text.substr(0, first), number)) return {};
    for (const auto& [name, factor] : factors)
        if (word == name)
            return {fmt::format("counts in {}", name),
                    format_number(number * factor, 15) +
                        std::string(second == text.npos ? "" : text.substr(second))};
    return {};
}

/// Thousands set apart by spaces: "10 000 people".
Form grouped_digits(std::string_view text) {
    std::string joined{text};
    std::size_t space = joined.find(' ');
    while (space != joined.npos && space > 0 && is_digit(joined[space - 1]) &&
           joined.substr(space + 1, 3).find_first_not_of("0123456789") == joined.npos &&
           joined.size() >= space + 4 && (joined.size() == space + 4 || joined[space + 4] == ' ')) {
        joined.erase(space, 1);
        space = joined.find(' ');
    }
    if (joined == text) return {};
    return {"has spaces between its digits", joined};
}

/// "NPR 400000", "400000 npr": the code of the currency comes second, in capitals.
Form money_form(std::string_view text) {
    const std::size_t first = text.find(' ');
    if (first == text.npos) return {};
    const std::string one{text.substr(0, first)};
    const std::string rest{text.substr(first + 1)};
    const std::string two = rest.substr(0, rest.find(' '));
    const std::string after = rest.substr(two.size());
    if (upper(two) != two)
        return {"has a currency in small letters", one + " " + upper(two) + after};
    return {"names the currency first", two + " " + upper(one) + after};
}

/// "5000 persons", "2 times per week", "2 a week", "2/week".
Form counted_form(std::string_view text) {
    for (const auto& [written, right] :
         {std::pair{" persons", " people"}, std::pair{" times per ", " per "},
          std::pair{" times a ", " per "}, std::pair{" a ", " per "}})
        if (text.find(written) != text.npos)
            return {"has a unit in another form", replaced(std::string(text), written, right)};
    const std::size_t slash = text.find('/');
    if (slash == text.npos) return {};
    const std::string_view one = text.substr(0, slash), other = text.substr(slash + 1);
    return {"has a unit in another form", fmt::format("{} per {}", one, other)};
}

/// "80 percent", "80 per cent", "80 pct".
Form percent_form(std::string_view text) {
    for (const char* word : {" percent", " per cent", " pct"})
        if (text.find(word) != text.npos)
            return {"has a word for %", replaced(std::string(text), word, " %")};
    return {};
}

/// "2 Years", "9 mo", "3 wks", "5 per yr".
Form time_form(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> short_words{
        {{"d", "day"},
         {"wk", "week"},
         {"wks", "week"},
         {"mo", "month"},
         {"mos", "month"},
         {"mth", "month"},
         {"mths", "month"},
         {"yr", "year"},
         {"yrs", "year"}}};
    const std::size_t space = text.rfind(' ');
    if (space == text.npos) return {};
    std::string word = lower(text.substr(space + 1));
    const bool is_rate = text.substr(0, space).ends_with(" per");
    for (const auto& [shorter, whole] : short_words)
        if (word == shorter) word = std::string(whole) + (is_rate ? "" : "s");
    return {"has a unit in another form", std::string(text.substr(0, space + 1)) + word};
}

bool fits(const Form& form, Unit unit) {
    return !form.right.empty() && parse_quantity(form.right, unit).ok();
}

/// Forms of the whole text.
Form phrase_form(std::string_view text, Unit unit) {
    if (const Form spaces = other_spaces(text); !spaces.why.empty()) {
        if (fits(spaces, unit)) return spaces;
        return {spaces.why, number_form(spaces.right, unit).right};
    }
    for (const auto form :
         {grouped_digits, counting_word, percent_form, money_form, time_form, counted_form})
        if (const Form found = form(text); fits(found, unit)) return found;
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
