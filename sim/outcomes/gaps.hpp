// How unequal groups are: one group's figure against another's, in the same world.
#pragma once

#include <vector>

#include "sim/outcomes/effects.hpp"

namespace heed {

/// Which two groups of a dimension are compared.
enum class Between {
    extremes,  ///< the one with the highest mean against the one with the lowest
    ends,  ///< the last level against the first: the highest against the lowest where levels rise
};
inline Words words(Between) {
    static constexpr std::string_view list[] = {"extremes", "ends"};
    return list;
}

/// One cell of the table of gaps, over the whole time.
struct Gap {
    std::size_t arm = 0, measure = 0;
    Between between = Between::extremes;
    std::size_t group = 0, other = 0;
    Estimate difference;  ///< group − other
    Estimate
        ratio;  ///< mean of group / mean of other; its ends are the difference's, divided alike
    Estimate change;  ///< the arm's difference − the comparison's; no worlds in the comparison
    bool unchanged = false;  ///< the differences agree to the bit in every world
    bool suppressed = false;
};

/// Every arm × measure × dimension with at least two levels × the two ways of choosing groups. Numbers of people
/// and the like, which are larger only because a group is, have no gaps; nor has what belongs to no group.
/// Extremes are those of the comparison, so that all arms compare the same two; where its groups are all alike
/// (nobody is reached without a campaign), they are the arm's own. The mean over worlds chooses them, never the
/// world at hand, which would find a gap in any noise; small gaps between many small groups are still flattered.
std::vector<Gap> gaps(const Results& results, double suppress_below);

}  // namespace heed
