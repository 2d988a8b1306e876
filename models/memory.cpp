// Tables of fading, one entry a step.
#include "models/memory.hpp"

#include <cmath>

namespace heed {

Memory::Memory(double half_life_fast, double half_life_slow, double step_length, int steps) {
    for (int passed = 0; passed <= steps; ++passed) {
        fast_.push_back(std::exp2(-passed * step_length / half_life_fast));
        slow_.push_back(std::exp2(-passed * step_length / half_life_slow));
    }
}

}  // namespace heed
