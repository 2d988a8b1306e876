// Puts a view, styles, scripts and data into a page's template.
#include "sim/report/html_page.hpp"

#include <kainjow/mustache.hpp>
#include <stdexcept>

#include "sim/base/assets.hpp"

namespace heed {

namespace {

using kainjow::mustache::data;
using nlohmann::json;

/// The library copies whatever it is given, so parts of a part would be copied again at each level: each gets its place
/// first, and is filled there.
void fill(data& place, const json& value) {
    if (value.is_object()) {
        place = data(data::type::object);
        for (const auto& [key, item] : value.items()) {
            place.set(key, false);
            fill(const_cast<data&>(*place.get(key)), item);
        }
    } else if (value.is_array()) {
        place = data(data::type::list);
        for (const json& item : value) {
            place.push_back(false);
            fill(const_cast<data&>(place.list_value().back()), item);
        }
    } else if (value.is_string()) {
        place = data(value.get_ref<const std::string&>());
    } else if (value.is_boolean() || value.is_null()) {
        place = data(value == true);
    } else {
        place = data(value.dump());
    }
}

data text_asset(std::string_view name) { return data(std::string(asset(name))); }

/// Gives every figure of the view an id, and moves what its chart draws into the list of charts.
void number_figures(json& view, json& charts) {
    if (view.is_object() && view.contains("chart")) {
        const std::string id = "chart-" + std::to_string(charts.size() + 1);
        json chart = std::move(view["chart"]);
        chart["id"] = id;
        chart["summary"] = view["summary"];
        charts.push_back(std::move(chart));
        view.erase("chart");
        view["id"] = id;
        if (!view.contains("tag")) view["tag"] = false;
        if (!view.contains("readings")) view["readings"] = false;
        const bool said = view.value("said", false);
        view["said"] = said ? view["summary"] : json(false);
        return;
    }
    if (!view.is_structured()) return;
    for (json& part : view) number_figures(part, charts);
}

/// JSON that can stand inside a script element: no "<", so neither "</script" nor "<!--".
std::string script_json(const json& value) {
    const std::string text = value.dump(-1, ' ', false, json::error_handler_t::replace);
    std::string out;
    out.reserve(text.size());
    for (const char letter : text) {
        if (letter == '<') {
            out += "\\u003c";
        } else {
            out += letter;
        }
    }
    return out;
}

void add_assets(data& page) {
    page.set("styles", text_asset("report.css"));
    page.set("library", text_asset("echarts.min.js"));
    for (const char* script : {"charts_of_rows", "charts_with_axes", "charts_of_sweeps"})
        page.set(script, text_asset(std::string(script) + ".js"));
    page.set("script", text_asset("report.js"));
    page.set("licences", text_asset("NOTICE"));
    for (const char* part : {"head_part", "foot_part", "figure_part", "table_part", "lists_part",
                             "displacement_part", "value_part"}) {
        const std::string text(asset(std::string(part) + ".mustache"));
        page.set(part, data(kainjow::mustache::partial([text] { return text; })));
    }
}

}  // namespace

std::string fill_page(std::string_view layout, json view, const std::vector<std::string>& parts) {
    json charts = json::array();
    for (const std::string& part : parts) number_figures(view[part], charts);
    data page;
    fill(page, view);
    add_assets(page);
    page.set("charts", data(script_json(charts)));
    kainjow::mustache::mustache made{std::string(asset(layout))};
    std::string html = made.render(page);
    if (!made.is_valid()) throw std::logic_error("report template: " + made.error_message());
    return html;
}

}  // namespace heed
