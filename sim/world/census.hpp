// How many people of each place, gender and age there are: the first step of making a population.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/world/profile.hpp"

namespace heed {

inline constexpr int ages_known = 121;  ///< whole years 0 to 120
inline constexpr int female = 0, male = 1;

/// People counted by place, gender (female, male) and whole year of age.
struct Census {
    std::size_t places = 0;
    std::vector<std::uint32_t> count;  ///< [place][gender][age]

    explicit Census(std::size_t place_count)
        : places(place_count), count(place_count * 2 * ages_known, 0) {}

    std::uint32_t& at(std::size_t place, int gender, int age) {
        return count[cell(place, gender, age)];
    }
    std::uint32_t at(std::size_t place, int gender, int age) const {
        return count[cell(place, gender, age)];
    }
    /// People in a place of at least this age.
    std::uint32_t people(std::size_t place, int from_age = 0) const;

private:
    static std::size_t cell(std::size_t place, int gender, int age) {
        return (place * 2 + static_cast<std::size_t>(gender)) * ages_known +
               static_cast<std::size_t>(age);
    }
};

/// Counts the profile's people so that places, ages, gender by age and gender by place are met up
/// to whole people. Where a place would have children but no adult, an adult from elsewhere changes
/// with a child.
Census count_people(const Profile& profile, const Dice& dice);

}  // namespace heed
