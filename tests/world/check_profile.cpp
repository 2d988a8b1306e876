// Every mistake in a profile is told in a sentence, with what would be right.
#include <catch2/catch.hpp>

#include "sim/world/synthesis.hpp"
#include "tests/world/hill_profile.hpp"

using namespace heed;

namespace {

std::string mistakes(const Profile& profile) {
    Problems problems;
    check_profile(profile, "population", {}, problems);
    return problems.to_text();
}

/// The sentence for a profile after one change.
template <class Change>
std::string after(const Change& change) {
    Profile profile = hill_profile();
    change(profile);
    return mistakes(profile);
}

AttributeProfile rank(std::vector<double> shares) {
    return {"", {"low", "high"}, {{everyone(), std::move(shares)}}, {}, Holder::person};
}

using Catch::Contains;

}  // namespace

TEST_CASE("a good profile has no mistakes", "[world][check_profile]") {
    CHECK(mistakes(hill_profile()) == "");
}

TEST_CASE("mistakes stand where they are made", "[world][check_profile]") {
    Profile profile = hill_profile();
    profile.ages[2].share = 0;
    Problems problems;
    const Origins origins{{"population.ages", {"hill.yaml", 12, 3}}};
    check_profile(profile, "population", origins, problems);
    REQUIRE(problems.size() == 1);
    CHECK(problems.to_text() ==
          "hill.yaml:12:3: the shares of population.ages sum to 89.62 %; they must "
          "sum to 100 % (within 0.1 %); what `extends` brings in counts too, and `name: "
          "null` takes it away\n");
}

TEST_CASE("mistakes in places and ages are told", "[world][check_profile]") {
    CHECK_THAT(after([](Profile& p) { p.size = 0; }), Contains("has 0 people"));
    CHECK_THAT(after([](Profile& p) { p.places.entries.clear(); }),
               Contains("there are no places"));
    CHECK_THAT(after([](Profile& p) { p.places.entries[0].second.share = .5; }),
               Contains("of population.places sum to 128 %"));
    CHECK_THAT(after([](Profile& p) { p.ages.clear(); }), Contains("there are no ages"));
    CHECK_THAT(after([](Profile& p) { p.ages.erase(p.ages.begin() + 3); }),
               Contains("ages 15 to 19 are missing"));
    CHECK_THAT(after([](Profile& p) { p.ages[4].from = 18; }), Contains("ages 18 to 24 overlap"));
    CHECK_THAT(after([](Profile& p) { std::swap(p.ages[4].from, p.ages[4].to); }),
               Contains("are no span of ages"));
    CHECK_THAT(after([](Profile& p) { p.ages[0].share = -.1; }),
               Contains("a share of population.ages is -10 %"));
    CHECK_THAT(after([](Profile& p) {
                   p.ages = {{0, 15, 1, .5}};
               }),
               Contains("everybody is a child"));
    CHECK_THAT(after([](Profile& p) {
                   for (auto& [name, place] : p.places.entries) place.female = .7;
               }),
               Contains("70.00 % of all people women and girls"));
}

TEST_CASE("mistakes in households are told", "[world][check_profile]") {
    CHECK_THAT(after([](Profile& p) { p.households.sizes.clear(); }),
               Contains("no sizes of households"));
    CHECK_THAT(after([](Profile& p) { p.households.sizes.pop_back(); }),
               Contains("of population.households.sizes sum to 98.05 %"));
    CHECK_THAT(after([](Profile& p) { p.households.parent_gap_low = 50; }),
               Contains("exchange them"));
    CHECK_THAT(after([](Profile& p) {
                   p.households.head_ages = {{10, 17, 1}};
               }),
               Contains("no head of a household is an adult"));
    CHECK_THAT(after([](Profile& p) {
                   p.households.head_ages = {{40, 30, 1}};
               }),
               Contains("runs backwards"));
    CHECK_THAT(after([](Profile& p) {
                   p.households.head_ages = {{30, 40, 0}};
               }),
               Contains("no span has a weight above 0"));
}

TEST_CASE("mistakes in attributes are told", "[world][check_profile]") {
    const auto with = [](const char* name, const AttributeProfile& attribute) {
        return after([&](Profile& p) { p.attributes.entries.emplace_back(name, attribute); });
    };
    CHECK(with("rank", rank({.5, .5})) == "");
    CHECK_THAT(with("age", rank({.5, .5})), Contains("may not be called 'age'"));
    CHECK_THAT(with("wealth", rank({.5, .5})), Contains("the attribute 'wealth' is named twice"));
    CHECK_THAT(with("rank", rank({.5, .4})), Contains("the shares of 'rank' sum to 90 %"));
    CHECK_THAT(with("rank", rank({.5, .3, .2})), Contains("'rank' has 3 shares for 2 levels"));
    CHECK_THAT(with("rank", {}), Contains("'rank' has 0 levels"));
    AttributeProfile changed = rank({.5, .5});
    changed.levels = {"low", "low"};
    CHECK_THAT(with("rank", changed), Contains("the level 'low' is named twice"));
    changed = rank({.5, .5});
    changed.shares[0].who = aged(0, 20);
    CHECK_THAT(with("rank", changed), Contains("a woman or girl of age 21 in north_ridge"));
    changed.shares[0].who = Rule{};
    changed.shares.push_back({aged(0, 20), {.5, .5}});
    CHECK_THAT(with("rank", changed), Contains("this rule of 'rank' is never asked"));
    changed.shares[0].who = aged(0, 30);
    changed.shares.push_back({Rule{}, {.5, .5}});
    CHECK_THAT(with("rank", changed), Contains("this rule of 'rank' is for nobody"));
    changed.shares[1].who = aged(0, 40);  // some are left for it
    CHECK(with("rank", changed).empty());
    changed = rank({.5, .5});
    changed.shares[0].who = aged(0, 20);
    changed.shares[0].who.key = "close_ties";
    CHECK_THAT(with("rank", changed), Contains("asks for close ties"));
    changed.shares[0].who = with_level("welth", {"lowest"});
    CHECK_THAT(with("rank", changed), Contains("did you mean 'wealth'"));
}

TEST_CASE("mistakes in associations are told", "[world][check_profile]") {
    const auto with = [](const char* other, double odds_ratio) {
        return after([&](Profile& p) {
            p.attributes.entries[3].second.with = {{other, odds_ratio}};
        });
    };
    CHECK(with("gender", 2) == "");
    CHECK_THAT(with("welth", 2), Contains("did you mean 'wealth'"));
    CHECK_THAT(with("phone", 2), Contains("'phone' is declared below 'literacy'"));
    CHECK_THAT(with("wealth", 0), Contains("it must be above 0"));
    Profile profile = hill_profile();
    profile.attributes.entries.resize(1);
    AttributeProfile wide = rank(std::vector<double>(200, .005));
    for (int k = 0; k < 200; ++k) wide.levels.push_back("level_" + std::to_string(k));
    wide.levels.erase(wide.levels.begin(), wide.levels.begin() + 2);
    for (const char* name : {"one", "two", "three"}) {
        wide.with.clear();
        for (const auto& [other, attribute] : profile.attributes) wide.with.push_back({other, 2});
        profile.attributes.entries.emplace_back(name, wide);
    }
    CHECK_THAT(mistakes(profile), Contains("'three' has 4e+07 joint levels"));
}

TEST_CASE("mistakes in ties are told", "[world][check_profile]") {
    const auto alike = [](const std::vector<Homophily>& homophily) {
        return after([&](Profile& p) { p.ties.close.homophily = homophily; });
    };
    CHECK_THAT(alike({{"gendre", .5}}), Contains("did you mean 'gender'"));
    CHECK_THAT(alike({{"place", .5}}), Contains("is said by 'local'"));
    CHECK_THAT(alike({{"age", .5}, {"age", .2}}), Contains("the attribute 'age' is named twice"));
    CHECK_THAT(after([](Profile& p) { p.ties.groups.entries[0].second.sizes.clear(); }),
               Contains("no sizes of 'school'"));
    CHECK_THAT(after([](Profile& p) { p.ties.groups.entries[0].second.sizes[0].from = 0; }),
               Contains("a group may be of size 0"));
    CHECK_THAT(
        after([](Profile& p) { p.ties.groups.entries[0].second.who = with_level("skool", {"a"}); }),
        Contains("'skool' is not known of people"));
    CHECK_THAT(after([](Profile& p) { p.ties.groups.entries[0].first = "household"; }),
               Contains("may not be called 'household'"));
    CHECK_THAT(after([](Profile& p) { p.size = 200'000'000, p.ties.close.mean = 40; }),
               Contains("ask for 20 at most"));
    const auto ring_of = [](long degree, long size) {
        return after([&](Profile& p) {
            p.size = size;
            p.ties.close.small_world = {degree, .01};
        });
    };
    CHECK(ring_of(10, 11) == "");
    CHECK_THAT(ring_of(10, 10), Contains("10 ties each are too many for 10 people"));
    CHECK_THAT(ring_of(7, 5000), Contains("a degree of 7 is odd") && Contains("write 6 or 8"));
    CHECK_THAT(ring_of(40, 200'000'000), Contains("ask for 20 at most"));
    const auto ring_at_home = [](std::size_t household) {
        return after([&](Profile& p) {
            p.ties.close.small_world = {1000, .01};
            p.households.sizes.assign(household, 0);
            p.households.sizes.back() = 1;
        });
    };
    CHECK(ring_at_home(24) == "");  // 23 others
    CHECK_THAT(ring_at_home(25), Contains("1000 ties each beside 24 household members") &&
                                     Contains("ask for 998 at most"));
    CHECK_THAT(after([](Profile& p) { p.ties.online->who = with_level("internet", {"yess"}); }),
               Contains("did you mean 'yes'"));
}

TEST_CASE("all mistakes are told at once", "[world][check_profile]") {
    Profile profile = hill_profile();
    profile.ages[0].share = 0;
    profile.households.sizes.clear();
    profile.ties.close.homophily = {{"gendre", .5}};
    Problems problems;
    check_profile(profile, "population", {}, problems);
    CHECK(problems.size() == 3);
}
