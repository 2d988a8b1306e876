// Looks for inputs that cannot have an effect.
#include "sim/experiment/notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "models/campaigns.hpp"
#include "sim/world/match.hpp"

namespace heed {

namespace {

bool runs(const Arm& arm, std::string_view campaign) {
    return std::ranges::find(arm.campaigns, campaign) != arm.campaigns.end();
}

/// "radio" of "campaigns.radio.coverage.share: 30 %"; "" if the change is of no campaign.
std::string campaign_of(std::string_view change) {
    constexpr std::string_view start = "campaigns.";
    if (!change.starts_with(start)) return "";
    change.remove_prefix(start.size());
    return std::string(change.substr(0, change.find_first_of(".:")));
}

void changes_of_others(const std::string& name, const Arm& arm, std::vector<std::string>& notes) {
    for (const std::string& change : changes_of(arm)) {
        const std::string campaign = campaign_of(change);
        if (campaign.empty() || runs(arm, campaign)) continue;
        notes.push_back(fmt::format("arms.{}.set.{} has no effect: this arm does not run '{}'",
                                    name, change.substr(0, change.find(": ")), campaign));
    }
}

/// Campaigns and changes of an arm, whatever their order.
std::vector<std::string> contents_of(const Arm& arm) {
    std::vector<std::string> list = arm.campaigns;
    for (const std::string& change : changes_of(arm)) list.push_back(change);
    std::ranges::sort(list);
    return list;
}

/// One note for each campaign that has nobody to reach; `meets(arm, campaign)`: whether it has.
std::vector<std::string> without_target(
    const Experiment& experiment, const std::function<bool(std::size_t, std::size_t)>& meets) {
    std::vector<std::string> notes;
    const Scenario& scenario = experiment.scenario;
    for (std::size_t c = 0; c < scenario.campaigns.size(); ++c) {
        const std::string& name = scenario.campaigns.entries[c].first;
        for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
            if (!runs(scenario.arms.entries[arm].second, name) || meets(arm, c)) continue;
            notes.push_back(
                fmt::format("campaigns.{}.target has no effect but cost in arm '{}': nobody among "
                            "the people simulated is meant by it",
                            name, experiment.arm_names[arm]));
            break;
        }
    }
    return notes;
}

/// Recruiters who have nowhere to move to or never do, and demand without vacancies or the reverse.
void idle_recruiters(const std::string& name, const Scenario& arm,
                     std::vector<std::string>& notes) {
    const Parameters& p = arm.parameters;
    const auto say = [&](const std::string& path, const std::string& why) {
        const std::string note =
            fmt::format("parameters.{} has no effect in arm '{}': {}", path, name, why);
        if (std::ranges::find(notes, note) == notes.end()) notes.push_back(note);
    };
    if (p.recruiters && p.recruiters->askers.empty())
        say("recruiters", "no kind of asker adapts");
    else if (p.recruiters && p.recruiters->learning.value == 0 && !p.recruiters->learning.doubt)
        say("recruiters", "learning is 0");
    else if (p.recruiters && p.recruiters->askers.size() == 1 && p.recruiters->groups.size() == 1 &&
             p.recruiters->groups.entries[0].second.who.kind == Rule::Kind::everyone &&
             arm.population.places.size() <= 1)
        say("recruiters", "there is one cell, of one place, group and kind of asker");
    else if (p.recruiters && arm.time.length < p.recruiters->review)
        say("recruiters", "the time simulated ends before the first review");
    if (p.demand && !has_vacancies(p.offers)) say("demand", "no journey has vacancies");
    if (!p.demand)
        for (const auto& [journey, one] : p.offers.journeys)
            if (one.vacancies)
                say("offers.journeys." + journey + ".vacancies",
                    "parameters.demand is left out; write 'demand: {}' under parameters");
}

/// What campaigns of this arm wait for, or cover, without effect.
void idle_plans(const std::string& name, const Scenario& arm, const Arm& patch,
                std::vector<std::string>& notes) {
    for (const auto& [campaign, written] : arm.campaigns) {
        if (!runs(patch, campaign)) continue;
        const std::string after = written.trigger ? written.trigger->after : "";
        if (!after.empty() && !runs(patch, after))
            notes.push_back(fmt::format(
                "campaigns.{} has no effect but cost in arm '{}': it meets whom '{}' met, and this "
                "arm does not run '{}'",
                campaign, name, after, after));
        double most = 0;
        for (const auto& [point, at] : written.coverage.curve) {
            const std::string path = fmt::format("campaigns.{}.coverage.curve.{}", campaign, point);
            if (at.share < most)
                notes.push_back(
                    fmt::format("{} takes nobody away in arm '{}': who is covered "
                                "stays so",
                                path, name));
            most = std::max(most, at.share.value);
            const Calendar calendar = arm.time.calendar();
            const Date start = written.schedule.start.value_or(calendar.start());
            if (calendar.steps_until(start) >= calendar.steps() - at.after / arm.time.step)
                notes.push_back(
                    fmt::format("{} is not reached in arm '{}': it lies after the time "
                                "simulated",
                                path, name));
        }
    }
}

/// What campaigns of this arm provide or change without effect.
void idle_measures(const std::string& name, const Scenario& arm, const Arm& patch,
                   std::vector<std::string>& notes) {
    for (const auto& [campaign, written] : arm.campaigns) {
        if (!runs(patch, campaign)) continue;
        const auto say = [&](const char* key, const std::string& why) {
            const std::string note = fmt::format("campaigns.{}.{} has no effect in arm '{}': {}",
                                                 campaign, key, name, why);
            notes.push_back(note);
        };
        if (written.provides) {
            const Provision& p = *written.provides;
            const bool moves = p.need + p.liquidity != 0 || p.regular != 1 || p.need.doubt ||
                               p.liquidity.doubt || p.regular.doubt;
            if (!moves) say("provides", "need, liquidity and regular leave everything as it is");
        }
        if (!written.changes) continue;
        if (!written.changes->anything()) say("changes", "it leaves everything as it is");
        const Changes& c = *written.changes;
        if (c.corruption.value > 0 && c.police.value == 1 && c.agencies.value == 1)
            say("changes.corruption", "police and agencies are 1");
        const bool vacancies = written.changes->vacancies.value != 1;
        if (vacancies && !arm.parameters.demand)
            say("changes.vacancies", "parameters.demand is left out");
        else if (vacancies && !has_vacancies(arm.parameters.offers))
            say("changes.vacancies", "no journey has vacancies");
    }
}

/// One note for each shock of any arm for which there is a reason why it has no effect.
void for_each_shock(const Experiment& experiment,
                    const std::function<std::string(const ShockParameters&)>& why,
                    std::vector<std::string>& notes) {
    for (const Scenario& arm : experiment.arms)
        for (const auto& [name, shock] : arm.parameters.context.shocks) {
            const std::string reason = why(shock);
            if (reason.empty()) continue;
            std::string note =
                fmt::format("parameters.context.shocks.{} has no effect: {}", name, reason);
            if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
        }
}

void idle_shocks(const Experiment& experiment, std::vector<std::string>& notes) {
    const Calendar calendar = experiment.scenario.time.calendar();
    for_each_shock(
        experiment,
        [&](const ShockParameters& shock) -> std::string {
            if (shock.start >= calendar.end())
                return fmt::format("it starts on {}, after the time simulated",
                                   format_date(shock.start));
            const auto force = force_of(shock, calendar);
            if (std::ranges::all_of(force, [](double share) { return share == 0; }))
                return fmt::format("it is over before the time simulated starts on {}",
                                   format_date(calendar.start()));
            const bool moves = shock.need != 0 || shock.offers != 1 || shock.online != 1 ||
                               shock.deception != 1 || shock.services != 1;
            return moves ? "" : "it changes neither need, offers, online, deception nor services";
        },
        notes);
}

/// Recruiters fear police as much as before where nothing changes what police do.
void idle_police(const Experiment& experiment, std::vector<std::string>& notes) {
    bool given = false, changes = false;
    for (std::size_t i = 0; i < experiment.arms.size(); ++i) {
        const Scenario& arm = experiment.arms[i];
        const auto& recruiters = arm.parameters.recruiters;
        if (!recruiters || !recruiters->police.given) continue;
        given = true;
        for (const auto& [name, campaign] : arm.campaigns)
            changes |= runs(experiment.scenario.arms.entries[i].second, name) && campaign.changes &&
                       campaign.changes->police != 1;
        for (const auto& [name, shock] : arm.parameters.context.shocks)
            changes |= shock.services != 1;
    }
    if (given && !changes)
        notes.emplace_back(
            "parameters.recruiters.police has no effect: no campaign and no shock changes what "
            "police do");
}

/// Support lowers what follows exploitation: where nothing follows, it changes nobody's life.
void idle_support(const Experiment& experiment, std::vector<std::string>& notes) {
    const auto idle = [](const Scenario& arm) {
        const AftercareParameters& p = arm.parameters.aftercare;
        const bool raised = p.risk != 1 || p.debt != 0 || p.stigma != 0;
        return p.support.places && *p.support.places > 0 && !raised && p.support.tells == 0;
    };
    if (std::ranges::any_of(experiment.arms, idle))
        notes.emplace_back(
            "parameters.aftercare.support.places changes nobody's life: risk is 1, and debt, "
            "stigma and tells are 0");
    const auto pays_nothing = [](const Scenario& arm) {
        const SupportParameters& p = arm.parameters.aftercare.support;
        return !p.places && (p.cost.per_place > 0 || p.cost.per_person > 0);
    };
    if (std::ranges::any_of(experiment.arms, pays_nothing))
        notes.emplace_back(
            "parameters.aftercare.support.cost has no effect: there are no places (`places`)");
}

}  // namespace

std::vector<std::string> inputs_without_effect(const Experiment& experiment) {
    std::vector<std::string> notes;
    const Named<Arm>& arms = experiment.scenario.arms;
    for (const std::string& name : experiment.scenario.campaigns.names())
        if (std::ranges::none_of(arms, [&](const auto& arm) { return runs(arm.second, name); }))
            notes.push_back(fmt::format("campaigns.{} has no effect: no arm runs it", name));
    for (std::size_t i = 0; i < arms.size(); ++i) {
        const auto& [name, arm] = arms.entries[i];
        changes_of_others(name, arm, notes);
        idle_recruiters(name, experiment.arms[i], notes);
        idle_measures(name, experiment.arms[i], arm, notes);
        idle_plans(name, experiment.arms[i], arm, notes);
        for (std::size_t before = 0; before < i; ++before) {
            const auto& [other, same] = arms.entries[before];
            if (contents_of(arm) != contents_of(same)) continue;
            notes.push_back(fmt::format("arms.{} has no effect: it repeats arms.{}", name, other));
            break;
        }
    }
    idle_shocks(experiment, notes);
    idle_support(experiment, notes);
    idle_police(experiment, notes);
    for (std::string& note : idle_parameters(experiment)) notes.push_back(std::move(note));
    return told_once_for_all_arms(notes, experiment.arm_names);
}

namespace {
/// Recruiters' target groups in which nobody is at the start.
void empty_groups(const Scenario& scenario, const Population& people,
                  std::vector<std::string>& notes) {
    if (!scenario.parameters.recruiters) return;
    const auto& groups = scenario.parameters.recruiters->groups;
    std::vector<Match> rules;
    for (const auto& [name, group] : groups) rules.emplace_back(group.who, people);
    std::vector<bool> found(groups.size(), false);
    for (Person person = 0; person < people.size; ++person) {
        std::size_t group = 0;
        while (group < rules.size() && !rules[group](person, people.age[person])) ++group;
        if (group < rules.size()) found[group] = true;
    }
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (!found[i])
            notes.push_back(
                fmt::format("parameters.recruiters.groups.{} has no effect: nobody "
                            "among the people simulated is in it at the start",
                            groups.entries[i].first));
}

}  // namespace

std::vector<std::string> empty_targets(const Experiment& experiment, const Population& people) {
    auto notes = without_target(experiment, [&](std::size_t arm, std::size_t campaign) {
        const Enrolling enrolling(experiment.arms[arm].campaigns.entries[campaign].second, people,
                                  experiment.scenario.time.calendar());
        for (Person person = 0; person < people.size; ++person)
            if (enrolling.from(person)) return true;
        return false;
    });
    for (std::string& note : empty_rules(experiment, people)) notes.push_back(std::move(note));
    return notes;
}

std::vector<std::string> empty_rules(const Experiment& experiment, const Population& people) {
    std::vector<std::string> notes;
    for_each_shock(
        experiment,
        [&](const ShockParameters& shock) {
            return std::string(anyone_matches(shock.who, people)
                                   ? ""
                                   : "nobody among the people simulated is meant by it");
        },
        notes);
    empty_groups(experiment.scenario, people, notes);
    for (std::string& note : rules_for_nobody(experiment, people)) notes.push_back(std::move(note));
    return notes;
}

std::vector<std::string> empty_targets(const Experiment& experiment,
                                       const ExperimentResults& results) {
    const std::size_t arms = experiment.arms.size();
    return without_target(experiment, [&](std::size_t arm, std::size_t campaign) {
        for (std::size_t run = arm; run < results.ledgers.size(); run += arms)
            if (results.ledgers[run][campaign].target > 0) return true;
        return false;
    });
}

}  // namespace heed
