// Whether a scenario makes sense as a whole.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "models/scenario_check.hpp"
#include "models/sources.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/read.hpp"
#include "sim/config/type.hpp"
#include "sim/world/match.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

namespace {

bool belongs_to_an_arm(std::string_view key) { return key == "parameters" || key == "campaigns"; }

class Checker : ScenarioCheck {
public:
    Checker(const Scenario& whole, const Origins& places, Problems& list)
        : ScenarioCheck{whole, places, list} {}

    /// Whether every name that is used is declared. May be asked of a scenario that has other mistakes.
    void check_names() {
        check_rules(type_of<Scenario>, const_cast<Scenario*>(&scenario));
        check_sources();
        check_names_of_arms();
        check_names_of_outcomes();
        check_patches();
    }

    /// Whether it all makes sense; of a scenario that was read without mistakes.
    void check_sense() {
        check_profile(scenario.population, "population", origins, problems);
        if (scenario.time.calendar().steps() > 32000)
            say("time.step", "time has more than 32000 steps; use longer steps or a shorter time");
        check_campaigns(*this);
        check_parameters(*this);
        check_context(*this);
        check_outcomes();
    }

private:
    void check_rules(const Type& type, void* value) {
        if (type.kind == Type::Kind::rule) {
            const Rule& rule = *static_cast<const Rule*>(value);
            if (!rule.path.starts_with("population."))
                check_rule(rule, scenario.population, origins, problems);
        } else if (type.kind == Type::Kind::mapping) {
            for (const Slot& slot : type.slots(value)) check_rules(*slot.type, slot.member);
        } else if (type.item) {
            for (std::size_t i = 0; i < type.size(value); ++i)
                check_rules(*type.item, type.at(value, i));
        }
    }

    void check_sources() {
        for (const auto& at : parameters(const_cast<Scenario&>(scenario))) {
            const std::string& id = at.parameter->source;
            if (at.parameter->given && !id.empty() && !find_source(scenario, id))
                unknown(at.path + ".source", id, "sources", source_ids(scenario));
        }
    }

    /// The name of a campaign, an arm and so on that is used at this path.
    void check_name(const std::string& path, const std::string& name, const std::string& what,
                    const std::vector<std::string>& known) {
        // Where the list itself could not be read, that is told already.
        if (known.empty() && !problems.empty()) return;
        if (std::ranges::find(known, name) == known.end()) unknown(path, name, what, known);
    }

    void check_names_of_arms() {
        if (scenario.arms.empty() && problems.empty())
            say("arms", "arms is empty; write at least one, for example 'none: {}'");
        for (const auto& [name, arm] : scenario.arms) {
            const std::string path = fmt::format("arms.{}.campaigns", name);
            for (std::size_t i = 0; i < arm.campaigns.size(); ++i)
                check_name(fmt::format("{}.{}", path, i), arm.campaigns[i], "campaigns",
                           scenario.campaigns.names());
            no_doubles(path, arm.campaigns, "a campaign runs once in an arm");
        }
    }

    void check_names_of_outcomes() {
        const OutcomeWishes& wishes = scenario.outcomes;
        for (const auto& [key, arm] : {std::pair{"compare_with", &wishes.compare_with},
                                       std::pair{"headline", &wishes.headline}})
            if (!arm->empty())
                check_name(fmt::format("outcomes.{}", key), *arm, "arms", scenario.arms.names());
        std::vector<std::string> groups = scenario.population.attributes.names();
        for (const char* name : {"gender", "age_band", "place"}) groups.emplace_back(name);
        for (std::size_t i = 0; i < wishes.by.size(); ++i)
            check_name(fmt::format("outcomes.by.{}", i), wishes.by[i], "groups", groups);
        no_doubles("outcomes.by", wishes.by, "each group is shown once");
    }

    void check_patches() {
        for (const auto& [name, arm] : scenario.arms) {
            const std::string path = "arms." + name;
            if (arm.set.kind == Node::Kind::map) {
                for (const Node::Entry& entry : arm.set.entries)
                    if (!belongs_to_an_arm(entry.key))
                        problems.add(
                            entry.key_at,
                            fmt::format("{}.set changes '{}'; an arm may change only parameters "
                                        "and campaigns (the people and the dice stay the same)",
                                        path, entry.key));
            } else if (arm.set.kind != Node::Kind::null) {
                problems.add(
                    arm.set.where,
                    path + ".set must be a mapping such as {campaigns.radio.coverage.share: 30 %}");
            }
        }
    }

    void check_outcomes() {
        const OutcomeWishes& wishes = scenario.outcomes;
        if (scenario.arms.size() > 1 && !wishes.headline.empty() &&
            wishes.headline == scenario.arms.entries[scenario.comparison()].first)
            say("outcomes.headline",
                "outcomes.headline is the arm with which the others are compared; name another");
        if (!std::ranges::is_sorted(wishes.age_bands) ||
            std::ranges::adjacent_find(wishes.age_bands) != wishes.age_bands.end())
            say("outcomes.age_bands", "outcomes.age_bands must rise, for example [15, 18, 25]");
        const auto duration = [](double years) { return format_quantity(years, Unit::duration); };
        if (wishes.every < scenario.time.step * (1 - 1e-9))
            say("outcomes.every",
                fmt::format("outcomes.every is {}, shorter than a step of time ({}); write '{}' or "
                            "more, or shorten time.step",
                            duration(wishes.every), duration(scenario.time.step),
                            duration(scenario.time.step)));
    }
};

}  // namespace

void ScenarioCheck::unknown(const std::string& path, const std::string& name,
                            const std::string& what, const std::vector<std::string>& known) const {
    const std::string near = nearest(name, known);
    const std::string hint = !near.empty() ? fmt::format("; did you mean '{}'?", near)
                             : known.empty()
                                 ? "; none is declared"
                                 : fmt::format("; known are: {}", fmt::join(known, ", "));
    say(path, fmt::format("{}: there is no '{}' among the {}{}", path, name, what, hint));
}

void ScenarioCheck::no_doubles(const std::string& path, const std::vector<std::string>& names,
                               const std::string& why) const {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!seen.insert(names[i]).second)
            say(fmt::format("{}.{}", path, i),
                fmt::format("{} names '{}' twice ({}); take one of them away", path, names[i],
                            why));
}

bool changes_only_the_arm(const Arm& arm) {
    return arm.set.kind == Node::Kind::map &&
           std::ranges::all_of(arm.set.entries, [](const Node::Entry& entry) {
               return belongs_to_an_arm(entry.key);
           });
}

void check_scenario(const Scenario& scenario, const Origins& origins, Problems& problems) {
    Checker checker(scenario, origins, problems);
    checker.check_names();
    if (problems.empty()) checker.check_sense();
}

std::size_t Scenario::comparison() const {
    for (std::size_t i = 0; i < arms.size(); ++i)
        if (arms.entries[i].first == outcomes.compare_with) return i;
    return 0;
}

}  // namespace heed
