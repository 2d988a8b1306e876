// Dotted keys spelled out: {a.b: 1, a: {c: 2}} is {a: {b: 1, c: 2}}; keys given twice are told.
#pragma once

#include <vector>

#include "sim/config/node.hpp"

namespace heed {

/// The entries of a mapping as written in the file → as nested mappings with plain keys, in the
/// file's order. `depth` is how deep the mapping stands, `nodes` counts the mappings that are made.
std::vector<Node::Entry> expand(std::vector<Node::Entry> written, int depth, std::size_t& nodes,
                                const Limits& limits, Problems& problems);

}  // namespace heed
