// How far values differ between draws of parameters, and by chance between worlds of a draw.
//
// A world is one (draw, replicate): a draw of the uncertain parameters, and chance within it.
// Values are ordered [draw · replicates + replicate]; NaN means that the figure is undefined in
// that world (there is no one to count), and such worlds are left out. Sums run in a fixed order.
#pragma once

#include <cstddef>
#include <limits>
#include <span>

namespace heed {

/// In place of a figure that is none.
inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// One-way random effects (Searle, Casella and McCulloch 1992, "Variance components", chapter 3):
/// value = mean + effect of the draw + chance. Draws may keep different numbers of worlds.
struct Components {
    std::size_t worlds = 0;         ///< defined values
    std::size_t draws = 0;          ///< draws with at least one
    double mean = 0;                ///< of all worlds
    double variance = 0;            ///< s² of all worlds, draws not told apart
    double within = 0;              ///< mean square within draws; NaN if no draw has two worlds
    double between_draws = 0;       ///< component, at least 0; NaN if not separable from chance
    double chance = 0;              ///< component: the rest; all of s² when draws show no effect
    double error_of_mean = 0;       ///< standard error of the mean
    double spread_of_new = 0;       ///< standard deviation of (a further world − mean)
    double degrees_of_freedom = 0;  ///< of `spread_of_new` (Satterthwaite)

    bool separable() const { return draws > 1 && worlds > draws; }
};
Components components(std::span<const double> values, std::size_t replicates);

/// The same for the share of worlds with a value of at most `end`.
Components components_up_to(double end, std::span<const double> values, std::size_t replicates);

}  // namespace heed
