// Reads rules: who is meant.
#include <fmt/format.h>

#include <charconv>
#include <limits>

#include "sim/config/reader.hpp"

namespace heed {

namespace {

constexpr std::string_view forms =
    "'everyone' or a mapping such as '{age: 15..35}', '{all: […]}' or '{not: {…}}'";

constexpr int oldest = 120;  // years; as in the ages of a profile

/// A whole number of at most nine digits.
bool read_count(std::string_view text, double& into) {
    unsigned count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    into = count;
    const bool zeros = text.size() > 1 && text.front() == '0';
    return error == std::errc{} && end == text.data() + text.size() && !zeros && text.size() <= 9;
}

/// "15..35", "18..", "..17" or "18".
bool read_bounds(std::string_view text, double& low, double& high) {
    const std::size_t dots = text.find("..");
    if (dots == text.npos) return read_count(text, low) && read_count(text, high);
    const std::string_view from = text.substr(0, dots);
    const std::string_view to = text.substr(dots + 2);
    low = 0;
    high = std::numeric_limits<double>::infinity();
    if (from.empty() && to.empty()) return false;
    return (from.empty() || read_count(from, low)) && (to.empty() || read_count(to, high));
}

}  // namespace

bool Reader::rule(Rule& into, const Given& given) {
    into = {};
    into.path = given.path;
    if (given.node.kind == Node::Kind::map && !given.node.entries.empty())
        return rule_map(into, given);
    if (given.node.kind == Node::Kind::scalar && given.node.text == "everyone") return true;
    if (given.node.kind == Node::Kind::map)
        return tell(given, " is an empty rule; write everyone if all are meant");
    return tell(given, fmt::format(" is {}; a rule must be {}", shown(given.node), forms));
}

bool Reader::rule_map(Rule& into, const Given& given) {
    bool good = true;
    std::vector<Rule> parts;
    for (const Node::Entry& entry : given.node.entries) {
        const Given inside{entry.value, given.spec, under(given.path, entry.key), entry.key_at};
        if (!in_defaults_)
            origins_.insert_or_assign(inside.path, entry.value.kind == Node::Kind::map
                                                       ? entry.key_at
                                                       : entry.value.where);
        good = rule_entry(parts.emplace_back(), inside, entry.key) && good;
    }
    if (parts.size() == 1) {
        into = std::move(parts.front());
    } else {
        into.kind = Rule::Kind::all;
        into.parts = std::move(parts);
    }
    return good;
}

bool Reader::rule_entry(Rule& into, const Given& given, const std::string& key) {
    into.path = given.path;
    if (given.node.kind == Node::Kind::null)
        return tell(given, " has no value; write what it must be, or take the key out");
    if (key == "all" || key == "any") {
        into.kind = key == "all" ? Rule::Kind::all : Rule::Kind::any;
        return rule_parts(into, given);
    }
    if (key == "not") {
        into.kind = Rule::Kind::none_of;
        return rule(into.parts.emplace_back(), given);
    }
    into.key = key;
    if (key == "age" || key == "close_ties") return rule_range(into, given);
    if (is_name(key)) return rule_levels(into, given);
    problems_.add(
        given.mark,
        fmt::format("'{}' in {} is neither age, gender, place, close_ties, all, any, not nor the "
                    "name of an attribute (small letters, digits and '_'); write for example '{}'",
                    shown(key), given.path, mended_name(key)));
    return false;
}

bool Reader::rule_parts(Rule& into, const Given& given) {
    if (given.node.kind != Node::Kind::list || given.node.items.empty())
        return tell(
            given,
            fmt::format(
                " is {}; it must be a list of rules such as [{{age: 15..35}}, {{gender: female}}]",
                given.node.items.empty() && given.node.kind == Node::Kind::list
                    ? "an empty list"
                    : shown(given.node)));
    bool good = true;
    for (std::size_t i = 0; i < given.node.items.size(); ++i) {
        const Node& one = given.node.items[i];
        good = value(type_of<Rule>, &into.parts.emplace_back(),
                     {one, given.spec, under(given.path, std::to_string(i)), one.where}) &&
               good;
    }
    return good;
}

bool Reader::rule_range(Rule& into, const Given& given) {
    into.kind = Rule::Kind::range;
    const std::string_view text = given.node.text;
    if (given.node.kind != Node::Kind::scalar || !read_bounds(text, into.low, into.high))
        return tell(
            given,
            fmt::format(" is {}; it must be a range of whole numbers such as 15..35, 18.. or ..17",
                        shown(given.node)));
    const bool open = text.ends_with("..");
    if (into.key == "age" && (into.low > oldest || (!open && into.high > oldest)))
        return tell(given, fmt::format(" is {}, but ages end at {}; write for example 65..",
                                       shown(text), oldest));
    return into.low <= into.high ||
           tell(given,
                fmt::format(" is {}, from high to low; write the lower end first", shown(text)));
}

bool Reader::rule_levels(Rule& into, const Given& given) {
    into.kind = Rule::Kind::levels;
    const Node& node = given.node;
    const std::vector<Node> levels = node.kind == Node::Kind::list ? node.items : std::vector{node};
    for (const Node& level : levels) {
        if (level.kind != Node::Kind::scalar || level.text.empty())
            return tell({level, given.spec, given.path, level.where},
                        fmt::format(" is {}; it must be a level such as female, or a list of "
                                    "levels such as [north, east]",
                                    shown(level)));
        into.levels.push_back(level.text);
    }
    return !into.levels.empty() ||
           tell(given, " is an empty list, which nobody fits; name the levels that are meant");
}

}  // namespace heed
