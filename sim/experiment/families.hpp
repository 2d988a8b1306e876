// Which arms of an experiment are the same for how long: what they share of a world need be lived through only once.
//
// Arms that differ in parameters share nothing but the people. Arms that differ in campaigns alone are a family: until the
// first step in which one of the campaigns that they do not share can act, they are the same world, to the bit. From there
// on every arm goes its own way and everybody is carried on, whether the campaign can touch them or not:
// docs/performance.md says why nothing is spared there.
#pragma once

#include <vector>

#include "sim/experiment/experiment.hpp"

namespace heed {

/// Arms that share what happens to people before a step.
struct Family {
    std::vector<std::size_t> arms;       ///< rising
    std::vector<std::vector<bool>> own;  ///< [arm of the family][campaign] not as in the first arm
    int until = 0;  ///< first step that is not shared; 0: only what is before the first step
};

/// Worlds that a thread holds at once: what a family shares, and the arm in hand.
inline int worlds_held(const Experiment& experiment) { return experiment.arms.size() > 1 ? 2 : 1; }

/// Every arm in one family, in the order of their first arms.
std::vector<Family> families_of(const Experiment& experiment);

}  // namespace heed
