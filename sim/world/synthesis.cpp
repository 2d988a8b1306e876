// Making a population: the steps as a list. What each does, its method and its sources stand in the
// files named there; what a population may weigh stands below.
#include "sim/world/synthesis.hpp"

#include <algorithm>
#include <cmath>

#include "sim/world/steps.hpp"

namespace heed {

namespace {

Population empty_population(const Profile& profile, Date start) {
    Population people;
    people.size = static_cast<Person>(profile.size);
    people.weight = profile.weight;
    people.start = start;
    people.gender = {"gender", "Gender", {"female", "male"}, {}};
    people.place = {"place", "Place", profile.places.names(), {}};
    return people;
}

}  // namespace

Population synthesise(const Profile& profile, Date start, const Dice& dice) {
    Population people = empty_population(profile, start);
    settle_households(count_people(profile, dice), profile, dice,
                      people);                  // ages.cpp, households.cpp
    choose_carers(profile.households, people);  // carers.cpp
    give_birthdays(dice, people);               // below
    give_attributes(profile, dice, people);     // attributes.cpp
    form_groups(profile, dice, people);         // groups.cpp
    people.ties.close = profile.ties.close.small_world
                            ? tie_small_world(*profile.ties.close.small_world, dice,
                                              people.size)                  // small_world.cpp
                            : tie_close(profile.ties.close, dice, people);  // close_ties.cpp
    if (profile.ties.online)
        people.ties.online = tie_online(*profile.ties.online, dice, people);  // online_ties.cpp
    return people;
}

void give_birthdays(const Dice& dice, Population& people) {
    people.birthday.resize(people.size);
    for (Person person = 0; person < people.size; ++person) {
        const std::uint64_t word = dice.word(Decision::synthesis_birthday, person, 0);
        people.birthday[person] = static_cast<std::uint16_t>(word * 365 >> 32);
    }
}

double estimate_bytes(const Profile& profile, int worlds) {
    constexpr double fixed_columns = 1 + 1 + 1 + 2 + 1;  // gender, place, age, birthday, carer
    const double person =
        std::ceil(std::log2(static_cast<double>(profile.size) + 2)) / 8;  // packed
    constexpr double rising = 1.5;        // packed, with a base for sixteen
    constexpr double world_columns = 76;  // one world's (world.hpp), without audiences
    double mean_size = 0, sum = 0;
    for (std::size_t k = 0; k < profile.households.sizes.size(); ++k) {
        mean_size += profile.households.sizes[k] * static_cast<double>(k + 1);
        sum += profile.households.sizes[k];
    }
    mean_size = sum > 0 ? std::max(1.0, mean_size / sum) : 1.0;
    double bytes =
        fixed_columns + worlds * world_columns + static_cast<double>(profile.attributes.size());
    bytes += rising + rising / mean_size;  // household, its first member
    bytes += 3 * person * static_cast<double>(profile.ties.groups.size());  // of, member, first
    bytes += rising + person * profile.ties.close.wanted_mean();            // first, neighbour
    if (profile.ties.online) bytes += rising + person * profile.ties.online->mean;
    return bytes * static_cast<double>(profile.size);
}

}  // namespace heed
