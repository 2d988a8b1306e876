// How many household members and close ties people have, and that nobody has more than are counted.
#pragma once

#include "sim/base/problem.hpp"
#include "sim/world/population.hpp"
#include "sim/world/profile.hpp"

namespace heed {

/// Household members (without oneself) and close ties.
std::size_t contacts_of(const Population& people, Person person);

/// Tells of the person with the most contacts, if these are more than `Contacts::most`: chance decides numbers of ties,
/// so that only people who were made can show it. Paths are relative to `path` ("population").
void check_contacts(const Population& people, const Profile& profile, const std::string& path,
                    const Origins& origins, Problems& problems);

}  // namespace heed
