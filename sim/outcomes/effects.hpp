// From the sums of paired runs to figures: each arm's outcomes, and arm minus comparison.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/outcomes/recorder.hpp"
#include "sim/outcomes/statistics.hpp"

namespace heed {

/// All runs of a scenario. A world is one (draw, replicate); its arms share people and dice.
struct Results {
    std::shared_ptr<const Scheme> scheme;
    std::vector<std::string> arms;
    std::size_t comparison = 0;  ///< index of the arm compared with
    std::size_t draws = 1, replicates = 1;
    std::vector<Sums> runs;  ///< [(draw · replicates + replicate) · arms + arm]
    std::vector<Date> period_starts, period_ends;  ///< [period]; ends are the first day after

    const Sums& run(std::size_t draw, std::size_t replicate, std::size_t arm) const {
        return runs[(draw * replicates + replicate) * arms.size() + arm];
    }
    std::size_t worlds() const { return draws * replicates; }
};

/// One cell of the outcome table.
struct Outcome {
    std::size_t arm = 0, measure = 0, group = 0;
    std::optional<std::size_t> period;  ///< nothing: the whole time
    Estimate value;
    bool suppressed = false;  ///< fewer people behind it than may be shown
};

/// One cell of the effect table: arm minus comparison, in the same world.
struct Effect {
    std::size_t arm = 0, measure = 0, group = 0;
    std::optional<std::size_t> period;
    Estimate difference;
    Estimate relative;             ///< difference / comparison's mean over the same worlds
    double probability_lower = 0;  ///< share of worlds in which the arm has less
    double probability_equal = 0;  ///< share of worlds in which both have the same
    double variance_ratio = 0;     ///< Var(difference) / (Var(arm) + Var(comparison)), within draws
    bool exactly_zero = false;     ///< the arms agree to the bit in every world
    bool suppressed = false;
};

/// Value of a measure in one run for a group, over one period or all; NaN with no one to count.
double value_of(const Scheme& scheme, const Sums& sums, const Measure& measure, std::size_t group,
                std::optional<std::size_t> period);

/// Every arm × measure × group × (each period, then the whole). Cells with some, but fewer than
/// `suppress_below` people are suppressed: people as the mean over worlds of the numerator or the
/// denominator, where these count people. An effect is suppressed if either of its arms is. An
/// outcome's interval stays at or above 0 if no world has less.
std::vector<Outcome> outcomes(const Results& results, double suppress_below);
std::vector<Effect> effects(const Results& results, double suppress_below);

}  // namespace heed
