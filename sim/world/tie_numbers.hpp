// How many ties each person wants: numbers of a given distribution in random order.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/base/random.hpp"

namespace heed {

/// Negative binomial numbers with this mean and shape for so many people, none above `most`. The
/// numbers follow the distribution to one person each, so that the mean is the same in every draw.
std::vector<std::uint32_t> uneven_numbers(double mean, double dispersion, std::uint32_t people,
                                          std::uint32_t most, Dice::Stream& stream);

/// Power-law numbers with this mean and exponent for so many people, none above √(mean × people)
/// and `most`.
std::vector<std::uint32_t> heavy_tailed_numbers(double mean, double tail, std::uint32_t people,
                                                std::uint32_t most, Dice::Stream& stream);

}  // namespace heed
