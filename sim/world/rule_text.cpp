// Saying a rule in words.
#include "sim/world/rule_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace heed {

namespace {

std::string joined(const Rule& rule, const char* link) {
    std::string text;
    for (const Rule& part : rule.parts) {
        const bool nested = part.parts.size() > 1 && rule.parts.size() > 1;
        text += (text.empty() ? "" : link) + (nested ? "(" + in_words(part) + ")" : in_words(part));
    }
    return text;
}

}  // namespace

std::string in_words(const Rule& rule) {
    switch (rule.kind) {
        case Rule::Kind::everyone: return "everyone";
        case Rule::Kind::all: return joined(rule, " and ");
        case Rule::Kind::any: return joined(rule, " or ");
        case Rule::Kind::none_of: return "not (" + joined(rule, " or ") + ")";
        case Rule::Kind::levels:
            return fmt::format("{} {}", rule.key, fmt::join(rule.levels, " or "));
        case Rule::Kind::range: break;
    }
    const std::string key = rule.key == "close_ties" ? "close ties" : rule.key;
    if (std::isinf(rule.high) || (rule.key == "age" && rule.high >= 120))
        return fmt::format("{} {} and above", key, rule.low);
    return rule.low == rule.high ? fmt::format("{} {}", key, rule.low)
                                 : fmt::format("{} {}–{}", key, rule.low, rule.high);
}

}  // namespace heed
