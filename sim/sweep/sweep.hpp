// A sweep, ready to run: the scenario's document, the points, and what is kept of every run.
//
// A *trial* is one world (draw, replicate) of one point, with all arms: they share people and dice. A *run* is one arm of
// it. Every point sees the same worlds, so that points differ only where their factors act.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/sweep/points.hpp"
#include "sim/sweep/sweep_file.hpp"

namespace heed {

struct Trial {
    std::uint32_t point = 0, draw = 0, replicate = 0;
    auto operator<=>(const Trial&) const = default;
};

/// Everything that decides results. Nothing is read after this.
struct Sweep {
    SweepFile wishes;
    std::string
        scenario_text;  ///< the scenario with what it extends and what the sweep sets, as YAML
    std::string scenario_hash;  ///< its SHA-256
    Node scenario;              ///< the same, as a tree
    PointTable points;
    std::vector<std::string> factors;  ///< names
    std::vector<std::string> arms;
    std::size_t comparison = 0, headline = 0;
    std::vector<Measure> measures;  ///< that are kept
    std::string currency;
    std::string version;  ///< of the program, with its commit

    std::size_t draws() const;
    std::size_t replicates() const { return static_cast<std::size_t>(wishes.replicates); }
    std::size_t worlds() const { return draws() * replicates(); }
    std::size_t trials() const { return points.size() * worlds(); }
    std::size_t runs() const { return trials() * arms.size(); }
    std::size_t values_per_trial() const { return arms.size() * measures.size(); }

    /// Trials are numbered point by point, then draw by draw.
    Trial trial(std::size_t number) const;
    std::size_t number_of(const Trial& trial) const;
    /// In which of the parts that were asked for one after the other a draw is.
    std::size_t block_of(std::size_t draw) const;
};

/// Reads a sweep file with everything it names, and checks it: each factor at its lowest and highest value, all mistakes
/// at once. `notes`: inputs that do nothing.
Sweep read_sweep(const std::string& file, const std::vector<std::string>& sets,
                 std::string_view version, std::vector<std::string>& notes);

/// The same from texts that were kept: what a folder of a sweep holds.
Sweep restore_sweep(SweepFile wishes, const std::string& scenario_text, PointTable points,
                    std::string_view version);

/// What is added to a sweep; 0: nothing.
struct Growth {
    long points = 0;  ///< points, trajectories or rows, as the design counts
    long draws = 0, replicates = 0;
};

/// The sweep with more of everything; what was there stays as it was. BadInput if its design cannot grow.
Sweep grown(const Sweep& sweep, const Growth& growth);

/// The scenario as one point has it, uncertain parameters drawn; BadInput if the point makes no sense.
Experiment experiment_at(const Sweep& sweep, std::size_t point);

/// How each factor's values lie between 0 and 1.
std::vector<Scale> scales_of(const Sweep& sweep);

/// What identifies the results of a point: SHA-256 over version, scenario and the point's values, cut to 16 digits.
/// For draws that were added, also over how many were asked for up to then; what is added later does not change it.
std::string key_of(const Sweep& sweep, std::size_t point, std::size_t draw = 0);

/// What decides who the people of a point are: points for which it is the same have the same people in the same world.
std::string people_key(const Sweep& sweep, std::size_t point);

}  // namespace heed
