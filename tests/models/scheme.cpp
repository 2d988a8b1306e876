// Reporting periods and groups, as a scenario asks for them.
#include <catch2/catch.hpp>

#include "models/measures.hpp"
#include "sim/experiment/experiment.hpp"

using namespace heed;

namespace {

std::vector<int> period_ends(const std::string& length) {
    const Experiment experiment =
        load_experiment(std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml",
                        {"time.length=" + length, "outcomes.every=13 weeks"});
    return make_scheme(experiment.scenario).period_ends;
}

}  // namespace

TEST_CASE("what is left at the end is a period only if it is at least half as long", "[models]") {
    CHECK(period_ends("52 weeks") == std::vector<int>{12, 25, 38, 51});
    CHECK(period_ends("53 weeks") == std::vector<int>{12, 25, 38, 52});
    CHECK(period_ends("58 weeks") == std::vector<int>{12, 25, 38, 57});
    CHECK(period_ends("59 weeks") == std::vector<int>{12, 25, 38, 51, 58});
    CHECK(period_ends("5 weeks") == std::vector<int>{4});  // shorter than one period
}
