// What a sweep gave: one table of all runs, and the effects at every point.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/outcomes/paired.hpp"
#include "sim/sweep/store.hpp"

namespace heed {

/// How far a sweep is.
struct Completeness {
    std::size_t done = 0, failed = 0, missing = 0;  ///< trials
    std::vector<bool> whole;                        ///< [point] every world is there
    std::size_t whole_points() const;
};
Completeness completeness_of(const Sweep& sweep, const Store& store);

/// Reasons of failures, and how many trials each has.
std::map<std::string, std::size_t> reasons_of(const Store& store);

/// One measure of one arm at one point, and how it differs from the comparison's in the same worlds.
struct PointFigure {
    std::size_t point = 0, arm = 0, measure = 0;
    Estimate value;
    Comparison effect;  ///< arm minus comparison; nothing for the comparison itself
};

/// All figures, points in order, over the worlds that are done; points without any are left out.
std::vector<PointFigure> point_figures(const Sweep& sweep, const Store& store);

/// A line for each run: point, factors, arm, draw, replicate, then a column for each measure. Only what is done.
std::string sweep_runs_csv(const Sweep& sweep, const Store& store);

/// A line for each point, arm and measure: mean, interval, Monte Carlo error, and the effect.
std::string sweep_effects_csv(const Sweep& sweep, const std::vector<PointFigure>& figures);

/// What each factor is: title, path, unit, the lowest and highest value that was run.
std::string factors_csv(const Sweep& sweep);

/// A line for each trial that is not there, and why.
std::string missing_csv(const Sweep& sweep, const Store& store);

/// Every column of these tables: what it means.
std::string sweep_dictionary_csv(const Sweep& sweep);

}  // namespace heed
