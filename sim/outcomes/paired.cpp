// Differences within worlds.
#include "sim/outcomes/paired.hpp"

#include <cmath>
#include <utility>

namespace heed {

namespace {
double scaled(double value, double mean) { return value / mean + 0.0; }  // never −0
}  // namespace

Comparison Paired::compare(std::span<const double> one, std::span<const double> other) {
    keep_paired(one, other);
    Comparison all;
    all.difference = distil_(difference_);
    count(all);
    all.relative = relative(all, components(other_, replicates_).mean);
    all.variance_ratio = variance_ratio(all.exactly_zero);
    return all;
}

/// Worlds in which either is undefined are left out of all three columns.
void Paired::keep_paired(std::span<const double> one, std::span<const double> other) {
    difference_.resize(one.size());
    one_.assign(one.begin(), one.end());
    other_.assign(other.begin(), other.end());
    for (std::size_t world = 0; world < one.size(); ++world) {
        difference_[world] = one_[world] - other_[world];
        if (std::isnan(difference_[world])) one_[world] = other_[world] = undefined;
    }
}

void Paired::count(Comparison& all) const {
    std::size_t lower = 0, equal = 0;
    for (const double difference : difference_) {
        if (difference < 0) ++lower;
        if (difference == 0) ++equal;
    }
    const std::size_t worlds = all.difference.worlds;
    all.exactly_zero = worlds > 0 && equal == worlds;
    const auto share = [&](std::size_t count) {
        return worlds == 0 ? undefined : static_cast<double>(count) / static_cast<double>(worlds);
    };
    all.probability_lower = share(lower);
    all.probability_equal = share(equal);
}

/// The ends are the difference's, divided. The mean is a ratio of two means over the same
/// worlds: its error is that of the mean of (difference − ratio · other) / mean.
Estimate Paired::relative(const Comparison& all, double other_mean) {
    Estimate ratio = all.difference;
    if (other_mean == 0 && all.exactly_zero) return ratio;
    if (other_mean == 0) other_mean = undefined;
    ratio.mean = scaled(ratio.mean, other_mean);
    ratio.low = scaled(ratio.low, other_mean);
    ratio.high = scaled(ratio.high, other_mean);
    ratio.mc_error_low = std::abs(scaled(ratio.mc_error_low, other_mean));
    ratio.mc_error_high = std::abs(scaled(ratio.mc_error_high, other_mean));
    if (other_mean < 0) {
        std::swap(ratio.low, ratio.high);
        std::swap(ratio.mc_error_low, ratio.mc_error_high);
    }
    residual_.resize(other_.size());
    for (std::size_t world = 0; world < other_.size(); ++world)
        residual_[world] = (difference_[world] - ratio.mean * other_[world]) / other_mean;
    ratio.mc_error = components(residual_, replicates_).error_of_mean;
    return ratio;
}

double Paired::variance_ratio(bool exactly_zero) const {
    const double of_one = components(one_, replicates_).within;
    const double of_other = components(other_, replicates_).within;
    if (exactly_zero && of_other == 0) return 0;
    return components(difference_, replicates_).within / (of_one + of_other);
}

}  // namespace heed
