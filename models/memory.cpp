// Tables of fading, one entry a step.
#include "models/memory.hpp"

#include <cmath>

namespace heed {

Memory::Memory(double half_life_fast, double half_life_slow, double step_length, int steps)
    : step_length_(step_length) {
    for (int passed = 0; passed <= steps; ++passed) {
        const double time = passed * step_length;
        left_.push_back({static_cast<float>(std::exp2(-time / half_life_fast)),
                         static_cast<float>(std::exp2(-time / half_life_slow))});
    }
}

}  // namespace heed
