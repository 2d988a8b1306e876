// The rows and cells of the report's data tables, each cell with its printed words and raw value.
#include "sim/report/html_cells.hpp"

namespace heed {

namespace {

using nlohmann::json;

json cell(const std::string& words, const json& value, bool head, bool numeric) {
    return {{"words", words}, {"value", value}, {"head", head}, {"numeric", numeric}};
}

std::string raw(std::optional<double> value) { return value ? json(*value).dump() : ""; }

}  // namespace

json words_or_false(const std::string& words) { return words.empty() ? json(false) : json(words); }

json number_or_null(std::optional<double> value) { return value ? json(*value) : json(nullptr); }

json head_cell(const std::string& words) { return cell(words, false, true, false); }

json text_cell(const std::string& words) { return cell(words, false, false, false); }

json number_cell(const std::string& words, std::optional<double> value) {
    return cell(words, raw(value), false, true);
}

json number_cell(std::optional<double> value, int decimals) {
    return number_cell(value ? number_words(*value, decimals) : "–", value);
}

json percent_cell(std::optional<double> share) {
    return number_cell(share ? percent_words(*share) : "–", share);
}

void add_estimate_cells(json& cells, const PrintedEstimate& estimate) {
    const int decimals = decimals_for(estimate);
    if (estimate.mean) {
        cells.push_back(number_cell(estimate.mean, decimals));
    } else {
        cells.push_back(number_cell(missing_words(estimate), std::nullopt));
    }
    cells.push_back(number_cell(estimate.low, decimals));
    cells.push_back(number_cell(estimate.high, decimals));
    const std::string error = error_words(estimate);
    cells.push_back(number_cell(error.empty() ? "–" : error, estimate.error));
}

void add_estimate_columns(json& columns) {
    for (const char* title : {"Mean", "Low (2.5 %)", "High (97.5 %)", "Monte Carlo error"}) {
        columns.push_back(column(title, true));
    }
}

json column(const std::string& words, bool numeric) {
    return {{"words", words}, {"numeric", numeric}};
}

json table_of(const std::string& caption, json columns, json rows) {
    const bool on_paper = rows.size() <= 16 && columns.size() <= 8;
    json lines = json::array();
    for (json& cells : rows) lines.push_back({{"cells", std::move(cells)}});
    return {{"caption", caption},
            {"columns", std::move(columns)},
            {"rows", std::move(lines)},
            {"on_paper", on_paper}};
}

}  // namespace heed
