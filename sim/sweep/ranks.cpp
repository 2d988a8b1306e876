// What launchers of many processes leave in the environment.
#include "sim/sweep/ranks.hpp"

#include <algorithm>
#include <cstdlib>

namespace heed {

std::size_t copies_started() {
    // Open MPI; MPICH and what comes of it. Slurm's own are set in jobs of one process, too.
    for (const char* name : {"OMPI_COMM_WORLD_SIZE", "PMI_SIZE"})
        if (const char* text = std::getenv(name))
            return std::max<std::size_t>(1, std::strtoul(text, nullptr, 10));
    return 1;
}

}  // namespace heed
