// Cells by refinement: each dimension splits the combinations found so far, if they occur.
#include "sim/outcomes/cells.hpp"

#include <algorithm>
#include <limits>

#include "sim/base/problem.hpp"
#include "sim/engine/sweep.hpp"

namespace heed {

namespace {

constexpr std::uint32_t unseen = std::numeric_limits<std::uint32_t>::max();

constexpr std::size_t most_cells_with_lanes = 1024;

const Attribute& column_of(const Dimension& dimension, const Population& people) {
    const Attribute* column =
        dimension.attribute ? dimension.attribute : people.find(dimension.name);
    expect(column != nullptr, "results are asked by an attribute that people do not have");
    expect(column->of.size() == people.size, "an attribute must have a level for every person");
    return *column;
}

}  // namespace

Cells::Cells(const std::vector<Dimension>& dimensions, const Population& people)
    : first_(people.size, 0) {
    for (const Dimension& dimension : dimensions) {
        if (dimension.by_age())
            split_by_age(dimension);
        else
            split_by(dimension, people);
        groups_ += dimension.levels.size();
    }
    split_by_lane();
    expect(size() < unseen, "too many combinations of levels to count by");
    for (std::uint32_t& cell : first_) cell *= static_cast<std::uint32_t>(bands_);
    headcount_.assign(size(), 0.0);
}

/// Splits every combination by a level of its people; returns the level of each new combination.
template <class LevelOf>
std::vector<std::uint32_t> Cells::split(std::size_t levels, LevelOf&& level_of) {
    std::vector<std::uint32_t> id(combinations_ * levels, unseen);
    std::vector<std::uint32_t> parent;  // [new combination] the one that it was split from
    std::vector<std::uint32_t> level;
    for (Person person = 0; person < first_.size(); ++person) {
        const std::uint32_t theirs = level_of(person);
        expect(theirs < levels, "a person has a level that the dimension does not list");
        std::uint32_t& found = id[first_[person] * levels + theirs];
        if (found == unseen) {
            found = static_cast<std::uint32_t>(parent.size());
            parent.push_back(first_[person]);
            level.push_back(theirs);
        }
        first_[person] = found;
    }
    for (std::vector<std::uint32_t>& known : in_) {
        std::vector<std::uint32_t> after(parent.size());
        for (std::size_t i = 0; i < parent.size(); ++i) after[i] = known[parent[i]];
        known = std::move(after);
    }
    combinations_ = parent.size();
    return level;
}

void Cells::split_by(const Dimension& dimension, const Population& people) {
    const Attribute& column = column_of(dimension, people);
    std::vector<std::uint32_t> group = split(
        dimension.levels.size(), [&](Person person) -> std::uint32_t { return column.of[person]; });
    for (std::uint32_t& level : group) level += static_cast<std::uint32_t>(groups_);
    in_.push_back(std::move(group));
}

/// Neighbours in memory often share a cell, and each addition to it then waits for the one before.
/// Where cells are few, people take turns in four copies of them; folding adds the copies up.
void Cells::split_by_lane() {
    if (size() > most_cells_with_lanes) return;
    split(4, [](Person person) { return person % 4; });
}

void Cells::split_by_age(const Dimension& dimension) {
    const std::vector<int>& limits = dimension.age_limits;
    expect(first_age_group_ == 0, "people can be grouped by one list of age bands only");
    expect(dimension.levels.size() == limits.size() + 1,
           "age bands need one level more than limits");
    expect(std::is_sorted(limits.begin(), limits.end()), "limits of age bands must rise");
    first_age_group_ = groups_;
    bands_ = dimension.levels.size();
    expect(bands_ <= 256, "at most 256 age bands");
    for (int age = 0; age < 256; ++age) {
        const auto above = std::upper_bound(limits.begin(), limits.end(), age);
        band_[static_cast<std::size_t>(age)] = static_cast<std::uint8_t>(above - limits.begin());
    }
}

void Cells::count(const World& world) {
    std::fill(headcount_.begin(), headcount_.end(), 0.0);
    for (Person person = 0; person < first_.size(); ++person)
        headcount_[first_[person] + band_[world.age[person]]] += 1;
}

void Cells::follow_birthdays(const World& world) {
    const auto grown = gather<std::size_t>(
        world.now.birthdays, [&](Person person) { fetch(&first_[person]); },
        [&](Person person, List<std::size_t>& found) {
            const std::uint8_t age = world.age[person];
            if (age != 0 && band_[age] != band_[age - 1])
                found.push_back(first_[person] + band_[age]);
        });
    for (const std::size_t cell : grown) {  // a person's bands follow each other
        headcount_[cell - 1] -= 1;
        headcount_[cell] += 1;
    }
}

void Cells::fold(const double* sums, double weight, double* by_group) const {
    std::fill_n(by_group, groups_, 0.0);
    for (std::size_t combination = 0; combination < combinations_; ++combination) {
        double of_all_ages = 0;
        for (std::size_t band = 0; band < bands_; ++band) {
            const double sum = sums[combination * bands_ + band];
            of_all_ages += sum;
            if (first_age_group_ != 0) by_group[first_age_group_ + band] += sum;
        }
        by_group[0] += of_all_ages;
        for (const std::vector<std::uint32_t>& group : in_)
            by_group[group[combination]] += of_all_ages;
    }
    for (std::size_t group = 0; group < groups_; ++group) by_group[group] *= weight;
}

}  // namespace heed
