// The people of one place who have no household yet, counted by gender and age.
#pragma once

#include <array>
#include <cstdint>

#include "sim/base/random.hpp"
#include "sim/world/census.hpp"

namespace heed {

/// A person without a name yet: only age and gender are known.
struct Someone {
    int age = -1;
    int gender = female;
    bool found() const { return age >= 0; }
};

class Pool {
public:
    Pool(const Census& census, std::size_t place);

    std::uint32_t left(int gender, int age) const {
        return count_[static_cast<std::size_t>(gender)][static_cast<std::size_t>(age)];
    }
    std::uint32_t left(int age) const { return left(female, age) + left(male, age); }
    std::uint32_t left_from(int from_age) const;

    /// Takes out the person of this gender nearest in age to the target, within low … high; nobody
    /// if there is none.
    Someone take(int gender, int target, int low, int high);

    /// The same for either gender: at the nearest age, each as likely as their number.
    Someone take_any(int target, int low, int high, Dice::Stream& stream);

private:
    Someone remove(int gender, int age);
    std::array<std::array<std::uint32_t, ages_known>, 2> count_{};
};

/// The value nearest to `target` within low … high for which `holds`; −1 if there is none.
template <class Holds>
int nearest_age(int target, int low, int high, const Holds& holds) {
    if (low > high) return -1;
    target = target < low ? low : target > high ? high : target;
    for (int step = 0; target - step >= low || target + step <= high; ++step) {
        if (target - step >= low && holds(target - step)) return target - step;
        if (target + step <= high && holds(target + step)) return target + step;
    }
    return -1;
}

}  // namespace heed
