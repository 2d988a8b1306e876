// Ages go from birthday to birthday.
#include "sim/engine/birthdays.hpp"

#include <algorithm>

namespace heed {

Date birthday_of(const Population& people, Person person, Date from, int years) {
    const std::chrono::sys_days new_year{std::chrono::year{2023} / std::chrono::January / 1};
    const std::chrono::year_month_day day{new_year + std::chrono::days{people.birthday[person]}};
    const std::chrono::year year =
        std::chrono::year_month_day{from}.year() + std::chrono::years{years};
    return std::chrono::sys_days{year / day.month() / day.day()};
}

std::optional<int> first_meant(const Match& target, const Population& people, Person person,
                               const Calendar& calendar, int from, int last) {
    int age = people.age[person], since = 0;
    for (int years = 0;; ++years) {
        const Date birthday = birthday_of(people, person, calendar.start(), years);
        if (birthday < calendar.start()) continue;
        const int until = calendar.step_of(birthday);
        if (std::min(until, last + 1) > std::max(since, from) && target(person, age))
            return std::max(since, from);
        if (until > last) return {};
        since = until;
        age = std::min(age + 1, 120);
    }
}

}  // namespace heed
