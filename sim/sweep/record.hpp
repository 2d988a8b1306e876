// One line of the store: what a trial gave, or why it failed; with a checksum, so that a torn line is known as such.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/sweep/sweep.hpp"

namespace heed {

struct TrialRecord {
    Trial trial;
    std::string key;             ///< of the point's inputs, as `key_of`
    double seconds = 0;          ///< that it took, all arms together
    std::string failure;         ///< why it failed; empty: it did not
    std::vector<double> values;  ///< [arm · measures + measure]; NaN: not defined
    std::uint32_t sum = 0;       ///< as read: checksum of the values alone

    bool failed() const { return !failure.empty(); }
};

/// With its line feed.
std::string to_line(const TrialRecord& record);

/// Nothing if the line is torn or not ours. values: read only if asked for.
std::optional<TrialRecord> from_line(std::string_view line, bool with_values);

}  // namespace heed
