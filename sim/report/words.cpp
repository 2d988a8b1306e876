// Numbers, ranges, dates and lists as a reader expects to see them printed.
#include "sim/report/words.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <cstdio>

namespace heed {

namespace {

constexpr std::string_view minus = "\u2212";
constexpr std::string_view narrow_space = "\u202f";
constexpr std::string_view percent_sign = "\u00a0%";
constexpr double largest_plain = 1e15;  // above this, digits mean nothing: powers of ten instead

std::string plain_digits(double value, int decimals) {
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return {text.data(), static_cast<std::size_t>(std::max(length, 0))};
}

std::string grouped(const std::string& digits) {
    const std::size_t whole = std::min(digits.find('.'), digits.size());
    if (whole < 4) return digits;
    std::string out;
    for (std::size_t at = 0; at < whole; ++at) {
        if (at > 0 && (whole - at) % 3 == 0) out += narrow_space;
        out += digits[at];
    }
    return out + digits.substr(whole);
}

std::string power_of_ten(double size) {
    const int exponent = static_cast<int>(std::floor(std::log10(size)));
    return plain_digits(size / std::pow(10.0, exponent), 2) + "\u00a0× 10^" +
           std::to_string(exponent);
}

bool rounds_to_zero(const std::string& digits) {
    return digits.find_first_not_of("0.") == std::string::npos;
}

}  // namespace

int decimals_for(double size) {
    size = std::abs(size);
    if (!std::isfinite(size) || size == 0.0) return 0;
    return std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, 6);
}

int decimals_for(const PrintedEstimate& estimate) {
    const double width = estimate.low && estimate.high ? *estimate.high - *estimate.low : 0.0;
    const double mean = estimate.mean.value_or(0.0);
    if (!(width > 1e-9 * std::abs(mean))) return decimals_for(mean);  // no more than rounding
    int decimals = 0;
    for (double steps = width; steps < 20.0 && decimals < 6; steps *= 10.0) ++decimals;
    return decimals;
}

std::string number_words(double value, int decimals) {
    if (!std::isfinite(value)) return "not available";
    const double size = std::abs(value);
    const std::string digits =
        size < largest_plain ? grouped(plain_digits(size, decimals)) : power_of_ten(size);
    return value < 0.0 && !rounds_to_zero(digits) ? std::string(minus) + digits : digits;
}

std::string number_words(double value) {
    const bool whole = std::abs(value) < largest_plain && std::floor(value) == value;
    return number_words(value, whole ? 0 : decimals_for(value));
}

std::string rounded_words(double value, int figures) {
    if (!std::isfinite(value) || value == 0.0) return number_words(value, 0);
    const int power = figures - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
    const double unit = std::pow(10.0, std::abs(power));
    const double rounded =
        power < 0 ? std::round(value / unit) * unit : std::round(value * unit) / unit;
    std::string words = number_words(rounded, std::clamp(power, 0, 9));
    if (words.find('.') == std::string::npos) return words;
    words.erase(words.find_last_not_of('0') + 1);
    if (words.back() == '.') words.pop_back();
    return words;
}

std::string signed_words(double value, int decimals) {
    const std::string digits = number_words(value, decimals);
    return value > 0.0 && std::isfinite(value) && !rounds_to_zero(digits) ? "+" + digits : digits;
}

std::string compact_words(double value, int decimals) {
    struct Name {
        double size;
        std::string_view name;
    };
    for (const Name& unit : {Name{1e12, "trillion"}, Name{1e9, "billion"}, Name{1e6, "million"}}) {
        if (std::abs(value) < unit.size || std::abs(value) >= largest_plain) continue;
        const double scaled = value / unit.size;
        return number_words(scaled, decimals_for(scaled)) + "\u00a0" + std::string(unit.name);
    }
    return number_words(value, decimals);
}

std::string percent_words(double share) {
    const double percent = share * 100.0;
    const double size = std::abs(percent);
    const int decimals = size >= 10.0 || percent == 0.0 ? 0 : size >= 1.0 ? 1 : 2;
    return number_words(percent, decimals) + std::string(percent_sign);
}

std::string signed_percent_words(double share) {
    const std::string words = percent_words(share);
    return share > 0.0 && words[0] != 'n' ? "+" + words : words;
}

std::string estimate_words(const PrintedEstimate& estimate) {
    if (!estimate.mean) return missing_words(estimate);
    const std::string around = around_words(estimate);
    return number_words(*estimate.mean, decimals_for(estimate)) + (around.empty() ? "" : " ") +
           around;
}

std::string difference_words(const PrintedEstimate& estimate) {
    const RangeReading reading = reading_of(estimate);
    if (reading == RangeReading::unseen) return unseen_words(estimate.worlds);
    if (reading == RangeReading::same) return reading_words(reading, "");
    if (!estimate.mean) return missing_words(estimate);
    const std::string around = around_words(estimate);
    return signed_words(*estimate.mean, decimals_for(estimate)) + (around.empty() ? "" : " ") +
           around;
}

std::string around_words(const PrintedEstimate& estimate) {
    const std::string range = range_words(estimate);
    const std::string error = error_words(estimate);
    if (!estimate.mean || (range.empty() && error.empty())) return "";
    const std::string_view between = range.empty() || error.empty() ? "" : "; ";
    std::string out = "(" + range;
    out.append(between).append(error.empty() ? "" : "Monte Carlo error ").append(error);
    return out + ")";
}

std::string range_words(const PrintedEstimate& estimate) {
    if (!estimate.low || !estimate.high) return "";
    const int decimals = decimals_for(estimate);
    return number_words(*estimate.low, decimals) + " to " + number_words(*estimate.high, decimals);
}

std::string error_words(const PrintedEstimate& estimate) {
    if (!estimate.error) return "";
    const int decimals = decimals_for(estimate);
    const std::string digits = number_words(*estimate.error, decimals);
    if (*estimate.error == 0.0 || !rounds_to_zero(digits)) return "±" + digits;
    return "below ±" + plain_digits(std::pow(10.0, -decimals), decimals);
}

std::string missing_words(const PrintedEstimate& estimate) {
    return estimate.suppressed ? "withheld (too few people)" : "not available";
}

namespace {
/// By how many Monte Carlo errors a mean must lie off zero: few worlds tell their own scatter badly (Student's t).
double errors_off_zero(std::size_t worlds) {
    if (worlds < 2) return 1.96;  // their number is not told
    const boost::math::students_t scatter(static_cast<double>(worlds - 1));
    return boost::math::quantile(scatter, 0.975);
}
}  // namespace

RangeReading reading_of(const PrintedEstimate& estimate) {
    if (estimate.exactly_zero) return estimate.low ? RangeReading::same : RangeReading::unseen;
    if (!estimate.mean || !estimate.low || !estimate.high) return RangeReading::missing;
    if (*estimate.high < 0.0) return RangeReading::lower;
    if (*estimate.low > 0.0) return RangeReading::higher;
    if (!estimate.error ||
        std::abs(*estimate.mean) <= errors_off_zero(estimate.worlds) * *estimate.error) {
        return RangeReading::unclear;
    }
    return *estimate.mean < 0.0 ? RangeReading::lower_on_average : RangeReading::higher_on_average;
}

int direction_of(RangeReading reading) {
    switch (reading) {
        case RangeReading::lower:
        case RangeReading::lower_on_average: return -1;
        case RangeReading::higher:
        case RangeReading::higher_on_average: return 1;
        default: return 0;
    }
}

std::string reading_words(RangeReading reading, std::string_view better) {
    if (reading == RangeReading::missing) return "not available";
    if (reading == RangeReading::same) return "no change at all";
    if (reading == RangeReading::unseen) return "no change in any world";
    if (reading == RangeReading::unclear) return "no clear change";
    const std::string direction = direction_of(reading) < 0 ? "lower" : "higher";
    const bool average =
        reading == RangeReading::lower_on_average || reading == RangeReading::higher_on_average;
    const bool judged = better == "lower" || better == "higher";
    const std::string_view judgement = !judged               ? ""
                                       : better == direction ? " (better)"
                                                             : " (worse)";
    return direction + (average ? " on average" : "") + std::string(judgement);
}

std::string unseen_words(std::size_t worlds) {
    if (worlds == 0) return reading_words(RangeReading::unseen, "");
    return "no change in " + counted_words(static_cast<double>(worlds), "world", "worlds");
}

std::string reading_words(const PrintedEstimate& estimate, std::string_view better) {
    const RangeReading reading = reading_of(estimate);
    if (reading == RangeReading::unseen) return unseen_words(estimate.worlds);
    if (reading == RangeReading::missing && estimate.mean) return "too few worlds to tell";
    return reading_words(reading, better);
}

std::string date_words(const std::string& iso_date) {
    static constexpr std::array<std::string_view, 12> months{
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    int year = 0;
    int month = 0;
    int day = 0;
    if (std::sscanf(iso_date.c_str(), "%4d-%2d-%2d", &year, &month, &day) != 3) return iso_date;
    if (month < 1 || month > 12) return iso_date;
    return std::to_string(day) + " " + std::string(months[static_cast<std::size_t>(month - 1)]) +
           " " + std::to_string(year);
}

std::string counted_words(double count, const std::string& one, const std::string& many) {
    return number_words(count, 0) + " " + (count == 1.0 ? one : many);
}

namespace {

std::string counted(long count, const std::string& unit) {
    return counted_words(static_cast<double>(count), unit, unit + "s");
}

}  // namespace

std::string duration_words(double seconds) {
    if (!std::isfinite(seconds) || seconds < 0.0) return "not available";
    if (seconds < 10.0) return number_words(seconds, 1) + " seconds";
    const long whole = std::lround(seconds);
    if (whole < 120) return counted(whole, "second");
    const long minutes = std::lround(seconds / 60.0);
    if (minutes < 120) return counted(minutes, "minute");
    return counted(minutes / 60, "hour") +
           (minutes % 60 == 0 ? "" : " " + counted(minutes % 60, "minute"));
}

std::string plain_name(std::string name) {
    std::ranges::replace(name, '_', ' ');
    return name;
}

std::string list_words(const std::vector<std::string>& items) {
    std::string out;
    for (std::size_t at = 0; at < items.size(); ++at) {
        if (at > 0) out += at + 1 == items.size() ? " and " : ", ";
        out += items[at];
    }
    return out;
}

}  // namespace heed
