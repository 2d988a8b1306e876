// Sorting by a whole-number key, digit by digit: stable, and several times faster than comparing.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace heed {

/// A key by which numbers are sorted by size; −0 and 0 are the same.
inline std::uint64_t in_order_of_size(double number) {
    constexpr std::uint64_t sign = std::uint64_t{1} << 63;
    const auto bits = std::bit_cast<std::uint64_t>(number + 0.0);
    return (bits & sign) != 0 ? ~bits : bits | sign;
}

/// Sorts by `key(item)`, a std::uint64_t, with the help of memory for as many. A digit that all items share costs nothing.
template <class T, class Key>
void radix_sort(std::vector<T>& items, const Key& key, std::vector<T>&& moved = {}) {
    constexpr unsigned digit_bits = 11;
    constexpr std::size_t buckets = std::size_t{1} << digit_bits;
    std::uint64_t differs = 0;
    for (const T& item : items) differs |= key(item) ^ key(items.front());
    moved.resize(items.size());
    for (unsigned shift = 0; shift < 64; shift += digit_bits) {
        if (((differs >> shift) & (buckets - 1)) == 0) continue;
        const auto digit = [&](const T& item) { return (key(item) >> shift) & (buckets - 1); };
        std::array<std::size_t, buckets> start{};
        for (const T& item : items) ++start[digit(item)];
        std::size_t sum = 0;
        for (std::size_t& count : start) {
            sum += count;
            count = sum - count;
        }
        for (const T& item : items) moved[start[digit(item)]++] = item;
        items.swap(moved);
    }
}

}  // namespace heed
