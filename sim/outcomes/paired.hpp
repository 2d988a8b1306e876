// Two figures in the same worlds (two arms, two groups), and what their differences say.
#pragma once

#include <span>
#include <vector>

#include "sim/outcomes/statistics.hpp"

namespace heed {

/// One figure minus another, world by world.
struct Comparison {
    Estimate difference;
    Estimate relative;             ///< difference / the other's mean over the same worlds
    double probability_lower = 0;  ///< share of worlds in which the one is less than the other
    double probability_equal = 0;  ///< share of worlds in which both have the same
    double variance_ratio = 0;     ///< Var(difference) / (Var(one) + Var(other)), within draws
    bool exactly_zero = false;     ///< they agree to the bit in every world
};

/// Compares columns of values by world; keeps its memory for the next.
class Paired {
public:
    explicit Paired(std::size_t replicates) : replicates_(replicates), distil_(replicates) {}
    Comparison compare(std::span<const double> one, std::span<const double> other);

private:
    void keep_paired(std::span<const double> one, std::span<const double> other);
    void count(Comparison& all) const;
    Estimate relative(const Comparison& all, double other_mean);
    double variance_ratio(bool exactly_zero) const;

    std::size_t replicates_;
    Distiller distil_;
    std::vector<double> one_, other_, difference_, residual_;
};

}  // namespace heed
