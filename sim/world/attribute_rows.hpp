// Where people stand in the table from which an attribute's levels are handed out: which rule of
// its shares applies to them, and which joint level they have of the attributes it is associated
// with.
#pragma once

#include <cstddef>
#include <vector>

#include "sim/world/match.hpp"
#include "sim/world/population.hpp"
#include "sim/world/profile.hpp"

namespace heed {

/// Associated attributes seen as the rows of a table; the last attribute runs fastest.
class AttributeRows {
public:
    AttributeRows(const AttributeProfile& profile, const Population& people);

    std::size_t count() const { return count_; }
    std::size_t of(Person person) const {
        std::size_t row = 0;
        for (const Attribute* known : attributes_)
            row = row * known->levels.size() + known->of[person];
        return row;
    }
    /// How far apart the rows of neighbouring levels of the k-th associated attribute lie.
    std::size_t stride(std::size_t k) const;
    std::size_t levels(std::size_t k) const { return attributes_[k]->levels.size(); }

    /// Logarithm of the seed, rows × levels: each level up here and there adds the log odds ratio.
    std::vector<double> log_seed(std::size_t levels) const;

private:
    std::vector<const Attribute*> attributes_;
    std::vector<double> log_odds_;
    std::size_t count_ = 1;
};

/// The rules of an attribute's shares, to be asked for the first that matches.
class FirstRule {
public:
    FirstRule(const AttributeProfile& profile, const Population& people);

    std::size_t count() const { return matches_.size(); }
    /// `count()` if no rule matches.
    std::size_t of(Person person, int age) const {
        std::size_t rule = 0;
        while (rule < matches_.size() && !matches_[rule](person, age)) ++rule;
        return rule;
    }

private:
    std::vector<Match> matches_;
};

}  // namespace heed
