// How much a tree holds, so that copies of it can be counted before they are made.
#pragma once

#include <cstddef>

#include "sim/config/node.hpp"

namespace heed {

struct Weight {
    std::size_t nodes = 0;
    std::size_t bytes = 0;  ///< of keys and texts
    int depth = 0;          ///< of lists and mappings inside each other
};

Weight weigh(const Node& node);

}  // namespace heed
