// Reading norms: the share of a person's household and close contacts who check offers before answering.
//
// Complex contagion (Centola 2010; Watts 2002): the norm counts only once enough distinct contacts, and a large
// enough share of them, are seen to practise. A view of the World's columns; only `awareness` writes them.
#pragma once

#include "sim/world/world.hpp"

namespace heed {

/// Calls `visit(contact)` for every household member and close tie. Someone who is both counts twice.
template <class Visit>
void for_each_contact(const Population& people, Person person, Visit&& visit) {
    const auto& household = people.ties.household;
    const std::uint32_t home = household.of.empty() ? nobody : household.of[person];
    const Person first = home == nobody ? 0 : household.first[home];
    const Person last = home == nobody ? 0 : household.first[home + 1];
    for (Person member = first; member < last; ++member)
        if (member != person) visit(member);
    for (Person friend_ : people.ties.close.of(person)) visit(friend_);
}

/// How many practising contacts, and which share of contacts, make a norm.
struct Norms {
    double sources = 2;
    double share = 0;

    /// N in [0, 1] with so many practising contacts; 0 below the threshold.
    double of(const World& world, Person person, std::uint32_t practising) const {
        if (practising < sources || practising == 0) return 0;
        const double part = static_cast<double>(practising) / world.contacts[person].all;
        return part < share ? 0 : part;
    }
};

}  // namespace heed
