// How the time of a step grows with the number of people.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cmath>

#include "bench/goals.hpp"
#include "bench/prepared.hpp"

namespace heed {

namespace {

/// From a tenth of so many people to ten times as many: the slope of log time over log people (least squares through
/// three sizes that lie evenly is the line through the outer two).
void growth(benchmark::State& state) {
    constexpr int steps = 52;
    std::vector<double> nanoseconds;  // per person-step
    for (auto _ : state)
        for (const long people : {state.range(0) / 10, state.range(0), 10 * state.range(0)}) {
            const Prepared prepared(shipped("nepal_village_meetings", people));
            const int goes = people > state.range(0) ? 1 : 3;
            nanoseconds.push_back(1e9 * seconds_of_steps(prepared, steps, goes) / steps /
                                  static_cast<double>(people));
        }
    state.SetLabel(fmt::format("a year as planned: {:.1f}, {:.1f} and {:.1f} ns per person-step",
                               nanoseconds[0], nanoseconds[1], nanoseconds[2]));
    tell(state, "growth", 1 + std::log10(nanoseconds[2] / nanoseconds[0]) / 2);
}

BENCHMARK(growth)->Apply(once);

}  // namespace

}  // namespace heed
