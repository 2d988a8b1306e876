// The normal quantile, through Boost.Math's inverse error function.
#include "sim/base/normal.hpp"

#include <boost/math/special_functions/erf.hpp>
#include <limits>

namespace heed {

double normal_quantile(double probability) {
    if (probability <= 0) return -std::numeric_limits<double>::infinity();
    if (probability >= 1) return std::numeric_limits<double>::infinity();
    return -1.41421356237309504880 * boost::math::erfc_inv(2 * probability);
}

}  // namespace heed
