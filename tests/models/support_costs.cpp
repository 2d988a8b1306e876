// What support after exploitation costs.
#include <catch2/catch.hpp>

#include "models/aftercare.hpp"
#include "tests/models/people.hpp"

using namespace heed;

TEST_CASE("support costs its places, and its people while they are in it", "[models][aftercare]") {
    AftercareParameters p = default_parameters().aftercare;
    p.support.places = Parameter(20);
    p.support.identified = p.support.others = 1.0;
    p.support.length = 1e3;
    p.support.dropout = 0.0;
    p.support.cost.per_place = 100.0;  // a year
    p.support.cost.per_person = 1000.0;
    const auto paid = [&](int steps) {
        const Aftercare aftercare(p, 5);  // four places for people simulated
        World world(shared(alike(40)));
        double sum = 0;
        for (int step = 0; step < steps; ++step) {
            world.now.clear();
            if (step == 10)
                for (const Person person : {3U, 7U, 11U})
                    world.now.exits.push_back({person, ExitRoute::own, Form::labour, 0});
            aftercare.step(world, Dice(1, 0, 0), weeks(steps).at(step));
            for (const Spending& one : world.now.spending) {
                CHECK(one.campaign == no_campaign);
                sum += one.amount;
            }
        }
        return sum;
    };
    CHECK(paid(10) == Approx(10 * week * 20 * 100));
    CHECK(paid(30) == Approx(30 * week * 20 * 100 + 20 * week * 3 * 5 * 1000));
    p.support.cost = {};
    CHECK(paid(30) == 0);
}
