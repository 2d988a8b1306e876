// Reads measures from the sums of runs.
#include "sim/outcomes/world_values.hpp"

#include <algorithm>
#include <limits>

#include "sim/base/problem.hpp"

namespace heed {

namespace {
constexpr double not_people = std::numeric_limits<double>::infinity();
}  // namespace

MeasureReader::MeasureReader(const Scheme& scheme, const Measure& measure,
                             std::optional<std::size_t> period)
    : scale_(measure.scale),
      has_groups_(scheme.has_groups(measure)),
      period_(period),
      numerator_(find(scheme, measure.numerator)) {
    if (!measure.denominator.empty()) denominator_ = find(scheme, measure.denominator);
    if (!period && measure.at_end) period_ = scheme.period_ends.size() - 1;
}

MeasureReader::Part MeasureReader::find(const Scheme& scheme, const std::string& id) {
    const std::size_t index = scheme.tally_index(id);
    const Tally& tally = scheme.tallies[index];
    return {index, tally.kind == Tally::Kind::stock, tally.counts_people};
}

double MeasureReader::sum(const Sums& sums, std::size_t tally, std::size_t group) const {
    return period_ ? sums.at(tally, *period_, group) : sums.total(tally, group);
}

/// A stock summed over the whole time, as the mean of its periods; a flow as it is.
double MeasureReader::as_stands(const Part& part, double sum, const Sums& sums) const {
    return part.is_stock && !period_ ? sum / static_cast<double>(sums.periods()) : sum;
}

MeasureReader::Figure MeasureReader::read(const Sums& sums, std::size_t group) const {
    Figure figure{undefined, not_people, not_people};
    if (group != 0 && !has_groups_) return figure;
    const double above = sum(sums, numerator_.tally, group);
    const double above_stands = as_stands(numerator_, above, sums);
    if (numerator_.counts_people) figure.people_above = above_stands;
    if (!denominator_) {
        figure.value = scale_ * above_stands;
        return figure;
    }
    const double below = sum(sums, denominator_->tally, group);
    if (denominator_->counts_people) figure.people_below = as_stands(*denominator_, below, sums);
    figure.value = below == 0 ? undefined : scale_ * above / below;
    return figure;
}

double value_of(const Scheme& scheme, const Sums& sums, const Measure& measure, std::size_t group,
                std::optional<std::size_t> period) {
    return MeasureReader(scheme, measure, period).read(sums, group).value;
}

WorldValues::WorldValues(const Results& results)
    : results_(results), groups_(results.scheme->groups().size()), worlds_(results.worlds()) {
    expect(results.runs.size() == worlds_ * results.arms.size(), "every arm runs in every world");
    values_.resize(results.arms.size() * groups_ * worlds_);
}

void WorldValues::fill(const Measure& measure, std::optional<std::size_t> period) {
    const MeasureReader reader(*results_.scheme, measure, period);
    const std::size_t arms = results_.arms.size();
    people_above_.assign(arms * groups_, 0.0);
    people_below_.assign(arms * groups_, 0.0);
    for (std::size_t world = 0; world < worlds_; ++world) {
        for (std::size_t arm = 0; arm < arms; ++arm) {
            const Sums& sums = results_.runs[world * arms + arm];
            for (std::size_t group = 0; group < groups_; ++group) {
                const std::size_t at = row(arm, group);
                const MeasureReader::Figure figure = reader.read(sums, group);
                values_[at * worlds_ + world] = figure.value;
                people_above_[at] += figure.people_above;
                people_below_[at] += figure.people_below;
            }
        }
    }
}

bool WorldValues::is_small(std::size_t arm, std::size_t group, double people) const {
    const double limit = people * static_cast<double>(worlds_);
    const auto small = [limit](double sum) { return sum > 0 && sum < limit; };
    return small(people_above_[row(arm, group)]) || small(people_below_[row(arm, group)]);
}

}  // namespace heed
