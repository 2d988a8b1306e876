// Arms that share the beginning of a world: the same bytes as if each arm had lived through it by itself.
#include "sim/experiment/families.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "models/measures.hpp"
#include "sim/experiment/world_runs.hpp"
#include "tests/models/anything.hpp"

using namespace heed;

namespace {

const std::string scenario = std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml";

/// Four arms: nothing, the radio story, meetings, both, which start at these dates.
std::vector<std::string> four_arms(const std::string& radio, const std::string& meetings) {
    return {"campaigns.radio.schedule={start: " + radio + ", length: 8 weeks}",
            "campaigns.meetings.schedule={start: " + meetings + ", length: 8 weeks}",
            "arms={both: {campaigns: [radio, meetings]}}"};
}

std::vector<Family> families(std::vector<std::string> sets) {
    sets.insert(sets.end(), {"draws=1", "replicates=1", "population.size=500"});
    return families_of(load_experiment(scenario, sets));
}

/// One arm, from its own first day on.
Sums alone(const Experiment& experiment, std::size_t arm) {
    const auto setup = set_up(experiment, 0, 0);
    const Model& model = *setup->models[arm];
    World world(setup->people);
    Recorder recorder(
        std::make_shared<const Scheme>(make_scheme(experiment.scenario, all_tallies(model))),
        world);
    const Dice dice(static_cast<std::uint64_t>(experiment.scenario.seed), 0, 0);
    run(world, model.processes, experiment.scenario.time.calendar(), dice, {&recorder});
    return recorder.take();
}

}  // namespace

TEST_CASE("arms share a world until the first campaign that they do not share acts") {
    const auto found = families(four_arms("2024-04-01", "2024-02-26"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].arms == std::vector<std::size_t>{0, 1, 2, 3});
    const Experiment experiment = load_experiment(scenario, {});
    CHECK(found[0].until == experiment.scenario.time.calendar().step_of(
                                Date{std::chrono::sys_days{std::chrono::year{2024} / 2 / 26}}));
    CHECK(found[0].until > 0);
    CHECK(found[0].own[1] == std::vector<bool>{true, false});
    CHECK(found[0].own[3] == std::vector<bool>{true, true});
}

TEST_CASE("arms with other parameters share the people alone") {
    auto sets = four_arms("2024-04-01", "2024-04-01");
    sets.emplace_back("arms.both.set={parameters: {telling: {starts: 90 %}}}");
    const auto found = families(sets);
    REQUIRE(found.size() == 2);
    CHECK(found[1].arms == std::vector<std::size_t>{3});
}

TEST_CASE("a campaign that an arm changes is not shared") {
    auto sets = four_arms("2024-04-01", "2024-05-01");
    sets.emplace_back(
        "arms.radio2={campaigns: [radio], set: {campaigns: {radio: {coverage: "
        "{share: 1 %}}}}}");
    sets.emplace_back("arms.none.campaigns=[radio]");
    const auto found = families(sets);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].arms.size() == 5);
    CHECK(found[0].own[1] == std::vector<bool>{false, false});
    CHECK(found[0].own[4] == std::vector<bool>{true, false});
}

TEST_CASE("nor is anything where an arm changes a measure, though it does not run it") {
    auto sets = four_arms("2024-04-01", "2024-05-01");
    sets.emplace_back(
        "campaigns.watch={channel: place_wide, changes: {offers: 0.5}, "
        "schedule: {start: 2024-04-01, length: 8 weeks}}");
    sets.emplace_back("arms.both.set={campaigns: {watch: {changes: {offers: 0.8}}}}");
    CHECK(families(sets).size() == 2);
}

TEST_CASE("nothing is shared with a measure that bears on how the world begins") {
    auto sets = four_arms("2024-04-01", "2024-04-01");
    sets.emplace_back(
        "campaigns.watch={channel: place_wide, changes: {police: 3}, "
        "schedule: {start: 2024-01-01, length: 8 weeks}}");
    sets.emplace_back("arms.watch={campaigns: [watch]}");
    const auto found = families(sets);
    REQUIRE(found.size() == 2);
    CHECK(found[1].arms == std::vector<std::size_t>{4});
}

TEST_CASE("what families share is what each arm alone would have lived through",
          "[models][families]") {
    int shared = 0;
    rc::prop("the same bytes", [&] {
        auto sets = anything();
        if (percent() < 50)
            for (const auto& set : four_arms("2024-03-15", "2024-05-20")) sets.push_back(set);
        const Experiment experiment = load_experiment(scenario, sets);
        const auto together = run_experiment(experiment, 2).results;
        for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm)
            RC_ASSERT(together.runs[arm] == alone(experiment, arm));
        for (const Family& family : families_of(experiment))
            shared += family.arms.size() > 1 && family.until > 0;
    });
    CHECK(shared > 0);
}
