// Sizes, heads, partners and carers of the hill district's households.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <numeric>

#include "sim/world/free_beds.hpp"
#include "sim/world/household_sizes.hpp"
#include "sim/world/pool.hpp"
#include "sim/world/steps.hpp"
#include "sim/world/synthesis.hpp"
#include "tests/world/hill_profile.hpp"
#include "tests/world/invariants.hpp"

using namespace heed;

namespace {

Profile people_alone(long size) {
    Profile profile = hill_profile(size);
    profile.attributes.entries.clear();
    profile.ties = {};
    profile.ties.close.mean = 0;
    return profile;
}

}  // namespace

TEST_CASE("household sizes hold everybody and follow their shares", "[world][households]") {
    const std::vector<double> shares{.1, .2, .4, .3};
    const auto sizes = household_sizes(shares, 29000, 29000);
    CHECK(std::accumulate(sizes.begin(), sizes.end(), 0U) == 29000);
    CHECK(sizes.size() == 10000);
    for (std::uint32_t size = 1; size <= 4; ++size)
        CHECK(std::count(sizes.begin(), sizes.end(), size) ==
              Approx(10000 * shares[size - 1]).margin(2));
}

TEST_CASE("households are no more than the adults who head them", "[world][households]") {
    const auto sizes = household_sizes(std::vector{1.0}, 10, 3);
    CHECK(sizes == std::vector<std::uint32_t>{4, 3, 3});
    CHECK(household_sizes(std::vector{0.0, 1.0}, 5, 9) == std::vector<std::uint32_t>{2, 2, 1});
    CHECK(household_sizes(std::vector{1.0}, 4, 0) == std::vector<std::uint32_t>{4});
    CHECK(household_sizes(std::vector{1.0}, 0, 4).empty());
}

TEST_CASE("the nearest age is found within its bounds", "[world][households]") {
    const auto tens = [](int age) { return age % 10 == 0; };
    CHECK(nearest_age(34, 0, 100, tens) == 30);
    CHECK(nearest_age(36, 0, 100, tens) == 40);
    CHECK(nearest_age(34, 31, 100, tens) == 40);
    CHECK(nearest_age(12, 31, 100, tens) == 40);
    CHECK(nearest_age(34, 31, 39, tens) == -1);
    CHECK(nearest_age(34, 39, 31, tens) == -1);
}

TEST_CASE("a pool gives out everybody once", "[world][households]") {
    Census census(1);
    census.at(0, female, 20) = 2;
    census.at(0, male, 30) = 1;
    Pool pool(census, 0);
    CHECK(pool.take(male, 20, 0, 25).found() == false);
    CHECK(pool.take(male, 20, 0, 40).age == 30);
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_household, 0, 0);
    CHECK(pool.take_any(50, 0, 120, stream).gender == female);
    CHECK(pool.left_from(0) == 1);
    CHECK(pool.left(female, 20) == 1);
}

TEST_CASE("a bed is found with a carer of a parent's age first", "[world][households]") {
    FreeBeds beds;
    beds.add(7, 30, 1);
    beds.add(8, 70, 1);
    beds.add(9, 18, 1);
    CHECK(beds.take(20, 21, 50) == 7);  // 18 is nearer, but out of the range
    CHECK(beds.take(30, 21, 50) == 9);  // none is in the range: 18 is nearer to it than 70
    CHECK(beds.take(30, 21, 50) == 8);
}

TEST_CASE("a district lives in households like those asked for", "[world][households]") {
    const Profile profile = people_alone(20000);
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    REQUIRE(unsound(people, profile) == "");
    for (const Diagnostic& figure : diagnose(people, profile)) {
        INFO(figure.what << ": " << figure.achieved << " for " << figure.target);
        CHECK(figure.within);
    }
}

TEST_CASE("heads mostly live with a partner of the other gender", "[world][households]") {
    const Profile profile = people_alone(20000);
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    const Households& household = people.ties.household;
    double room = 0, couples = 0, gaps = 0;
    for (std::uint32_t home = 0; home + 1 < household.first.size(); ++home) {
        if (household.size(home) < 2) continue;
        ++room;
        const Person head = household.at(home, 0), partner = household.at(home, 1);
        const int older = people.age[head] - people.age[partner];
        if (people.age[partner] < 18 || people.gender.of[head] == people.gender.of[partner])
            continue;
        if (std::abs(older) > 20) continue;
        ++couples;
        gaps += people.gender.of[head] == male ? older : -older;
    }
    CHECK(couples / room == Approx(.75).margin(.06));  // some further adults look like partners
    CHECK(gaps / couples == Approx(5).margin(1.5));
}

TEST_CASE("people who live alone each have a household", "[world][households]") {
    Profile profile = people_alone(500);
    profile.households.sizes = {1};
    profile.households.adult_age = 0;
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    CHECK(people.ties.household.first.size() == 501);
    CHECK(unsound(people, profile) == "");
}
