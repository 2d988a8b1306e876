// Ten people whom a test can count by hand, and schemes that count them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/outcomes/recorder.hpp"

namespace heed {

/// person     0      1     2      3     4      5     6      7     8      9
/// gender     female male  female male  female male  female male  female male
/// place      north  north north  north north  north south  south south  south
/// age        10     14    15     20    24     25    30     40    54     60
/// Each stands for two and a half real people.
inline std::shared_ptr<Population> ten_people() {
    auto people = std::make_shared<Population>();
    people->size = 10;
    people->weight = 2.5;
    people->gender = {"gender", "Gender", {"female", "male"}, {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}};
    people->place = {"place", "Place", {"north", "south"}, {0, 0, 0, 0, 0, 0, 1, 1, 1, 1}};
    people->age = {10, 14, 15, 20, 24, 25, 30, 40, 54, 60};
    return people;
}

inline Dimension by_gender() { return {"gender", "Gender", {"female", "male"}, nullptr, {}}; }
inline Dimension by_place() { return {"place", "Place", {"north", "south"}, nullptr, {}}; }
inline Dimension by_age() {
    return {"age_band", "Age", {"0-14", "15-24", "25+"}, nullptr, {15, 25}};
}

inline Tally tally(std::string id, Tally::Kind kind,
                   std::function<void(const World&, const Now&, Adder&)> count) {
    return {std::move(id), kind, std::move(count), true};
}

/// Everybody, one each, as a stock.
inline Tally heads() {
    return tally("heads", Tally::Kind::stock,
                 [](const World&, const Now&, Adder& adder) { adder.add_everyone(1); });
}

/// Entries into exploitation, as a flow.
inline Tally entries() {
    return tally("entries", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
        for (const Entry& entry : world.now.entries) adder.add(entry.person, 1);
    });
}

/// Person-years lived, as a flow.
inline Tally years() {
    return tally("years", Tally::Kind::flow, [](const World&, const Now& now, Adder& adder) {
        adder.add_everyone(now.length);
    });
}

inline Now at_step(int step) { return {static_cast<Step>(step), 0.25, Date{}, Date{}}; }

inline Measure measure(std::string id, std::string numerator, std::string denominator,
                       double scale = 1) {
    Measure made;
    made.id = std::move(id);
    made.numerator = std::move(numerator);
    made.denominator = std::move(denominator);
    made.scale = scale;
    return made;
}

}  // namespace heed
