// What is known while a sweep is read, and the checks that each part goes through. Inside read_sweep.cpp.
#pragma once

#include <string>
#include <vector>

#include "sim/sweep/sweep.hpp"

namespace heed {

/// Everything that is known while a sweep is read.
struct SweepReading {
    SweepFile wishes;
    Origins origins;
    Problems problems;
    std::string folder;  ///< of the sweep file

    void tell(const std::string& path, std::string sentence) {
        problems.add(origins, path, std::move(sentence));
    }
};

/// Whether the design can be laid, and the factors are inputs that may vary.
void check_design(SweepReading& reading);
void check_factors(SweepReading& reading);
/// Whether factors can be told from the other columns of the results.
void check_names(SweepReading& reading, const std::vector<Measure>& measures);

/// Whether each factor's values are numbers of one unit, where they are numbers.
void check_units(SweepReading& reading, const Sweep& sweep);

/// What the sweep file says and the design makes no use of.
void note_useless(const SweepReading& reading, std::vector<std::string>& notes);

/// Reads the scenario at both ends of each factor, or at its few values. notes: factors that change nothing,
/// in any arm or in some.
void try_factors(SweepReading& reading, const Sweep& sweep, std::vector<std::string>& notes);

}  // namespace heed
