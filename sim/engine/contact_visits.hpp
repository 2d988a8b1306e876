// Visits to people's contacts: household members and close ties.
#pragma once

#include <utility>
#include <vector>

#include "sim/engine/sweep.hpp"
#include "sim/world/population.hpp"

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

/// Calls visit(person, contact) for everybody in `who` with each of their contacts; some visits ahead, prepare(person,
/// contact) may fetch what the visit will need.
template <class Prepare, class Visit>
void for_each_contact_ahead(const Population& people, const std::vector<Person>& who,
                            Prepare&& prepare, Visit&& visit) {
    constexpr std::size_t some = 16;  // so few that what is listed of them stays near
    List<std::pair<Person, Person>> list;
    for (std::size_t i = 0; i < who.size(); ++i) {
        if (i + 4 < who.size()) {
            const auto &home = people.ties.household.of, &close = people.ties.close.first;
            if (!home.empty()) fetch(home.address(who[i + 4]));
            if (!close.empty()) fetch(close.address(who[i + 4]));
        }
        for_each_contact(people, who[i], [&](Person contact) {
            prepare(who[i], contact);
            list.emplace_back(who[i], contact);
        });
        if (i % some != some - 1 && i + 1 != who.size()) continue;
        for (const auto& [person, contact] : list) visit(person, contact);
        list.clear();
    }
}

}  // namespace heed
