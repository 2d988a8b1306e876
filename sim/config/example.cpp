// Words and examples for what a field wants.
#include "sim/config/example.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace heed {

namespace {

bool allowed(double value, const Spec& spec) { return value >= spec.low && value <= spec.high; }

std::string quantity_example(const Spec& spec) {
    std::string usual{example(spec.unit)};
    if (allowed(parse_quantity(usual, spec.unit).value, spec)) return usual;
    const double middle = (spec.low + spec.high) / 2;
    for (const double candidate : {middle, spec.low, spec.high})
        if (std::isfinite(candidate)) {
            std::string text = format_quantity(candidate, spec.unit);
            if (allowed(parse_quantity(text, spec.unit).value, spec)) return text;
        }
    return usual;
}

std::string whole_example(const Spec& spec) {
    if (spec.unit != Unit::number) return quantity_example(spec);
    const double low = std::isfinite(spec.low) ? std::ceil(spec.low) : 0;
    const double number = std::min(std::max(1.0, low), std::isfinite(spec.high) ? spec.high : 1e9);
    return fmt::format("{:.0f}", number);
}

/// The elements of a list have the Spec of the whole: "[15, 18]" gives "15" as an example of one.
std::string first_element(std::string_view list) {
    return list.starts_with('[') ? std::string(list.substr(1, list.find_first_of(",]") - 1)) : "";
}

}  // namespace

std::string type_word(const Type& type, const Spec& spec) {
    switch (type.kind) {
        case Type::Kind::parameter:
        case Type::Kind::number: return std::string(name(spec.unit));
        case Type::Kind::whole:
            return spec.unit == Unit::number ? "whole number"
                                             : "whole " + std::string(name(spec.unit));
        case Type::Kind::flag: return "true or false";
        case Type::Kind::text: return "text";
        case Type::Kind::date: return "date";
        case Type::Kind::choice: return fmt::format("one of {}", fmt::join(type.words(), ", "));
        case Type::Kind::rule: return "rule";
        case Type::Kind::maybe: return type_word(*type.item, spec);
        case Type::Kind::list: return "list: " + type_word(*type.item, spec);
        case Type::Kind::named: return "by name: " + type_word(*type.item, spec);
        case Type::Kind::mapping: return "mapping";
        case Type::Kind::verbatim: return "any";
    }
    return "";
}

std::string example_text(const Type& type, const Spec& spec) {
    const bool one = type.kind != Type::Kind::list && type.kind != Type::Kind::maybe &&
                     type.kind != Type::Kind::named;
    for (const std::string_view text : {spec.fallback, spec.such}) {
        if (text.empty()) continue;
        const std::string first = first_element(text);
        if (!one || !text.starts_with('[')) return std::string(text);
        if (!first.empty()) return first;
    }
    switch (type.kind) {
        case Type::Kind::parameter:
        case Type::Kind::number: return quantity_example(spec);
        case Type::Kind::whole: return whole_example(spec);
        case Type::Kind::flag: return "true";
        case Type::Kind::text: return "text";
        case Type::Kind::date: return "2024-01-01";
        case Type::Kind::choice: return std::string(type.words().front());
        case Type::Kind::rule: return "everyone";
        case Type::Kind::maybe: return example_text(*type.item, spec);
        case Type::Kind::list: {
            const std::string item = example_text(*type.item, spec);
            return item.empty() ? "" : "[" + item + "]";
        }
        default: return "";
    }
}

std::string wanted(const Type& type, const Spec& spec) {
    const std::string such = example_text(type, spec);
    switch (type.kind) {
        case Type::Kind::maybe: return wanted(*type.item, spec);
        case Type::Kind::flag:
        case Type::Kind::choice: return type_word(type, spec);
        case Type::Kind::text: return "a text";
        case Type::Kind::rule: return "'everyone' or a mapping such as '{age: 15..35}'";
        case Type::Kind::mapping: return "a mapping (key: value)";
        case Type::Kind::named: return "a mapping from names that you choose (name: value)";
        case Type::Kind::list:
            return such.empty() ? "a list (each element starts with '- ')"
                                : fmt::format("a list such as '{}'", such);
        default: return fmt::format("a {} such as '{}'", type_word(type, spec), such);
    }
}

std::string bound_text(double bound, const Spec& spec, std::string_view currency) {
    if (!std::isfinite(bound)) return "";
    const bool plain =
        spec.unit == Unit::number && bound == std::round(bound) && std::abs(bound) < 1e16;
    if (plain) return fmt::format("{:.0f}", bound);
    return format_quantity(bound, spec.unit, currency.empty() ? "USD" : currency);
}

std::string range_words(const Spec& spec, std::string_view currency) {
    std::string low = bound_text(spec.low, spec, currency);
    const std::string high = bound_text(spec.high, spec, currency);
    if (low.empty() && high.empty()) return "";
    if (low == high) return low;
    if (high.empty()) return "at least " + low;
    if (low.empty()) return "at most " + high;
    return fmt::format("between {} and {}", low, high);
}

std::string notable_range(const Spec& spec) {
    const bool any_share = spec.unit == Unit::share && spec.low == 0 && spec.high == 1;
    const bool any_amount = spec.low == 0 && !std::isfinite(spec.high);
    return any_share || any_amount ? "" : range_words(spec);
}

}  // namespace heed
