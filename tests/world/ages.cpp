// Counts of people by place, age and gender against their margins.
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/world/census.hpp"
#include "tests/world/hill_profile.hpp"

using namespace heed;

namespace {

std::uint32_t aged(const Census& census, int gender, int from, int to) {
    std::uint32_t sum = 0;
    for (std::size_t place = 0; place < census.places; ++place)
        for (int age = from; age <= to; ++age) sum += census.at(place, gender, age);
    return sum;
}

std::uint32_t women(const Census& census, std::size_t place) {
    std::uint32_t sum = 0;
    for (int age = 0; age < ages_known; ++age) sum += census.at(place, female, age);
    return sum;
}

}  // namespace

TEST_CASE("margins of place, age and gender are met up to one person", "[world][ages]") {
    for (const long size : {1L, 10L, 997L, 20000L}) {
        Profile profile = hill_profile(size);
        const Census census = count_people(profile, Dice(1, 0, 0));
        std::uint32_t all = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            all += census.people(k);
            CHECK(std::abs(census.people(k) - profile.places.entries[k].second.share *
                                                  static_cast<double>(size)) <= 1);
        }
        CHECK(all == size);
        for (const AgeProfile& band : profile.ages) {
            const auto from = static_cast<int>(band.from), to = static_cast<int>(band.to);
            const double people = aged(census, female, from, to) + aged(census, male, from, to);
            CHECK(std::abs(people - band.share * static_cast<double>(size)) <=
                  1 + 1e-4 * double(size));
            CHECK(std::abs(aged(census, female, from, to) - band.female * people) <= 1);
        }
    }
}

TEST_CASE("women by place are met where they are stated", "[world][ages]") {
    Profile profile = hill_profile(10000);
    profile.places.entries[1].second.female = .60;
    profile.places.entries[3].second.female = .45;
    const Census census = count_people(profile, Dice(1, 0, 0));
    CHECK(std::abs(women(census, 1) - .60 * 3000) <= 1);
    CHECK(std::abs(women(census, 3) - .45 * 2000) <= 1);
    for (const AgeProfile& band : profile.ages) {
        const auto from = static_cast<int>(band.from), to = static_cast<int>(band.to);
        const double people = aged(census, female, from, to) + aged(census, male, from, to);
        CHECK(std::abs(aged(census, female, from, to) - band.female * people) <= 1);
    }
}

TEST_CASE("single years are even within a band", "[world][ages]") {
    const Census census = count_people(hill_profile(20000), Dice(1, 0, 0));
    for (int age = 20; age < 25; ++age)
        CHECK(aged(census, female, age, age) + aged(census, male, age, age) ==
              Approx(.1104 * 20000 / 5).margin(5));
}

TEST_CASE("a place of children alone is sent an adult", "[world][ages]") {
    Profile profile = hill_profile(12);
    profile.ages = {{0, 9, .75, .5}, {30, 39, .25, .5}};
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        profile.places.entries = {{"a", {"", .4, {}}}, {"b", {"", .3, {}}}, {"c", {"", .3, {}}}};
        const Census census = count_people(profile, Dice(seed, 0, 0));
        for (std::size_t place = 0; place < 3; ++place) CHECK(census.people(place, 18) >= 1);
    }
}
