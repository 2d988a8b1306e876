// Attributes of people and households.
// Method: everybody belongs to the first rule of `shares` that matches; within each rule, a table
// of associated attributes × levels is fitted to its margins from a log-linear seed
// (level_plan.cpp), and the planned numbers of each level are handed out in random order, so that
// margins are exact. A household's level is planned by the head's rule and rows and counts all
// members.
// Neglected: associations other than uniform ones, and differences of association between rules.
#include <fmt/format.h>

#include <algorithm>

#include "sim/base/problem.hpp"
#include "sim/world/attribute_rows.hpp"
#include "sim/world/level_plan.hpp"
#include "sim/world/random_order.hpp"
#include "sim/world/steps.hpp"

namespace heed {

namespace {

/// Gives one attribute to everyone.
class Giver {
public:
    Giver(const std::string& name, const AttributeProfile& profile, std::uint32_t number,
          const Dice& dice, const Population& people)
        : name_(name),
          profile_(profile),
          number_(number),
          dice_(dice),
          people_(people),
          rows_(profile, people),
          by_household_(profile.held_by == Holder::household) {
        if (by_household_) sort_household_sizes();
    }

    std::vector<std::uint8_t> levels() {
        sort_units();
        plan();
        return hand_out();
    }

private:
    std::uint32_t units() const {
        return by_household_ ? static_cast<std::uint32_t>(people_.ties.household.first.size() - 1)
                             : people_.size;
    }
    Person person_of(std::uint32_t unit) const {
        return by_household_ ? people_.ties.household.first[unit] : unit;
    }
    std::size_t kind_of(std::uint32_t unit) const {
        return by_household_ ? kind_of_size_[people_.ties.household.size(unit)] : 0;
    }

    void sort_household_sizes() {
        persons_.clear();
        for (std::uint32_t home = 0; home < units(); ++home)
            persons_.push_back(people_.ties.household.size(home));
        std::ranges::sort(persons_);
        persons_.erase(std::ranges::unique(persons_).begin(), persons_.end());
        kind_of_size_.assign(persons_.back() + 1, 0);
        for (std::size_t kind = 0; kind < persons_.size(); ++kind)
            kind_of_size_[persons_[kind]] = kind;
    }

    void sort_units() {
        const FirstRule rules(profile_, people_);
        cell_.resize(units());
        count_.assign(rules.count() * rows_.count() * persons_.size(), 0);
        std::uint32_t without = 0;
        for (std::uint32_t unit = 0; unit < cell_.size(); ++unit) {
            const Person person = person_of(unit);
            const std::size_t rule = rules.of(person, people_.age[person]);
            if (rule == rules.count()) {
                ++without;
                continue;
            }
            const std::size_t row = rule * rows_.count() + rows_.of(person);
            cell_[unit] = static_cast<std::uint32_t>(row * persons_.size() + kind_of(unit));
            ++count_[cell_[unit]];
        }
        if (without > 0)
            throw BadInput(
                fmt::format("the shares of attribute '{}' leave out {} {} (no rule in them "
                            "matches); end them with "
                            "a rule for everyone",
                            name_, without, by_household_ ? "households" : "people"));
    }

    void plan() {
        const std::vector<double> seed = rows_.log_seed(profile_.levels.size());
        const std::size_t cells = rows_.count() * persons_.size();
        Dice::Stream stream = dice_.stream(Decision::synthesis_attribute, number_, 1);
        for (std::size_t rule = 0; rule < profile_.shares.size(); ++rule) {
            const auto begin = count_.begin() + static_cast<std::ptrdiff_t>(rule * cells);
            const Units units{
                rows_.count(), persons_, {begin, begin + static_cast<std::ptrdiff_t>(cells)}};
            const auto given = plan_levels(units, profile_.shares[rule].shares, seed, stream);
            left_.insert(left_.end(), given.begin(), given.end());
        }
    }

    /// A level out of those left in the unit's cell, each as likely as its number.
    std::uint8_t draw(std::uint32_t unit) {
        const std::size_t levels = profile_.levels.size();
        std::uint32_t* left = left_.data() + cell_[unit] * levels;
        const std::uint64_t word = dice_.word(Decision::synthesis_attribute, unit, 0, number_);
        auto rank = static_cast<std::uint32_t>(word * count_[cell_[unit]]-- >> 32);
        std::size_t level = 0;
        while (level + 1 < levels && rank >= left[level]) rank -= left[level++];
        --left[level];
        return static_cast<std::uint8_t>(level);
    }

    std::vector<std::uint8_t> hand_out() {
        std::vector<std::uint8_t> of(people_.size);
        for (std::uint32_t unit = 0; unit < cell_.size(); ++unit) {
            const Person first = person_of(unit);
            const std::uint32_t persons = by_household_ ? people_.ties.household.size(unit) : 1;
            std::fill_n(of.begin() + first, persons, draw(unit));
        }
        return of;
    }

    const std::string& name_;
    const AttributeProfile& profile_;
    std::uint32_t number_;
    const Dice& dice_;
    const Population& people_;
    AttributeRows rows_;
    bool by_household_;
    std::vector<std::uint32_t> persons_{1};  // [kind] people in a unit
    std::vector<std::size_t> kind_of_size_;  // [household size]
    std::vector<std::uint32_t> cell_;        // [unit] rule, row and kind
    std::vector<std::uint32_t> count_;       // [cell] units without a level yet
    std::vector<std::uint32_t> left_;        // [cell][level] units still to get it
};

}  // namespace

void give_attributes(const Profile& profile, const Dice& dice, Population& people) {
    std::uint32_t number = 0;
    for (const auto& [name, attribute] : profile.attributes) {
        Giver giver(name, attribute, number++, dice, people);
        people.attributes.push_back({name, attribute.title.empty() ? name : attribute.title,
                                     attribute.levels, giver.levels()});
    }
}

}  // namespace heed
