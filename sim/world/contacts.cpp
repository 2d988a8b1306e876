// Counting contacts, and what to write where there are too many.
#include "sim/world/contacts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/world/world.hpp"

namespace heed {

namespace {

std::size_t others_at_home(const Population& people, Person person) {
    const Households& household = people.ties.household;
    const std::uint32_t home = household.of.empty() ? nobody : household.of[person];
    return home == nobody ? 0 : household.size(home) - 1;
}

/// The key that gave somebody so many contacts.
std::string key_of(const CloseTiesProfile& close, bool mostly_at_home) {
    if (mostly_at_home) return ".households.sizes";
    return close.small_world ? ".ties.close.small_world.degree" : ".ties.close.mean";
}

std::string advice(const CloseTiesProfile& close, bool mostly_at_home) {
    if (mostly_at_home) return "give smaller households, or more adults to head them";
    if (close.small_world) return "ask for a smaller degree";
    return fmt::format("ask for fewer, or less uneven ones (dispersion above {:.4g})",
                       close.dispersion);
}

}  // namespace

std::size_t contacts_of(const Population& people, Person person) {
    return others_at_home(people, person) + people.ties.close.of(person).size();
}

void check_contacts(const Population& people, const Profile& profile, const std::string& path,
                    const Origins& origins, Problems& problems) {
    Person most = 0;
    std::size_t contacts = 0;
    for (Person person = 0; person < people.size; ++person) {
        const std::size_t here = contacts_of(people, person);
        if (here <= contacts) continue;
        most = person;
        contacts = here;
    }
    if (contacts <= Contacts::most) return;
    const CloseTiesProfile& close = profile.ties.close;
    const bool mostly_at_home = 2 * others_at_home(people, most) > contacts;
    const std::string key = path + key_of(close, mostly_at_home);
    problems.add(origins, key,
                 fmt::format("{}: somebody has {} household members and close ties, of whom at "
                             "most {} can be counted; {}",
                             key, contacts, Contacts::most, advice(close, mostly_at_home)));
}

}  // namespace heed
