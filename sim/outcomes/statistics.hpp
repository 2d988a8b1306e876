// From values in many worlds to one figure: mean, 95 % interval, errors, and where doubt is from.
//
// The interval is for one further world, drawn like these. With enough worlds it runs from the
// 2.5th to the 97.5th percentile, type 6 of Hyndman and Fan (1996, "Sample quantiles in statistical
// packages"): order statistic number (n + 1)·p, the type for which a further world falls inside
// with 95 % probability whatever the distribution. With fewer it is the normal-theory interval with
// the same meaning: mean ± t·(standard deviation of a further world less the mean), draws counted
// as clusters. Below 80 worlds a percentile hangs on the one or two most extreme worlds, and how
// uncertain it is cannot be told from them (at 40 worlds the errors below would be 40 % too small);
// with fewer than 20 draws percentiles take too few parameters for all that are possible (a further
// world of normal draws and equal chance fell inside in 93 % of trials with 10 draws, 85 % with 2).
#pragma once

#include <map>
#include <span>
#include <vector>

#include "sim/outcomes/components.hpp"

namespace heed {

/// A figure over the worlds. Undefined figures (no one to count) are NaN.
struct Estimate {
    double mean = 0;
    double low = 0, high = 0;  ///< 95 % interval for a further world; NaN below two worlds
    double mc_error = 0;       ///< Monte Carlo standard error of the mean (draws are clusters)
    double mc_error_low = 0, mc_error_high = 0;  ///< Monte Carlo standard errors of the two ends
    double share_draws = 0;   ///< of the variance: from what is not known about parameters
    double share_chance = 0;  ///< of the variance: from chance
    std::size_t worlds = 0;   ///< worlds in which the figure is defined
};

/// Fewest worlds, and draws if more than one, with which the interval's ends are percentiles.
inline constexpr std::size_t fewest_worlds_for_percentiles = 80, fewest_draws_for_percentiles = 20;

/// Distils figures from worlds; remembers what depends on their number alone.
class Distiller {
public:
    explicit Distiller(std::size_t replicates) : replicates_(replicates) {}
    Estimate operator()(std::span<const double> values);

private:
    /// How the lowest (or, mirrored, the highest) order statistics make an end of the interval.
    struct Tail {
        double position = 0;          ///< of the percentile among order statistics, from 1
        std::vector<double> weights;  ///< probability that it is each of them in another sample
    };
    const Tail& tail(std::size_t worlds);
    void percentile_ends(std::span<const double> values, Estimate& figure);
    static double end_of(const Tail& tail, std::span<const double> ordered, double& error);
    double design_effect(std::span<const double> values, double end) const;

    std::size_t replicates_;
    std::map<std::size_t, Tail> tails_;
    std::vector<double> sorted_;
};

/// One figure from the worlds.
Estimate estimate(const std::vector<double>& values, std::size_t draws, std::size_t replicates);

}  // namespace heed
