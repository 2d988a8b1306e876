// The fields of the model's parameters, compiled once for all who read, list or write them.
#include "models/parameters.hpp"

namespace heed {

template std::vector<Slot> slots_of<Parameters>(void*);

}  // namespace heed
