// Bad input: one clear sentence with its place, exit code 2, and nothing written.
#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"

using namespace heed;
using Catch::Contains;

namespace {

/// The first scenario with one change, given as YAML that is laid over it.
void refused(const std::string& change, const std::string& words) {
    const Workplace place;
    place.write("bad.yaml", "extends: scenarios/first.yaml\n" + change + "\n");
    const auto run = place.run("heed run bad.yaml --out out --quiet");
    INFO(change << "\n" << run.out);
    CHECK(run.code == 2);
    CHECK_THAT(run.out, Contains(words));
    CHECK_FALSE(std::filesystem::exists(place.folder() / "out"));
}

}  // namespace

TEST_CASE("files that cannot be read") {
    const Workplace place;
    CHECK(place.run("heed run nowhere.yaml").code == 2);
    CHECK_THAT(place.run("heed run nowhere.yaml").out, Contains("nowhere.yaml"));
    place.write("empty.yaml", "");
    CHECK(place.run("heed check empty.yaml").code == 2);
    place.write("broken.yaml", "title: [1, 2\n");
    const auto broken = place.run("heed check broken.yaml");
    CHECK(broken.code == 2);
    CHECK_THAT(broken.out, Contains("broken.yaml:"));
    CHECK(place.run("heed fly").code == 2);
    CHECK(place.run("heed report nowhere").code == 2);
}

TEST_CASE("keys, types and units") {
    refused("replicats: 3", "did you mean 'replicates'");
    refused("parameters: {telling: {passes_onn: 3 %}}", "passes_on");
    refused("seed: [1]", "seed");
    refused("time: {length: 2}", "no unit");
    refused("parameters: {telling: {passes_on: 140 %}}", "between 0 % and 100 %");
    refused("replicates: 010", "010");
    refused("seed: 1\nseed: 2", "seed");
}

TEST_CASE("references, rules and arms") {
    refused("outcomes: {compare_with: nobody}", "there is no 'nobody' among the arms");
    refused("outcomes: {by: [hair_colour]}", "hair_colour");
    refused("arms: {strange: {campaigns: [no_such]}}", "no_such");
    refused("arms: {strange: {set: {campaigns.no_such.coverage.share: 3 %}}}", "no_such");
    refused("arms: {strange: {set: {population.size: 3}}}",
            "an arm may change only parameters and campaigns");
    refused(
        "parameters: {vulnerability: {exposure: {x: {who: {shoe_size: large}, relative_risk: 2}}}}",
        "shoe_size");
    refused("parameters: {telling: {lasts: {value: 3 weeks, source: nobody_knows}}}",
            "nobody_knows");
    const Workplace place;
    place.write("a.yaml", "extends: b.yaml\n");
    place.write("b.yaml", "extends: a.yaml\n");
    const auto cycle = place.run("heed check a.yaml");
    CHECK(cycle.code == 2);
    CHECK_THAT(cycle.out, Contains("a.yaml") && Contains("b.yaml"));
}

TEST_CASE("people, margins and dates") {
    refused("population: {size: 0}", "population.size");
    refused("population: {places: {north_ridge: {share: 80 %}}}", "100 %");
    refused("population: {size: 2000000000}", "population.size");
    refused("population: {size: 199000000}", "memory");
    refused("time: {start: 2024-13-01}", "2024-13-01");
}

TEST_CASE("all mistakes of a file come at once") {
    const Workplace place;
    place.write("bad.yaml",
                "extends: scenarios/first.yaml\nreplicats: 3\nseed: x\ntime: {length: 2}\n");
    const auto check = place.run("heed check bad.yaml");
    CHECK_THAT(check.out,
               Contains("bad.yaml:2:1") && Contains("bad.yaml:3:") && Contains("bad.yaml:4:"));
    CHECK_THAT(check.out, Contains("3 mistakes"));

    // Names that nobody declared are told with the rest.
    place.write("names.yaml",
                "extends: scenarios/first.yaml\ndraws: 0\narms: {other: {campaigns: [radoi]}}\n"
                "outcomes: {compare_with: nobody, headline: noone, by: [caste]}\n");
    const auto names = place.run("heed check names.yaml");
    CHECK_THAT(names.out, Contains("names.yaml:2:8") && Contains("did you mean 'radio'?") &&
                              Contains("'nobody'") && Contains("'noone'") && Contains("'caste'"));
    CHECK_THAT(names.out, Contains("5 mistakes"));
}
