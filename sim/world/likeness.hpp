// What close ties are alike in: place and the qualities of `homophily`.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/world/population.hpp"
#include "sim/world/profile.hpp"

namespace heed {

inline constexpr int near_age = 5;  ///< years; "alike in age"

/// A set of qualities that the people of one circle must share; bit 0 is the place.
using Qualities = std::uint32_t;
inline constexpr Qualities place_alone = 1;
inline constexpr std::size_t most_qualities = 8;

/// The share of same-level pairs among pairs of random people.
double chance_of_same(const Attribute& attribute);

class Likeness {
public:
    /// Each quality is demanded with its strength, independently: a share s of ties then is within
    /// a level by choice, and of the others as many as chance has it.
    Likeness(const CloseTiesProfile& profile, const Population& people);

    /// Draws which qualities a circle demands.
    Qualities draw(Dice::Stream& stream) const;

    /// The set in the upper 8, the levels in the middle 22 bits, and in the lower 22 an order
    /// within the level: by age where it counts, blurred by `near_age` years so that bands have no
    /// borders; else random.
    std::uint64_t key(Person person, Qualities demanded, Dice::Stream& stream) const;

private:
    const Population& people_;
    std::vector<const Attribute*> quality_;  // null: age
    std::vector<double> up_to_;              // [set] cumulative probability
};

}  // namespace heed
