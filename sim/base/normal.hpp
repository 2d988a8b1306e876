// The standard normal distribution: cumulative probability and quantile.
#pragma once

#include <cmath>
#include <cstdint>
#include <span>

namespace heed {

/// Φ(x), to double precision.
inline double normal_cdf(double x) { return 0.5 * std::erfc(-x * 0.70710678118654752440); }

/// Φ⁻¹(p); p ≤ 0 and p ≥ 1 give minus and plus infinity.
double normal_quantile(double probability);

/// The same for 0 < p < 1 with a relative error below 1.2e-9, in a few nanoseconds: for dice, whose 32 bits do
/// not resolve more. Rational approximation of Acklam (2003, "An algorithm for computing the inverse normal
/// cumulative distribution function").
double normal_quantile_for_dice(double probability);

/// The same for each of these 32-bit words, of p = (word + ½) / 2³², in less time.
void normal_quantiles_for_dice(std::span<const std::uint32_t> words, double* quantiles);

}  // namespace heed
