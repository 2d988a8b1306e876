// Attributes beside their targets: levels by rule, and odds ratios.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/world/attribute_rows.hpp"
#include "sim/world/diagnosis.hpp"
#include "sim/world/rule_text.hpp"

namespace heed {

namespace {

/// People of one attribute by rule, row and level; a household's people stand where its head
/// stands.
class Tabulation {
public:
    Tabulation(const Attribute& attribute, const AttributeProfile& profile,
               const Population& people)
        : rows_(profile, people),
          rules_(profile, people),
          levels_(profile.levels.size()),
          count_(rules_.count() * rows_.count() * levels_, 0.0) {
        const bool by_household = profile.held_by == Holder::household;
        const Households& households = people.ties.household;
        for (Person person = 0; person < people.size; ++person) {
            const Person asked = by_household ? households.first[households.of[person]] : person;
            const std::size_t rule = rules_.of(asked, people.age[asked]);
            if (rule < rules_.count()) ++at(rule, rows_.of(asked), attribute.of[person]);
        }
    }

    /// People to whom a rule applies: of one level, and of all.
    double people(std::size_t rule, std::size_t level) const {
        double sum = 0;
        for (std::size_t row = 0; row < rows_.count(); ++row) sum += at(rule, row, level);
        return sum;
    }
    double people(std::size_t rule) const {
        double sum = 0;
        for (std::size_t level = 0; level < levels_; ++level) sum += people(rule, level);
        return sum;
    }

    /// The odds ratio between neighbouring levels here and of the k-th associated attribute, common
    /// to all rules and rows (Mantel and Haenszel 1959); NaN if no table of four has people on both
    /// diagonals.
    double odds_ratio(std::size_t k) const {
        double along = 0, across = 0;
        const std::size_t up = rows_.stride(k);
        for (std::size_t rule = 0; rule < rules_.count(); ++rule)
            for (std::size_t row = 0; row < rows_.count(); ++row) {
                if (row / up % rows_.levels(k) + 1 == rows_.levels(k)) continue;
                for (std::size_t level = 0; level + 1 < levels_; ++level) {
                    const double a = at(rule, row, level), d = at(rule, row + up, level + 1);
                    const double b = at(rule, row, level + 1), c = at(rule, row + up, level);
                    if (a + b + c + d <= 0) continue;
                    along += a * d / (a + b + c + d);
                    across += b * c / (a + b + c + d);
                }
            }
        return along > 0 && across > 0 ? along / across : std::nan("");
    }

private:
    double& at(std::size_t rule, std::size_t row, std::size_t level) {
        return count_[(rule * rows_.count() + row) * levels_ + level];
    }
    double at(std::size_t rule, std::size_t row, std::size_t level) const {
        return count_[(rule * rows_.count() + row) * levels_ + level];
    }

    AttributeRows rows_;
    FirstRule rules_;
    std::size_t levels_;
    std::vector<double> count_;
};

double largest_household(const Population& people) {
    std::uint32_t largest = 1;
    for (std::uint32_t home = 0; home + 1 < people.ties.household.first.size(); ++home)
        largest = std::max(largest, people.ties.household.size(home));
    return largest;
}

void diagnose_one(const Attribute& attribute, const AttributeProfile& profile,
                  const Population& people, double unit, Diagnosis& diagnosis) {
    const Tabulation table(attribute, profile, people);
    double all = 0;
    for (std::size_t rule = 0; rule < profile.shares.size(); ++rule) {
        const double count = table.people(rule);
        const auto& [who, shares] = profile.shares[rule];
        all += count;
        for (std::size_t level = 0; level < shares.size() && count > 0; ++level)
            diagnosis.add(fmt::format("{} {} ({})", attribute.name, attribute.levels[level],
                                      rule > 0 && who.kind == Rule::Kind::everyone ? "everyone else"
                                                                                   : in_words(who)),
                          shares[level], table.people(rule, level) / count, Unit::share,
                          one_of(count / unit));
    }
    for (std::size_t k = 0; k < profile.with.size(); ++k) {
        const double found = table.odds_ratio(k), asked = profile.with[k].odds_ratio;
        if (std::isnan(found)) continue;
        const double tolerance = asked * std::expm1(0.1 + 10 * std::sqrt(unit / all));
        diagnosis.add(
            fmt::format("odds ratio of {} with {}", attribute.name, profile.with[k].attribute),
            asked, found, Unit::number, tolerance);
    }
}

}  // namespace

void diagnose_attributes(const Population& people, const Profile& profile, Diagnosis& diagnosis) {
    for (const auto& [name, attribute] : profile.attributes)
        if (const Attribute* found = people.find(name))
            diagnose_one(*found, attribute, people,
                         attribute.held_by == Holder::household ? largest_household(people) : 1.0,
                         diagnosis);
}

}  // namespace heed
