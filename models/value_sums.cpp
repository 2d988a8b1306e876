// Present values of every arm in every world, out of the tallies.
#include <algorithm>
#include <numeric>

#include "models/measures.hpp"

namespace heed {

namespace {

std::vector<double> in_worlds(const Results& results, std::size_t arm, const char* tally) {
    const std::size_t index = results.scheme->tally_index(tally);
    std::vector<double> values;
    for (std::size_t world = 0; world < results.worlds(); ++world)
        values.push_back(results.runs[world * results.arms.size() + arm].total(index, 0));
    return values;
}

/// Some, but fewer people than may be shown, on average over worlds.
bool is_small(const std::vector<double>& people, double least) {
    const double sum = std::accumulate(people.begin(), people.end(), 0.0);
    return sum > 0 && sum < least * static_cast<double>(people.size());
}

}  // namespace

ValueSums value_sums(const Results& results, double suppress_below) {
    ValueSums sums;
    sums.comparison = results.comparison;
    sums.replicates = results.replicates;
    for (std::size_t arm = 0; arm < results.arms.size(); ++arm) {
        const auto all = [&](const char* tally) { return in_worlds(results, arm, tally); };
        sums.cost.push_back(all("cost_discounted"));
        sums.years.push_back(all("exploited_years_discounted"));
        sums.recruited.push_back(all("recruited_discounted"));
        sums.work_years.push_back(all("work_years_discounted"));
        sums.reached.push_back(all("reached"));
        const char* const of_people[] = {"reached", "recruited", "exploited_years"};
        sums.small.push_back(std::ranges::any_of(
            of_people, [&](const char* tally) { return is_small(all(tally), suppress_below); }));
    }
    return sums;
}

}  // namespace heed
