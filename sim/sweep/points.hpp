// The points of a sweep: the value of each factor at each, as the scenario is to read it.
#pragma once

#include <string>
#include <vector>

#include "sim/sweep/design.hpp"
#include "sim/sweep/scale.hpp"

namespace heed {

/// [point][factor] a value as YAML; "": as the scenario itself has it.
using PointTable = std::vector<std::vector<std::string>>;

/// The points of the unit cube that a design asks for; not for `file`. With one_at_a_time, a coordinate that is not a
/// number stands for the scenario's own value.
Design lay_out(const DesignWishes& wishes, const std::vector<Scale>& scales);

/// Their values.
PointTable values_of(const Design& design, const std::vector<Scale>& scales);

/// How many points a grid would have, without making it.
double grid_size(const DesignWishes& wishes, const std::vector<Scale>& scales);

/// A table as CSV: point, then a column for each factor.
std::string points_csv(const PointTable& points, const std::vector<std::string>& factors);

/// Reads such a table; columns in any order, `point` may be left out. Mistakes name file and line.
PointTable read_points(const std::string& text, const std::string& file,
                       const std::vector<std::string>& factors, Problems& problems);

/// The fields of one line of CSV (RFC 4180, without line feeds inside quotes).
std::vector<std::string> csv_fields(std::string_view line);

}  // namespace heed
