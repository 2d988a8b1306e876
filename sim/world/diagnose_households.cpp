// Households beside their targets: sizes, heads, partners and carers.
#include <fmt/format.h>

#include <algorithm>

#include "sim/world/diagnosis.hpp"

namespace heed {

namespace {

void diagnose_sizes(const Population& people, const HouseholdProfile& profile,
                    Diagnosis& diagnosis) {
    const Households& households = people.ties.household;
    const std::size_t largest = profile.sizes.size();
    std::vector<double> count(largest + 2, 0.0);
    const double all = static_cast<double>(households.first.size() - 1);
    for (std::uint32_t home = 0; home < households.first.size() - 1; ++home)
        ++count[std::min<std::size_t>(households.size(home), largest + 1)];
    const double places = static_cast<double>(people.place.levels.size());
    const double tolerance = std::max(0.01, 2 * places / all) + 1e-9;
    for (std::size_t size = 1; size <= largest; ++size)
        diagnosis.add(fmt::format("households of {}", size), profile.sizes[size - 1],
                      count[size] / all, Unit::share, tolerance);
    diagnosis.add(fmt::format("households above {}", largest), 0, count[largest + 1] / all,
                  Unit::share, tolerance);
}

/// Heads by span of ages; the target leaves out those too young to be heads here.
void diagnose_heads(const Population& people, const HouseholdProfile& profile,
                    Diagnosis& diagnosis) {
    const Households& households = people.ties.household;
    double weight = 0;
    std::vector<double> target;
    for (const Span& span : profile.head_ages) {
        const long from = std::max(span.from, profile.adult_age);
        const double adult = std::max(0.0, static_cast<double>(span.to - from + 1)) /
                             static_cast<double>(span.to - span.from + 1);
        target.push_back(span.weight * adult);
        weight += target.back();
    }
    const double all = static_cast<double>(households.first.size() - 1);
    for (std::size_t k = 0; k < target.size(); ++k) {
        if (target[k] <= 0) continue;
        const Span& span = profile.head_ages[k];
        double heads = 0;
        for (std::uint32_t home = 0; home < households.first.size() - 1; ++home) {
            const int age = people.age[households.first[home]];
            heads += span.from <= age && age <= span.to ? 1 : 0;
        }
        diagnosis.add(fmt::format("heads aged {}–{}", span.from, span.to), target[k] / weight,
                      heads / all, Unit::share, std::max(0.03, 4 / all));
    }
}

void diagnose_carers(const Population& people, const HouseholdProfile& profile,
                     Diagnosis& diagnosis) {
    double children = 0, alone = 0, outside = 0, gaps = 0;
    for (Person person = 0; person < people.size; ++person) {
        if (people.age[person] >= profile.adult_age) continue;
        ++children;
        if (people.carer[person] == nobody) {
            ++alone;
            continue;
        }
        const int gap = people.age[people.carer[person]] - people.age[person];
        gaps += gap;
        outside += gap < profile.parent_gap_low || gap > profile.parent_gap_high ? 1 : 0;
    }
    if (children <= 0) return;
    diagnosis.add("children without a carer", 0, alone / children, Unit::share, 0);
    diagnosis.add(fmt::format("children whose carer is not {}–{} years older",
                              profile.parent_gap_low, profile.parent_gap_high),
                  0, outside / children, Unit::share, 0.05);
    diagnosis.tell("mean years between carer and child", gaps / std::max(1.0, children - alone),
                   Unit::duration);
}

}  // namespace

void diagnose_households(const Population& people, const Profile& profile, Diagnosis& diagnosis) {
    diagnose_sizes(people, profile.households, diagnosis);
    diagnose_heads(people, profile.households, diagnosis);
    diagnose_carers(people, profile.households, diagnosis);
}

}  // namespace heed
