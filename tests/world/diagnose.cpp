// Diagnostics say what was asked and what came out, and notice what is off.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/world/rule_text.hpp"
#include "sim/world/synthesis.hpp"
#include "tests/world/hill_profile.hpp"

using namespace heed;

namespace {

Diagnostic find(const std::vector<Diagnostic>& list, const std::string& what) {
    for (const Diagnostic& figure : list)
        if (figure.what == what) return figure;
    FAIL("no figure '" << what << "'");
    return {};
}

}  // namespace

TEST_CASE("figures stand beside their targets", "[world][diagnose]") {
    const Profile profile = hill_profile(5000);
    const auto list = diagnose(synthesise(profile, {}, Dice(1, 0, 0)), profile);
    CHECK(find(list, "share living in market_town").achieved == Approx(.28));
    CHECK(find(list, "share aged 15–19").target == Approx(.1129));
    CHECK(find(list, "share aged 15–19").unit == Unit::share);
    CHECK(find(list, "households of 4").achieved == Approx(.207).margin(.01));
    CHECK(find(list, "mean close ties").achieved == Approx(6).epsilon(.02));
    CHECK(find(list, "aspiration wants_to_go (gender male and age 15–34)").target == Approx(.25));
    CHECK(find(list, "aspiration stays (everyone else)").achieved == Approx(.95).margin(.001));
    CHECK(find(list, "odds ratio of phone with wealth").achieved == Approx(1.6).epsilon(.1));
    CHECK(std::isnan(find(list, "share connected online").target));
}

TEST_CASE("a population of another profile is found out", "[world][diagnose]") {
    const Profile profile = hill_profile(5000);
    Profile other = profile;
    std::swap(other.places.entries[0].second.share, other.places.entries[1].second.share);
    other.ties.close.clustering = .5;
    const auto list = diagnose(synthesise(other, {}, Dice(1, 0, 0)), profile);
    CHECK_FALSE(find(list, "share living in north_ridge").within);
    CHECK_FALSE(find(list, "clustering of close ties").within);
    CHECK(find(list, "share living in market_town").within);
}

TEST_CASE("rules are said in words", "[world][diagnose]") {
    CHECK(in_words(everyone()) == "everyone");
    CHECK(in_words(aged(15, 34)) == "age 15–34");
    CHECK(in_words(aged(3, 3)) == "age 3");
    CHECK(in_words(aged(60, 120)) == "age 60 and above");
    CHECK(in_words(with_level("place", {"north", "south"})) == "place north or south");
    const Rule young = combined(Rule::Kind::all, {aged(15, 34), with_level("gender", {"male"})});
    CHECK(in_words(young) == "age 15–34 and gender male");
    CHECK(in_words(combined(Rule::Kind::none_of, {young})) == "not (age 15–34 and gender male)");
    CHECK(in_words(combined(Rule::Kind::any, {young, aged(0, 4)})) ==
          "(age 15–34 and gender male) or age 0–4");
}
