// Outcomes of each arm and paired differences between arms, with all that is known of their doubt.
#include "sim/outcomes/effects.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/outcomes/world_values.hpp"

namespace heed {

namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

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

double scaled(double value, double mean) { return value / mean + 0.0; }  // never −0

/// Two arms in the same worlds, and what their differences say.
class Pair {
public:
    explicit Pair(std::size_t replicates) : replicates_(replicates), distil_(replicates) {}

    void compare(std::span<const double> arm, std::span<const double> base, Effect& effect) {
        keep_paired(arm, base);
        effect.difference = distil_(difference_);
        count(effect);
        const double base_mean = components(base_, replicates_).mean;
        effect.relative = relative(effect, base_mean);
        effect.variance_ratio = variance_ratio(effect.exactly_zero);
    }

private:
    /// Worlds in which either arm is undefined are left out of all three columns.
    void keep_paired(std::span<const double> arm, std::span<const double> base) {
        difference_.resize(arm.size());
        arm_.assign(arm.begin(), arm.end());
        base_.assign(base.begin(), base.end());
        for (std::size_t world = 0; world < arm.size(); ++world) {
            difference_[world] = arm_[world] - base_[world];
            if (std::isnan(difference_[world])) arm_[world] = base_[world] = undefined;
        }
    }

    void count(Effect& effect) const {
        std::size_t lower = 0, equal = 0;
        for (const double difference : difference_) {
            if (difference < 0) ++lower;
            if (difference == 0) ++equal;
        }
        const std::size_t worlds = effect.difference.worlds;
        effect.exactly_zero = worlds > 0 && equal == worlds;
        const auto share = [&](std::size_t count) {
            return worlds == 0 ? undefined
                               : static_cast<double>(count) / static_cast<double>(worlds);
        };
        effect.probability_lower = share(lower);
        effect.probability_equal = share(equal);
    }

    /// The ends are the difference's, divided. The mean is a ratio of two means over the same
    /// worlds: its error is that of the mean of (difference − ratio · comparison) / mean.
    Estimate relative(const Effect& effect, double base_mean) {
        Estimate ratio = effect.difference;
        if (base_mean == 0 && effect.exactly_zero) return ratio;
        if (base_mean == 0) base_mean = undefined;
        ratio.mean = scaled(ratio.mean, base_mean);
        ratio.low = scaled(ratio.low, base_mean);
        ratio.high = scaled(ratio.high, base_mean);
        ratio.mc_error_low = std::abs(scaled(ratio.mc_error_low, base_mean));
        ratio.mc_error_high = std::abs(scaled(ratio.mc_error_high, base_mean));
        if (base_mean < 0) {
            std::swap(ratio.low, ratio.high);
            std::swap(ratio.mc_error_low, ratio.mc_error_high);
        }
        residual_.resize(base_.size());
        for (std::size_t world = 0; world < base_.size(); ++world)
            residual_[world] = (difference_[world] - ratio.mean * base_[world]) / base_mean;
        ratio.mc_error = components(residual_, replicates_).error_of_mean;
        return ratio;
    }

    double variance_ratio(bool exactly_zero) const {
        const double of_arm = components(arm_, replicates_).within;
        const double of_base = components(base_, replicates_).within;
        if (exactly_zero && of_base == 0) return 0;
        return components(difference_, replicates_).within / (of_arm + of_base);
    }

    std::size_t replicates_;
    Distiller distil_;
    std::vector<double> arm_, base_, difference_, residual_;
};

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
    Pair pair(results.replicates);
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
                pair.compare(values.of(arm, group), values.of(base, group), effect);
                effect.suppressed = values.is_small(arm, group, suppress_below) ||
                                    values.is_small(base, group, suppress_below);
            }
        }
    });
    return table;
}

}  // namespace heed
