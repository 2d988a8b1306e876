// Reading and writing quantities with units, and dates.
#include "sim/base/units.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace heed {

namespace {

struct TimeWord {
    std::string_view one, many;
    double years;
};
constexpr std::array<TimeWord, 4> time_words{{{"day", "days", 1 / days_per_year},
                                              {"week", "weeks", 7 / days_per_year},
                                              {"month", "months", 1.0 / 12},
                                              {"year", "years", 1}}};

const TimeWord* find_time(std::string_view word) {
    for (const TimeWord& time : time_words)
        if (word == time.one || word == time.many) return &time;
    return nullptr;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = text.find_first_not_of(' ', at);
        if (start == std::string_view::npos) break;
        const std::size_t end = std::min(text.find(' ', start), text.size());
        words.push_back(text.substr(start, end - start));
        at = end;
    }
    return words;
}

bool is_currency(std::string_view word) {
    if (word.size() != 3) return false;
    for (char letter : word)
        if (letter < 'A' || letter > 'Z') return false;
    return true;
}

bool is_per_time(Unit unit) {
    return unit == Unit::rate || unit == Unit::share_rate || unit == Unit::money_rate ||
           unit == Unit::people_rate;
}

/// What stands between the number and "per …": "", "%", "people", a currency or a time word.
bool measure_fits(Unit unit, std::string_view word, Quantity& quantity) {
    switch (unit) {
        case Unit::number:
        case Unit::rate: return word.empty();
        case Unit::share:
        case Unit::share_rate: quantity.value /= 100; return word == "%";
        case Unit::money:
        case Unit::money_rate: quantity.currency = word; return is_currency(word);
        case Unit::people:
        case Unit::people_rate: return word == "people" || word == "person";
        case Unit::duration: {
            const TimeWord* time = find_time(word);
            if (time) quantity.value *= time->years;
            return time != nullptr;
        }
    }
    return false;
}

/// The example of a unit with this number in it: "9 months" for "9"; "80 %" for a share of "0.8". A share of "1" may be
/// all or one in a hundred.
std::string example_with(std::string_view text, double number, Unit unit) {
    const bool is_share = unit == Unit::share || unit == Unit::share_rate;
    const bool of_one = is_share && number > 0 && number < 1;
    const std::string_view usual = example(unit);
    if (is_share && number == 1) {
        const std::string rest(usual.substr(usual.find(' ')));
        return "100" + rest + "' or '1" + rest;
    }
    return (of_one ? format_number(100 * number) : std::string(text)) +
           std::string(usual.substr(usual.find(' ')));
}

Quantity refused(std::string_view text, Unit unit) {
    double number = 0;
    const bool plain = parse_number(text, number) && unit != Unit::number;
    if (plain && (number >= 0 || unit == Unit::share_rate))  // few quantities fall below zero
        return {0, "",
                fmt::format("'{}' has no unit; write for example '{}'", text,
                            example_with(text, number, unit))};
    return {
        0, "",
        fmt::format("'{}' is not a {}; write for example '{}'", text, name(unit), example(unit))};
}

}  // namespace

bool parse_number(std::string_view text, double& number) {
    std::string_view digits = text;
    if (digits.starts_with('+') || digits.starts_with('-')) digits.remove_prefix(1);
    if (digits.empty() || !is_digit(digits.front())) {
        if (!(digits.size() > 1 && digits.front() == '.' && is_digit(digits[1]))) return false;
    }
    if (digits.size() > 1 && digits[0] == '0' && is_digit(digits[1])) return false;  // 0123: octal?
    if (text.starts_with('+')) text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(number);
}

Quantity parse_quantity(std::string_view text, Unit unit) {
    std::vector<std::string_view> words = words_of(text);
    std::string_view first = words.empty() ? "" : words.front();
    if (first.ends_with('%') && first.size() > 1) {  // "60%" is as clear as "60 %"
        words.insert(words.begin() + 1, first.substr(first.size() - 1));
        words.front() = first = first.substr(0, first.size() - 1);
    }
    Quantity quantity;
    if (words.empty() || !parse_number(first, quantity.value)) return refused(text, unit);
    words.erase(words.begin());

    if (is_per_time(unit)) {
        if (words.size() < 2 || words[words.size() - 2] != "per") return refused(text, unit);
        const TimeWord* time = find_time(words.back());
        if (!time) return refused(text, unit);
        quantity.value /= time->years;
        words.resize(words.size() - 2);
    }
    if (words.size() > 1) return refused(text, unit);
    if (!measure_fits(unit, words.empty() ? "" : words.front(), quantity))
        return refused(text, unit);
    return quantity;
}

std::string format_number(double value, int digits) {
    return fmt::format("{:.{}g}", value, digits);
}

namespace {
/// The largest unit of time in which the value is a whole number, else one in which it reads well.
std::string format_duration(double years) {
    for (std::size_t i = time_words.size(); i-- > 0;) {
        const double count = years / time_words[i].years;
        if (std::abs(count - std::round(count)) < 1e-9 * std::max(1.0, std::abs(count)) &&
            (std::round(count) != 0 || i == 0))
            return fmt::format("{} {}", format_number(std::round(count)),
                               std::round(count) == 1 ? time_words[i].one : time_words[i].many);
    }
    const std::size_t unit = years >= 1                   ? 3
                             : years >= 1.0 / 12          ? 2
                             : years >= 7 / days_per_year ? 1
                                                          : 0;
    return fmt::format("{} {}", format_number(years / time_words[unit].years, 4),
                       time_words[unit].many);
}
}  // namespace

std::string format_quantity(double value, Unit unit, std::string_view currency) {
    switch (unit) {
        case Unit::number: return format_number(value);
        case Unit::share: return format_number(100 * value) + " %";
        case Unit::duration: return format_duration(value);
        case Unit::rate: return format_number(value) + " per year";
        case Unit::share_rate: return format_number(100 * value) + " % per year";
        case Unit::money: return fmt::format("{} {}", format_number(value, 12), currency);
        case Unit::money_rate:
            return fmt::format("{} {} per year", format_number(value, 12), currency);
        case Unit::people: return format_number(value, 12) + " people";
        case Unit::people_rate: return format_number(value) + " people per year";
    }
    return "";
}

std::string_view example(Unit unit) {
    constexpr std::array<std::string_view, 9> examples{"0.5",
                                                       "60 %",
                                                       "9 months",
                                                       "0.3 per year",
                                                       "3 % per year",
                                                       "40000 USD",
                                                       "200 USD per week",
                                                       "500 people",
                                                       "300 people per week"};
    return examples[static_cast<std::size_t>(unit)];
}

std::string_view name(Unit unit) {
    constexpr std::array<std::string_view, 9> names{"number",
                                                    "share",
                                                    "duration",
                                                    "rate",
                                                    "share per time",
                                                    "sum of money",
                                                    "sum of money per time",
                                                    "number of people",
                                                    "number of people per time"};
    return names[static_cast<std::size_t>(unit)];
}

bool parse_date(std::string_view text, Date& date) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !is_digit(text[0])) return false;
    int year = 0;
    unsigned month = 0, day = 0;
    const auto read = [&](std::size_t from, std::size_t count, auto& into) {
        const auto [end, error] =
            std::from_chars(text.data() + from, text.data() + from + count, into);
        return error == std::errc{} && end == text.data() + from + count;
    };
    if (!read(0, 4, year) || !read(5, 2, month) || !read(8, 2, day)) return false;
    const std::chrono::year_month_day parsed{std::chrono::year{year}, std::chrono::month{month},
                                             std::chrono::day{day}};
    if (!parsed.ok()) return false;
    date = parsed;
    return true;
}

std::string format_date(Date date) {
    const std::chrono::year_month_day day{date};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                       static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace heed
