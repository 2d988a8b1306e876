// The JSON Schema that editors use accepts the scenarios that come with Heed, and sees a slip in them.
#include "sim/config/schema.hpp"

#include <catch2/catch.hpp>
#include <filesystem>

#include "models/scenario.hpp"
#include "tests/config/editor_view.hpp"

using namespace heed;

TEST_CASE("editors accept every shipped scenario", "[models][schema]") {
    const nlohmann::json made = nlohmann::json::parse(schema<Scenario>().dump());
    CHECK(made["$schema"] == "http://json-schema.org/draft-07/schema#");
    const Judge judge(made);
    std::size_t scenarios = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(HEED_SOURCE_DIR) + "/scenarios")) {
        const std::filesystem::path& path = entry.path();
        if (path.extension() != ".yaml" || path.filename() == "sources.yaml") continue;
        ++scenarios;
        Problems problems;
        nlohmann::json document = for_editors(parse_file(path.string(), problems));
        REQUIRE(problems.empty());
        INFO(path.filename());
        CHECK(judge.verdict(document) == "");
        document["time"]["end"] = "2030-01-01";
        CHECK(judge.verdict(document) != "");
    }
    CHECK(scenarios >= 6);
}
