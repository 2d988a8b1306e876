// Outcomes of each arm and paired differences between arms, with all that is known of their doubt.
#include "sim/outcomes/effects.hpp"

#include <algorithm>

#include "sim/outcomes/world_values.hpp"

namespace heed {

namespace {

/// Calls `work(measure, period, place)` for each measure and each period, and then the whole time;
/// `place` counts the periods, and the whole time as one more.
template <class Work>
void for_each_figure(const Results& results, WorldValues& values, Work&& work) {
    const std::vector<Measure>& measures = results.scheme->measures;
    const std::size_t periods = results.scheme->period_ends.size();
    for (std::size_t measure = 0; measure < measures.size(); ++measure) {
        for (std::size_t place = 0; place <= periods; ++place) {
            const auto period = place < periods ? std::optional(place) : std::nullopt;
            values.fill(measures[measure], period);
            work(measure, period, place);
        }
    }
}

/// Where a figure stands in a table ordered by arm, measure, group and period.
std::size_t index_of(const Results& results, std::size_t arm, std::size_t measure,
                     std::size_t groups, std::size_t group, std::size_t place) {
    const std::size_t places = results.scheme->period_ends.size() + 1;
    return ((arm * results.scheme->measures.size() + measure) * groups + group) * places + place;
}

/// What is a ratio of sums of amounts that are never negative cannot be below nought in a further
/// world either, though a normal interval does not know it.
void keep_at_nought(std::span<const double> values, Estimate& figure) {
    const bool none_below =
        std::none_of(values.begin(), values.end(), [](double x) { return x < 0; });
    if (none_below && figure.low < 0) figure.low = 0;
}

}  // namespace

std::vector<Outcome> outcomes(const Results& results, double suppress_below) {
    const std::size_t groups = results.scheme->groups().size(), arms = results.arms.size();
    WorldValues values(results);
    Distiller distil(results.replicates);
    std::vector<Outcome> table(index_of(results, arms, 0, groups, 0, 0));
    for_each_figure(results, values, [&](std::size_t measure, auto period, std::size_t place) {
        for (std::size_t arm = 0; arm < arms; ++arm)
            for (std::size_t group = 0; group < groups; ++group) {
                Estimate figure = distil(values.of(arm, group));
                keep_at_nought(values.of(arm, group), figure);
                const bool small = values.is_small(arm, group, suppress_below);
                table[index_of(results, arm, measure, groups, group, place)] = {
                    arm, measure, group, period, figure, small};
            }
    });
    return table;
}

std::vector<Effect> effects(const Results& results, double suppress_below) {
    const std::size_t groups = results.scheme->groups().size(), base = results.comparison;
    WorldValues values(results);
    Paired paired(results.replicates);
    std::vector<Effect> table(index_of(results, results.arms.size() - 1, 0, groups, 0, 0));
    for_each_figure(results, values, [&](std::size_t measure, auto period, std::size_t place) {
        for (std::size_t arm = 0; arm < results.arms.size(); ++arm) {
            if (arm == base) continue;
            const std::size_t row = arm < base ? arm : arm - 1;
            for (std::size_t group = 0; group < groups; ++group) {
                Effect& effect = table[index_of(results, row, measure, groups, group, place)];
                effect.arm = arm;
                effect.measure = measure;
                effect.group = group;
                effect.period = period;
                static_cast<Comparison&>(effect) =
                    paired.compare(values.of(arm, group), values.of(base, group));
                effect.suppressed = values.is_small(arm, group, suppress_below) ||
                                    values.is_small(base, group, suppress_below);
            }
        }
    });
    return table;
}

}  // namespace heed
