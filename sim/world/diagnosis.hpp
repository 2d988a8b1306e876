// A list of diagnostics while it is written, and its parts.
#pragma once

#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "sim/world/population.hpp"
#include "sim/world/profile.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

class Diagnosis {
public:
    void add(std::string what, double target, double achieved, Unit unit, double tolerance) {
        list_.push_back(
            {std::move(what), target, achieved, unit, std::abs(achieved - target) <= tolerance});
    }
    /// A figure for which nothing was asked.
    void tell(std::string what, double achieved, Unit unit) {
        list_.push_back(
            {std::move(what), std::numeric_limits<double>::quiet_NaN(), achieved, unit, true});
    }
    std::vector<Diagnostic> list() && { return std::move(list_); }

private:
    std::vector<Diagnostic> list_;
};

/// 0.1 %, or one person (household, …) of this many where that is more; with a grain for rounding.
inline double one_of(double many) { return std::max(0.001, many > 0 ? 1 / many : 1.0) + 1e-9; }

void diagnose_margins(const Population& people, const Profile& profile, Diagnosis& diagnosis);
void diagnose_households(const Population& people, const Profile& profile, Diagnosis& diagnosis);
void diagnose_attributes(const Population& people, const Profile& profile, Diagnosis& diagnosis);
void diagnose_ties(const Population& people, const Profile& profile, Diagnosis& diagnosis);

}  // namespace heed
