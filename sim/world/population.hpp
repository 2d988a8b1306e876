// Who the people are: everything about them that no process changes. Shared by all arms of a world.
//
// People are ordered by place and then by household, so that those who live together are neighbours in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <ranges>
#include <string>
#include <vector>

#include "sim/base/units.hpp"
#include "sim/world/packed.hpp"

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
    PackedRising first;  ///< [person + 1] where the person's neighbours start
    Packed neighbour;    ///< [tie ends] in rising order within a person

    /// The person's neighbours: a range to walk through, or to pick from by number.
    auto of(Person person) const {
        const bool none = first.empty();
        return std::views::iota(none ? 0 : first[person], none ? 0 : first[person + 1]) |
               std::views::transform([this](std::uint32_t k) { return neighbour[k]; });
    }
};

/// Those who live together: people from `first` on.
struct Households {
    PackedRising of;     ///< [person] household
    PackedRising first;  ///< [household + 1] its first member

    std::uint32_t size(std::uint32_t home) const { return first[home + 1] - first[home]; }
    Person at(std::uint32_t home, std::uint32_t k) const { return first[home] + k; }
};

/// Groups in which everybody may meet everybody: schools, workplaces.
struct Groups {
    std::string name;
    Packed of;           ///< [person] group, or nobody if in none
    PackedRising first;  ///< [group + 1] where the group's members start
    Packed member;       ///< [members] rising within a group

    std::uint32_t size(std::uint32_t group) const { return first[group + 1] - first[group]; }
    Person at(std::uint32_t group, std::uint32_t k) const { return member[first[group] + k]; }
};

/// Who answers for a child: [person], nobody for adults. Carers live with the child, so what is kept is how far apart
/// the two stand, by turns above and below.
class Carers {
public:
    Carers() = default;
    explicit Carers(const std::vector<Person>& carer);

    Person operator[](Person person) const {
        const std::uint32_t apart = apart_[person];
        if (apart == nobody) return nobody;
        return apart % 2 == 0 ? person + apart / 2 : person - apart / 2;
    }
    std::size_t size() const { return apart_.size(); }
    bool operator==(const Carers&) const = default;

    const std::uint8_t* address(Person person) const { return apart_.address(person); }
    std::size_t bytes() const { return apart_.bytes(); }

private:
    Packed apart_;
};

struct Ties {
    Households household;
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
    Carers carer;                         ///< [person] who answers for a child; nobody for adults
    Ties ties;

    /// gender, place or an attribute by its name; null if there is none.
    const Attribute* find(std::string_view name) const;

    /// Memory of all columns and ties, in bytes.
    std::size_t bytes() const;
};

}  // namespace heed
