// From the events of the YAML parser to a tree: yaml-cpp reads, this floor says what is allowed.
#pragma once

#include "sim/config/node.hpp"
#include "sim/config/source.hpp"

namespace heed {

/// The tree of the only document in the source. Mistakes are added to `problems`.
Node build(const Source& source, Problems& problems, const Limits& limits);

}  // namespace heed
