// The clocks of benchmarks: processor time leaves out what other programs do meanwhile, wall time does not.
#pragma once

#include <ctime>

namespace heed {

inline double seconds_of(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

/// Processor time of this thread; of all threads; and time as it passes on the wall.
inline double thread_seconds() { return seconds_of(CLOCK_THREAD_CPUTIME_ID); }
inline double processor_seconds() { return seconds_of(CLOCK_PROCESS_CPUTIME_ID); }
inline double wall_seconds() { return seconds_of(CLOCK_MONOTONIC); }

/// What a piece of work took, by one of these clocks.
template <class Clock, class Work>
double time_of(Clock&& clock, Work&& work) {
    const double before = clock();
    work();
    return clock() - before;
}

/// Adds up the processor time of one part of the step.
class Stopwatch {
public:
    template <class Work>
    void time(Work&& work) {
        seconds_ += time_of(thread_seconds, work);
    }
    double seconds() const { return seconds_; }

private:
    double seconds_ = 0;
};

}  // namespace heed
