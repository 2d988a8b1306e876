// The surface itself: its basis, the choice of its size, its coefficients.
#pragma once

#include <memory>

#include "sim/sweep/chaos.hpp"
#include "sim/sweep/chaos_basis.hpp"
#include "sim/sweep/sensitivity_least_squares.hpp"

namespace heed {

/// All that depends on the points alone. The dummy is the last factor.
struct ChaosAnalysis::Basis {
    explicit Basis(const Design& x);
    std::size_t points, factors;
    std::vector<OrthonormalPolynomials> polynomials;
    std::vector<std::pair<double, double>> ends;  ///< 10th and 90th percentile
    Ladder ladder;
    std::unique_ptr<OrthogonalColumns> columns;  ///< null if there are too few points
};

/// The surface of the chosen size.
struct SurfaceFit {
    std::size_t size = 0;  ///< terms, the constant counted
    double explained = 0;
    std::vector<double> projected, beta;
    std::vector<double> residual;  ///< by point, over √(1 − leverage)
};

/// Fits outputs `y` by point, of any origin: the constant is a term.
SurfaceFit fit_surface(const ChaosAnalysis::Basis& basis, std::span<const double> y);

}  // namespace heed
