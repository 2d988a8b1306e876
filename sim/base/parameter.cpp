// Quantiles of the distributions in which doubt is stated.
#include "sim/base/parameter.hpp"

#include <boost/math/special_functions/beta.hpp>
#include <cmath>

#include "sim/base/normal.hpp"

namespace heed {

namespace {
/// PERT: a beta distribution on [low, high] whose mean is (low + 4 mode + high) / 6.
double pert_quantile(double low, double high, double mode, double probability) {
    if (high <= low) return low;
    const double alpha = 1 + 4 * (mode - low) / (high - low);
    const double beta = 1 + 4 * (high - mode) / (high - low);
    return low + (high - low) * boost::math::ibeta_inv(alpha, beta, probability);
}
}  // namespace

double Distribution::quantile(double probability) const {
    switch (shape) {
        case Shape::pert: return pert_quantile(a, b, mode, probability);
        case Shape::uniform: return a + (b - a) * probability;
        case Shape::normal: return a + b * normal_quantile(probability);
        case Shape::lognormal: return a * std::exp(b * normal_quantile(probability));
        case Shape::beta: return boost::math::ibeta_inv(a * b, (1 - a) * b, probability);
    }
    return mode;
}

}  // namespace heed
