// The recorder against people counted by hand, and against loops over every person and group.
#include "sim/outcomes/recorder.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/outcomes/effects.hpp"
#include "tests/outcomes/ten_people.hpp"

namespace heed {

namespace {

std::shared_ptr<Scheme> scheme_of(std::vector<Tally> tallies, std::vector<Dimension> dimensions,
                                  std::vector<int> period_ends) {
    auto scheme = std::make_shared<Scheme>();
    scheme->tallies = std::move(tallies);
    scheme->dimensions = std::move(dimensions);
    scheme->period_ends = std::move(period_ends);
    return scheme;
}

void enter(World& world, Person person) {
    world.now.entries.push_back({person, Asker::agency, no_journey, Form::labour});
}

/// The level of a person, told without the recorder's tables.
int level_of(const Dimension& dimension, const World& world, Person person) {
    if (!dimension.by_age()) return world.people->find(dimension.name)->of[person];
    int level = 0;
    for (const int limit : dimension.age_limits) level += world.age[person] >= limit ? 1 : 0;
    return level;
}

/// Counts like the recorder, but person by person and group by group.
class SlowRecorder {
public:
    SlowRecorder(const Scheme& scheme, double weight)
        : scheme_(scheme),
          weight_(weight),
          groups_(scheme.groups()),
          sums_(scheme.tallies.size(), scheme.period_ends.size(), groups_.size()) {}

    void add(std::size_t tally, std::size_t period, const World& world, Person person,
             double amount) {
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            const auto [dimension, level] = groups_[group];
            const bool in =
                dimension < 0 || level_of(scheme_.dimensions[static_cast<std::size_t>(dimension)],
                                          world, person) == level;
            if (in) sums_.at(tally, period, group) += weight_ * amount;
        }
    }
    const Sums& sums() const { return sums_; }

private:
    const Scheme& scheme_;
    double weight_;
    std::vector<Scheme::Group> groups_;
    Sums sums_;
};

/// A population of any make-up: two fixed dimensions and ages, from plain random bytes.
std::shared_ptr<Population> any_people(std::size_t places) {
    auto people = std::make_shared<Population>();
    const auto sizes = *rc::gen::inRange<Person>(1, 60);
    people->size = sizes;
    people->weight = *rc::gen::element(1.0, 4.0, 0.3);
    const auto levels = [&](std::size_t count) {
        return *rc::gen::container<std::vector<std::uint8_t>>(
            sizes, rc::gen::inRange<std::uint8_t>(0, static_cast<std::uint8_t>(count)));
    };
    people->gender = {"gender", "", {"female", "male"}, levels(2)};
    people->place = {"place", "", std::vector<std::string>(places, "somewhere"), levels(places)};
    people->age = levels(100);
    return people;
}

}  // namespace

TEST_CASE("ten people are counted by gender, place and age, with their weight") {
    const World world(ten_people());
    const auto scheme = scheme_of({heads()}, {by_gender(), by_place(), by_age()}, {0});
    Recorder recorder(scheme, world);
    recorder.look(world, at_step(0));
    const Sums sums = recorder.take();
    CHECK(sums.values() == std::vector<double>{25, 12.5, 12.5, 15, 10, 5, 7.5, 12.5});
}

TEST_CASE("flows are summed over the steps of a period, stocks counted at its last step") {
    World world(ten_people());
    const Tally exploited =
        tally("exploited", Tally::Kind::stock, [](const World& seen, const Now&, Adder& adder) {
            for (Person person = 0; person < seen.size(); ++person)
                if (seen.exploited(person)) adder.add(person, 1);
        });
    Recorder recorder(scheme_of({entries(), exploited}, {by_place()}, {1, 3}), world);
    const std::vector<std::vector<Person>> entering{{0}, {7}, {}, {1}};
    for (int step = 0; step < 4; ++step) {
        world.now.clear();
        for (const Person person : entering[static_cast<std::size_t>(step)]) {
            enter(world, person);
            world.presence[person].where = Whereabouts::exploited;
        }
        if (step == 2) world.presence[7].where = Whereabouts::home;
        recorder.look(world, at_step(step));
    }
    const Sums sums = recorder.take();
    // by tally, period, group (all, north, south)
    CHECK(sums.values() == std::vector<double>{5, 2.5, 2.5, 2.5, 2.5, 0, 5, 2.5, 2.5, 5, 5, 0});
    CHECK(sums.total(0, 0) == 7.5);
    CHECK(sums.total(1, 2) == 2.5);
}

TEST_CASE("who has a birthday counts in the older band from then on") {
    World world(ten_people());
    Recorder recorder(scheme_of({years(), heads(), entries()}, {by_age()}, {0, 1}), world);
    recorder.look(world, at_step(0));
    world.age[1] = 15;  // from 14, across a limit
    world.age[3] = 21;  // from 20, within a band
    world.now.birthdays = {1, 3};
    enter(world, 1);
    recorder.look(world, at_step(1));
    const Sums sums = recorder.take();
    CHECK(sums.at(0, 0, 1) == 2 * 2.5 * 0.25);
    CHECK(sums.at(0, 1, 1) == 1 * 2.5 * 0.25);
    CHECK(sums.at(0, 1, 2) == 4 * 2.5 * 0.25);
    CHECK(sums.at(1, 1, 2) == 4 * 2.5);
    CHECK(sums.at(2, 1, 1) == 0);
    CHECK(sums.at(2, 1, 2) == 2.5);
}

TEST_CASE("money is counted as it is, for everybody together") {
    World world(ten_people());
    const auto money = [](std::string id, Tally::Kind kind) {
        Tally counted = tally(std::move(id), kind, [](const World&, const Now& now, Adder& adder) {
            adder.add_without_person(100 + now.step);
        });
        counted.without_person = true;
        return counted;
    };
    auto scheme =
        scheme_of({money("spent", Tally::Kind::flow), money("so_far", Tally::Kind::stock)},
                  {by_gender(), by_age()}, {1, 2});
    Recorder recorder(scheme, world);
    for (int step = 0; step < 3; ++step) recorder.look(world, at_step(step));
    const Sums sums = recorder.take();
    CHECK(sums.at(0, 0, 0) == 201);
    CHECK(sums.at(0, 1, 0) == 102);
    CHECK(sums.at(1, 0, 0) == 101);
    CHECK(sums.at(1, 1, 0) == 102);
    for (std::size_t group = 1; group < 6; ++group) CHECK(sums.total(0, group) == 0);
    scheme->tallies.push_back(heads());
    CHECK_FALSE(scheme->has_groups(measure("cost", "spent", "")));
    CHECK_FALSE(scheme->has_groups(measure("each", "so_far", "heads")));
    CHECK_FALSE(scheme->has_groups(measure("bought", "heads", "so_far")));
    CHECK(scheme->has_groups(measure("heads", "heads", "")));
    CHECK(std::isnan(value_of(*scheme, sums, measure("cost", "spent", ""), 1, {})));
    CHECK(value_of(*scheme, sums, measure("cost", "spent", ""), 0, {}) == 303);
}

TEST_CASE("groups are all, then each level of each dimension") {
    const auto scheme = scheme_of({heads(), entries()}, {by_gender(), by_age()}, {0});
    const std::vector<Scheme::Group> groups = scheme->groups();
    REQUIRE(groups.size() == 6);
    CHECK(groups[0].dimension == -1);
    CHECK(groups[2].dimension == 0);
    CHECK(groups[2].level == 1);
    CHECK(groups[5].dimension == 1);
    CHECK(groups[5].level == 2);
    CHECK(scheme->tally_index("entries") == 1);
    CHECK_THROWS(scheme->tally_index("exits"));
}

TEST_CASE("a dimension may bring a column of its own") {
    const World world(ten_people());
    const Attribute target{"target", "", {"no", "yes"}, {1, 0, 0, 0, 0, 0, 0, 0, 0, 1}};
    const Dimension by_target{"target", "", {"no", "yes"}, &target, {}};
    Recorder recorder(scheme_of({heads()}, {by_target}, {0}), world);
    recorder.look(world, at_step(0));
    CHECK(recorder.take().values() == std::vector<double>{25, 20, 5});
}

TEST_CASE("mistakes in the scheme are told at once") {
    const World world(ten_people());
    const auto with = [&](Dimension dimension) {
        Recorder(scheme_of({heads()}, {std::move(dimension)}, {0}), world);
    };
    CHECK_THROWS(with({"wealth", "", {"low", "high"}, nullptr, {}}));
    CHECK_THROWS(with({"gender", "", {"female"}, nullptr, {}}));
    CHECK_THROWS(with({"age_band", "", {"young", "old"}, nullptr, {15, 25}}));
    CHECK_THROWS(with({"age_band", "", {"0", "1", "2"}, nullptr, {25, 15}}));
    Recorder late(scheme_of({heads()}, {}, {0}), world);
    CHECK_THROWS(late.look(world, at_step(1)));
    Recorder long_run(scheme_of({heads()}, {}, {0}), world);
    long_run.look(world, at_step(0));
    CHECK_THROWS(long_run.look(world, at_step(1)));
}

TEST_CASE("any people: the recorder agrees with loops over every person and group") {
    rc::prop("recorder equals brute force; levels add up to all", [] {
        const std::size_t places = *rc::gen::element<std::size_t>(1, 3, 200);
        const auto people = any_people(places);
        Dimension place = by_place();
        place.levels.assign(places, "somewhere");
        const Tally amounts =
            tally("age", Tally::Kind::stock, [](const World& seen, const Now& now, Adder& adder) {
                for (Person person = 0; person < seen.size(); ++person)
                    adder.add(person, seen.age[person] + now.step);
            });
        const auto scheme =
            scheme_of({entries(), years(), amounts}, {by_gender(), by_age(), place}, {1, 4});
        World world(people);
        Recorder recorder(scheme, world);
        SlowRecorder slow(*scheme, people->weight);
        for (int step = 0; step <= 4; ++step) {
            const std::size_t period = step <= 1 ? 0 : 1;
            world.now.clear();
            for (Person person = 0; person < world.size(); ++person) {
                if (step > 0 && *rc::gen::inRange(0, 4) == 0) {
                    ++world.age[person];
                    world.now.birthdays.push_back(person);
                }
                if (*rc::gen::inRange(0, 3) == 0) enter(world, person);
                slow.add(1, period, world, person, at_step(step).length);
                if (step == 1 || step == 4)
                    slow.add(2, period, world, person, world.age[person] + step);
            }
            for (const Entry& entry : world.now.entries)
                slow.add(0, period, world, entry.person, 1);
            recorder.look(world, at_step(step));
        }
        const Sums sums = recorder.take();
        const std::vector<Scheme::Group> groups = scheme->groups();
        for (std::size_t i = 0; i < sums.values().size(); ++i)
            RC_ASSERT(sums.values()[i] == Approx(slow.sums().values()[i]).epsilon(1e-12));
        for (std::size_t counted = 0; counted < 3; ++counted)
            for (std::size_t period = 0; period < 2; ++period)
                for (int dimension = 0; dimension < 3; ++dimension) {
                    double levels = 0;
                    for (std::size_t group = 0; group < groups.size(); ++group)
                        if (groups[group].dimension == dimension)
                            levels += sums.at(counted, period, group);
                    RC_ASSERT(levels == Approx(sums.at(counted, period, 0)).epsilon(1e-12));
                }
    });
}

}  // namespace heed
