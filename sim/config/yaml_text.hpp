// Single values as YAML text that reads back to the same value.
#pragma once

#include <string>
#include <string_view>

#include "sim/base/rule.hpp"
#include "sim/base/units.hpp"
#include "sim/config/node.hpp"

namespace heed {

/// A text, in quotes where YAML would take it for something else (also inside [] and {}).
std::string yaml_scalar(std::string_view text);

/// A quantity that reads back to the same number: in natural units ("9 months") if these do, else
/// with all its digits. A share that no written percentage gives exactly is off by one unit in the
/// last place.
std::string yaml_quantity(double value, Unit unit, std::string_view currency);

/// A rule on one line; its paths tell in which of the two forms of `all` it was written.
std::string yaml_rule(const Rule& rule);

/// A node on one line.
std::string yaml_node(const Node& node);

}  // namespace heed
