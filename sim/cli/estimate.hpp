// What a run will take, from a small part of it that is really run.
#pragma once

#include "sim/experiment/experiment.hpp"

namespace heed {

/// Seconds, bytes of memory, bytes on the disk, and bytes of the report's page among them.
struct RunEstimate {
    double seconds = 0, memory = 0, disk = 0, page = 0;
};

/// Runs one world for each thread, in the first draw and with every arm, and makes the files of a run from it. Of a large
/// scenario only the first steps are run.
RunEstimate estimate_run(const Experiment& experiment, unsigned threads);

}  // namespace heed
