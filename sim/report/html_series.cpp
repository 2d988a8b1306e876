// Figures of time series: the level of a measure in every arm, and its difference between arms.
#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"

namespace heed {

namespace {

using nlohmann::json;

const json& periods_of(const ReportFacts& facts) {
    return json_list(json_at(facts.report(), "time"), "periods");
}

std::string period_label(const json& period, std::size_t index) {
    const std::string label = json_text(period, "label");
    return label.empty() ? "Period " + std::to_string(index + 1) : label;
}

/// A campaign's title; where arms run it at different times, also the arms that run it at these.
std::string band_title(const ReportFacts& facts, const json& entry) {
    const std::string campaign = json_text(entry, "campaign");
    const json& own = json_list(entry, "arms");
    bool alone = true;
    for (const json& other : json_list(facts.report(), "calendar"))
        alone =
            alone && (json_text(other, "campaign") != campaign || json_list(other, "arms") == own);
    std::string title = facts.campaign_title(campaign);
    std::vector<std::string> arms;
    for (const json& arm : own)
        if (arm.is_string()) arms.push_back(facts.arm_title(arm));
    return alone || arms.empty() ? title : title + ", in " + list_words(arms);
}

/// Shocks have their own letters, from the end of the alphabet.
void add_shock_bands(const ReportFacts& facts, json& bands) {
    char letter = 'Z';
    const json& shocks = json_list(facts.report(), "shocks");
    for (const json& entry : shocks) {
        std::vector<std::string> arms;
        for (const json& arm : json_list(entry, "arms"))
            if (arm.is_string()) arms.push_back(facts.arm_title(arm));
        const bool in_all = arms.size() == facts.arms().size();
        bands.push_back({{"letter", std::string(1, letter)},
                         {"title", json_text(entry, "title") + " (" + json_text(entry, "kind") +
                                       (in_all ? ")" : "; in " + list_words(arms) + ")")},
                         {"start", json_text(entry, "start")},
                         {"end", json_text(entry, "end")}});
        if (letter > 'S') --letter;
    }
}

/// Campaigns and shocks as bands behind a chart: a letter for each campaign and calendar, title, and every burst's dates.
json campaign_bands(const ReportFacts& facts) {
    json bands = json::array();
    std::map<std::string, std::string> letters;
    for (const json& entry : json_list(facts.report(), "calendar")) {
        const std::size_t next = letters.size();
        const std::string key =
            json_text(entry, "campaign") +
            json_list(entry, "arms").dump(-1, ' ', false, json::error_handler_t::replace);
        const auto [place, fresh] =
            letters.emplace(key, next < 18 ? std::string(1, static_cast<char>('A' + next)) : "+");
        bands.push_back({{"letter", place->second},
                         {"title", band_title(facts, entry)},
                         {"start", json_text(entry, "start")},
                         {"end", json_text(entry, "end")}});
    }
    add_shock_bands(facts, bands);
    return bands;
}

struct SeriesOf {
    std::string arm;
    std::vector<PrintedEstimate> points;
};

using EntryAt = std::function<const json&(const std::string& arm, int period)>;

std::vector<SeriesOf> read_series(const ReportFacts& facts, const std::vector<std::string>& arms,
                                  const EntryAt& entry_at) {
    std::vector<SeriesOf> all;
    for (const std::string& arm : arms) {
        SeriesOf series{arm, {}};
        bool any = false;
        for (std::size_t period = 0; period < facts.period_count(); ++period) {
            series.points.push_back(estimate_of(entry_at(arm, static_cast<int>(period))));
            any = any || series.points.back().mean;
        }
        if (any) all.push_back(series);
    }
    return all;
}

json points_of(const std::vector<PrintedEstimate>& points, bool with_sign) {
    json out = json::array();
    for (const PrintedEstimate& point : points) {
        out.push_back({{"mean", number_or_null(point.mean)},
                       {"low", number_or_null(point.low)},
                       {"high", number_or_null(point.high)},
                       {"words", with_sign ? difference_words(point) : estimate_words(point)}});
    }
    return out;
}

json series_chart(const ReportFacts& facts, const std::vector<SeriesOf>& all, bool with_sign) {
    json series = json::array();
    for (const SeriesOf& one : all) {
        series.push_back({{"name", facts.arm_title(one.arm)},
                          {"color", facts.arm_number(one.arm)},
                          {"points", points_of(one.points, with_sign)}});
    }
    json periods = json::array();
    for (std::size_t index = 0; index < facts.period_count(); ++index) {
        const json& period = periods_of(facts)[index];
        periods.push_back({{"label", period_label(period, index)},
                           {"start", json_text(period, "start")},
                           {"end", json_text(period, "end")}});
    }
    return {{"kind", "lines"},
            {"series", std::move(series)},
            {"periods", std::move(periods)},
            {"bands", campaign_bands(facts)},
            {"difference", with_sign}};
}

json series_table(const ReportFacts& facts, const std::vector<SeriesOf>& all,
                  const std::string& caption) {
    json columns = {column("Period"), column("Arm")};
    add_estimate_columns(columns);
    json rows = json::array();
    for (std::size_t index = 0; index < facts.period_count(); ++index) {
        for (const SeriesOf& one : all) {
            json cells = {head_cell(period_label(periods_of(facts)[index], index)),
                          text_cell(facts.arm_title(one.arm))};
            add_estimate_cells(cells, one.points[index]);
            rows.push_back(std::move(cells));
        }
    }
    return table_of(caption, std::move(columns), std::move(rows));
}

std::string first_to_last(const SeriesOf& series, const std::vector<std::string>& labels) {
    std::string out;
    for (std::size_t index = 0; index < series.points.size(); ++index) {
        const bool end = index == 0 || index + 1 == series.points.size();
        const PrintedEstimate& point = series.points[index];
        if (!end || !point.mean) continue;
        out += (out.empty() ? "" : ", ") + number_words(*point.mean, decimals_for(point)) + " in " +
               labels[index];
    }
    return out;
}

std::string series_summary(const ReportFacts& facts, const std::vector<SeriesOf>& all) {
    std::vector<std::string> labels;
    for (std::size_t index = 0; index < facts.period_count(); ++index) {
        labels.push_back(period_label(periods_of(facts)[index], index));
    }
    std::string out;
    for (const SeriesOf& series : all) {
        const std::string words = first_to_last(series, labels);
        if (words.empty()) continue;
        out += (out.empty() ? "" : "; ") + facts.arm_title(series.arm) + ": " + words;
    }
    return out + ".";
}

json series_figure(const ReportFacts& facts, const std::vector<SeriesOf>& all,
                   const std::string& title, bool with_sign) {
    if (all.empty()) return nullptr;
    return {{"title", title},
            {"note", false},
            {"summary", series_summary(facts, all)},
            {"table", series_table(facts, all, title + ", by period")},
            {"chart", series_chart(facts, all, with_sign)}};
}

}  // namespace

json level_series(const ReportFacts& facts, const std::string& measure) {
    std::vector<std::string> arms;
    for (const json& arm : facts.arms()) arms.push_back(json_text(arm, "name"));
    const auto entry = [&](const std::string& arm, int period) -> const json& {
        return facts.outcome(arm, measure, "all", "all", period);
    };
    return series_figure(facts, read_series(facts, arms, entry), facts.title_with_unit(measure),
                         false);
}

json effect_series(const ReportFacts& facts, const std::string& measure) {
    const auto entry = [&](const std::string& arm, int period) -> const json& {
        return facts.effect(arm, measure, "all", "all", period);
    };
    const std::string title = "Difference from " + facts.arm_title(facts.comparison_arm()) + ": " +
                              facts.measure_title(measure) + ", " + facts.difference_unit(measure);
    return series_figure(facts, read_series(facts, facts.compared_arms(), entry), title, true);
}

}  // namespace heed
