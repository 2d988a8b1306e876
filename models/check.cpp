// Whether a scenario makes sense as a whole.
#include <algorithm>
#include <functional>
#include <set>

#include "models/scenario_check.hpp"
#include "models/sources.hpp"
#include "sim/config/parameters.hpp"
#include "sim/config/type.hpp"
#include "sim/world/match.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

namespace {

bool belongs_to_an_arm(std::string_view key) { return key == "parameters" || key == "campaigns"; }

void check_rules(const ScenarioCheck& check, const Type& type, void* value) {
    if (type.kind == Type::Kind::rule) {
        const Rule& rule = *static_cast<const Rule*>(value);
        if (!rule.path.starts_with("population."))
            check_rule(rule, check.scenario.population, check.origins, check.problems);
    } else if (type.kind == Type::Kind::mapping) {
        for (const Slot& slot : type.slots(value)) check_rules(check, *slot.type, slot.member);
    } else if (type.item) {
        for (std::size_t i = 0; i < type.size(value); ++i)
            check_rules(check, *type.item, type.at(value, i));
    }
}

void check_sources(const ScenarioCheck& check) {
    for (const auto& at : parameters(const_cast<Scenario&>(check.scenario))) {
        const std::string& id = at.parameter->source;
        if (at.parameter->given && !id.empty() && !find_source(check.scenario, id))
            check.unknown(at.path + ".source", id, "sources", source_ids(check.scenario));
    }
}

/// The name of a campaign, an arm and so on that is used here.
void check_name(const ScenarioCheck& check, const std::string& key, const std::string& name,
                const char* what, const std::vector<std::string>& known) {
    // Where the list itself could not be read, that is told already.
    if (known.empty() && !check.problems.empty()) return;
    if (std::ranges::find(known, name) == known.end()) check.unknown(key, name, what, known);
}

void check_names(const ScenarioCheck& check, const std::string& key,
                 const std::vector<std::string>& names, const char* what,
                 const std::vector<std::string>& known, const char* why_once) {
    for (std::size_t i = 0; i < names.size(); ++i)
        check_name(check, fmt::format("{}.{}", key, i), names[i], what, known);
    check.no_doubles(key, names, why_once);
}

void check_arms(const ScenarioCheck& check) {
    const Scenario& scenario = check.scenario;
    if (scenario.arms.empty() && check.problems.empty())
        check.wrong("arms", "is empty; write at least one, for example 'none: {{}}'");
    for (const auto& [name, arm] : scenario.arms)
        check_names(check, fmt::format("arms.{}.campaigns", name), arm.campaigns, "campaigns",
                    scenario.campaigns.names(), "a campaign runs once in an arm");
}

void check_names_of_outcomes(const ScenarioCheck& check) {
    const OutcomeWishes& wishes = check.scenario.outcomes;
    for (const auto& [key, arm] : {std::pair{"outcomes.compare_with", &wishes.compare_with},
                                   std::pair{"outcomes.headline", &wishes.headline}})
        if (!arm->empty()) check_name(check, key, *arm, "arms", check.scenario.arms.names());
    std::vector<std::string> groups = check.scenario.population.attributes.names();
    for (const char* name : {"gender", "age_band", "place"}) groups.emplace_back(name);
    check_names(check, "outcomes.by", wishes.by, "groups", groups, "each group is shown once");
}

void check_patches(const ScenarioCheck& check) {
    for (const auto& [name, arm] : check.scenario.arms) {
        if (arm.set.kind != Node::Kind::map && arm.set.kind != Node::Kind::null)
            check.problems.add(arm.set.where,
                               fmt::format("arms.{}.set must be a mapping such as "
                                           "{{campaigns.radio.coverage.share: 30 %}}",
                                           name));
        for (const Node::Entry& entry : arm.set.entries)
            if (!belongs_to_an_arm(entry.key))
                check.problems.add(
                    entry.key_at,
                    fmt::format("arms.{}.set changes '{}'; an arm may change only parameters and "
                                "campaigns (the people and the dice stay the same)",
                                name, entry.key));
    }
}

void check_outcomes(const ScenarioCheck& check) {
    const Scenario& scenario = check.scenario;
    const OutcomeWishes& wishes = scenario.outcomes;
    if (scenario.arms.size() > 1 && !wishes.headline.empty() &&
        wishes.headline == scenario.arms.entries[scenario.comparison()].first)
        check.wrong("outcomes.headline",
                    "is the arm with which the others are compared; name another");
    if (std::ranges::adjacent_find(wishes.age_bands, std::greater_equal{}) !=
        wishes.age_bands.end())
        check.wrong("outcomes.age_bands", "must rise, for example [15, 18, 25]");
    if (wishes.every < scenario.time.step * (1 - 1e-9))
        check.wrong("outcomes.every",
                    "is {0}, shorter than a step of time ({1}); write '{1}' or more, or shorten "
                    "time.step",
                    format_quantity(wishes.every, Unit::duration),
                    format_quantity(scenario.time.step, Unit::duration));
}

}  // namespace

void ScenarioCheck::unknown(std::string_view key, const std::string& name, std::string_view what,
                            const std::vector<std::string>& known) const {
    const std::string near = nearest(name, known);
    const std::string hint = !near.empty() ? fmt::format("; did you mean '{}'?", near)
                             : known.empty()
                                 ? "; none is declared"
                                 : fmt::format("; known are: {}", fmt::join(known, ", "));
    say(key, "{}: there is no '{}' among the {}{}", path_of(key), name, what, hint);
}

void ScenarioCheck::no_doubles(std::string_view key, const std::vector<std::string>& names,
                               std::string_view why) const {
    const ScenarioCheck list = under(key);
    std::set<std::string> seen;
    for (std::size_t i = 0; i < names.size(); ++i)
        if (!seen.insert(names[i]).second)
            list.say(std::to_string(i), "{} names '{}' twice ({}); take one of them away",
                     list.path, names[i], why);
}

bool changes_only_the_arm(const Arm& arm) {
    return arm.set.kind == Node::Kind::map &&
           std::ranges::all_of(arm.set.entries, [](const Node::Entry& entry) {
               return belongs_to_an_arm(entry.key);
           });
}

void check_scenario(const Scenario& scenario, const Origins& origins, Problems& problems) {
    const ScenarioCheck check{scenario, origins, problems};
    // Whether every name that is used is declared: may be asked of a scenario that has other mistakes.
    check_rules(check, type_of<Scenario>, const_cast<Scenario*>(&scenario));
    check_sources(check);
    check_arms(check);
    check_names_of_outcomes(check);
    check_patches(check);
    if (!problems.empty()) return;
    check_profile(scenario.population, "population", origins, problems);
    if (scenario.time.calendar().steps() > 32000)
        check.say("time.step",
                  "time has more than 32000 steps; use longer steps or a shorter time");
    check_campaigns(check);
    check_parameters(check);
    check_outcomes(check);
}

std::size_t Scenario::comparison() const {
    for (std::size_t i = 0; i < arms.size(); ++i)
        if (arms.entries[i].first == outcomes.compare_with) return i;
    return 0;
}

}  // namespace heed
