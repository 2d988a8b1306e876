// Numbers, ranges, dates and lists as a reader expects to see them printed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heed {

/// A mean over simulated worlds with its 95 % range and the Monte Carlo error of the mean; any part
/// may be missing.
struct PrintedEstimate {
    std::optional<double> mean;
    std::optional<double> low;
    std::optional<double> high;
    std::optional<double> error;
    bool suppressed = false;    ///< withheld because too few people stand behind it
    bool exactly_zero = false;  ///< no difference in any world
    std::size_t worlds = 0;     ///< over which it is the mean
};

/// What a difference says: the range leaves out zero; or it includes zero, but the mean lies off zero
/// by more Monte Carlo errors than chance explains (1.96, more with few worlds); or neither. Without a difference in any world: `same` where the arms do
/// nothing else, and the range is known to be zero; `unseen` where they do, and another world might show one.
enum class RangeReading {
    missing,
    same,
    unseen,
    lower,
    lower_on_average,
    unclear,
    higher_on_average,
    higher
};

/// How many decimals show a value of this size with three figures that matter (0 to 6).
int decimals_for(double size);

/// How many decimals suit an estimate: its range spans at least 20 steps of the last one.
int decimals_for(const PrintedEstimate& estimate);

/// 1234.5 with one decimal is "1 234.5", with a narrow no-break space; minus is U+2212.
std::string number_words(double value, int decimals);
std::string number_words(double value);

/// Rounded to so many figures that matter, in plain digits: 1.14e5 is "114 000", 0.0503 is "0.0503".
std::string rounded_words(double value, int figures);

/// As number_words, with "+" before a value above zero.
std::string signed_words(double value, int decimals);

/// As number_words, but a million and more in words: "4.59 million". For charts, where room is short.
std::string compact_words(double value, int decimals);

/// 0.125 is "13 %", 0.0842 is "8.4 %": as few decimals as the size allows.
std::string percent_words(double share);
std::string signed_percent_words(double share);

/// "−12.4 (−20.1 to −3.0; Monte Carlo error ±0.6)"; a missing part is left out, a missing mean named.
std::string estimate_words(const PrintedEstimate& estimate);
std::string difference_words(const PrintedEstimate& estimate);
/// What stands after the mean: "(−20.1 to −3.0; Monte Carlo error ±0.6)", or nothing.
std::string around_words(const PrintedEstimate& estimate);
std::string range_words(const PrintedEstimate& estimate);
std::string error_words(const PrintedEstimate& estimate);

/// What stands in a cell with no number.
std::string missing_words(const PrintedEstimate& estimate);

/// Without a range nothing is read into the mean.
RangeReading reading_of(const PrintedEstimate& estimate);

/// The direction of a reading, for certain or on average: -1, 0 or +1.
int direction_of(RangeReading reading);

/// "lower (better)", "higher on average (worse)", "no clear change"; better is "lower", "higher" or
/// anything else, which passes no judgement.
std::string reading_words(RangeReading reading, std::string_view better);
/// The same with what only the estimate knows: "no change in 40 worlds", "too few worlds to tell".
std::string reading_words(const PrintedEstimate& estimate, std::string_view better);
/// "no change in 40 worlds".
std::string unseen_words(std::size_t worlds);

/// "2024-03-01" is "1 March 2024"; anything else comes back unchanged.
std::string date_words(const std::string& iso_date);

/// "1 world", "40 worlds".
std::string counted_words(double count, const std::string& one, const std::string& many);

/// 47.3 is "47 seconds", 5400 is "1 hour 30 minutes".
std::string duration_words(double seconds);

/// A name from a scenario as words: north_ridge is "north ridge".
std::string plain_name(std::string name);

/// "a, b and c".
std::string list_words(const std::vector<std::string>& items);

}  // namespace heed
