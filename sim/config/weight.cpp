// Counts what a tree holds.
#include "sim/config/weight.hpp"

#include <algorithm>

namespace heed {

namespace {

void add(const Node& node, int depth, Weight& weight) {
    ++weight.nodes;
    weight.bytes += node.text.size();
    const bool opens = node.kind == Node::Kind::list || node.kind == Node::Kind::map;
    weight.depth = std::max(weight.depth, depth + (opens ? 1 : 0));
    for (const Node& item : node.items) add(item, depth + 1, weight);
    for (const Node::Entry& entry : node.entries) {
        weight.bytes += entry.key.size();
        add(entry.value, depth + 1, weight);
    }
}

}  // namespace

Weight weigh(const Node& node) {
    Weight weight;
    add(node, 0, weight);
    return weight;
}

}  // namespace heed
