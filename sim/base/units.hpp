// Quantities with units: reading "9 months", "60 %", "0.3 per year", "40000 USD", and writing them back.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace heed {

/// What a quantity is of. `per_time` quantities are stored per year.
enum class Unit {
    number,       ///< bare number                                  stored as is
    share,        ///< "60 %"                                       stored as fraction of one
    duration,     ///< "9 months" (days, weeks, months, years)      stored in years
    rate,         ///< "0.3 per year"                               stored per year
    share_rate,   ///< "3 % per year"                               stored as fraction per year
    money,        ///< "40000 USD" (any three-letter code)          stored in that currency
    money_rate,   ///< "200 USD per week"                           stored per year
    people,       ///< "500 people"                                 stored as a count
    people_rate,  ///< "300 people per week"                        stored per year
};

inline constexpr double days_per_year = 365.25;

/// Whatever the language that the machine is set to.
inline bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

/// A quantity read from text, or the reason why it could not be.
struct Quantity {
    double value = 0;      ///< in the stored unit
    std::string currency;  ///< for money: the three-letter code
    std::string
        error;  ///< empty if it was understood; else "'9' has no unit; write for example '9 months'"
    bool ok() const { return error.empty(); }
};

/// Reads text as a quantity of this unit. Numbers: decimal or exponent, no octal, no hex, no thousands mark.
Quantity parse_quantity(std::string_view text, Unit unit);

/// Reads a bare number strictly (no leading zeros such as 0123, no inf or nan); false if it is none.
bool parse_number(std::string_view text, double& number);

/// The shortest natural text of a stored value: 0.75 years → "9 months".
std::string format_quantity(double value, Unit unit, std::string_view currency = "USD");

/// A number with as few digits as it needs (at most `digits` significant ones).
std::string format_number(double value, int digits = 6);

/// An example of the right form, for messages and templates.
std::string_view example(Unit unit);

/// What the unit is called in references: "duration", "share", …
std::string_view name(Unit unit);

using Date = std::chrono::sys_days;

/// Reads "2024-03-01"; false if it is no such day.
bool parse_date(std::string_view text, Date& date);
std::string format_date(Date date);

}  // namespace heed
