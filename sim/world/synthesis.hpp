// Making a population from its profile.
#pragma once

#include <string>
#include <vector>

#include "sim/base/problem.hpp"
#include "sim/base/random.hpp"
#include "sim/world/population.hpp"
#include "sim/world/profile.hpp"

namespace heed {

/// What is wrong with a profile beyond single values: shares that do not sum to 100 %, overlapping or missing
/// ages, shares that do not fit the levels, associations with attributes not declared above, unknown names.
/// Paths are relative to `path` ("population").
void check_profile(const Profile& profile, const std::string& path, const Origins& origins,
                   Problems& problems);

/// Builds the people of one draw. Deterministic in (profile, dice); cost proportional to people and ties.
/// Steps: ages × gender × place by iterative proportional fitting; households and carers; attributes by
/// fitting to their margins from an association seed; groups; close ties; online ties.
Population synthesise(const Profile& profile, Date start, const Dice& dice);

/// One figure about a population beside what was asked for.
struct Diagnostic {
    std::string what;  ///< "share aged 15–19", "mean close ties", "clustering of close ties", …
    double target = 0;  ///< NaN if nothing was asked
    double achieved = 0;
    Unit unit = Unit::number;
    bool within =
        true;  ///< near enough to the target (each kind's tolerance is in synthesis' docs)
};

/// Margins, households and network measures against their targets.
std::vector<Diagnostic> diagnose(const Population& people, const Profile& profile);

/// Estimated bytes of a population of this profile and of so many worlds over it, before it is built.
double estimate_bytes(const Profile& profile, int worlds = 1);

}  // namespace heed
