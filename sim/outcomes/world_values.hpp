// The values of one measure in every world, arm and group: what outcomes and effects are made of.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "sim/outcomes/effects.hpp"

namespace heed {

/// How a measure is read from the sums of a run, with its tallies found.
class MeasureReader {
public:
    MeasureReader(const Scheme& scheme, const Measure& measure, std::optional<std::size_t> period);

    /// A value, and the people behind its numerator and denominator (infinite if not people).
    struct Figure {
        double value = 0;
        double people_above = 0, people_below = 0;
    };
    Figure read(const Sums& sums, std::size_t group) const;

private:
    struct Part {
        std::size_t tally = 0;
        bool is_stock = false;
        bool counts_people = false;
    };
    static Part find(const Scheme& scheme, const std::string& id);
    double sum(const Sums& sums, std::size_t tally, std::size_t group) const;
    double as_stands(const Part& part, double sum, const Sums& sums) const;

    double scale_;
    bool has_groups_;                    ///< else it is defined for everybody together alone
    std::optional<std::size_t> period_;  ///< nothing: the whole time
    Part numerator_;
    std::optional<Part> denominator_;
};

/// Filled measure by measure; holds one at a time, so that memory is read in order and used again.
class WorldValues {
public:
    explicit WorldValues(const Results& results);

    void fill(const Measure& measure, std::optional<std::size_t> period);

    /// [draw · replicates + replicate]
    std::span<const double> of(std::size_t arm, std::size_t group) const {
        return {values_.data() + row(arm, group) * worlds_, worlds_};
    }
    /// Whether some, but fewer people than this stand behind the value, on average over worlds.
    bool is_small(std::size_t arm, std::size_t group, double people) const;

private:
    std::size_t row(std::size_t arm, std::size_t group) const { return arm * groups_ + group; }

    const Results& results_;
    std::size_t groups_, worlds_;
    std::vector<double> values_;                       ///< [arm][group][world]
    std::vector<double> people_above_, people_below_;  ///< [arm][group] sums over worlds
};

}  // namespace heed
