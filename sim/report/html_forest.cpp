// The rows and series of forest plots, from estimates.
#include "sim/report/html_forest.hpp"

#include "sim/report/html_cells.hpp"

namespace heed {

using nlohmann::json;

json forest_mark(const std::string& label, std::size_t series, const PrintedEstimate& estimate,
                 const std::string& words) {
    const RangeReading reading = reading_of(estimate);
    return {{"label", label},
            {"series", series},
            {"mean", number_or_null(estimate.mean)},
            {"low", number_or_null(estimate.low)},
            {"high", number_or_null(estimate.high)},
            {"words", words},
            {"clear", reading == RangeReading::lower || reading == RangeReading::higher}};
}

std::string short_words(const PrintedEstimate& estimate) {
    if (!estimate.mean) return missing_words(estimate);
    const RangeReading reading = reading_of(estimate);
    if (reading == RangeReading::unseen || reading == RangeReading::same)
        return difference_words(estimate);
    const int decimals = decimals_for(estimate);
    const bool above = signed_words(*estimate.mean, decimals).starts_with('+');
    const std::string mean = (above ? "+" : "") + compact_words(*estimate.mean, decimals);
    if (!estimate.low || !estimate.high) return mean;
    return mean + " (" + compact_words(*estimate.low, decimals) + " to " +
           compact_words(*estimate.high, decimals) + ")";
}

json forest_series(const ReportFacts& facts, const std::vector<std::string>& arms) {
    json names = json::array();
    for (const std::string& arm : arms) {
        names.push_back({{"name", facts.arm_title(arm)}, {"color", facts.arm_number(arm)}});
    }
    return names;
}

json without_empty_headings(const json& marks) {
    json kept = json::array();
    for (std::size_t at = 0; at < marks.size(); ++at) {
        const bool heading = marks[at].contains("heading");
        const bool last = at + 1 == marks.size();
        if (heading && (last || marks[at + 1].contains("heading"))) continue;
        kept.push_back(marks[at]);
    }
    return kept;
}

}  // namespace heed
