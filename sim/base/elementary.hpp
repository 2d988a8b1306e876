// Logarithm and exponential in single precision: a few additions and multiplications, without a branch. Compilers
// make them work on several numbers at once, and they give the same bits on every machine, which the C library's do
// not: those pick another variant where the processor can fuse operations.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

namespace heed {

/// ln x for normal x > 0. Absolute error below 1e-7 for 0.5 ≤ x ≤ 2, relative error below 2e-7 elsewhere.
inline float quick_log(float x) {
    // x = 2^e · m with m in [√½, √2), and ln m = 2 artanh s with s = (m − 1)/(m + 1), as a series in s.
    constexpr std::uint32_t root_half = 0x3f3504f3U;
    const std::uint32_t above = std::bit_cast<std::uint32_t>(x) - root_half;
    const auto exponent = static_cast<float>(static_cast<std::int32_t>(above) >> 23);
    const float m = std::bit_cast<float>((above & 0x007fffffU) + root_half);
    const float s = (m - 1) / (m + 1);
    const float square = s * s;
    const float series =
        s * (2 + square * (0.66666667F +
                           square * (0.4F + square * (0.28571429F + square * 0.2222222F))));
    // ln 2 in two parts, the first with few digits, so that the product with the exponent is exact.
    return exponent * 0.693145752F + (series + exponent * 1.42860677e-06F);
}

/// eˣ for x ≤ 0; relative error below 3e-7; 0 below −87.
inline float quick_exp(float x) {
    // x = k ln 2 + r with |r| ≤ ln 2 / 2, and e^r by Taylor's series. Adding 1.5 · 2²³ leaves k, rounded to the
    // nearest whole number, in the lowest bits.
    constexpr float rounder = 12582912;
    const float bounded = std::max(x, -88.0F);
    const float shifted = bounded * 1.44269504F + rounder;
    const float whole = shifted - rounder;
    const float r = (bounded - whole * 0.693145752F) - whole * 1.42860677e-06F;
    const float series =
        1 + r * (1 + r * (0.5F + r * (0.16666667F + r * (0.041666667F + r * (0.0083333333F +
                                                                             r * 0.0013888889F)))));
    const std::uint32_t k =
        std::bit_cast<std::uint32_t>(shifted) - std::bit_cast<std::uint32_t>(rounder);
    return series * std::bit_cast<float>((k + 127) << 23);
}

/// Φ(x), the standard normal distribution; absolute error below 3e-7. Formula 26.2.17 of Abramowitz and Stegun (1964),
/// "Handbook of Mathematical Functions".
inline float quick_normal_cdf(float x) {
    const float t = 1 / (1 + 0.2316419F * std::abs(x));
    const float series =
        t * (0.31938153F +
             t * (-0.356563782F + t * (1.781477937F + t * (-1.821255978F + t * 1.330274429F))));
    const float above = 0.39894228F * quick_exp(-0.5F * x * x) * series;
    return x < 0 ? above : 1 - above;
}

/// Exponential with mean 1 from 32 random bits, by inversion: −ln((word + ½) / 2³²). Falls as the word rises; may be 0.
inline float exponential_of(std::uint32_t word) {
    // In two halves, because processors turn signed numbers into floating ones, four at a time.
    const auto high = static_cast<float>(static_cast<std::int32_t>(word >> 16));
    const auto low = static_cast<float>(static_cast<std::int32_t>(word & 0xffffU));
    return -quick_log(high * 0x1p-16F + (low + 0.5F) * 0x1p-32F);
}

}  // namespace heed
