// The fields of a scenario, compiled once for all who read, list, write or copy them.
#include "models/scenario.hpp"

namespace heed {

Scenario::Scenario() = default;
Scenario::Scenario(const Scenario&) = default;
Scenario::Scenario(Scenario&&) noexcept = default;
Scenario& Scenario::operator=(const Scenario&) = default;
Scenario& Scenario::operator=(Scenario&&) noexcept = default;
Scenario::~Scenario() = default;

template std::vector<Slot> slots_of<Scenario>(void*);
template std::vector<Slot> slots_of<Parameters>(void*);
template std::vector<Slot> slots_of<Profile>(void*);
template std::vector<Slot> slots_of<Campaign>(void*);

}  // namespace heed
