// Resolving a rule's names against a population, checking them against a profile, and asking
// people.
#include "sim/world/match.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace heed {

namespace {

/// "; did you mean 'x'?" or what there is to choose from.
std::string suggestion(std::string_view typed, const std::vector<std::string>& known) {
    if (const std::string near = nearest(typed, known); !near.empty())
        return fmt::format("did you mean '{}'?", near);
    return fmt::format("there is {}", fmt::join(known, ", "));
}

std::vector<std::string> known_keys(const Profile& profile) {
    std::vector<std::string> keys{"age", "gender", "place", "close_ties"};
    for (const std::string& name : profile.attributes.names()) keys.push_back(name);
    return keys;
}

std::vector<std::string> levels_of(const std::string& key, const Profile& profile) {
    if (key == "gender") return {"female", "male"};
    if (key == "place") return profile.places.names();
    const AttributeProfile* attribute = profile.attributes.find(key);
    return attribute ? attribute->levels : std::vector<std::string>{};
}

/// What is wrong with a range; "" if nothing is.
std::string range_mistake(const Rule& rule, const Profile& profile) {
    if (rule.key != "age" && rule.key != "close_ties") {
        if (rule.key == "gender" || rule.key == "place" || profile.attributes.find(rule.key))
            return fmt::format("'{}' has no range (it has levels, not numbers); name some of: {}",
                               rule.key, fmt::join(levels_of(rule.key, profile), ", "));
        return fmt::format("'{}' is not known of people; {}", rule.key,
                           suggestion(rule.key, known_keys(profile)));
    }
    if (rule.low > rule.high)
        return fmt::format(
            "the range of {} runs backwards ({} is above {}); write the smaller first", rule.key,
            rule.low, rule.high);
    return "";
}

void check_levels(const Rule& rule, const Profile& profile, const Origins& origins,
                  Problems& problems) {
    if (rule.key == "age" || rule.key == "close_ties") {
        problems.add(origins, rule.path,
                     fmt::format("'{0}' needs a range (it is a number); write for example {{{0}: "
                                 "15..35}}",
                                 rule.key));
        return;
    }
    const std::vector<std::string> known = levels_of(rule.key, profile);
    if (known.empty()) {
        problems.add(origins, rule.path,
                     fmt::format("'{}' is not known of people (it is no attribute of the "
                                 "population); {}",
                                 rule.key, suggestion(rule.key, known_keys(profile))));
        return;
    }
    for (const std::string& level : rule.levels)
        if (std::ranges::find(known, level) == known.end())
            problems.add(origins, rule.path,
                         fmt::format("'{}' is no level of {}; {}", level, rule.key,
                                     suggestion(level, known)));
}

}  // namespace

void check_rule(const Rule& rule, const Profile& profile, const Origins& origins,
                Problems& problems) {
    if (rule.kind == Rule::Kind::levels) check_levels(rule, profile, origins, problems);
    if (rule.kind == Rule::Kind::range)
        if (std::string mistake = range_mistake(rule, profile); !mistake.empty())
            problems.add(origins, rule.path, std::move(mistake));
    for (const Rule& part : rule.parts) check_rule(part, profile, origins, problems);
}

Match::Match(const Rule& rule, const Population& people) : root_(resolve(rule, people)) {}

Match::Test Match::resolve(const Rule& rule, const Population& people) {
    Test test;
    test.kind = rule.kind;
    test.low = rule.low;
    test.high = rule.high;
    if (rule.kind == Rule::Kind::range && rule.key == "close_ties") {
        test.graph = &people.ties.close;
    } else if (rule.kind == Rule::Kind::range) {  // ages are as few as levels
        test.kind = Rule::Kind::levels;
        for (std::size_t age = 0; age < test.wanted.size(); ++age)
            test.wanted[age] =
                rule.low <= static_cast<double>(age) && static_cast<double>(age) <= rule.high;
    }
    if (rule.kind == Rule::Kind::levels) {
        const Attribute* attribute = people.find(rule.key);
        expect(attribute, "a rule was not checked before it met a population");
        test.column = attribute->of.data();
        for (const std::string& level : rule.levels) {
            const auto found = std::ranges::find(attribute->levels, level);
            expect(found != attribute->levels.end(), "a rule names a level that nobody can have");
            test.wanted.set(static_cast<std::size_t>(found - attribute->levels.begin()));
        }
    }
    for (const Rule& part : rule.parts) test.parts.push_back(resolve(part, people));
    return test;
}

bool Match::holds(const Test& test, Person person, int age) {
    const auto part_holds = [=](const Test& part) { return holds(part, person, age); };
    switch (test.kind) {
        case Rule::Kind::everyone: return true;
        case Rule::Kind::all: return std::ranges::all_of(test.parts, part_holds);
        case Rule::Kind::any: return std::ranges::any_of(test.parts, part_holds);
        case Rule::Kind::none_of: return std::ranges::none_of(test.parts, part_holds);
        case Rule::Kind::levels: return test.wants(person, age);
        case Rule::Kind::range: break;
    }
    const auto ties = static_cast<double>(test.graph->of(person).size());
    return test.low <= ties && ties <= test.high;
}

void Match::add_turns(const Test& test, Ages& turns) {
    for (const Test& part : test.parts) add_turns(part, turns);
    if (test.kind != Rule::Kind::levels || test.column) return;
    const Ages changes = test.wanted ^ test.wanted << 1;
    turns |= changes & ~Ages(1);  // nobody turns 0
}

void Match::add_columns(const Test& test, std::vector<const std::uint8_t*>& columns) {
    for (const Test& part : test.parts) add_columns(part, columns);
    if (test.column) columns.push_back(test.column);
}

bool anyone_matches(const Rule& rule, const Population& people) {
    const Match match(rule, people);
    for (Person person = 0; person < people.size; ++person)
        if (match(person, people.age[person])) return true;
    return false;
}

}  // namespace heed
