// The next offer comes by accumulated hazard, whatever happens to exposure and to the class of rates meanwhile.
#include <catch2/catch.hpp>
#include <cmath>

#include "models/offers.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

constexpr int steps = 104, halfway = 52;
constexpr Person group = 3000;  ///< people in each of four groups
constexpr double grown = 2.0,
                 as_child = 0.25;  ///< offers a year at exposure 1; times as many to children

OffersParameters refused_by_all() {
    OffersParameters p = silent_offers(default_parameters());
    p.agency.rate = grown;
    p.agency.child = as_child;
    p.answer.readiness = -50.0;
    return p;
}

/// What the groups are: whose exposure is raised halfway, and who comes of age then.
bool is_raised(Person person) { return person / group % 2 == 1; }
bool comes_of_age(Person person) { return person / group >= 2; }
constexpr float raised = 5;

/// Hazard of offers to a person in one step, as the parameters say.
double hazard_in(Person person, int step) {
    const bool later = step >= halfway;
    const double rate = comes_of_age(person) && !later ? grown * as_child : grown;
    return rate * (is_raised(person) && later ? raised : 1) * week;
}

double hazard_between(Person person, int first, int last) {
    double sum = 0;
    for (int step = first; step < last; ++step) sum += hazard_in(person, step);
    return sum;
}

/// [person][offer] the step in which it comes.
using Steps = std::vector<std::vector<int>>;

/// The step in which accumulated hazard passes the sum of the person's thresholds.
Steps expected_steps(const Dice& dice) {
    Steps list(4 * group);
    for (Person person = 0; person < 4 * group; ++person) {
        double passed = 0, due = dice.exponential(Decision::offer_clock, person, 0);
        for (int step = 0; step < steps; ++step) {
            passed += hazard_in(person, step);
            for (; due <= passed;
                 due += dice.exponential(Decision::offer_clock, person,
                                         static_cast<std::uint32_t>(list[person].size())))
                list[person].push_back(step);
        }
    }
    return list;
}

Steps simulated_steps(const Dice& dice) {
    Population people = alike(4 * group);
    for (Person person = 0; person < 4 * group; ++person)
        if (comes_of_age(person)) people.age[person] = 17;
    World world(shared(people));
    const Memory memory = lasting_memory();
    const Offers offers(refused_by_all(), practice_with(0, 0, memory), memory, *world.people, 18,
                        2);
    offers.begin(world, dice);
    Steps list(4 * group);
    for (int step = 0; step < steps; ++step) {
        world.now.clear();
        for (Person person = 0; step == halfway && person < 4 * group; ++person) {
            if (comes_of_age(person)) {
                ++world.age[person];
                world.now.birthdays.push_back(person);
            }
            if (is_raised(person)) world.expose(person, raised);
        }
        offers.step(world, dice, weeks(steps).at(step));
        for (const Offer& offer : world.now.offers) list[offer.person].push_back(step);
    }
    return list;
}

}  // namespace

TEST_CASE("a new exposure leaves the hazard until the next offer", "[models][offers]") {
    World world(shared(alike(2)));
    world.offers_passed = {2, 0.5};
    world.offer_class = {0, 1};
    world.offer_due = {5, 5};
    world.exposure = {1.5F, 1};
    world.expose(0, 3);  // 4.5 were left
    CHECK(world.exposure[0] == 3);
    CHECK(world.offer_due[0] == Approx(2 + 4.5 / 3));
    world.expose(0, 0.5F);
    CHECK(world.offer_due[0] == Approx(2 + 4.5 / 0.5));
    world.expose(0, 0);  // nobody asks now, but may again
    CHECK(world.offer_due[0] > 1e18F);
    world.expose(0, 1.5F);
    CHECK(world.offer_due[0] == Approx(5));
    CHECK(world.offer_due[1] == 5);  // the other's stays, and counts by its own class
    world.expose(1, 2);
    CHECK(world.offer_due[1] == Approx(0.5 + 4.5 / 2));
}

TEST_CASE("offers come in the steps in which their hazard has passed, over birthdays and raises",
          "[models][offers]") {
    const Dice dice(5, 0, 0);
    const Steps expected = expected_steps(dice), made = simulated_steps(dice);
    std::size_t all = 0, elsewhere = 0;
    for (Person person = 0; person < 4 * group; ++person) {
        all += expected[person].size();
        elsewhere += expected[person] != made[person];
    }
    CHECK(all > 50'000);
    CHECK(elsewhere <= all / 10'000);  // by rounding, within 10⁻⁶ of a step's end
}

TEST_CASE("numbers of offers before and after a raise are Poisson with the hazard of that time",
          "[models][offers]") {
    const Steps made = simulated_steps(Dice(6, 0, 0));
    for (Person first = 0; first < 4 * group; first += group)
        for (const auto& [from, until] :
             {std::pair{0, halfway}, {halfway, halfway + 4}, {halfway + 4, steps}}) {
            const double mean = hazard_between(first, from, until);
            double sum = 0, squares = 0;
            for (Person person = first; person < first + group; ++person) {
                const auto in_time = [&](int step) { return step >= from && step < until; };
                const auto count =
                    static_cast<double>(std::ranges::count_if(made[person], in_time));
                sum += count;
                squares += (count - mean) * (count - mean);
            }
            INFO("group " << first / group << ", steps " << from << " to " << until);
            CHECK(std::abs(sum - group * mean) < count_error(group * mean));
            CHECK(std::abs(squares / group - mean) <
                  4.5 * std::sqrt((mean + 2 * mean * mean) / group));
        }
}
