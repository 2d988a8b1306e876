// Running every arm in the same worlds.
#include "models/experiment.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <optional>

#include "models/campaigns.hpp"
#include "models/measures.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

namespace {

/// What all arms of one world share: the people; and each arm's model.
struct WorldSetup {
    std::shared_ptr<const Population> people;
    std::vector<std::unique_ptr<Model>> models;  // [arm]
};

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

std::shared_ptr<const WorldSetup> set_up(const Experiment& experiment, std::size_t draw,
                                         std::size_t replicate) {
    auto setup = std::make_shared<WorldSetup>();
    setup->people = people_of(experiment.scenario, draw, replicate);
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

/// All runs, as they are taken up: as many worlds at a time as there are threads, so that threads make people side by
/// side, and arm after arm of these, so that few people are held at once.
std::vector<std::size_t> order_of_runs(std::size_t worlds, std::size_t arms, std::size_t threads) {
    std::vector<std::size_t> order;
    for (std::size_t first = 0; first < worlds; first += threads)
        for (std::size_t arm = 0; arm < arms; ++arm)
            for (std::size_t world = first; world < std::min(worlds, first + threads); ++world)
                order.push_back(world * arms + arm);
    return order;
}

}  // namespace

std::shared_ptr<const Population> people_of(const Scenario& scenario, std::size_t draw,
                                            std::size_t replicate) {
    const Dice dice(static_cast<std::uint64_t>(scenario.seed), static_cast<std::uint32_t>(draw),
                    static_cast<std::uint32_t>(replicate));
    return std::make_shared<const Population>(
        synthesise(scenario.population, scenario.time.start, dice));
}

ExperimentResults run_experiment(const Experiment& experiment, unsigned threads,
                                 const Progress& progress, const std::stop_token& stop) {
    const Scenario& scenario = experiment.scenario;
    const Calendar calendar = scenario.time.calendar();
    ExperimentResults out;
    Results& results = out.results;
    const auto scheme_of_results = std::make_shared<const Scheme>(make_scheme(scenario));
    results.scheme = scheme_of_results;
    int first = 0;
    for (int last : scheme_of_results->period_ends) {
        results.period_starts.push_back(calendar.day(first));
        results.period_ends.push_back(calendar.day(last + 1));
        first = last + 1;
    }
    results.arms = experiment.arm_names;
    results.comparison = experiment.comparison;
    results.draws = static_cast<std::size_t>(scenario.draws);
    results.replicates = static_cast<std::size_t>(scenario.replicates);

    const std::size_t arms = experiment.arms.size();
    const std::size_t all = results.draws * results.replicates * arms;
    results.runs.resize(all);
    out.ledgers.resize(all);
    out.reach.resize(all);
    std::vector<std::unique_ptr<Shared<WorldSetup>>> setups;
    for (std::size_t world = 0; world < results.worlds(); ++world)
        setups.push_back(std::make_unique<Shared<WorldSetup>>(arms));
    std::atomic<std::size_t> done{0};

    const auto order = order_of_runs(results.worlds(), arms, std::max(1U, threads));
    for_each_parallel(
        all, threads,
        [&](std::size_t turn) {
            const std::size_t run_number = order[turn];
            const std::size_t arm = run_number % arms;
            const std::size_t replicate = run_number / arms % results.replicates;
            const std::size_t draw = run_number / arms / results.replicates;
            const auto setup =
                setups[run_number / arms]->get([&] { return set_up(experiment, draw, replicate); });
            const Model& model = *setup->models[arm];
            const Dice dice(static_cast<std::uint64_t>(scenario.seed),
                            static_cast<std::uint32_t>(draw),
                            static_cast<std::uint32_t>(replicate));

            World world(setup->people);
            const auto scheme =
                std::make_shared<const Scheme>(make_scheme(scenario, all_tallies(model)));
            Recorder recorder(scheme, world);
            if (!run(world, model.processes, calendar, dice, {&recorder}, stop)) return;
            results.runs[run_number] = recorder.take();
            std::optional<World>
                start;  // people as they were, for coverage by risk: once a draw is enough
            if (replicate == 0) {
                start.emplace(setup->people);
                for (const auto& process : model.processes) process->begin(*start, dice);
            }
            out.ledgers[run_number] =
                ledgers_of(world, experiment.arms[arm], start ? &*start : nullptr);
            out.reach[run_number] = reach_of(world, experiment.arms[arm]);
            if (progress)
                progress(++done, all);
            else
                ++done;
        },
        stop);

    out.complete = done == all;
    return out;
}

}  // namespace heed
