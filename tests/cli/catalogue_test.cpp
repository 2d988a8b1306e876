// `heed catalogue` as a user types it, and an entry picked in a folder of one's own.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

using namespace heed;
using Catch::Contains;

TEST_CASE("catalogue lists every entry, in words and as data") {
    const Workplace place;
    const auto words = place.run("heed catalogue");
    const auto data = place.run("heed catalogue --json");
    REQUIRE(words.code == 0);
    REQUIRE(data.code == 0);
    const auto list = nlohmann::json::parse(data.out);
    std::size_t files = 0;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(HEED_SOURCE_DIR) + "/scenarios/catalogue"))
        files += entry.path().extension() == ".yaml";
    CHECK(list.size() == files);
    for (const auto& entry : list) {
        CHECK_THAT(words.out, Contains("\n" + entry["name"].get<std::string>()));
        CHECK(entry["file"] == "catalogue/" + entry["name"].get<std::string>() + ".yaml");
    }
    CHECK_THAT(words.out, Contains("Evidence at best: effect weak, cost weak.") &&
                              Contains("film_screening; testimony, told by returnee"));
}

TEST_CASE("catalogue NAME prints the file, and a slip is told with the nearest name") {
    const Workplace place;
    CHECK(place.run("heed catalogue posters").out ==
          place.read("scenarios/catalogue/posters.yaml"));
    const auto one = place.run("heed catalogue posters --json");
    CHECK(nlohmann::json::parse(one.out)["text"] == place.read("scenarios/catalogue/posters.yaml"));
    const auto slip = place.run("heed catalogue radio_stroy");
    CHECK(slip.code == 2);
    CHECK(slip.out == "there is no 'radio_stroy' in the catalogue; did you mean 'radio_story'?\n");
    CHECK_THAT(place.run("heed catalogue zzzzzzzz").out, Contains("lists what there is"));
}

TEST_CASE("an entry can be picked and patched in any folder") {
    const Workplace place;
    place.write("mine.yaml",
                "heed: 1\ntitle: mine\n"
                "extends: [profiles/nepal_hill.yaml, settings/nepal.yaml, catalogue/posters.yaml]\n"
                "time: {start: 2024-01-01, length: 26 weeks}\n"
                "population.size: 800\nreplicates: 2\n"
                "campaigns.posters.schedule.start: 2024-03-04\n"
                "arms: {none: {}, posters: {campaigns: [posters]}}\n");
    const auto plan = place.run("heed plan mine.yaml --json");
    INFO(plan.out);
    REQUIRE(plan.code == 0);
    CHECK(nlohmann::json::parse(plan.out)["deliveries"][0]["first_day"] == "2024-03-04");
    const auto run = place.run("heed run mine.yaml --quiet --out out");
    INFO(run.out);
    REQUIRE(run.code == 0);
    CHECK_THAT(place.read("out/manifest.json"), Contains("heed:catalogue/posters.yaml"));
}
