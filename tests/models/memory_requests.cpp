// How often a step asks for memory: hardly ever.
#include <catch2/catch.hpp>
#include <string>

#include "models/measures.hpp"
#include "models/model.hpp"
#include "sim/base/large_pages.hpp"
#include "sim/engine/run.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/outcomes/recorder.hpp"

using namespace heed;

namespace {

/// In each of thirty steps, counting included, after twenty others.
double requests_in_a_step(const std::string& scenario, long size) {
    const Experiment experiment =
        load_experiment(HEED_SOURCE_DIR "/scenarios/" + scenario,
                        {"population.size=" + std::to_string(size), "draws=1"});
    const auto people = people_of(experiment.scenario);
    const auto model =
        make_model(experiment.scenario, experiment.scenario.campaigns.names(), *people);
    const Dice dice(1, 0, 0);
    World world(people);
    begin(world, model->processes, dice);
    Recorder recorder(
        std::make_shared<const Scheme>(make_scheme(experiment.scenario, all_tallies(*model))),
        world);
    const Calendar calendar = experiment.scenario.time.calendar();
    carry_on(world, model->processes, calendar, {0, 20}, dice, {&recorder});
    const auto before = *memory_requests();
    carry_on(world, model->processes, calendar, {20, 50}, dice, {&recorder});
    return static_cast<double>(*memory_requests() - before) / 30;
}

}  // namespace

TEST_CASE("a step asks for no memory, once its lists have found how long they become",
          "[models][slow]") {
    if (!memory_requests()) {
        WARN("SKIPPED: sanitizers keep their own memory");
        return;
    }
    for (const std::string scenario : {"first.yaml", "six_ways.yaml"})
        for (const long size : {20000L, 200000L}) {
            CAPTURE(scenario, size);
            CHECK(requests_in_a_step(scenario, size) < 2);  // now and then a list is the longest
        }
}
