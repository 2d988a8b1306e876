// Who answers for a child.
// Method: of the adults of the household, the one whose age gap is within the allowed range and
// nearest to the usual one; if none is within, the one nearest to the range.
// Neglected: carers outside the household, and guardianship in law.
#include <cstdlib>

#include "sim/world/steps.hpp"

namespace heed {

namespace {

constexpr double usual_gap = 0.4;      // mean carer's gap, as a share of the allowed range
constexpr double outside_cost = 1000;  // more than any gap: within the range comes first

/// How ill an age gap suits a carer and a child; 0 is best.
double unfitness(double gap, const HouseholdProfile& rules) {
    const auto low = static_cast<double>(rules.parent_gap_low);
    const auto high = static_cast<double>(rules.parent_gap_high);
    if (gap < low) return outside_cost + low - gap;
    if (gap > high) return outside_cost + gap - high;
    return std::abs(gap - (low + usual_gap * (high - low)));
}

Person best_carer(Person child, const HouseholdProfile& rules, const Population& people) {
    const Households& households = people.ties.household;
    const std::uint32_t home = households.of[child];
    Person best = nobody;
    double least = 0;
    for (Person adult = households.first[home]; adult < households.first[home + 1]; ++adult) {
        if (people.age[adult] < rules.adult_age) continue;
        const double cost = unfitness(people.age[adult] - people.age[child], rules);
        if (best == nobody || cost < least) {
            best = adult;
            least = cost;
        }
    }
    return best;
}

}  // namespace

void choose_carers(const HouseholdProfile& households, Population& people) {
    std::vector<Person> carer(people.size, nobody);
    for (Person person = 0; person < people.size; ++person)
        if (people.age[person] < households.adult_age)
            carer[person] = best_carer(person, households, people);
    people.carer = Carers(carer);
}

}  // namespace heed
