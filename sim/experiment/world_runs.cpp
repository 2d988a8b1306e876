// One world: its people, each arm's model, and what one arm's run leaves behind.
#include "sim/experiment/world_runs.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "models/campaigns.hpp"
#include "models/measures.hpp"
#include "sim/engine/run.hpp"
#include "sim/engine/team.hpp"
#include "sim/world/contacts.hpp"

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

/// One world's dice and calendar, for all who carry it on.
struct Course {
    Dice dice;
    Calendar calendar;
};
Course course_of(const Experiment& experiment, std::size_t draw, std::size_t replicate) {
    return {Dice(static_cast<std::uint64_t>(experiment.scenario.seed),
                 static_cast<std::uint32_t>(draw), static_cast<std::uint32_t>(replicate)),
            experiment.scenario.time.calendar()};
}

std::shared_ptr<const Scheme> scheme_of(const Experiment& experiment, const Model& model) {
    return std::make_shared<const Scheme>(make_scheme(experiment.scenario, all_tallies(model)));
}

/// by_risk: whether to look at whom campaigns cover by risk.
Trunk grow(const Experiment& experiment, const WorldSetup& setup, const Family& family,
           const Course& course, bool by_risk, const std::stop_token& stop) {
    Team crew(setup.threads);
    const AtWork here(crew);
    const Model& model = *setup.models[family.arms.front()];
    World world(setup.people);
    begin(world, model.processes, course.dice);
    std::vector<ArmStart> arms;
    std::vector<Audience> first;
    for (const std::size_t arm : family.arms) {
        for (const auto& process : setup.models[arm]->processes)
            if (process->begins_audiences() && arm != family.arms.front())
                process->begin(world, course.dice);
        arms.emplace_back();
        if (by_risk) arms.back().tenths = tenths_of(world, experiment.arms[arm]);
        std::swap(arm == family.arms.front() ? first : arms.back().audiences, world.audiences);
    }
    world.audiences = std::move(first);
    Recorder recorder(scheme_of(experiment, model), world);
    const bool complete = carry_on(world, model.processes, course.calendar, {0, family.until},
                                   course.dice, {&recorder}, stop);
    return {std::move(world), std::move(recorder), std::move(arms), complete};
}

}  // namespace

std::shared_ptr<const WorldSetup> set_up(const Experiment& experiment, std::size_t draw,
                                         std::size_t replicate,
                                         std::shared_ptr<const Population> people,
                                         unsigned threads) {
    auto setup = std::make_shared<WorldSetup>();
    setup->threads = threads;
    setup->people = people ? std::move(people) : people_of(experiment.scenario, draw, replicate);
    Problems problems;
    check_contacts(*setup->people, experiment.scenario.population, "population", experiment.origins,
                   problems);
    problems.throw_if_any();
    const auto meant = meant_by_any(experiment, *setup->people);
    setup->models.resize(experiment.arms.size());
    for_each_parallel(setup->models.size(), threads, [&](std::size_t arm) {
        Scenario scenario = experiment.arms[arm];
        apply_draw(scenario, experiment.uncertain, draw);
        const Arm& wished = experiment.scenario.arms.entries[arm].second;
        setup->models[arm] = make_model(scenario, wished.campaigns, *setup->people);
        setup->models[arm]->meant = meant;
    });
    setup->families = families_of(experiment);
    for (const Family& family : setup->families)
        setup->trunks.push_back(std::make_unique<Copied<Trunk>>(family.arms.size()));
    return setup;
}

std::optional<ArmRun> run_arm(const Experiment& experiment, const WorldSetup& setup,
                              std::size_t arm, std::size_t draw, std::size_t replicate,
                              const std::stop_token& stop) {
    const auto has_arm = [arm](const Family& one) { return std::ranges::count(one.arms, arm) > 0; };
    const auto family = std::ranges::find_if(setup.families, has_arm);
    const auto which = static_cast<std::size_t>(family - setup.families.begin());
    const Course course = course_of(experiment, draw, replicate);
    const bool by_risk = replicate == 0;  // once a draw is enough
    Trunk trunk = setup.trunks[which]->get(
        [&] { return grow(experiment, setup, *family, course, by_risk, stop); });
    if (!trunk.complete) return {};

    const Model& model = *setup.models[arm];
    World& world = trunk.world;
    Recorder recorder(std::move(trunk.recorder), scheme_of(experiment, model));
    const auto place =
        static_cast<std::size_t>(std::ranges::find(family->arms, arm) - family->arms.begin());
    ArmStart& start = trunk.arms[place];
    for (std::size_t c = 0; c < start.audiences.size(); ++c)
        if (family->own[place][c]) world.audiences[c] = std::move(start.audiences[c]);
    if (!carry_on(world, model.processes, course.calendar, {family->until, course.calendar.steps()},
                  course.dice, {&recorder}, stop))
        return {};
    const Scenario& scenario = experiment.arms[arm];
    return ArmRun{recorder.take(), ledgers_of(world, scenario, start.tenths),
                  reach_of(world, scenario)};
}

}  // namespace heed
