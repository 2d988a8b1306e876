// The fields of a scenario, compiled once for all who read, list or write them.
#include "models/scenario.hpp"

namespace heed {

template std::vector<Slot> slots_of<Scenario>(void*);
template std::vector<Slot> slots_of<Parameters>(void*);
template std::vector<Slot> slots_of<Profile>(void*);
template std::vector<Slot> slots_of<Campaign>(void*);

}  // namespace heed
