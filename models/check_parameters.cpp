// Whether the parameters of the model make sense together.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "models/context.hpp"
#include "models/scenario_check.hpp"

namespace heed {

namespace {

template <std::size_t count>
void check_weights(const ScenarioCheck& check, const std::string& key,
                   const std::array<double, count>& weights) {
    if (std::accumulate(weights.begin(), weights.end(), 0.0) <= 0)
        check.wrong(key, "are all zero; at least one must be more");
}

/// Months are relative to the mean of the year: another mean would change the rate of offers by the back door.
void check_season(const ScenarioCheck& check, const std::vector<double>& season) {
    if (season.empty()) return;
    if (season.size() != 12)
        return check.wrong("offers.season", "has {} numbers; it needs 12, January first",
                           season.size());
    const double mean = std::accumulate(season.begin(), season.end(), 0.0) / 12;
    if (std::abs(mean - 1) <= 0.01) return;
    if (mean <= 0)
        return check.wrong("offers.season", "is zero in all months; at least one must be more");
    std::vector<std::string> right;
    for (const double month : season)
        right.push_back(format_number(std::round(1000 * month / mean) / 1000));
    check.wrong("offers.season",
                "is on average {} (its numbers are relative to the mean month, so they must "
                "average 1); write [{}]",
                format_number(mean, 3), fmt::join(right, ", "));
}

void check_offers(const ScenarioCheck& check, const OffersParameters& offers) {
    check_season(check, offers.season);
    std::size_t reaches = 0;
    for (const AskerParameters* asker : offers.askers()) reaches += asker->reaches.size();
    if (reaches > 60) check.wrong("offers", "has more than 60 groups in `reaches`; use fewer");
    if (offers.journeys.size() > most_journeys)
        check.say("offers.journeys", "there are more than {} journeys; use fewer", most_journeys);
}

/// One person simulated fills as many places as the real people for whom that person stands.
void check_support(const ScenarioCheck& check, const SupportParameters& support) {
    const double weight = check.scenario.population.weight;
    if (support.places && *support.places != 0 && *support.places < weight)
        check.wrong("aftercare.support.places",
                    "is {}, but one person simulated stands for {} and needs as many places; "
                    "simulate more people",
                    format_quantity(*support.places, Unit::people), format_number(weight));
}

void check_askers(const ScenarioCheck& check, const std::string& key,
                  const std::vector<Asker>& askers) {
    std::vector<std::string> names;
    for (const Asker asker : askers) names.emplace_back(word(asker));
    check.no_doubles(key, names, "each kind of asker adapts once");
}

/// A group after one that takes everybody, or a second time the same rule, can hold nobody.
void check_groups(const ScenarioCheck& check, const Named<TargetGroup>& groups) {
    const auto same = [](const Rule& a, const Rule& b) {
        return a.kind == b.kind && a.key == b.key && a.low == b.low && a.high == b.high &&
               a.levels == b.levels && a.parts.empty() && b.parts.empty();
    };
    for (auto group = groups.begin(); group != groups.end(); ++group) {
        const auto takes_all = [&](const auto& before) {
            const Rule& first = before.second.who;
            return first.kind == Rule::Kind::everyone || same(first, group->second.who);
        };
        const auto before = std::find_if(groups.begin(), group, takes_all);
        if (before != group)
            check.wrong(group->first,
                        "can hold nobody: everybody in it is already in '{}' (the first group that "
                        "matches counts); put it before, or take it away",
                        before->first);
    }
}

void check_recruiters(const ScenarioCheck& check, const RecruitersParameters& recruiters) {
    check_groups(check.under("groups"), recruiters.groups);
    check_askers(check, "askers", recruiters.askers);
    for (const auto& [name, risk] : recruiters.risks)
        check_askers(check.under("risks." + name), "askers", risk.askers);
    if (recruiters.groups.size() > 30) check.wrong("groups", "has more than 30 groups; use fewer");
}

/// For only some, and with a bit of its own in classes of offers. One that waits for a number has one even if it means
/// everybody.
bool told_apart(const Campaign& campaign) {
    if (!campaign.changes) return false;
    const Changes& c = *campaign.changes;
    const bool waits = campaign.trigger && campaign.trigger->threshold();
    const bool moves =
        !c.offers.always(1) || !c.online.always(1) || !c.agencies.always(1) || !c.police.always(1);
    return moves && (waits || campaign.target.kind != Rule::Kind::everyone);
}
bool told_apart(const ShockParameters& shock) {
    return shock.who.kind != Rule::Kind::everyone &&
           !(shock.offers.always(1) && shock.online.always(1) && shock.services.always(1));
}

/// Whether what the times and campaigns change for only some can be told apart.
void check_context(const ScenarioCheck& check) {
    const auto count = [](const auto& named) {
        return std::ranges::count_if(named, [](const auto& one) { return told_apart(one.second); });
    };
    const auto shocks = count(check.scenario.parameters.context.shocks);
    const auto campaigns = count(check.scenario.campaigns);
    if (shocks + campaigns > std::ptrdiff_t{Context::most_limited})
        check.say("context.shocks",
                  "{}.context.shocks: {} influences (shocks {}, campaigns {}) bear on the offers "
                  "of only some people (offers, online, police, agencies, services), and at most "
                  "{} can be told apart; join some, or let them be of everyone",
                  check.path, shocks + campaigns, shocks, campaigns, Context::most_limited);
}

}  // namespace

void check_parameters(const ScenarioCheck& whole) {
    const ScenarioCheck check = whole.under("parameters");
    const Parameters& p = check.scenario.parameters;
    check_support(check, p.aftercare.support);
    check_offers(check, p.offers);
    if (p.recruiters) check_recruiters(check.under("recruiters"), *p.recruiters);
    if ((p.recruiters || p.demand) && p.offers.journeys.size() > 60)
        check.say("offers.journeys",
                  "there are more than 60 journeys, too many where recruiters adapt or demand "
                  "draws them; use fewer");
    const std::string& deprivation = p.vulnerability.deprivation_attribute;
    const auto& attributes = check.scenario.population.attributes;
    if (!deprivation.empty() && !attributes.find(deprivation))
        check.unknown("vulnerability.deprivation_attribute", deprivation, "attributes",
                      attributes.names());
    check_weights(check, "exploitation.routes", p.exploitation.routes.weights());
    check_weights(check, "exploitation.forms.women", p.exploitation.forms.women.weights());
    check_weights(check, "exploitation.forms.girls", p.exploitation.forms.girls.weights());
    check_weights(check, "exploitation.forms.men", p.exploitation.forms.men.weights());
    check_weights(check, "exploitation.forms.boys", p.exploitation.forms.boys.weights());
    for (const auto& [name, factor] : p.reporting.detection)
        if (factor.until < factor.from)
            check.say("reporting.detection." + name + ".until",
                      "{}.reporting.detection.{} ends before it starts", check.path, name);
    check_context(check);
}

}  // namespace heed
