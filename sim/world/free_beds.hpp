// The free beds of a place's households, by the age of the adult who would care for a child there.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/world/census.hpp"

namespace heed {

class FreeBeds {
public:
    /// `count` free beds in this household, whose carer has this age.
    void add(std::uint32_t home, int carer_age, std::uint32_t count);

    /// Mixes the beds of each carer age; to be called once, before any is taken.
    void mix(Dice::Stream& stream);

    /// The household of a free bed with the carer's age nearest to `target`: within low … high if
    /// there is one, else as near to that range as can be. There must be a free bed.
    std::uint32_t take(int target, int low, int high);

private:
    std::array<std::vector<std::uint32_t>, ages_known> homes_;
};

}  // namespace heed
