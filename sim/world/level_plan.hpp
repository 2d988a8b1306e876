// How many people (or households) of each kind get each level of an attribute.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/base/random.hpp"

namespace heed {

/// Units to be given a level: `count[row][kind]`, each unit of a kind standing for `persons[kind]`
/// people. Rows are the joint levels of associated attributes; with a single kind of one person,
/// units are people.
struct Units {
    std::size_t rows = 1;
    std::vector<std::uint32_t> persons{1};
    std::vector<std::uint32_t> count;

    std::uint32_t people(std::size_t row) const;
};

/// For each row, kind and level, how many units get it. People's shares of the levels are met as
/// nearly as whole units allow: within one person where units are people, else within about the
/// largest unit. `log_seed[row][level]` holds the association; fitting keeps its odds ratios.
std::vector<std::uint32_t> plan_levels(const Units& units, std::span<const double> shares,
                                       std::span<const double> log_seed, Dice::Stream& stream);

}  // namespace heed
