// What every population must be, whatever its profile.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "sim/world/population.hpp"
#include "sim/world/profile.hpp"

namespace heed {

/// What is wrong with a graph; "" if it is symmetric, sorted, without loops and doubles.
inline std::string unsound(const Graph& graph, Person people) {
    if (graph.first.size() != std::size_t{people} + 1) return "not one list for each person";
    if (graph.first.back() != graph.neighbour.size()) return "lists do not end with the neighbours";
    for (Person person = 0; person < people; ++person) {
        const auto list = graph.of(person);
        for (std::size_t k = 0; k < list.size(); ++k) {
            if (list[k] == person) return fmt::format("{} is tied to itself", person);
            if (list[k] >= people) return fmt::format("{} is tied to nobody", person);
            if (k > 0 && list[k] <= list[k - 1])
                return fmt::format("ties of {} do not rise", person);
            if (!std::ranges::binary_search(graph.of(list[k]), person))
                return fmt::format("{} is tied to {}, but not the other way round", person,
                                   list[k]);
        }
    }
    return "";
}

/// What is wrong with groups; "" if everybody is in the group that lists them, once.
template <class Groups>
std::string unsound_groups(const Groups& groups, Person people) {
    if (groups.of.size() != people) return "not one group for each person";
    std::vector<int> listed(people, 0);
    for (std::uint32_t group = 0; group + 1 < groups.first.size(); ++group) {
        if (groups.size(group) == 0) return fmt::format("group {} is empty", group);
        for (std::uint32_t k = 0; k < groups.size(group); ++k) {
            const Person person = groups.at(group, k);
            if (groups.of[person] != group) return fmt::format("{} is listed elsewhere", person);
            if (k > 0 && person <= groups.at(group, k - 1)) return "members do not rise";
            ++listed[person];
        }
    }
    for (Person person = 0; person < people; ++person)
        if (listed[person] != (groups.of[person] == nobody ? 0 : 1))
            return fmt::format("{} is listed {} times", person, listed[person]);
    return "";
}

/// What is wrong with carers; "" if every child has an adult of the household wherever that can be.
inline std::string unsound_carers(const Population& people, const HouseholdProfile& households,
                                  bool adults_enough) {
    for (Person person = 0; person < people.size; ++person) {
        const Person carer = people.carer[person];
        const bool child = people.age[person] < households.adult_age;
        if (!child && carer != nobody) return fmt::format("the adult {} has a carer", person);
        if (child && adults_enough && carer == nobody)
            return fmt::format("nobody cares for {}", person);
        if (carer == nobody) continue;
        if (people.age[carer] < households.adult_age)
            return fmt::format("{} is cared for by a child", person);
        if (people.ties.household.of[carer] != people.ties.household.of[person])
            return fmt::format("the carer of {} lives elsewhere", person);
    }
    return "";
}

/// What is wrong with the columns and the order of people; "" if nothing is.
inline std::string unsound_columns(const Population& people, const Profile& profile) {
    const std::size_t size = static_cast<std::size_t>(profile.size);
    if (people.size != size) return "not as many people as asked";
    for (const std::size_t length :
         {people.gender.of.size(), people.place.of.size(), people.age.size(),
          people.birthday.size(), people.carer.size()})
        if (length != size) return "a column has not one value for each person";
    if (people.attributes.size() != profile.attributes.size())
        return "not all attributes are there";
    for (const Attribute& attribute : people.attributes) {
        if (attribute.of.size() != size)
            return attribute.name + " has not one level for each person";
        if (std::ranges::max(attribute.of) >= attribute.levels.size())
            return "a level that is none";
    }
    const Households& household = people.ties.household;
    for (Person person = 1; person < people.size; ++person) {
        if (people.place.of[person] < people.place.of[person - 1])
            return "people are not ordered by place";
        if (household.of[person] < household.of[person - 1]) return "households are not contiguous";
        if (household.of[person] == household.of[person - 1] &&
            people.place.of[person] != people.place.of[person - 1])
            return "a household lives in two places";
    }
    if (std::ranges::max(people.birthday) > 364) return "a birthday that is none";
    return "";
}

/// What is wrong with a population of this profile; "" if nothing is.
inline std::string unsound(const Population& people, const Profile& profile,
                           bool adults_enough = true) {
    std::string wrong = unsound_columns(people, profile);
    if (wrong.empty()) wrong = unsound_groups(people.ties.household, people.size);
    if (wrong.empty()) wrong = unsound_carers(people, profile.households, adults_enough);
    for (const Groups& groups : people.ties.groups)
        if (wrong.empty()) wrong = unsound_groups(groups, people.size);
    if (wrong.empty()) wrong = unsound(people.ties.close, people.size);
    if (wrong.empty() && profile.ties.online) wrong = unsound(people.ties.online, people.size);
    for (Person person = 0; person < people.size && wrong.empty(); ++person)
        for (const Person other : people.ties.close.of(person))
            if (people.ties.household.of[other] == people.ties.household.of[person])
                wrong = "close ties within a household";
    return wrong;
}

}  // namespace heed
