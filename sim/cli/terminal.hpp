// Talking to a person at a terminal: progress on standard error, a clean stop on Ctrl-C.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <stop_token>
#include <string>

namespace heed {

/// A bar with the time left; shown only on a terminal, and only when not quiet. May be called from any thread.
class ProgressBar {
public:
    explicit ProgressBar(bool wanted);
    ~ProgressBar();
    void show(std::size_t over, std::size_t all);

private:
    bool shown_;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point start_;
    std::atomic<long> last_{-1000};  ///< milliseconds after the start at which it was last drawn
};

/// From its making on, Ctrl-C, a closed terminal and a polite kill ask for a stop instead of ending the program; a second one ends it.
class StopOnSignal {
public:
    StopOnSignal();
    ~StopOnSignal();
    std::stop_token token() const;

private:
    std::array<void (*)(int), 3> before_{};  ///< what each signal did
};

/// Whether colours may be used on standard output: a terminal, and NO_COLOR not set.
bool colours();

}  // namespace heed
