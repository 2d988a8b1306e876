// Bytes and lines of memory that each process needs, counted on paper.
#pragma once

#include <string>
#include <vector>

namespace heed {

struct OnPaper {
    std::string process;
    double bytes = 0;  ///< in order, for each person-step
    std::string columns;
    std::string happening;  ///< to whom it happens, needs so many lines by chance
    double lines = 0;
    std::string among = {};  ///< a share of the people alone: further bytes for each of them
    double bytes_among = 0;
};

const std::vector<OnPaper>& on_paper();

}  // namespace heed
