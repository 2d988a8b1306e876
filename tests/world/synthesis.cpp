// Whole populations: any profile gives a sound one, the same seed the same one, another seed
// another.
#include "sim/world/synthesis.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/world/invariants.hpp"
#include "tests/world/random_profile.hpp"

using namespace heed;

namespace {

bool same(const Population& a, const Population& b) {
    bool same = a.age == b.age && a.birthday == b.birthday && a.carer == b.carer &&
                a.gender.of == b.gender.of && a.place.of == b.place.of &&
                a.ties.household.of == b.ties.household.of &&
                a.ties.close.neighbour == b.ties.close.neighbour &&
                a.ties.online.neighbour == b.ties.online.neighbour;
    for (std::size_t k = 0; k < a.attributes.size(); ++k)
        same = same && a.attributes[k].of == b.attributes[k].of;
    for (std::size_t k = 0; k < a.ties.groups.size(); ++k)
        same = same && a.ties.groups[k].member == b.ties.groups[k].member;
    return same;
}

/// Places with people, and adults enough that each can have one.
bool adults_enough(const Population& people, const Profile& profile) {
    std::vector<bool> lived_in(profile.places.size(), false);
    std::ptrdiff_t adults = 0;
    for (Person person = 0; person < people.size; ++person) {
        lived_in[people.place.of[person]] = true;
        adults += people.age[person] >= profile.households.adult_age ? 1 : 0;
    }
    return adults >= std::count(lived_in.begin(), lived_in.end(), true);
}

}  // namespace

TEST_CASE("any profile without mistakes gives a sound population", "[world][synthesis]") {
    CHECK(rc::check([] {
        const Profile profile = random_profile();
        Problems problems;
        check_profile(profile, "population", {}, problems);
        RC_ASSERT(problems.to_text() == "");
        const Population people = synthesise(profile, {}, Dice(*rc::gen::inRange(0U, 1000U), 0, 0));
        RC_ASSERT(unsound(people, profile, adults_enough(people, profile)) == "");
        const double size = static_cast<double>(profile.size);
        for (const Diagnostic& figure : diagnose(people, profile)) {
            RC_ASSERT(!figure.what.empty());
            RC_ASSERT(std::isfinite(figure.achieved));
            if (figure.what.starts_with("share living in") || figure.what.starts_with("share aged"))
                RC_ASSERT(std::abs(figure.achieved - figure.target) <= 1 / size + 1e-9);
        }
    }));
}

TEST_CASE("the same dice make the same people, others others", "[world][synthesis]") {
    const Profile profile = hill_profile(2000);
    const Population one = synthesise(profile, {}, Dice(1, 0, 0));
    CHECK(same(one, synthesise(profile, {}, Dice(1, 0, 0))));
    CHECK_FALSE(same(one, synthesise(profile, {}, Dice(2, 0, 0))));
    CHECK_FALSE(same(one, synthesise(profile, {}, Dice(1, 1, 0))));
    CHECK_FALSE(same(one, synthesise(profile, {}, Dice(1, 0, 1))));
}

TEST_CASE("a further attribute leaves all others as they were", "[world][synthesis]") {
    Profile profile = hill_profile(2000);
    const Population before = synthesise(profile, {}, Dice(1, 0, 0));
    profile.attributes.entries.emplace_back(
        "extra", AttributeProfile{"", {"a", "b"}, {{everyone(), {.5, .5}}}, {}, Holder::person});
    Population after = synthesise(profile, {}, Dice(1, 0, 0));
    after.attributes.pop_back();
    CHECK(same(before, after));
}

TEST_CASE("a hill district is as asked for", "[world][synthesis]") {
    const Profile profile = hill_profile(20000);
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    REQUIRE(unsound(people, profile) == "");
    for (const Diagnostic& figure : diagnose(people, profile)) {
        INFO(figure.what << ": " << figure.achieved << " for " << figure.target);
        CHECK(figure.within);
    }
}

TEST_CASE("birthdays cover the year evenly", "[world][synthesis]") {
    const Population people = synthesise(hill_profile(20000), {}, Dice(1, 0, 0));
    std::vector<double> days(365, 0.0);
    for (const std::uint16_t day : people.birthday) ++days[day];
    double chi_square = 0;
    for (const double day : days)
        chi_square += (day - 20000.0 / 365) * (day - 20000.0 / 365) / (20000.0 / 365);
    CHECK(chi_square < 364 + 4 * std::sqrt(2.0 * 364));
}

TEST_CASE("titles, weight and start are handed on", "[world][synthesis]") {
    Profile profile = hill_profile(10);
    profile.weight = 12.5;
    const Date start{std::chrono::days{19000}};
    const Population people = synthesise(profile, start, Dice(1, 0, 0));
    CHECK(people.weight == 12.5);
    CHECK(people.start == start);
    CHECK(people.find("wealth")->title == "Wealth");
    CHECK(people.find("phone")->title == "phone");
    CHECK(people.place.levels.at(2) == "market_town");
}

TEST_CASE("the estimate of memory is near, and not below", "[world][synthesis]") {
    const Profile profile = hill_profile(20000);
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    const double estimate = estimate_bytes(profile), bytes = static_cast<double>(people.bytes());
    CHECK(estimate > bytes);
    CHECK(estimate < 4 * bytes);  // a world over these people is in it
    CHECK(bytes / 20000 < 45);
    CHECK(estimate_bytes(profile, 2) - estimate ==
          Approx(estimate_bytes(profile, 3) - estimate_bytes(profile, 2)));
    CHECK(estimate_bytes(profile, 2) > estimate + 60 * 20000);  // columns of a world
}
