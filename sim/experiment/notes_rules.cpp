// Notes on rules that mean nobody, on risks, demand and support that do nothing, and one note for all arms alike.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "sim/experiment/notes.hpp"
#include "sim/world/match.hpp"

namespace heed {

namespace {

void say_once(std::vector<std::string>& notes, std::string note) {
    if (std::ranges::find(notes, note) == notes.end()) notes.push_back(std::move(note));
}

/// Every rule under `parameters` that says to whom an entry applies, with its path.
template <class Visit>
void for_each_rule(const Parameters& parameters, Visit&& visit) {
    for (const auto& [name, one] : parameters.vulnerability.exposure)
        visit("vulnerability.exposure." + name, one.who);
    for (const auto& [name, one] : parameters.vulnerability.need)
        visit("vulnerability.need." + name, one.who);
    for (const auto& [name, one] : parameters.reporting.detection)
        visit("reporting.detection." + name, one.who);
    for (const auto& [name, one] : parameters.offers.journeys)
        visit("offers.journeys." + name, one.from);
    if (!parameters.recruiters) return;
    for (const auto& [name, one] : parameters.recruiters->risks)
        visit("recruiters.risks." + name, one.who);
}

/// Risks for recruiters who do not adapt, or that add nothing.
void idle_risks(const Scenario& arm, std::vector<std::string>& notes) {
    if (!arm.parameters.recruiters) return;
    const RecruitersParameters& recruiters = *arm.parameters.recruiters;
    const auto adapts = [&](Asker asker) {
        return std::ranges::find(recruiters.askers, asker) != recruiters.askers.end();
    };
    for (const auto& [name, risk] : recruiters.risks) {
        const std::string path = "parameters.recruiters.risks." + name;
        if (!risk.askers.empty() && std::ranges::none_of(risk.askers, adapts))
            say_once(notes, path +
                                " has no effect: none of its askers is among those who adapt "
                                "(parameters.recruiters.askers)");
        if (risk.adds == 0 && !risk.adds.doubt) say_once(notes, path + " has no effect: adds is 0");
    }
}

void idle_demand(const Scenario& arm, std::vector<std::string>& notes) {
    const auto& demand = arm.parameters.demand;
    if (demand && demand->entry == 0 && !demand->entry.doubt &&
        has_vacancies(arm.parameters.offers))
        say_once(notes, "parameters.demand has no effect: entry is 0");
}

/// What else is said of close ties where they are a small world.
void idle_close_ties(const Profile& profile, std::vector<std::string>& notes) {
    const CloseTiesProfile &ties = profile.ties.close, usual;
    if (!ties.small_world) return;
    const auto say = [&](const char* key, bool differs) {
        if (differs)
            say_once(notes, fmt::format("population.ties.close.{} has no effect: small_world gives "
                                        "the ties",
                                        key));
    };
    say("mean", ties.mean != usual.mean);
    say("dispersion", ties.dispersion != usual.dispersion);
    say("clustering", ties.clustering != usual.clustering);
    say("local", ties.local != usual.local);
    say("homophily", !ties.homophily.empty());
}

bool gives_places(const Scenario& arm) {
    const auto& places = arm.parameters.aftercare.support.places;
    return places && *places > 0;
}

/// Whether any campaign that this arm runs is told by returnees.
bool returnees_tell(const Experiment& experiment, std::size_t arm) {
    return std::ranges::any_of(
        experiment.scenario.arms.entries[arm].second.campaigns, [&](const std::string& name) {
            const Campaign* campaign = experiment.arms[arm].campaigns.find(name);
            return campaign && campaign->message &&
                   campaign->message->messenger == Messenger::returnee;
        });
}

/// A simulated person takes `weight` places at once, so that the places that are left over serve nobody.
void places_left_over(const Scenario& arm, std::vector<std::string>& notes) {
    if (!gives_places(arm)) return;
    const double weight = arm.population.weight, places = *arm.parameters.aftercare.support.places;
    const double used = weight * std::floor(places / weight + 1e-9);
    if (places - used <= 1e-6 * places) return;
    say_once(notes, fmt::format("parameters.aftercare.support.places: {} act as {}, since one "
                                "person simulated stands for {} and takes as many",
                                format_quantity(places, Unit::people), format_number(used, 6),
                                format_number(weight)));
}

void idle_aftercare(const Experiment& experiment, std::vector<std::string>& notes) {
    const auto named = [](const Scenario& arm) {
        return arm.parameters.aftercare.support.places.has_value();
    };
    if (std::ranges::any_of(experiment.arms, named) &&
        std::ranges::none_of(experiment.arms, gives_places))
        notes.emplace_back("parameters.aftercare.support has no effect: there are 0 places");
    bool wished = false, told = false;
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
        const SupportParameters& support = experiment.arms[arm].parameters.aftercare.support;
        if (!gives_places(experiment.arms[arm]) || (support.tells == 0 && !support.tells.doubt))
            continue;
        wished = true;
        told = told || returnees_tell(experiment, arm);
    }
    if (wished && !told)
        notes.emplace_back(
            "parameters.aftercare.support.tells has no effect: no arm runs a campaign whose "
            "messenger is a returnee");
}

}  // namespace

std::vector<std::string> idle_parameters(const Experiment& experiment) {
    std::vector<std::string> notes;
    for (const Scenario& arm : experiment.arms) {
        idle_risks(arm, notes);
        idle_demand(arm, notes);
        places_left_over(arm, notes);
    }
    idle_close_ties(experiment.scenario.population, notes);
    idle_aftercare(experiment, notes);
    return notes;
}

std::vector<std::string> rules_for_nobody(const Experiment& experiment, const Population& people) {
    std::vector<std::string> notes;
    for (const Scenario& arm : experiment.arms)
        for_each_rule(arm.parameters, [&](const std::string& path, const Rule& rule) {
            const std::string note = "parameters." + path +
                                     " has no effect: nobody among the people simulated is meant "
                                     "by it at the start";
            if (std::ranges::find(notes, note) != notes.end()) return;
            if (!anyone_matches(rule, people)) notes.push_back(note);
        });
    return notes;
}

std::vector<std::string> told_once_for_all_arms(const std::vector<std::string>& notes,
                                                const std::vector<std::string>& arms) {
    std::map<std::string, std::size_t> times;  // by note without its arm
    std::vector<std::string> without;
    for (const std::string& note : notes) {
        std::string bare = note;
        for (const std::string& arm : arms) {
            const std::string words = fmt::format(" in arm '{}'", arm);
            if (const auto at = bare.find(words); at != std::string::npos)
                bare.erase(at, words.size());
        }
        ++times[bare];
        without.push_back(bare);
    }
    std::vector<std::string> list;
    for (std::size_t i = 0; i < notes.size(); ++i)
        say_once(list, times[without[i]] == arms.size() ? without[i] : notes[i]);
    return list;
}

}  // namespace heed
