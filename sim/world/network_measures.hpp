// What a network looks like: degrees, closure, and likeness of those tied.
#pragma once

#include <cstdint>
#include <span>

#include "sim/world/population.hpp"

namespace heed {

struct NetworkMeasures {
    double mean_degree = 0;
    double degree_variance = 0;
    double transitivity = 0;  ///< closed pairs of ties out of all pairs of ties that share a person
    double local_clustering =
        0;  ///< mean over people of their share; 0 for those with less than two ties
    double degree_assortativity = 0;  ///< correlation of degrees over ties (Newman 2002)
    bool sampled = false;             ///< closure was looked at around some people only
};

/// Closure is looked at around every k-th person, so that about `most_wedges` pairs of ties are
/// looked at.
NetworkMeasures measure(const Graph& graph, double most_wedges = 5e6);

/// Transitivity alone, looked at in the same way.
double measure_transitivity(const Graph& graph, double most_wedges = 1e6);

/// Share of ties within a level.
double share_within(const Graph& graph, std::span<const std::uint8_t> level);

/// Share of ties between people whose values (ages) differ by at most this.
double share_near(const Graph& graph, std::span<const std::uint8_t> value, int most);

/// Assortativity of a classification: 0 as by chance given everybody's ties, 1 all within (Newman
/// 2003).
double attribute_assortativity(const Graph& graph, std::span<const std::uint8_t> level);

}  // namespace heed
