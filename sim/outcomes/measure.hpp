// What is measured: raw sums over people (tallies) and the named figures made of them (measures).
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "sim/base/fields.hpp"
#include "sim/engine/process.hpp"

namespace heed {

/// Adds amounts to one tally. Sums stand by cell (a combination of levels of all dimensions) and
/// are folded into groups later, so that adding costs one addition whatever the dimensions.
class Adder {
public:
    /// `cell[person]` is where the person's cells start in `sums`, one for each age band;
    /// `band[age]` chooses among them; `headcount` are the people who stand in each cell now.
    Adder(const std::uint32_t* cell, const std::uint8_t* age, const std::uint8_t* band,
          std::span<const double> headcount, double* sums)
        : cell_(cell), age_(age), band_(band), headcount_(headcount), sums_(sums) {}

    void add(Person person, double amount) { sums_[cell_[person] + band_[age_[person]]] += amount; }

    /// Where this person is counted now, for tallies that count the same people.
    std::size_t place_of(Person person) const { return cell_[person] + band_[age_[person]]; }
    void add_at(std::size_t place, double amount) { sums_[place] += amount; }

    /// An amount that belongs to no person, such as money spent; for tallies that are `without_person`.
    void add_without_person(double amount) { sums_[0] += amount; }

    /// The same amount for every person, at the cost of one addition per cell: the time they live
    /// (then subtract those who do not count), or a cost that all bear alike.
    void add_everyone(double amount) {
        for (std::size_t i = 0; i < headcount_.size(); ++i) sums_[i] += headcount_[i] * amount;
    }

private:
    const std::uint32_t* cell_;
    const std::uint8_t* age_;
    const std::uint8_t* band_;
    std::span<const double> headcount_;
    double* sums_;
};

/// A raw sum by group and period.
struct Tally {
    enum class Kind {
        flow,   ///< counted every step: what happened
        stock,  ///< counted at the last step of each period: how things stand
    };
    std::string id;
    Kind kind = Kind::flow;
    /// Looks at the world and adds what it finds. Never changes anything.
    std::function<void(const World&, const Now&, Adder&)> count;
    bool counts_people = true;  ///< small sums may be withheld; false for money and the like
    /// Counts what belongs to no person (money spent on campaigns): as it is, whatever number of real
    /// people a person stands for, and for everybody together; a group has no part in it.
    bool without_person = false;
    /// Looks up what several tallies share, before any of them is counted; tallies may be counted side by side.
    std::function<void(const World&, const Now&, const Adder&)> look = {};
};

enum class Better { lower, higher, neither };
/// What happened, what is recorded of it, what people say.
enum class Truth { true_, recorded, survey };

inline Words words(Better) {
    static constexpr std::string_view list[] = {"lower", "higher", "neither"};
    return list;
}
inline Words words(Truth) {
    static constexpr std::string_view list[] = {"true", "recorded", "survey"};
    return list;
}

/// A figure: scale × numerator / denominator, both tallies summed over the people and periods asked
/// for. With the denominator left out, a stock over the whole time is the mean of its periods.
struct Measure {
    std::string id;
    std::string title;
    std::string unit;        ///< "per 100,000 person-years", "%", "people"
    std::string definition;  ///< one sentence
    std::string family;      ///< delivery, learning, behaviour, harm, response, value
    Better better = Better::neither;
    Truth truth = Truth::true_;
    std::string numerator;    ///< id of a tally
    std::string denominator;  ///< id of a tally; "" means 1
    double scale = 1;
    std::string counterpart;  ///< recorded or surveyed: id of the measure of what truly happened
    bool at_end = false;  ///< over the whole time: the last period's value (what only grows: reach)
};

/// One way of grouping people: a dimension with its levels, and how to tell a person's level.
struct Dimension {
    std::string name;  ///< gender, place, age_band or an attribute
    std::string title;
    std::vector<std::string> levels;
    /// For all but age_band: the column. If not set, the world's population is asked for it by name
    /// (the only way if worlds have populations of their own).
    const Attribute* attribute = nullptr;
    std::vector<int> age_limits;  ///< age_band: first age of each band but the first, rising

    bool by_age() const { return !age_limits.empty(); }
};

}  // namespace heed
