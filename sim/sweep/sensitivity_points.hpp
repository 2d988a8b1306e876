// Points without a structure of their own, made ready for a fit.
#pragma once

#include "sim/sweep/design.hpp"
#include "sim/sweep/sensitivity.hpp"

namespace heed {

/// The points that have an output, with a dummy as the last factor: the design's own, or one made of random numbers.
struct Analysed {
    Design x;
    std::vector<double> y;
    std::vector<double> variance_of_mean;  ///< empty if not known
    std::size_t left_out = 0;
    DummyFrom dummy_from = DummyFrom::made;
};
Analysed with_dummy(const Design& x, std::span<const double> y, const Chance& chance,
                    std::uint64_t seed);

}  // namespace heed
