// Finding a bed for a child near an adult of a parent's age.
#include "sim/world/free_beds.hpp"

#include <algorithm>

#include "sim/base/problem.hpp"
#include "sim/world/pool.hpp"
#include "sim/world/random_order.hpp"

namespace heed {

void FreeBeds::add(std::uint32_t home, int carer_age, std::uint32_t count) {
    auto& beds = homes_[static_cast<std::size_t>(carer_age)];
    beds.insert(beds.end(), count, home);
}

void FreeBeds::mix(Dice::Stream& stream) {
    for (auto& beds : homes_) shuffle(std::span(beds), stream);
}

std::uint32_t FreeBeds::take(int target, int low, int high) {
    constexpr int oldest = ages_known - 1;
    const auto has_bed = [&](int age) { return !homes_[static_cast<std::size_t>(age)].empty(); };
    int age = nearest_age(target, std::min(low, oldest), std::min(high, oldest), has_bed);
    if (age < 0) {
        const int below = nearest_age(low, 0, std::min(low, oldest), has_bed);
        const int above = nearest_age(high, std::min(high, oldest), oldest, has_bed);
        age = below >= 0 && (above < 0 || low - below <= above - high) ? below : above;
    }
    expect(age >= 0, "a place has fewer beds than people");
    auto& beds = homes_[static_cast<std::size_t>(age)];
    const std::uint32_t home = beds.back();
    beds.pop_back();
    return home;
}

}  // namespace heed
