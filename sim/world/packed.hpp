// Columns of whole numbers that nobody changes, in as many bits as they need.
//
// Ties are most of what a population weighs, and the number of a person among a million needs 20 bits, not 32. Numbers
// are read one by one, in any order, by one load, a shift and a mask: no list has to be unpacked.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <vector>

namespace heed {

/// What a column weighs, with the room that it keeps.
template <class T>
std::size_t bytes_of(const std::vector<T>& column) {
    return column.capacity() * sizeof(T);
}

/// Numbers in as many bits as the largest of them needs. The highest 32-bit number (`nobody`) costs nothing: what is
/// kept is one more than each number, and one more than that is zero.
class Packed {
public:
    Packed() = default;
    Packed(std::span<const std::uint32_t> numbers);
    Packed(const std::vector<std::uint32_t>& numbers) : Packed(std::span(numbers)) {}
    Packed(std::initializer_list<std::uint32_t> numbers)
        : Packed(std::span(numbers.begin(), numbers.size())) {}

    std::uint32_t operator[](std::size_t k) const {
        std::uint64_t word;
        std::memcpy(&word, address(k), sizeof word);
        return static_cast<std::uint32_t>((word >> (k * bits_ % 8)) & mask_) - 1;
    }
    std::uint32_t back() const { return (*this)[size_ - 1]; }
    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    bool operator==(const Packed&) const = default;

    /// Where number k lies in memory.
    const std::uint8_t* address(std::size_t k) const { return bytes_.data() + k * bits_ / 8; }
    std::size_t bytes() const { return bytes_.size(); }

private:
    static_assert(std::endian::native == std::endian::little);
    std::vector<std::uint8_t> bytes_;  // a word more than the numbers need, to be read past the end
    std::size_t size_ = 0;
    std::uint32_t bits_ = 0;
    std::uint64_t mask_ = 0;
};

/// Numbers that rise: what each stands above the first of its sixteen needs few bits.
class PackedRising {
public:
    PackedRising() = default;
    PackedRising(std::span<const std::uint32_t> numbers);
    PackedRising(const std::vector<std::uint32_t>& numbers) : PackedRising(std::span(numbers)) {}
    PackedRising(std::initializer_list<std::uint32_t> numbers)
        : PackedRising(std::span(numbers.begin(), numbers.size())) {}

    std::uint32_t operator[](std::size_t k) const { return base_[k / block] + above_[k]; }
    std::uint32_t back() const { return (*this)[size() - 1]; }
    std::size_t size() const { return above_.size(); }
    bool empty() const { return above_.empty(); }
    bool operator==(const PackedRising&) const = default;

    const std::uint8_t* address(std::size_t k) const { return above_.address(k); }
    std::size_t bytes() const { return base_.size() * sizeof(std::uint32_t) + above_.bytes(); }

private:
    static constexpr std::size_t block = 16;
    std::vector<std::uint32_t> base_;  // [k / block]
    Packed above_;                     // [k]
};

}  // namespace heed
