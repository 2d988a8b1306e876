// The steps of making a population, in order; each fills its own columns from those filled before.
#pragma once

#include "sim/base/random.hpp"
#include "sim/world/census.hpp"
#include "sim/world/population.hpp"
#include "sim/world/profile.hpp"

namespace heed {

/// Fills place, gender, age, households and carers; from here on people have their final order.
void settle_households(const Census& census, const Profile& profile, const Dice& dice,
                       Population& people);

/// Gives every child the adult of the household who is nearest to a parent's age.
void choose_carers(const HouseholdProfile& households, Population& people);

/// Gives everyone a birthday, uniform over the year.
void give_birthdays(const Dice& dice, Population& people);

/// Fills the attributes of the profile, in declared order.
void give_attributes(const Profile& profile, const Dice& dice, Population& people);

/// Fills schools, workplaces and other groups.
void form_groups(const Profile& profile, const Dice& dice, Population& people);

/// Ties among close friends and kin outside the household.
Graph tie_close(const CloseTiesProfile& profile, const Dice& dice, const Population& people);

/// Ties along a ring of all people, some of which lead anywhere.
Graph tie_small_world(const SmallWorldProfile& profile, const Dice& dice, Person people);

/// Ties over the internet.
Graph tie_online(const OnlineTiesProfile& profile, const Dice& dice, const Population& people);

}  // namespace heed
