// The commands of `heed sweep`, as a user types them.
#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"

using Catch::Matchers::Contains;
using namespace heed;

namespace {

const std::string tiny =
    " --set set.population.size=200 --set 'set.time.length=20 weeks'"
    " --set design.points=12 --set replicates=1";

}  // namespace

TEST_CASE("a sweep is planned, run, stopped, gone on with, extended, explained and collected") {
    const Workplace place;
    const auto heed = [&](const std::string& words) { return place.run("heed sweep " + words); };
    const auto plan = heed("plan scenarios/sweeps/first.yaml" + tiny);
    CHECK(plan.code == 0);
    CHECK_THAT(plan.out, Contains("12 points × 1 draw × 1 replicate × 3 arms = 36 runs") &&
                             Contains("core-hours"));
    const auto run = heed("run scenarios/sweeps/first.yaml --out s" + tiny);
    INFO(run.out);
    CHECK(run.code == 0);
    CHECK_THAT(run.out,
               Contains("For the effect of 'meetings' on: Recruitments into exploitation"));
    for (const char* name : {"runs.csv", "effects.csv", "sensitivity.csv", "factors.csv",
                             "points.csv", "missing.csv", "dictionary.csv"})
        CHECK(std::filesystem::exists(place.folder() / "s/collected" / name));
    // The same again does nothing but collect; another under the same name is refused, and what differs is named.
    CHECK(heed("run scenarios/sweeps/first.yaml --out s --quiet" + tiny).code == 0);
    const auto other = heed("run scenarios/sweeps/first.yaml --out s --set design.seed=9" + tiny);
    CHECK(other.code == 2);
    CHECK_THAT(other.out, Contains("design.seed is 9, was 1"));
    // More replicates are missing until they are run.
    CHECK_THAT(heed("extend s --replicates 2").out, Contains("= 108 runs"));
    CHECK_THAT(heed("status s").out, Contains("missing            24"));
    const auto hole = heed("collect s");
    CHECK(hole.code == 1);
    CHECK_THAT(hole.out, Contains("12 of 36 trials are done, 24 are missing"));
    CHECK(heed("collect s --partial").code == 0);
    CHECK_THAT(heed("explain s 3/0/2").out, Contains("Not done"));
    CHECK(heed("resume s --quiet").code == 0);
    CHECK_THAT(heed("explain s 3/0/2").out, Contains("Done: results/"));
    CHECK_THAT(heed("status s --json").out, Contains("\"done\": 36"));
    CHECK(heed("explain s 99/0/0").code == 2);
    CHECK(heed("status nothing").code == 2);
    CHECK(heed("extend s").code == 2);
}

TEST_CASE("another sweep's folder is refused by every command that begins one") {
    const Workplace place;
    const std::string words = " scenarios/sweeps/first.yaml --out s --quiet" + tiny;
    REQUIRE(place.run("heed sweep run" + words).code == 0);
    for (const char* command : {"run", "submit", "submit --dry-run"}) {
        const auto other =
            place.run(std::string("heed sweep ") + command + words + " --set design.seed=9");
        INFO(other.out);
        CHECK(other.code == 2);
        CHECK_THAT(other.out, Contains("design.seed is 9, was 1"));
    }
}

TEST_CASE("a sweep with a point that cannot be is planned, submitted and explained") {
    const Workplace place;
    std::ofstream(place.folder() / "k.yaml")
        << "heed: 1\ntitle: K\nscenario: scenarios/first.yaml\nset: {population.size: 200}\n"
           "factors:\n  start: {path: campaigns.radio.schedule.start, values: [2024-02-01, "
           "2024-11-01, 2025-06-01]}\n  length: {path: time.length, values: [1 year, 2 years]}\n"
           "design: {kind: grid}\nreplicates: 1\noutcomes: [reached]\n";
    const auto plan = place.run("heed sweep plan k.yaml");
    CHECK(plan.code == 0);
    CHECK_THAT(plan.out, Contains("1 of 6 points that were tried cannot be run") &&
                             Contains("after the last day simulated"));
    CHECK(place.run("heed sweep submit k.yaml --out s").code == 0);
    const auto work = place.run("heed sweep work s --submission 001 --task 0");
    CHECK(work.code == 1);
    const auto explained = place.run("heed sweep explain s 4/0/0");
    CHECK(explained.code == 0);
    CHECK_THAT(explained.out, Contains("2025-06-01") && Contains("Failed: campaigns.radio"));
    const auto json = place.run("heed sweep explain s 4/0/0 --json");
    CHECK_THAT(json.out, Contains("\"state\": \"failed\""));
    CHECK_THAT(place.run("heed sweep explain s 0 --json").out, Contains("\"reached\": "));
    const auto some = place.run("heed sweep collect s --partial --json 2>/dev/null");
    CHECK(some.code == 0);
    CHECK(some.out.starts_with("{"));
}

TEST_CASE("tables that cannot be written do not sound as if results were lost") {
    const Workplace place;
    REQUIRE(place.run("heed sweep run scenarios/sweeps/first.yaml --out s --quiet" + tiny).code ==
            0);
    const auto full = place.run("(ulimit -f 2; trap '' XFSZ; heed sweep collect s)");
    INFO(full.out);
    CHECK(full.code == 1);
    CHECK_THAT(full.out, Contains("what was run is kept"));
    CHECK(place.run("heed sweep collect s --quiet").code == 0);
}

TEST_CASE("every shipped sweep is without mistakes") {
    const Workplace place;
    for (const auto& entry :
         std::filesystem::directory_iterator(HEED_SOURCE_DIR "/scenarios/sweeps")) {
        const auto run =
            place.run("heed sweep plan scenarios/sweeps/" + entry.path().filename().string() +
                      " --set set.population.size=200");
        INFO(run.out);
        CHECK(run.code == 0);
        CHECK_THAT(run.out, !Contains("note:"));
    }
}
