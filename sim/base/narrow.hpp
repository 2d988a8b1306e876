// Numbers kept in 16 bits that read and write like floats: for what is held of
// every person.
//
// Written to the nearest number that can be kept; what lies beyond the ends is
// kept as the end. Zero, and any number that was read, is written back without
// a change.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cstdint>
#include <limits>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace heed {

/// A multiple of 2^−digits.
template <class Whole, int digits>
class Fixed {
public:
    static constexpr float resolution = 1.0F / (1 << digits);

    Fixed() = default;
    Fixed(float value) : whole_(rounded(value * (1 << digits))) {}
    operator float() const { return static_cast<float>(whole_) * resolution; }

private:
    static Whole rounded(float value) {
        using Ends = std::numeric_limits<Whole>;
        // Adding 1.5 · 2²³ leaves the nearest whole number in the lowest bits: compilers do it for several at once.
        constexpr float rounder = 12582912;
        const float bounded = std::min(std::max(value, static_cast<float>(Ends::min())),
                                       static_cast<float>(Ends::max()));
        const float shifted = bounded + rounder;
        return static_cast<Whole>(std::bit_cast<std::int32_t>(shifted) -
                                  std::bit_cast<std::int32_t>(rounder));
    }
    Whole whole_ = 0;
};

/// Four of them, which read from and write to four floats at once: one load or store of the processor, not two halves.
template <class Whole, int digits>
struct FixedFour : std::array<Fixed<Whole, digits>, 4> {
    using Floats = std::array<float, 4>;

    FixedFour() = default;
    FixedFour(const Floats& values) requires std::signed_integral<Whole> {
#if defined(__SSE2__)  // rounds and ends as Fixed does, in four instructions
        const __m128 wide = _mm_mul_ps(_mm_loadu_ps(values.data()), _mm_set1_ps(1 << digits));
        const __m128i whole = _mm_cvtps_epi32(wide);
        _mm_storel_epi64(reinterpret_cast<__m128i*>(this->data()), _mm_packs_epi32(whole, whole));
#else
        for (std::size_t i = 0; i < 4; ++i) (*this)[i] = values[i];
#endif
    }
    operator Floats() const {
        const auto wholes = __builtin_convertvector(std::bit_cast<Narrow>(*this), Wholes);
        return std::bit_cast<Floats>(__builtin_convertvector(wholes, Wide) *
                                     Fixed<Whole, digits>::resolution);
    }

private:
    using Narrow [[gnu::vector_size(8)]] = Whole;
    using Wholes [[gnu::vector_size(16)]] = std::int32_t;
    using Wide [[gnu::vector_size(16)]] = float;
};

/// Zero, or a number from 2^−16 to 2^16 with a relative error of at most 2^−12.
class ShortFloat {
public:
    ShortFloat() = default;
    ShortFloat(float value) {
        const std::uint32_t bits = std::bit_cast<std::uint32_t>(std::clamp(value, 0.0F, 65504.0F));
        const std::uint32_t kept = (bits + (1U << (dropped - 1))) >> dropped;
        code_ = static_cast<std::uint16_t>(kept > least ? kept - least : 0);
    }
    operator float() const {
        return code_ == 0 ? 0.0F : std::bit_cast<float>((code_ + least) << dropped);
    }

private:
    static constexpr int dropped = 12;                         // of the float's 23 digits
    static constexpr std::uint32_t least = (127U - 16) << 11;  // 2^−16
    std::uint16_t code_ = 0;
};

}  // namespace heed
