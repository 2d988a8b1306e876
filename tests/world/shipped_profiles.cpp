// The profiles that come with Heed are read without mistakes and give the people they describe.
#include <catch2/catch.hpp>
#include <filesystem>

#include "sim/config/read.hpp"
#include "sim/world/synthesis.hpp"
#include "tests/world/hill_profile.hpp"
#include "tests/world/invariants.hpp"

using namespace heed;

namespace {

struct ProfileFile {
    Profile population;
    static void fields(auto& self, auto&& visit) {
        visit("population", self.population, says("who the people are"));
    }
};

Profile shipped(const std::string& name) {
    const auto root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path();
    Problems problems;
    Origins origins;
    const Node document = parse_file((root / "scenarios/profiles" / name).string(), problems);
    const Profile profile = read<ProfileFile>(document, origins, problems).population;
    check_profile(profile, "population", origins, problems);
    CHECK(problems.to_text() == "");
    return profile;
}

}  // namespace

TEST_CASE("shipped profiles give the people they describe", "[world][profiles]") {
    for (const char* name : {"nepal_hill.yaml", "dakar.yaml"}) {
        const Profile profile = shipped(name);
        const Population people = synthesise(profile, {}, Dice(1, 0, 0));
        REQUIRE(unsound(people, profile) == "");
        for (const Diagnostic& figure : diagnose(people, profile)) {
            INFO(name << ", " << figure.what << ": " << figure.achieved << " for "
                      << figure.target);
            CHECK(figure.within);
        }
    }
}

TEST_CASE("the tests' hill district is the shipped one", "[world][profiles]") {
    const Profile file = shipped("nepal_hill.yaml"), fixture = hill_profile();
    CHECK(file.size == fixture.size);
    CHECK(file.places.names() == fixture.places.names());
    CHECK_THAT(file.households.sizes, Catch::Approx(fixture.households.sizes));
    REQUIRE(file.ages.size() == fixture.ages.size());
    for (std::size_t k = 0; k < file.ages.size(); ++k) {
        CHECK(file.ages[k].share == Approx(fixture.ages[k].share));
        CHECK(file.ages[k].female == Approx(fixture.ages[k].female));
    }
    REQUIRE(file.attributes.names() == fixture.attributes.names());
    for (const auto& [name, attribute] : file.attributes) {
        const AttributeProfile& same = *fixture.attributes.find(name);
        CHECK(attribute.levels == same.levels);
        CHECK(attribute.held_by == same.held_by);
        REQUIRE(attribute.shares.size() == same.shares.size());
        for (std::size_t rule = 0; rule < same.shares.size(); ++rule)
            for (std::size_t level = 0; level < same.levels.size(); ++level)
                CHECK(attribute.shares[rule].shares[level] ==
                      Approx(same.shares[rule].shares[level]).margin(1e-9));
    }
}
