// One world: its people, each arm's model, and what one arm's run leaves behind.
#include "models/world_runs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/campaigns.hpp"
#include "models/measures.hpp"
#include "sim/engine/run.hpp"

namespace heed {

namespace {

/// Whom any campaign that any arm runs means, by age at the start.
std::shared_ptr<const std::vector<bool>> meant_by_any(const Experiment& experiment,
                                                      const Population& people) {
    std::vector<Match> targets;
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm)
        for (const std::string& name : experiment.scenario.arms.entries[arm].second.campaigns)
            if (const Campaign* campaign = experiment.arms[arm].campaigns.find(name))
                targets.emplace_back(campaign->target, people);
    auto meant = std::make_shared<std::vector<bool>>(people.size, false);
    for (Person person = 0; person < people.size; ++person)
        (*meant)[person] = std::ranges::any_of(
            targets, [&](const Match& target) { return target(person, people.age[person]); });
    return meant;
}

/// Risk decile (0 to 9) of each member of the audience within the target group, by risk at the start.
std::array<double, 10> reach_by_risk(const World& start, const Audience& audience,
                                     const Enrolling& enrolling) {
    std::vector<Person> group;
    for (Person person = 0; person < start.size(); ++person)
        if (enrolling.from(person)) group.push_back(person);
    const auto scores = risk_scores(start, group);
    std::array<double, 10> reached{}, all{};
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto decile =
            std::min<std::size_t>(9, static_cast<std::size_t>(10 * normal_cdf(scores[i])));
        all[decile] += 1;
        const auto found = std::ranges::lower_bound(audience.person, group[i]);
        if (found == audience.person.end() || *found != group[i]) continue;
        if (audience.contact[static_cast<std::size_t>(found - audience.person.begin())].exposures >
            0)
            reached[decile] += 1;
    }
    for (std::size_t d = 0; d < 10; ++d)
        reached[d] = all[d] > 0 ? reached[d] / all[d] : std::numeric_limits<double>::quiet_NaN();
    return reached;
}

std::vector<CampaignLedger> ledgers_of(const World& world, const Scenario& scenario,
                                       const World* start) {
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
        ledger.reached_by_risk.fill(std::numeric_limits<double>::quiet_NaN());
        if (start && !audience.person.empty())
            ledger.reached_by_risk =
                reach_by_risk(*start, audience,
                              Enrolling(scenario.campaigns.entries[c].second, *world.people,
                                        scenario.time.calendar()));
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
        for (Person person : audience.person) covered[person] = 1;
    }
    Reach reach;
    for (Person person = 0; person < world.size(); ++person) {
        reach.covered += covered[person];
        reach.meant += std::ranges::any_of(
            targets, [&](const Enrolling& target) { return target.from(person).has_value(); });
    }
    return {world.people->weight * reach.meant, world.people->weight * reach.covered};
}

}  // namespace

std::shared_ptr<const WorldSetup> set_up(const Experiment& experiment, std::size_t draw,
                                         std::size_t replicate,
                                         std::shared_ptr<const Population> people) {
    auto setup = std::make_shared<WorldSetup>();
    setup->people = people ? std::move(people) : people_of(experiment.scenario, draw, replicate);
    const auto meant = meant_by_any(experiment, *setup->people);
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
        Scenario scenario = experiment.arms[arm];
        apply_draw(scenario, experiment.uncertain, draw);
        const Arm& wished = experiment.scenario.arms.entries[arm].second;
        setup->models.push_back(make_model(scenario, wished.campaigns, *setup->people));
        setup->models.back()->meant = meant;
    }
    return setup;
}

std::optional<ArmRun> run_arm(const Experiment& experiment, const WorldSetup& setup,
                              std::size_t arm, std::size_t draw, std::size_t replicate,
                              const std::stop_token& stop) {
    const Scenario& scenario = experiment.arms[arm];
    const Model& model = *setup.models[arm];
    const Dice dice(static_cast<std::uint64_t>(experiment.scenario.seed),
                    static_cast<std::uint32_t>(draw), static_cast<std::uint32_t>(replicate));
    World world(setup.people);
    const auto scheme =
        std::make_shared<const Scheme>(make_scheme(experiment.scenario, all_tallies(model)));
    Recorder recorder(scheme, world);
    const Calendar calendar = experiment.scenario.time.calendar();
    if (!run(world, model.processes, calendar, dice, {&recorder}, stop)) return {};
    std::optional<World> start;  // people as they were, for coverage by risk: once a draw is enough
    if (replicate == 0) {
        start.emplace(setup.people);
        for (const auto& process : model.processes) process->begin(*start, dice);
    }
    return ArmRun{recorder.take(), ledgers_of(world, scenario, start ? &*start : nullptr),
                  reach_of(world, scenario)};
}

}  // namespace heed
