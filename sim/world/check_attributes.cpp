// What is wrong with the attributes of a profile.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/world/attribute_rows.hpp"
#include "sim/world/census.hpp"
#include "sim/world/check_shares.hpp"

namespace heed {

namespace {

constexpr double most_joint_levels = 1e6;
constexpr std::array<std::string_view, 6> built_in{"age",        "gender",    "place",
                                                   "close_ties", "household", "everyone"};

void check_levels(const std::string& path, const std::string& name,
                  const AttributeProfile& attribute, const Findings& findings) {
    if (std::ranges::find(built_in, name) != built_in.end())
        findings.add(path, fmt::format("an attribute may not be called '{}' (that name is taken by "
                                       "something built in); choose another name",
                                       name));
    if (attribute.levels.empty() || attribute.levels.size() > most_levels)
        findings.add(path + ".levels",
                     fmt::format("'{}' has {} levels (people must differ by something, "
                                 "and at most {} levels can be told apart); write for "
                                 "example [no, yes]",
                                 name, attribute.levels.size(), most_levels));
    findings.check_doubles(path + ".levels", "level", attribute.levels);
}

/// One person of every place, gender and age: those whom a rule may meet.
Population one_of_each(const Profile& profile) {
    Population people;
    people.gender = {"gender", "Gender", {"female", "male"}, {}};
    people.place = {"place", "Place", profile.places.names(), {}};
    for (std::size_t place = 0; place < std::min(profile.places.size(), most_levels); ++place)
        for (const int gender : {female, male})
            for (const AgeProfile& band : profile.ages)
                for (long age = std::max(0L, band.from); age <= std::min(120L, band.to); ++age) {
                    people.place.of.push_back(static_cast<std::uint8_t>(place));
                    people.gender.of.push_back(static_cast<std::uint8_t>(gender));
                    people.age.push_back(static_cast<std::uint8_t>(age));
                }
    people.size = static_cast<Person>(people.age.size());
    return people;
}

bool uses_attributes(const Rule& rule) {
    const bool attribute =
        rule.kind == Rule::Kind::levels && rule.key != "gender" && rule.key != "place";
    return attribute || std::ranges::any_of(rule.parts, uses_attributes);
}

/// The first rule that matches counts: one after a rule for everyone is never asked.
bool ends_with_everyone(const std::string& path, const std::string& name,
                        const AttributeProfile& attribute, const Findings& findings) {
    for (std::size_t k = 0; k + 1 < attribute.shares.size(); ++k) {
        if (attribute.shares[k].who.kind != Rule::Kind::everyone) continue;
        findings.add(
            fmt::format("{}.shares.{}", path, k + 1),
            fmt::format("this rule of '{}' is never asked (the rule for everyone before it "
                        "matches first, and the first that matches counts); move the rule "
                        "for everyone to the end",
                        name));
        return false;
    }
    return true;
}

/// Everybody needs a level, and every rule somebody. Rules that ask for attributes are left to the making of people.
void check_covered(const std::string& path, const std::string& name,
                   const AttributeProfile& attribute, const Profile& profile,
                   const Findings& findings) {
    if (!ends_with_everyone(path, name, attribute, findings)) return;
    for (const LevelShares& shares : attribute.shares)
        if (uses_attributes(shares.who)) return;
    const Population people = one_of_each(profile);
    const FirstRule rules(attribute, people);
    std::vector<bool> asked(rules.count() + 1);
    Person left_out = 0;
    for (Person person = 0; person < people.size; ++person) {
        const std::size_t rule = rules.of(person, people.age[person]);
        if (rule == rules.count() && !asked[rule]) left_out = person;
        asked[rule] = true;
    }
    if (asked[rules.count()])
        findings.add(
            path + ".shares",
            fmt::format("the shares of '{}' leave people out (no rule matches, for example, a {} "
                        "of age {} in {}); end them with a rule for everyone",
                        name, people.gender.of[left_out] == female ? "woman or girl" : "man or boy",
                        people.age[left_out], people.place.levels[people.place.of[left_out]]));
    for (std::size_t k = 0; k < rules.count(); ++k)
        if (!asked[k])
            findings.add(
                fmt::format("{}.shares.{}", path, k),
                fmt::format("this rule of '{}' is for nobody (whoever it matches is matched by one "
                            "before it, and the first that matches counts); move it up, or take it "
                            "away",
                            name));
}

void check_shares(const std::string& path, const std::string& name,
                  const AttributeProfile& attribute, const Profile& above,
                  const Findings& findings) {
    const std::size_t before = findings.problems.size();
    if (attribute.shares.empty())
        findings.add(path + ".shares",
                     fmt::format("'{}' has no shares (everybody needs a level); write "
                                 "one share for each level",
                                 name));
    for (std::size_t k = 0; k < attribute.shares.size(); ++k) {
        const std::string here = fmt::format("{}.shares.{}", path, k);
        const LevelShares& shares = attribute.shares[k];
        findings.check_rule_before_ties(here + ".who", shares.who, above);
        if (shares.shares.size() != attribute.levels.size())
            findings.add(here,
                         fmt::format("'{}' has {} shares for {} levels; write one share for each "
                                     "level, in order",
                                     name, shares.shares.size(), attribute.levels.size()));
        else
            findings.check_sum(here, fmt::format("of '{}'", name), shares.shares);
    }
    if (findings.problems.size() == before) check_covered(path, name, attribute, above, findings);
}

/// Levels are planned for every joint level of the associated attributes.
void check_joint_levels(const std::string& path, const std::string& name,
                        const AttributeProfile& attribute, const Profile& above,
                        const Findings& findings) {
    double joint = static_cast<double>(attribute.levels.size() * attribute.shares.size());
    for (const Association& with : attribute.with)
        if (const AttributeProfile* other = above.attributes.find(with.attribute))
            joint *= static_cast<double>(std::max<std::size_t>(1, other->levels.size()));
    if (joint > most_joint_levels)
        findings.add(path + ".with",
                     fmt::format("'{}' has {:.3g} joint levels with its associated "
                                 "attributes (at most {:.0e} can be planned); name fewer of "
                                 "them",
                                 name, joint, most_joint_levels));
}

void check_associations(const std::string& path, const std::string& name,
                        const AttributeProfile& attribute, const Profile& above, const Profile& all,
                        const Findings& findings) {
    std::vector<std::string> named, known{"gender", "place"};
    for (const std::string& other : above.attributes.names()) known.push_back(other);
    for (std::size_t k = 0; k < attribute.with.size(); ++k) {
        const std::string& other = attribute.with[k].attribute;
        const std::string here = fmt::format("{}.with.{}", path, k);
        named.push_back(other);
        if (std::ranges::find(known, other) == known.end())
            findings.add(
                here, all.attributes.find(other)
                          ? fmt::format("'{}' is declared below '{}' (levels are given from top to "
                                        "bottom); move it above, or say the association there",
                                        other, name)
                          : unknown_name(other, "with", known));
        if (!(attribute.with[k].odds_ratio > 0))
            findings.add(
                here, fmt::format("the odds ratio with '{}' is {} (it must be above 0); 1 means no "
                                  "association",
                                  other, attribute.with[k].odds_ratio));
    }
    findings.check_doubles(path + ".with", "attribute", named);
    check_joint_levels(path, name, attribute, above, findings);
}

}  // namespace

void check_attributes(const Profile& profile, const Findings& findings) {
    findings.check_doubles(".attributes", "attribute", profile.attributes.names());
    Profile above = profile;
    above.attributes.entries.clear();
    for (const auto& [name, attribute] : profile.attributes) {
        const std::string path = ".attributes." + name;
        check_levels(path, name, attribute, findings);
        check_shares(path, name, attribute, above, findings);
        check_associations(path, name, attribute, above, profile, findings);
        above.attributes.entries.emplace_back(name, attribute);
    }
}

}  // namespace heed
