// How often a step asks for memory: for a few lists, however many people there are.
#include <catch2/catch.hpp>
#include <string>

#include "models/model.hpp"
#include "sim/base/large_pages.hpp"
#include "sim/engine/run.hpp"
#include "sim/experiment/experiment.hpp"

using namespace heed;

namespace {

/// In each of ten steps, while a broadcast runs, of a world of so many people.
double requests_in_a_step(long size) {
    const Experiment experiment =
        load_experiment(HEED_SOURCE_DIR "/scenarios/first.yaml",
                        {"population.size=" + std::to_string(size), "draws=1"});
    const auto people = people_of(experiment.scenario);
    const auto model =
        make_model(experiment.scenario, experiment.scenario.campaigns.names(), *people);
    const Dice dice(1, 0, 0);
    World world(people);
    begin(world, model->processes, dice);
    const Calendar calendar = experiment.scenario.time.calendar();
    carry_on(world, model->processes, calendar, {0, 20}, dice, {});
    const auto before = *memory_requests();
    carry_on(world, model->processes, calendar, {20, 30}, dice, {});
    return static_cast<double>(*memory_requests() - before) / 10;
}

}  // namespace

TEST_CASE("a step asks for the memory of a few lists, not for each person", "[models][slow]") {
    if (!memory_requests()) {
        WARN("SKIPPED: sanitizers keep their own memory");
        return;
    }
    const double few = requests_in_a_step(20000), many = requests_in_a_step(200000);
    CHECK(many < 2 * few);  // lists double as they grow; of ten times as many people
    CHECK(many < 300);
}
