// Read-only look-ups in a report's JSON; whatever is missing or null is an answer, never an error.
#include "sim/report/html_facts.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace heed {

namespace {

using nlohmann::json;

const json nothing;
const json empty_list = json::array();

std::string entry_key(const std::string& arm, const std::string& measure,
                      const std::string& dimension, const std::string& level, int period) {
    const char separator = '\x1f';
    return arm + separator + measure + separator + dimension + separator + level + separator +
           std::to_string(period);
}

const json& named(const std::vector<json>& entries, std::string_view key, const std::string& name) {
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const json& entry) {
        return json_text(entry, key) == name;
    });
    return found == entries.end() ? nothing : *found;
}

constexpr std::array families{
    MeasureFamily{"harm", "Harm"},         MeasureFamily{"behaviour", "What people do"},
    MeasureFamily{"learning", "Learning"}, MeasureFamily{"delivery", "Delivery"},
    MeasureFamily{"response", "Response"}, MeasureFamily{"value", "Value for money"},
    MeasureFamily{"", "Further measures"},
};

}  // namespace

const MeasureFamily& family_of(const json& measure) {
    const std::string id = json_text(measure, "family");
    const auto found = std::find_if(families.begin(), families.end(),
                                    [&](const MeasureFamily& family) { return family.id == id; });
    return found == families.end() ? families.back() : *found;
}

const json& json_at(const json& object, std::string_view key) {
    if (!object.is_object()) return nothing;
    const auto found = object.find(key);
    return found == object.end() ? nothing : *found;
}

const json& json_list(const json& object, std::string_view key) {
    const json& value = json_at(object, key);
    return value.is_array() ? value : empty_list;
}

std::string json_text(const json& object, std::string_view key) {
    const json& value = json_at(object, key);
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
    if (value.is_number_float()) return number_words(value.get<double>());
    return value.is_number() ? value.dump() : "";
}

std::string text_or(const json& object, std::string_view key, const std::string& otherwise) {
    const std::string text = json_text(object, key);
    return text.empty() ? otherwise : text;
}

std::optional<double> json_number(const json& object, std::string_view key) {
    const json& value = json_at(object, key);
    if (!value.is_number()) return std::nullopt;
    const double number = value.get<double>();
    return std::isfinite(number) ? std::optional<double>(number) : std::nullopt;
}

bool json_flag(const json& object, std::string_view key) {
    const json& value = json_at(object, key);
    return value.is_boolean() && value.get<bool>();
}

namespace {

std::size_t worlds_of(const json& entry) {
    return static_cast<std::size_t>(std::max(0.0, json_number(entry, "worlds").value_or(0.0)));
}

}  // namespace

PrintedEstimate estimate_of(const json& entry) {
    return {json_number(entry, "mean"),
            json_number(entry, "low"),
            json_number(entry, "high"),
            json_number(entry, "mc_error"),
            json_flag(entry, "suppressed"),
            json_flag(entry, "exactly_zero"),
            worlds_of(entry)};
}

PrintedEstimate relative_of(const json& entry) {
    return {json_number(entry, "relative_mean"),
            json_number(entry, "relative_low"),
            json_number(entry, "relative_high"),
            std::nullopt,
            json_flag(entry, "suppressed"),
            json_flag(entry, "exactly_zero"),
            worlds_of(entry)};
}

ReportFacts::ReportFacts(const json& report)
    : report_(report),
      outcomes_(index_of(json_list(report, "outcomes"))),
      effects_(index_of(json_list(report, "effects"))) {
    for (const json& arm : json_list(report, "arms")) arms_.push_back(arm);
    for (const json& measure : json_list(report, "measures")) measures_.push_back(measure);
    add_unlisted_measures();
    std::stable_sort(measures_.begin(), measures_.end(), [](const json& one, const json& other) {
        return &family_of(one) < &family_of(other);
    });
    read_levels();
}

void ReportFacts::add_unlisted_measures() {
    for (const char* part : {"outcomes", "effects"}) {
        for (const json& entry : json_list(report_, part)) {
            const std::string id = json_text(entry, "measure");
            if (id.empty() || !named(measures_, "id", id).is_null()) continue;
            measures_.push_back({{"id", id}, {"title", id}});
        }
    }
}

void ReportFacts::read_levels() {
    for (const json& group : json_list(report_, "groups")) {
        const std::string dimension = json_text(group, "dimension");
        const std::string title = text_or(group, "title", dimension);
        for (const json& level : json_list(group, "levels")) {
            const bool plain = level.is_string();
            const std::string id = plain ? level.get<std::string>() : json_text(level, "id");
            levels_.push_back({dimension, title, id, plain ? id : text_or(level, "title", id)});
        }
    }
}

ReportFacts::Index ReportFacts::index_of(const json& entries) {
    Index index;
    for (const json& entry : entries) {
        const json& period = json_at(entry, "period");
        index.emplace(entry_key(json_text(entry, "arm"), json_text(entry, "measure"),
                                text_or(entry, "dimension", "all"), text_or(entry, "level", "all"),
                                period.is_number() ? period.get<int>() : -1),
                      &entry);
    }
    return index;
}

const json& ReportFacts::find(const Index& index, const std::string& key) {
    const auto found = index.find(key);
    return found == index.end() ? nothing : *found->second;
}

std::size_t ReportFacts::period_count() const {
    return json_list(json_at(report_, "time"), "periods").size();
}

std::vector<std::string> ReportFacts::compared_arms() const {
    std::vector<std::string> names;
    for (const json& arm : arms_) {
        if (!json_flag(arm, "comparison")) names.push_back(json_text(arm, "name"));
    }
    if (effects_.empty()) names.clear();
    const std::string first = json_text(json_at(report_, "headline"), "arm");
    std::stable_partition(names.begin(), names.end(),
                          [&](const std::string& name) { return name == first; });
    return names;
}

std::string ReportFacts::comparison_arm() const {
    for (const json& arm : arms_) {
        if (json_flag(arm, "comparison")) return json_text(arm, "name");
    }
    return "";
}

std::string ReportFacts::headline_measure() const {
    const std::string named_one = json_text(json_at(report_, "headline"), "measure");
    if (!named_one.empty() || measures_.empty()) return named_one;
    return json_text(measures_.front(), "id");
}

std::string ReportFacts::arm_title(const std::string& arm) const {
    return text_or(named(arms_, "name", arm), "title", arm);
}

std::size_t ReportFacts::arm_number(const std::string& arm) const {
    std::size_t number = 0;
    for (const json& entry : arms_) {
        const bool comparison = json_flag(entry, "comparison");
        number += comparison ? 0 : 1;
        if (json_text(entry, "name") == arm) return comparison ? 0 : number;
    }
    return number + 1;
}

std::string ReportFacts::campaign_title(const std::string& campaign) const {
    for (const json& entry : json_list(report_, "calendar")) {
        if (json_text(entry, "campaign") == campaign) return text_or(entry, "title", campaign);
    }
    return campaign;
}

const json& ReportFacts::measure(const std::string& id) const { return named(measures_, "id", id); }

std::string ReportFacts::measure_title(const std::string& id) const {
    return text_or(measure(id), "title", id);
}

std::string ReportFacts::title_with_unit(const std::string& id) const {
    const std::string unit = json_text(measure(id), "unit");
    return measure_title(id) + (unit.empty() ? "" : ", " + unit);
}

std::string ReportFacts::difference_unit(const std::string& id) const {
    const std::string unit = json_text(measure(id), "unit");
    return unit.rfind('%', 0) == 0 ? "percentage points" : unit;
}

const json& ReportFacts::effect(const std::string& arm, const std::string& measure,
                                const std::string& dimension, const std::string& level,
                                int period) const {
    return find(effects_, entry_key(arm, measure, dimension, level, period));
}

const json& ReportFacts::outcome(const std::string& arm, const std::string& measure,
                                 const std::string& dimension, const std::string& level,
                                 int period) const {
    return find(outcomes_, entry_key(arm, measure, dimension, level, period));
}

bool ReportFacts::has_effects_by_group(const std::string& measure) const {
    for (const std::string& arm : compared_arms()) {
        for (const GroupLevel& level : levels_) {
            if (!effect(arm, measure, level.dimension, level.id).is_null()) return true;
        }
    }
    return false;
}

bool ReportFacts::has_periods(const std::string& measure) const {
    for (const json& arm : arms_) {
        for (std::size_t period = 0; period < period_count(); ++period) {
            const auto index = static_cast<int>(period);
            if (!outcome(json_text(arm, "name"), measure, "all", "all", index).is_null())
                return true;
        }
    }
    return false;
}

}  // namespace heed
