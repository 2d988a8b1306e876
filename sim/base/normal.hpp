// The standard normal distribution: cumulative probability and quantile.
#pragma once

#include <cmath>

namespace heed {

/// Φ(x), to double precision.
inline double normal_cdf(double x) { return 0.5 * std::erfc(-x * 0.70710678118654752440); }

/// Φ⁻¹(p); p ≤ 0 and p ≥ 1 give minus and plus infinity.
double normal_quantile(double probability);

}  // namespace heed
