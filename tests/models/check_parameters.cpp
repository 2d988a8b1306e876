// As many influences of only some people as classes of offers can tell apart, and one more.
#include <catch2/catch.hpp>

#include "sim/experiment/world_runs.hpp"

using namespace heed;
using Catch::Contains;

namespace {

/// The first scenario with so many shocks of some people's offers, and what else is set.
std::vector<std::string> shocks(int count, std::vector<std::string> sets = {}) {
    sets.emplace_back("population.size=300");
    for (int k = 0; k < count; ++k)
        sets.push_back("parameters.context.shocks.flood" + std::to_string(k) +
                       "={start: 2024-03-01, length: 1 month, offers: 2, who: {age: " +
                       std::to_string(k) + "..}}");
    return sets;
}

Experiment read(const std::vector<std::string>& sets) {
    return load_experiment(std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml", sets);
}

const std::string also = "parameters.context.shocks.also={start: 2024-03-01, length: 1 month, ";
const std::string patrols =
    "campaigns.patrols={channel: place_wide, changes: {police: 2}, schedule: {length: 8 weeks}";

}  // namespace

TEST_CASE("as many influences of some as can be told apart are simulated", "[models][context]") {
    REQUIRE(Context::most_limited == 64);
    const Experiment experiment = read(shocks(64));
    CHECK_NOTHROW(set_up(experiment, 0, 0));
    CHECK_THROWS_WITH(read(shocks(65)), Contains("parameters.context.shocks: 65 influences "
                                                 "(shocks 65, campaigns 0)"));
}

TEST_CASE("only what bears on the offers of some is counted", "[models][context]") {
    CHECK_NOTHROW(read(shocks(64, {also + "offers: 2}"})));
    CHECK_NOTHROW(read(shocks(64, {also + "need: 0.2, deception: 2, who: {age: 18..}}"})));
    for (const char* moves : {"online: 2", "services: 0.5", "offers: {value: 1, range: [1, 2]}"})
        CHECK_THROWS_WITH(read(shocks(64, {also + moves + ", who: {age: 18..}}"})),
                          Contains("(shocks 65, campaigns 0)"));
}

TEST_CASE("what campaigns change is counted with the shocks", "[models][context]") {
    const auto read_with = [](const std::string& more) {
        const Experiment experiment = read(shocks(64, {patrols + more + "}"}));
        set_up(experiment, 0, 0);
    };
    const std::string one_more = "65 influences (shocks 64, campaigns 1)";
    CHECK_NOTHROW(read_with(""));
    CHECK_THROWS_WITH(read_with(", target: {age: 18..}"), Contains(one_more));
    // Of everyone, but only from when it begins.
    CHECK_THROWS_WITH(read_with(", trigger: {cases: 5 people}"), Contains(one_more));
}
