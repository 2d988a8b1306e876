// When people have their birthdays, and so when a rule means them.
#pragma once

#include <optional>

#include "sim/engine/calendar.hpp"
#include "sim/world/match.hpp"

namespace heed {

/// The person's birthday so many years after the year of this date; 29 February counts as 1 March.
Date birthday_of(const Population& people, Person person, Date from, int years);

/// First step from one to another, both included, in which the target rule means this person; none if it never does. An age
/// holds from the step of one birthday to the step before that of the next.
std::optional<int> first_meant(const Match& target, const Population& people, Person person,
                               const Calendar& calendar, int from, int last);

}  // namespace heed
