// Who the people are: everything about them that no process changes. Shared by all arms of a world.
//
// People are ordered by place and then by household, so that those who live together are neighbours in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "sim/base/units.hpp"

namespace heed {

using Person = std::uint32_t;
inline constexpr Person nobody = 0xffffffffU;

/// A named classification of people: gender, place or an attribute of the profile.
struct Attribute {
    std::string name;                 ///< key in scenarios
    std::string title;                ///< words in reports
    std::vector<std::string> levels;  ///< in declared order
    std::vector<std::uint8_t> of;     ///< [person] index of the person's level
};

/// Ties kept as lists of neighbours (compressed sparse rows). Symmetric; no loops, no doubles.
struct Graph {
    std::vector<std::uint32_t> first;  ///< [person + 1] where the person's neighbours start
    std::vector<Person> neighbour;     ///< [tie ends] in rising order within a person

    std::span<const Person> of(Person person) const {
        if (first.empty()) return {};
        return {neighbour.data() + first[person], first[person + 1] - first[person]};
    }
};

/// Groups in which everybody may meet everybody: households, schools, workplaces.
struct Groups {
    std::string name;
    std::vector<std::uint32_t> of;     ///< [person] group, or nobody if in none
    std::vector<std::uint32_t> first;  ///< [group + 1] where the group's members start
    std::vector<Person>
        member;  ///< [members] rising within a group; empty if members are first…last

    std::uint32_t size(std::uint32_t group) const { return first[group + 1] - first[group]; }
    Person at(std::uint32_t group, std::uint32_t k) const {
        return member.empty() ? first[group] + k : member[first[group] + k];
    }
};

struct Ties {
    Groups household;
    std::vector<Groups> groups;  ///< as declared in the profile
    Graph close;
    Graph online;
};

struct Population {
    Person size = 0;
    double weight = 1;  ///< real people for whom one person stands
    Date start{};       ///< the day on which ages were taken

    Attribute gender;                     ///< levels female, male
    Attribute place;                      ///< levels are the places' names
    std::vector<Attribute> attributes;    ///< as declared in the profile
    std::vector<std::uint8_t> age;        ///< [person] whole years at the start
    std::vector<std::uint16_t> birthday;  ///< [person] day of the year, 0 to 364
    std::vector<Person> carer;            ///< [person] who answers for a child; nobody for adults
    Ties ties;

    /// gender, place or an attribute by its name; null if there is none.
    const Attribute* find(std::string_view name) const;

    /// Memory of all columns and ties, in bytes.
    std::size_t bytes() const;
};

}  // namespace heed
