// Gaps between groups, world by world.
#include "sim/outcomes/gaps.hpp"

#include <limits>
#include <optional>

#include "sim/outcomes/world_values.hpp"

namespace heed {

namespace {

struct Two {
    std::size_t group, other;
};

double mean_of(const Results& results, const WorldValues& values, std::size_t arm,
               std::size_t group) {
    return components(values.of(arm, group), results.replicates).mean;
}

/// Nothing if the groups are all alike.
std::optional<Two> extremes(const Results& results, const WorldValues& values, std::size_t arm,
                            std::size_t first, std::size_t levels) {
    constexpr double infinite = std::numeric_limits<double>::infinity();
    double highest = -infinite, lowest = infinite;
    Two two{first, first};
    for (std::size_t group = first; group < first + levels; ++group) {
        const double mean = mean_of(results, values, arm, group);  // no one to count: neither
        if (mean > highest) {
            highest = mean;
            two.group = group;
        }
        if (mean < lowest) {
            lowest = mean;
            two.other = group;
        }
    }
    return two.group != two.other ? std::optional(two) : std::nullopt;
}

class Table {
public:
    Table(const Results& results, double suppress_below)
        : results_(results),
          suppress_below_(suppress_below),
          values_(results),
          paired_(results.replicates) {}

    std::vector<Gap> all() {
        const Scheme& scheme = *results_.scheme;
        for (std::size_t measure = 0; measure < scheme.measures.size(); ++measure) {
            const Measure& of = scheme.measures[measure];
            if (of.denominator.empty() || !scheme.has_groups(of)) continue;
            values_.fill(of, std::nullopt);
            std::size_t first = 1;
            for (const Dimension& dimension : scheme.dimensions) {
                const std::size_t levels = dimension.levels.size();
                if (levels > 1) add(measure, first, levels);
                first += levels;
            }
        }
        return std::move(table_);
    }

private:
    void add(std::size_t measure, std::size_t first, std::size_t levels) {
        const auto usual = extremes(results_, values_, results_.comparison, first, levels);
        for (std::size_t arm = 0; arm < results_.arms.size(); ++arm) {
            const auto two = usual ? usual : extremes(results_, values_, arm, first, levels);
            if (two) add(arm, measure, Between::extremes, *two);
            add(arm, measure, Between::ends, {first + levels - 1, first});
        }
    }

    void add(std::size_t arm, std::size_t measure, Between between, Two two) {
        Gap gap;
        gap.arm = arm;
        gap.measure = measure;
        gap.between = between;
        gap.group = two.group;
        gap.other = two.other;
        const Comparison apart =
            paired_.compare(values_.of(arm, two.group), values_.of(arm, two.other));
        gap.difference = apart.difference;
        gap.ratio = ratio(apart, mean_of(results_, values_, arm, two.other));
        gap.suppressed = small(arm, two);
        change(gap, two);
        table_.push_back(gap);
    }

    /// Nothing where the other group has nothing.
    static Estimate ratio(const Comparison& apart, double other_mean) {
        if (other_mean == 0) return estimate({}, 0, 1);
        Estimate ratio = apart.relative;
        ratio.mean += 1;
        ratio.low += 1;
        ratio.high += 1;
        return ratio;
    }

    void change(Gap& gap, Two two) {
        const std::size_t base = results_.comparison;
        if (gap.arm == base) {
            gap.change = estimate({}, 0, 1);
            return;
        }
        differences(gap.arm, two, here_);
        differences(base, two, there_);
        const Comparison changed = paired_.compare(here_, there_);
        gap.change = changed.difference;
        gap.unchanged = changed.exactly_zero;
        gap.suppressed = gap.suppressed || small(base, two);
    }

    void differences(std::size_t arm, Two two, std::vector<double>& list) const {
        const auto one = values_.of(arm, two.group), other = values_.of(arm, two.other);
        list.resize(one.size());
        for (std::size_t world = 0; world < one.size(); ++world)
            list[world] = one[world] - other[world];
    }

    bool small(std::size_t arm, Two two) const {
        return values_.is_small(arm, two.group, suppress_below_) ||
               values_.is_small(arm, two.other, suppress_below_);
    }

    const Results& results_;
    double suppress_below_;
    WorldValues values_;
    Paired paired_;
    std::vector<double> here_, there_;
    std::vector<Gap> table_;
};

}  // namespace

std::vector<Gap> gaps(const Results& results, double suppress_below) {
    return Table(results, suppress_below).all();
}

}  // namespace heed
