// Elementary effects from trajectories: the cheapest way to see which of many factors matter at all.
#pragma once

#include "sim/sweep/design.hpp"
#include "sim/sweep/sensitivity.hpp"

namespace heed {

/// The elementary effect of a factor is (y after − y before) / (coordinate after − before): the change of the output, in
/// its unit, as if the factor went through its whole range.
struct ElementaryEffects {
    struct Factor {
        Figure mu;       ///< mean effect; effects of both signs cancel
        Figure mu_star;  ///< mean size of effect (Campolongo, Cariboni and Saltelli 2007)
        Figure
            sigma;  ///< standard deviation of effects: curvature, interplay with other factors, and chance
        bool beyond_chance = false;  ///< the interval of mu_star lies above the dummy's
    };
    std::vector<Factor> factors;  ///< without the dummy
    Factor dummy;
    DummyFrom dummy_from = DummyFrom::nothing;
    std::size_t used = 0, left_out = 0;  ///< trajectories with and without all their outputs
};

/// Morris 1991, Technometrics 33, from outputs `y` at the points of morris_design (or of any trajectories of factors + 1
/// points that change one factor at a time). Trajectories are what is drawn again. Without a dummy factor, but with
/// variance_of_mean, the dummy's figures are those of differences of normal means with that variance
/// over the smallest step in the design.
ElementaryEffects elementary_effects(const Design& design, std::span<const double> y,
                                     const Chance& chance = {}, Resampling resampling = {});

}  // namespace heed
