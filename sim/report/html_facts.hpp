// Read-only look-ups in a report's JSON; whatever is missing or null is an answer, never an error.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/report/words.hpp"

namespace heed {

/// A value of a JSON object, or null when the object or the key is missing.
const nlohmann::json& json_at(const nlohmann::json& object, std::string_view key);

/// The elements of an array, or none.
const nlohmann::json& json_list(const nlohmann::json& object, std::string_view key);

/// A string as it is, a number or boolean as text, otherwise nothing.
std::string json_text(const nlohmann::json& object, std::string_view key);
/// The same, or another text where it is empty.
std::string text_or(const nlohmann::json& object, std::string_view key,
                    const std::string& otherwise);
std::optional<double> json_number(const nlohmann::json& object, std::string_view key);
bool json_flag(const nlohmann::json& object, std::string_view key);

/// mean, low, high, mc_error of one outcome or effect; or relative_mean, relative_low, relative_high.
PrintedEstimate estimate_of(const nlohmann::json& entry);
PrintedEstimate relative_of(const nlohmann::json& entry);

struct GroupLevel {
    std::string dimension;
    std::string dimension_title;
    std::string id;
    std::string title;
};

/// A family of measures and its title on the page, in the order in which the page shows them.
struct MeasureFamily {
    std::string_view id;
    std::string_view title;
};
const MeasureFamily& family_of(const nlohmann::json& measure);

/// The report with its outcomes and effects indexed. Borrows the JSON, which must outlive it.
class ReportFacts {
public:
    explicit ReportFacts(const nlohmann::json& report);

    const nlohmann::json& report() const { return report_; }
    /// In the order of their families: harm first, value for money last.
    const std::vector<nlohmann::json>& measures() const { return measures_; }
    const std::vector<nlohmann::json>& arms() const { return arms_; }
    const std::vector<GroupLevel>& group_levels() const { return levels_; }
    std::size_t period_count() const;

    /// Arms that are compared with another one, the headline's arm first.
    std::vector<std::string> compared_arms() const;
    std::string comparison_arm() const;
    std::string headline_measure() const;

    std::string arm_title(const std::string& arm) const;
    /// Which colour and mark an arm has in every chart: 0 for the comparison, 1, 2, … for the rest.
    std::size_t arm_number(const std::string& arm) const;
    std::string campaign_title(const std::string& campaign) const;
    const nlohmann::json& measure(const std::string& id) const;
    std::string measure_title(const std::string& id) const;
    /// "Recruitments into exploitation, per 100,000 person-years".
    std::string title_with_unit(const std::string& id) const;
    /// The unit of a difference: that of the measure, or percentage points for a percentage.
    std::string difference_unit(const std::string& id) const;

    /// One entry for the whole period (or one period, by its index), or null.
    const nlohmann::json& effect(const std::string& arm, const std::string& measure,
                                 const std::string& dimension = "all",
                                 const std::string& level = "all", int period = -1) const;
    const nlohmann::json& outcome(const std::string& arm, const std::string& measure,
                                  const std::string& dimension = "all",
                                  const std::string& level = "all", int period = -1) const;

    bool has_effects_by_group(const std::string& measure) const;
    bool has_periods(const std::string& measure) const;

private:
    using Index = std::map<std::string, const nlohmann::json*>;

    static Index index_of(const nlohmann::json& entries);
    static const nlohmann::json& find(const Index& index, const std::string& key);
    void read_levels();
    void add_unlisted_measures();

    const nlohmann::json& report_;
    std::vector<nlohmann::json> arms_;
    std::vector<nlohmann::json> measures_;
    std::vector<GroupLevel> levels_;
    Index outcomes_;
    Index effects_;
};

}  // namespace heed
