// The grid of time: equal steps from a first day.
#pragma once

#include <cmath>

#include "sim/engine/process.hpp"

namespace heed {

/// Steps of `step` years each, from `start`, covering `length` years.
class Calendar {
public:
    Calendar(Date start, double length, double step)
        : start_(start), step_(step), steps_(static_cast<int>(std::ceil(length / step - 1e-9))) {}

    int steps() const { return steps_; }
    double step_length() const { return step_; }
    Date start() const { return start_; }
    Date end() const { return day(steps_); }

    /// First day of a step (rounded to whole days; steps stay equal in the model's time).
    Date day(int step) const {
        return start_ + std::chrono::days{std::lround(step * step_ * days_per_year)};
    }

    Now at(int step) const { return {static_cast<Step>(step), step_, day(step), day(step + 1)}; }

    /// The step that holds this day; below 0 or at least steps() if it lies outside.
    int step_of(Date date) const {
        const double days = static_cast<double>((date - start_).count());
        return static_cast<int>(std::floor((days + 0.5) / (step_ * days_per_year)));
    }

    /// Steps from the first day to this one, with fractions.
    double steps_until(Date date) const {
        return static_cast<double>((date - start_).count()) / (step_ * days_per_year);
    }

private:
    Date start_;
    double step_;
    int steps_;
};

}  // namespace heed
