// Sobol' indices from any set of points (Latin hypercube, Sobol' sequence, random, a table), by a polynomial surface.
#pragma once

#include <memory>

#include "sim/sweep/design.hpp"
#include "sim/sweep/sensitivity.hpp"
#include "sim/sweep/sensitivity_tornado.hpp"

namespace heed {

/// What a surface says about the outputs.
struct SurfaceReading {
    Indices indices;  ///< `variance` is that of the surface and its residuals; units are points
    /// Q²: share of the variance between points that the surface foretells at a point it was not fitted to, by leaving out
    /// one at a time. At most 1; 0 and less: no better than the mean. NaN if there are too few points.
    double explained = Figure::unknown;
    Figure residual_share;      ///< of the variance: chance, and what the surface misses
    std::size_t terms = 0;      ///< of the surface, the constant counted
    std::size_t degree = 0;     ///< highest power in it
    bool interactions = false;  ///< whether the surface holds any
    std::vector<Swing>
        bars;  ///< by factor: mean outcome at its 10th and 90th percentile, the others as they come
};

/// Polynomial chaos (Sudret 2008, Reliab. Eng. Syst. Saf. 93): y ≈ Σ β_t Π p(x) with polynomials that are orthonormal over
/// the values of each factor, by least squares. Factors are taken as independent. Of surfaces that grow step by step
/// (see Ladder) the smallest is taken whose leave-one-out error is within 2 % of the least; a surface has at most half as
/// many terms as there are points (a linear one, four fifths), and at most 800. Each term adds β² to the variance of the factors in
/// it; the expected square of the error of β is taken off, so that indices of nothing are zero on average.
///
/// Points are what is drawn again, in up to 500 groups, by their influence on the coefficients (score bootstrap: Kline
/// and Santos 2012, J. Econom. Methods 1) with residuals over √(1 − leverage), without a new fit. The dummy is the
/// design's, or a column of random numbers that the surface may use like any factor.
class ChaosAnalysis {
public:
    /// `x`: coordinates in any unit; quantiles or numbers of levels suit best.
    explicit ChaosAnalysis(Design x, bool last_factor_is_dummy = false,
                           Resampling resampling = {200, 1});
    ~ChaosAnalysis();

    /// For one output by point. Outputs of all points share the work of the fit. With variance_of_mean, the indices are
    /// shares of the variance of the expected outcome, if points have dice of their own.
    SurfaceReading operator()(std::span<const double> y,
                              std::span<const double> variance_of_mean = {});

    struct Basis;

private:
    Design x_;
    bool last_factor_is_dummy_;
    Resampling resampling_;
    std::unique_ptr<Basis> complete_;  // of all points, once it is needed
};

}  // namespace heed
