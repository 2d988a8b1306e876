// Uniform numbers, whole numbers and random orders from a keyed stream; the same on every machine
// (the standard library's own distributions and std::shuffle differ between implementations).
#pragma once

#include <cstdint>
#include <span>
#include <utility>

#include "sim/base/random.hpp"

namespace heed {

/// Uniform on 0 … count − 1; the bias is below count / 2³².
inline std::uint32_t below(Dice::Stream& stream, std::uint32_t count) {
    return static_cast<std::uint32_t>((std::uint64_t{stream()} * count) >> 32);
}

/// Every order equally likely (Fisher and Yates).
template <class T>
void shuffle(std::span<T> items, Dice::Stream& stream) {
    for (std::size_t left = items.size(); left > 1; --left)
        std::swap(items[left - 1], items[below(stream, static_cast<std::uint32_t>(left))]);
}

}  // namespace heed
