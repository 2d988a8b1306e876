// Who stands in which cell: combinations of levels that occur among people, times age bands.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/outcomes/measure.hpp"

namespace heed {

/// A person keeps their combination of fixed levels for life and moves through its age bands. Sums
/// over people are kept by cell; folding them gives the sums of every group of every dimension.
class Cells {
public:
    Cells(const std::vector<Dimension>& dimensions, const Population& people);

    std::size_t size() const { return combinations_ * bands_; }
    std::size_t groups() const { return groups_; }

    /// Adds to `sums` (one number per cell) by person, at the ages that they have in this world.
    Adder adder(const World& world, double* sums) const {
        return {first_.data(), world.age.data(), band_.data(), headcount_, sums};
    }

    /// Counts the people in each cell anew; then follows the birthdays of the step at hand.
    void count(const World& world);
    void follow_birthdays(const World& world);

    /// Sums by group out of sums by cell, times a weight: always in the same order of additions.
    void fold(const double* sums, double weight, double* by_group) const;

private:
    template <class LevelOf>
    std::vector<std::uint32_t> split(std::size_t levels, LevelOf&& level_of);
    void split_by(const Dimension& dimension, const Population& people);
    void split_by_age(const Dimension& dimension);
    void split_by_lane();

    std::size_t combinations_ = 1, bands_ = 1, groups_ = 1;
    std::size_t first_age_group_ = 0;             ///< 0: ages are not told apart
    std::vector<std::uint32_t> first_;            ///< [person] first cell of their combination
    std::vector<std::vector<std::uint32_t>> in_;  ///< [fixed dimension][combination] group
    std::array<std::uint8_t, 256> band_{};        ///< [age]
    std::vector<double> headcount_;               ///< [cell]
};

}  // namespace heed
