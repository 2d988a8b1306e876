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

namespace {
double central(double q) {
    const double r = q * q;
    return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) *
                  r +
              1.383577518672690e+02) *
                 r -
             3.066479806614716e+01) *
                r +
            2.506628277459239e+00) *
           q /
           (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) *
                  r +
              6.680131188771972e+01) *
                 r -
             1.328068155288572e+01) *
                r +
            1);
}

double lower_tail(double probability) {
    const double q = std::sqrt(-2 * std::log(probability));
    return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) *
                  q -
              2.549732539343734e+00) *
                 q +
             4.374664141464968e+00) *
                q +
            2.938163982698783e+00) /
           ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q +
             3.754408661907416e+00) *
                q +
            1);
}
constexpr double tail = 0.02425;
}  // namespace

double normal_quantile_for_dice(double probability) {
    if (probability < tail) return lower_tail(probability);
    if (probability > 1 - tail) return -lower_tail(1 - probability);
    return central(probability - 0.5);
}

void normal_quantiles_for_dice(std::span<const std::uint32_t> words, double* quantiles) {
    // First all as if they were central, without a branch, so that compilers work on several at once. Words are turned
    // into signed numbers, around ½, because processors turn these into floating ones.
    for (std::size_t i = 0; i < words.size(); ++i)
        quantiles[i] = central((static_cast<std::int32_t>(words[i] ^ 0x80000000U) + 0.5) * 0x1p-32);
    constexpr auto last = static_cast<std::uint32_t>(tail * 0x1p32);
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i] <= last || words[i] >= ~last)
            quantiles[i] = normal_quantile_for_dice((words[i] + 0.5) * 0x1p-32);
}

}  // namespace heed
