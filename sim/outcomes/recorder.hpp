// Counts the tallies of one run while it goes on: by group and period, never person by person.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "sim/engine/calendar.hpp"
#include "sim/outcomes/measure.hpp"

namespace heed {

/// What is counted, for whom and when: the same for all runs of a scenario. Constant in all runs.
struct Scheme {
    std::vector<Tally> tallies;
    std::vector<Measure> measures;
    std::vector<Dimension> dimensions;  ///< without "all", which is always there
    std::vector<int>
        period_ends;  ///< [period] last step of each, rising; the last is the run's last

    /// A group is a level of a dimension; group 0 is everybody.
    struct Group {
        int dimension = -1;  ///< -1: all
        int level = 0;
    };
    std::vector<Group> groups() const;
    std::size_t tally_index(std::string_view id) const;

    /// Whether a measure can be told of groups: not if it is made of what belongs to no person.
    bool has_groups(const Measure& measure) const;
};

/// The sums of one run: [tally][period][group], real people (weighted).
class Sums {
public:
    Sums() = default;
    Sums(std::size_t tallies, std::size_t periods, std::size_t groups)
        : periods_(periods), groups_(groups), values_(tallies * periods * groups) {}

    double& at(std::size_t tally, std::size_t period, std::size_t group) {
        return values_[(tally * periods_ + period) * groups_ + group];
    }
    double at(std::size_t tally, std::size_t period, std::size_t group) const {
        return values_[(tally * periods_ + period) * groups_ + group];
    }
    /// Over all periods.
    double total(std::size_t tally, std::size_t group) const;
    std::size_t periods() const { return periods_; }
    bool operator==(const Sums&) const = default;
    const std::vector<double>& values() const { return values_; }

private:
    std::size_t periods_ = 0, groups_ = 0;
    std::vector<double> values_;
};

/// Watches one run. Cost: one addition per person and tally counted, whatever the number of
/// dimensions (people are first summed in cells, and the cells folded into groups at period ends).
class Recorder : public Observer {
public:
    Recorder(std::shared_ptr<const Scheme> scheme, const World& world);
    /// Goes on from where another one is, with a scheme that counts the same tallies in its own model.
    Recorder(Recorder&& other, std::shared_ptr<const Scheme> scheme);
    Recorder(const Recorder& other);
    Recorder(Recorder&& other) noexcept;
    ~Recorder() override;
    void look(const World& world, const Now& now) override;

    /// After the run.
    Sums take();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace heed
