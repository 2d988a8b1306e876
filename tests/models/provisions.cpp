// What campaigns give: held for its time, taken back whole; lawful ways weigh more.
#include "models/provisions.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "models/offers.hpp"
#include "tests/models/delivered.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

Campaign giving(double need, double liquidity, int lasts_weeks, double regular = 1) {
    Campaign made = campaign(Channel::service, 1);
    made.message.reset();
    made.provides = Provision{need, liquidity, regular, lasts_weeks * week};
    return made;
}

/// [step] need of a person who is met in these steps.
std::vector<float> need_of(const Campaign& one, const std::vector<int>& met, int steps) {
    const Provisions provisions({{&one, true}}, weeks(steps));
    World world(shared(alike(3)));
    world.audiences.resize(1);
    world.audiences[0].person = {0, 2};
    const Dice dice(1, 0, 0);
    provisions.begin(world, dice);
    std::vector<float> need;
    for (int step = 0; step < steps; ++step) {
        world.now.clear();
        if (std::ranges::find(met, step) != met.end())
            world.now.deliveries.push_back({2, 0, 1, 1.0F, false, false});
        provisions.step(world, dice, weeks(steps).at(step));
        need.push_back(world.need[2]);
        CHECK(world.need[0] == 0);
        CHECK(world.need[1] == 0);
    }
    return need;
}

}  // namespace

TEST_CASE("what is given is held for its time and then taken back", "[models][provisions]") {
    const float all = -0.25F;
    CHECK(need_of(giving(-0.5, 0.25, 3), {1}, 6) == std::vector<float>{0, all, all, all, 0, 0});
    // Being met again starts the time anew, and does not add up.
    CHECK(need_of(giving(-0.5, 0.25, 3), {1, 3}, 8) ==
          std::vector<float>{0, all, all, all, all, all, 0, 0});
    // Given again when its time is over.
    CHECK(need_of(giving(-0.5, 0.25, 2), {0, 2}, 6) ==
          std::vector<float>{all, all, all, all, 0, 0});
}

TEST_CASE("half the fidelity gives half, and an inactive campaign nothing",
          "[models][provisions]") {
    Campaign half = giving(-0.5, 0, 2);
    half.fidelity = 0.5;
    CHECK(need_of(half, {0}, 1).front() == -0.25F);
    const Provisions none({{&half, false}}, weeks(1));
    World world(shared(alike(3)));
    none.begin(world, Dice(1, 0, 0));
    CHECK(world.audiences.empty());
}

TEST_CASE("lawful journeys weigh more for those who hold safe ways, and for nobody else",
          "[models][provisions]") {
    constexpr Person n = 20000;
    OffersParameters p = silent_offers(default_parameters());
    p.agency.rate = 50.0;
    p.answer.readiness = -50.0;  // nobody leaves
    Journey lawful = journey(), other = journey();
    other.regular = false;
    p.journeys.entries = {{"lawful", lawful}, {"other", other}};
    const Campaign ways = giving(0, 0, 10, 3);
    const std::vector<PlannedCampaign> planned{{&ways, true}};
    const auto people = shared(alike(n));
    const Offers offers(p, practice_with(0, 0, lasting_memory()), lasting_memory(), *people, 18, 3,
                        {}, false, {}, SafeWays(planned));
    World world(people);
    world.audiences.resize(1);
    Audience& audience = world.audiences[0];
    std::vector<Person> persons;
    for (Person person = 0; person < n; person += 2) persons.push_back(person);
    audience.person = persons;
    audience.holds_until.assign(audience.person.size(), 5);
    const Dice dice(3, 0, 0);
    offers.begin(world, dice);
    world.now.clear();
    offers.step(world, dice, weeks(10).at(0));
    std::array<double, 2> all{}, by_law{};
    for (const Offer& offer : world.now.offers) {
        all[offer.person % 2] += 1;
        by_law[offer.person % 2] += offer.journey == 0;
    }
    CHECK(std::abs(by_law[0] / all[0] - 0.75) < share_error(0.75, all[0]));
    CHECK(std::abs(by_law[1] / all[1] - 0.5) < share_error(0.5, all[1]));
}
