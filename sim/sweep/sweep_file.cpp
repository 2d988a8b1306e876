// The fields of a sweep, compiled once.
#include "sim/sweep/sweep_file.hpp"

#include "sim/config/type.hpp"

namespace heed {

template std::vector<Slot> slots_of<SweepFile>(void*);

}  // namespace heed
