// Recognises numbers whose unit is written in another form: "NPR 400", "80 percent", "2 a week".
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/config/number_forms.hpp"

namespace heed {

namespace {

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

}  // namespace

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

}  // namespace heed
