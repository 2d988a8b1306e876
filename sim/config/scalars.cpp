// Reads single values, and says what is wrong with them.
#include "sim/config/scalars.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "sim/config/example.hpp"
#include "sim/config/number_forms.hpp"

namespace heed {

namespace {

std::string wrong_kind(const Node& node, std::string_view what) {
    return fmt::format(" is {}; it must be {}", shown(node), what);
}

std::string out_of_range(const Node& node, const Spec& spec, std::string_view currency) {
    return fmt::format(" is {}; it must be {}", shown(node.text), range_words(spec, currency));
}

std::string not_understood(const std::string& text, const Spec& spec) {
    const std::string hint = number_hint(text, spec.unit);
    return ": " + (hint.empty() ? parse_quantity(text, spec.unit).error : hint);
}

/// No amount in a scenario is larger: sums of larger ones would lose digits, and then overflow [in the stored unit].
constexpr double largest = 1e15;

/// " is a text (it stands in quotes); write the number 10000 without them"
std::string in_quotes(const std::string& text) {
    const Form form = number_form(text, Unit::number);
    double number = 0;
    const std::string right = parse_number(text, number) ? text : form.right;
    return fmt::format(
        " is a text (it stands in quotes); write {}",
        right.empty() ? "a number without them" : fmt::format("the number {} without them", right));
}

/// A quantity within the range of its field, however large.
std::string read_in_range(const Node& node, const Spec& spec, ReadQuantity& into) {
    if (node.kind != Node::Kind::scalar) return wrong_kind(node, wanted(type_of<double>, spec));
    if (node.quoted && spec.unit == Unit::number) return in_quotes(shown(node.text));
    const Quantity quantity = parse_quantity(node.text, spec.unit);
    if (!quantity.ok()) return not_understood(shown(node.text), spec);
    if (!(quantity.value >= spec.low && quantity.value <= spec.high))
        return out_of_range(node, spec, quantity.currency);
    into = {quantity.value, quantity.currency};
    return "";
}

}  // namespace

std::string read_quantity(const Node& node, const Spec& spec, ReadQuantity& into) {
    ReadQuantity read;
    if (std::string error = read_in_range(node, spec, read); !error.empty()) return error;
    if (!(std::abs(read.value) <= largest))
        return fmt::format(" is {}; it must be at most {}", shown(node.text),
                           bound_text(largest, spec, read.currency));
    into = read;
    return "";
}

std::string read_whole(const Node& node, const Spec& spec, long& into) {
    double number = 0;
    const bool is_word = node.kind == Node::Kind::scalar && !node.quoted &&
                         spec.unit == Unit::number && !parse_number(node.text, number) &&
                         number_hint(node.text, spec.unit).empty();
    if (is_word)
        return fmt::format(": '{}' is not a whole number; write for example '{}'", shown(node.text),
                           example_text(type_of<long>, spec));
    ReadQuantity quantity;
    if (std::string error = read_in_range(node, spec, quantity); !error.empty()) return error;
    long whole = 0;
    const std::string_view text = node.text;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (spec.unit == Unit::number && (error != std::errc{} || end != text.data() + text.size()))
        return fmt::format(" is {}; it must be a whole number, written in digits", shown(text));
    if (std::abs(quantity.value) > 0x1p53 && spec.unit != Unit::number)
        return " is too large to be counted";
    if (spec.unit != Unit::number) whole = std::lround(quantity.value);
    if (spec.unit != Unit::number && static_cast<double>(whole) != quantity.value)
        return fmt::format(" is {}; it must be a whole number of them", shown(text));
    into = whole;
    return "";
}

std::string read_flag(const Node& node, bool& into) {
    if (node.kind != Node::Kind::scalar) return wrong_kind(node, "true or false");
    const bool is_true = node.text == "true";
    if (!node.quoted && (is_true || node.text == "false")) {
        into = is_true;
        return "";
    }
    return fmt::format(" is '{}'{}; write true or false", shown(node.text),
                       node.quoted ? " in quotes, which is a text" : "");
}

std::string read_text(const Node& node, std::string& into) {
    if (node.kind == Node::Kind::map)
        return wrong_kind(node, "a text; one with ': ' in it stands in quotes");
    if (node.kind != Node::Kind::scalar) return wrong_kind(node, "a text");
    into = node.text;
    return "";
}

std::string read_date(const Node& node, Date& into) {
    constexpr std::string_view form = "a date such as 2024-03-01 (year-month-day)";
    if (node.kind != Node::Kind::scalar) return wrong_kind(node, form);
    return parse_date(node.text, into) ? "" : wrong_kind(node, form);
}

std::string read_choice(const Node& node, Words words, std::size_t& into) {
    const std::vector<std::string> known(words.begin(), words.end());
    const std::string all = fmt::format("{}", fmt::join(known, ", "));
    if (node.kind != Node::Kind::scalar) return wrong_kind(node, "one of " + all);
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i] == node.text) {
            into = i;
            return "";
        }
    const std::string near = nearest_word(node.text, known);
    return fmt::format(" is '{}', which is not known here;{} known here: {}", shown(node.text),
                       near.empty() ? "" : fmt::format(" did you mean '{}'?", near), all);
}

namespace {
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
}  // namespace

bool is_name(std::string_view text) {
    if (text.empty() || !is_letter(text.front())) return false;
    for (const char c : text)
        if (!is_letter(c) && !is_digit(c) && c != '_') return false;
    return true;
}

std::string mended_name(std::string_view text) {
    std::string name;
    for (const char c : text.substr(0, 40)) {
        const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        if (is_letter(lower) || is_digit(lower))
            name += lower;
        else if (!name.empty() && name.back() != '_')
            name += '_';
    }
    while (name.ends_with('_')) name.pop_back();
    if (name.empty()) return "my_name";
    return is_letter(name.front()) ? name : "n" + name;
}

std::string nearest_word(std::string_view typed, const std::vector<std::string>& known) {
    return typed.size() > 100 ? "" : nearest(typed, known);
}

}  // namespace heed
