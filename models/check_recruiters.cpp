// Whether recruiters and demand make sense: groups that nobody can be in, lists without askers, journeys too many.
#include <fmt/format.h>

#include <algorithm>

#include "models/scenario_check.hpp"

namespace heed {

namespace {

void check_askers(const ScenarioCheck& check, const std::string& path,
                  const std::vector<Asker>& askers) {
    std::vector<std::string> names;
    for (const Asker asker : askers) names.emplace_back(word(asker));
    check.no_doubles(path, names, "each kind of asker adapts once");
}

/// A group after one that takes everybody, or a second time the same rule, can hold nobody.
void check_groups(const ScenarioCheck& check, const Named<TargetGroup>& groups) {
    const auto same = [](const Rule& a, const Rule& b) {
        return a.kind == b.kind && a.key == b.key && a.low == b.low && a.high == b.high &&
               a.levels == b.levels && a.parts.empty() && b.parts.empty();
    };
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (std::size_t before = 0; before < i; ++before) {
            const auto& [name, group] = groups.entries[i];
            const auto& [other, first] = groups.entries[before];
            if (first.who.kind != Rule::Kind::everyone && !same(first.who, group.who)) continue;
            check.say(
                fmt::format("parameters.recruiters.groups.{}", name),
                fmt::format("parameters.recruiters.groups.{} can hold nobody: everybody in it "
                            "is already in '{}' (the first group that matches counts); put "
                            "it before, or take it away",
                            name, other));
            break;
        }
}

}  // namespace

void check_recruiters(const ScenarioCheck& check) {
    const Parameters& p = check.scenario.parameters;
    if (p.recruiters) {
        check_groups(check, p.recruiters->groups);
        check_askers(check, "parameters.recruiters.askers", p.recruiters->askers);
        for (const auto& [name, risk] : p.recruiters->risks)
            check_askers(check, fmt::format("parameters.recruiters.risks.{}.askers", name),
                         risk.askers);
        if (p.recruiters->groups.size() > 30)
            check.say("parameters.recruiters.groups",
                      "parameters.recruiters.groups has more than 30 groups; use fewer");
    }
    if ((p.recruiters || p.demand) && p.offers.journeys.size() > 60)
        check.say(
            "parameters.offers.journeys",
            "there are more than 60 journeys, too many where recruiters adapt or demand draws "
            "them; use fewer");
}

}  // namespace heed
