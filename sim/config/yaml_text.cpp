// Writes scalars, quantities, rules and nodes as YAML on one line.
#include "sim/config/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace heed {

namespace {

/// Words that YAML, in one version or another, takes for something else than a text.
bool is_special_word(std::string_view text) {
    constexpr std::array<std::string_view, 12> words{
        "null", "~", "true", "false", "yes", "no", "on", "off", "y", "n", ".inf", ".nan"};
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return std::ranges::find(words, lower) != words.end();
}

/// Whether a text can stand without quotes, also inside [] and {}.
bool is_plain(std::string_view text) {
    constexpr std::string_view never_first = "?:,[]{}#&*!|>'\"%@`<= ";
    if (text.empty() || never_first.find(text.front()) != never_first.npos) return false;
    if (text.front() == '-' && (text.size() == 1 || text[1] == ' ' || text.starts_with("---")))
        return false;
    if (text.find_first_of(",[]{}\"'#\\?") != text.npos || text.find(": ") != text.npos)
        return false;
    const bool control =
        std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < ' '; });
    return !control && !text.ends_with(' ') && !text.ends_with(':') && !text.starts_with("...");
}

std::string in_quotes(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') quoted += '\\';
        if (c == '\n')
            quoted += "\\n";
        else if (c == '\t')
            quoted += "\\t";
        else if (static_cast<unsigned char>(c) < ' ')
            quoted += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
        else
            quoted += c;
    }
    return quoted + "\"";
}

/// Begins as a number does: "12", "-3", ".5".
bool looks_like_number(std::string_view text) {
    return text.find_first_of("0123456789") <= text.find_first_not_of("+-.");
}

/// What stands after the number where the stored value itself is written.
std::string exact_form(double value, Unit unit, std::string_view currency) {
    switch (unit) {
        case Unit::number: return fmt::format("{}", value);
        case Unit::share: return fmt::format("{} %", value);
        case Unit::duration: return fmt::format("{} years", value);
        case Unit::rate: return fmt::format("{} per year", value);
        case Unit::share_rate: return fmt::format("{} % per year", value);
        case Unit::money: return fmt::format("{} {}", value, currency);
        case Unit::money_rate: return fmt::format("{} {} per year", value, currency);
        case Unit::people: return fmt::format("{} people", value);
        case Unit::people_rate: return fmt::format("{} people per year", value);
    }
    return "";
}

/// "300 people per week" for a rate that is stored per year, if the stored text reads back exactly.
std::string per_other_time(double value, Unit unit, std::string_view currency) {
    constexpr std::array<std::pair<double, std::string_view>, 3> times{
        {{1.0 / 12, "month"}, {7 / days_per_year, "week"}, {1 / days_per_year, "day"}}};
    for (const auto& [years, time] : times) {
        std::string text = format_quantity(value * years, unit, currency);
        if (!text.ends_with(" per year")) return "";
        text.replace(text.size() - 4, 4, time);
        if (parse_quantity(text, unit).value == value) return text;
    }
    return "";
}

std::string key_of(const Rule& part) { return part.path.substr(part.path.rfind('.') + 1); }

/// Whether the parts were written as the keys of one mapping, and can be again.
bool is_one_mapping(const Rule& rule) {
    if (rule.path.empty() || rule.path == "all" || rule.path.ends_with(".all") ||
        rule.parts.size() < 2)
        return false;
    std::set<std::string> keys;
    for (const Rule& part : rule.parts) {
        if (part.path != rule.path + "." + key_of(part)) return false;
        keys.insert(key_of(part));
    }
    return keys.size() == rule.parts.size();
}

std::string bounds(const Rule& rule) {
    const std::string low = fmt::format("{:.0f}", rule.low);
    return std::isfinite(rule.high) ? fmt::format("{}..{:.0f}", low, rule.high) : low + "..";
}

/// A rule as "key: value", without the braces.
std::string rule_entry(const Rule& rule) {
    std::vector<std::string> parts;
    switch (rule.kind) {
        case Rule::Kind::everyone: return "";
        case Rule::Kind::range: return fmt::format("{}: {}", rule.key, bounds(rule));
        case Rule::Kind::levels:
            for (const std::string& level : rule.levels) parts.push_back(yaml_scalar(level));
            return fmt::format("{}: [{}]", yaml_scalar(rule.key), fmt::join(parts, ", "));
        case Rule::Kind::none_of: return "not: " + yaml_rule(rule.parts.front());
        case Rule::Kind::all:
        case Rule::Kind::any:
            for (const Rule& part : rule.parts) parts.push_back(yaml_rule(part));
            return fmt::format("{}: [{}]", rule.kind == Rule::Kind::all ? "all" : "any",
                               fmt::join(parts, ", "));
    }
    return "";
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
    return is_plain(text) && !is_special_word(text) && !looks_like_number(text) ? std::string(text)
                                                                                : in_quotes(text);
}

std::string yaml_quantity(double value, Unit unit, std::string_view currency) {
    std::string natural = format_quantity(value, unit, currency);
    if (parse_quantity(natural, unit).value == value) return natural;
    if (std::string text = per_other_time(value, unit, currency); !text.empty()) return text;
    const bool percent = unit == Unit::share || unit == Unit::share_rate;
    const double written = percent ? 100 * value : value;
    const double up = std::nextafter(written, HUGE_VAL);
    const double down = std::nextafter(written, -HUGE_VAL);
    for (const double candidate : {written, up, down}) {
        std::string text = exact_form(candidate, unit, currency);
        if (parse_quantity(text, unit).value == value) return text;
    }
    return exact_form(written, unit, currency);
}

std::string yaml_rule(const Rule& rule) {
    if (rule.kind == Rule::Kind::everyone) return "everyone";
    if (rule.kind != Rule::Kind::all || !is_one_mapping(rule)) return "{" + rule_entry(rule) + "}";
    std::vector<std::string> entries;
    for (const Rule& part : rule.parts) entries.push_back(rule_entry(part));
    return fmt::format("{{{}}}", fmt::join(entries, ", "));
}

std::string yaml_node(const Node& node) {
    std::vector<std::string> parts;
    switch (node.kind) {
        case Node::Kind::null: return node.text.empty() ? "null" : node.text;
        case Node::Kind::scalar:
            return node.quoted || !is_plain(node.text) ? in_quotes(node.text) : node.text;
        case Node::Kind::list:
            for (const Node& item : node.items) parts.push_back(yaml_node(item));
            return fmt::format("[{}]", fmt::join(parts, ", "));
        case Node::Kind::map:
            for (const Node::Entry& entry : node.entries)
                parts.push_back(
                    fmt::format("{}: {}", yaml_scalar(entry.key), yaml_node(entry.value)));
            return fmt::format("{{{}}}", fmt::join(parts, ", "));
    }
    return "";
}

}  // namespace heed
