// What campaigns did in one run: audiences and money, added up in the end.
#include "sim/experiment/ledgers.hpp"

#include <algorithm>
#include <limits>

#include "models/campaigns.hpp"
#include "sim/base/normal.hpp"

namespace heed {

namespace {

/// By risk as the world begins.
RiskTenths risk_tenths(const World& start, const Audience& audience, const Enrolling& enrolling) {
    std::vector<Person> group;
    for (Person person = 0; person < start.size(); ++person)
        if (enrolling.from(person)) group.push_back(person);
    const auto scores = risk_scores(start, group);
    RiskTenths tenths;
    tenths.of.assign(audience.person.size(), 10);
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto tenth =
            std::min<std::size_t>(9, static_cast<std::size_t>(10 * normal_cdf(scores[i])));
        tenths.people[tenth] += 1;
        const std::size_t place = audience.place_of(group[i]);
        if (place < tenths.of.size()) tenths.of[place] = static_cast<std::uint8_t>(tenth);
    }
    return tenths;
}

/// Share of each tenth whom the campaign met; NaN where nobody looked or there is nobody.
std::array<double, 10> reached_by_risk(const RiskTenths& tenths, const Audience& audience) {
    std::array<double, 11> reached{};
    for (std::size_t i = 0; i < tenths.of.size(); ++i)
        if (audience.contact[i].exposures > 0) reached[tenths.of[i]] += 1;
    std::array<double, 10> share;
    for (std::size_t d = 0; d < 10; ++d)
        share[d] = tenths.people[d] > 0 ? reached[d] / tenths.people[d]
                                        : std::numeric_limits<double>::quiet_NaN();
    return share;
}

}  // namespace

std::vector<RiskTenths> tenths_of(const World& start, const Scenario& scenario) {
    std::vector<RiskTenths> list;
    for (std::size_t c = 0; c < start.audiences.size(); ++c) {
        const Audience& audience = start.audiences[c];
        const Enrolling enrolling(scenario.campaigns.entries[c].second, *start.people,
                                  scenario.time.calendar());
        list.push_back(audience.person.empty() ? RiskTenths{}
                                               : risk_tenths(start, audience, enrolling));
    }
    return list;
}

std::vector<CampaignLedger> ledgers_of(const World& world, const Scenario& scenario,
                                       const std::vector<RiskTenths>& tenths) {
    std::vector<CampaignLedger> list;
    const double weight = world.people->weight;
    for (std::size_t c = 0; c < world.audiences.size(); ++c) {
        const Audience& audience = world.audiences[c];
        CampaignLedger ledger;
        ledger.target = weight * audience.target_size;
        ledger.covered = weight * static_cast<double>(audience.person.size());
        ledger.reached = weight * audience.reached;
        for (const Contact& contact : audience.contact)
            ledger.exposures += weight * contact.exposures;
        ledger.spent = audience.spent;
        ledger.ended_at = audience.ended_at;
        const auto& trigger = scenario.campaigns.entries[c].second.trigger;
        ledger.waits = trigger && trigger->threshold() && audience.began_at == never;
        ledger.reached_by_risk =
            reached_by_risk(c < tenths.size() ? tenths[c] : RiskTenths{}, audience);
        list.push_back(ledger);
    }
    return list;
}

Reach reach_of(const World& world, const Scenario& scenario) {
    std::vector<Enrolling> targets;
    std::vector<std::uint8_t> covered(world.size(), 0);
    for (std::size_t c = 0; c < world.audiences.size(); ++c) {
        const Audience& audience = world.audiences[c];
        if (audience.target_size > 0)
            targets.emplace_back(scenario.campaigns.entries[c].second, *world.people,
                                 scenario.time.calendar());
        for (std::size_t i = 0; i < audience.person.size(); ++i) covered[audience.person[i]] = 1;
    }
    Reach reach;
    for (Person person = 0; person < world.size(); ++person) {
        reach.covered += covered[person];
        reach.meant += std::ranges::any_of(
            targets, [&](const Enrolling& target) { return target.from(person).has_value(); });
    }
    return {world.people->weight * reach.meant, world.people->weight * reach.covered};
}

}  // namespace heed
