// Puts the report's sections, styles, scripts and data into the page's template.
#include "sim/report/html.hpp"

#include <kainjow/mustache.hpp>
#include <stdexcept>
#include <string>

#include "sim/base/assets.hpp"
#include "sim/report/html_cells.hpp"
#include "sim/report/html_facts.hpp"
#include "sim/report/html_sections.hpp"

namespace heed {

namespace {

using kainjow::mustache::data;
using nlohmann::json;

data template_data(const json& value) {
    if (value.is_string()) return data(value.get<std::string>());
    if (value.is_boolean()) return data(value.get<bool>());
    if (value.is_array()) {
        data list(data::type::list);
        for (const json& item : value) list.push_back(template_data(item));
        return list;
    }
    if (value.is_null()) return data(false);
    if (!value.is_object()) return data(value.dump());
    data object(data::type::object);
    for (const auto& [key, item] : value.items()) object.set(key, template_data(item));
    return object;
}

data text_asset(std::string_view name) { return data(std::string(asset(name))); }

/// Gives every figure of the view an id, and moves what its chart draws into the list of charts.
void number_figures(json& view, json& charts) {
    if (view.is_object() && view.contains("chart")) {
        const std::string id = "chart-" + std::to_string(charts.size() + 1);
        json chart = view["chart"];
        chart["id"] = id;
        chart["summary"] = view["summary"];
        charts.push_back(chart);
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

struct Section {
    const char* key;
    const char* title;
    json (*make)(const ReportFacts&);
};

constexpr Section sections[] = {
    {"funnels", "Where the message gets through", funnel_section},
    {"effects", "What changed", changes_section},
    {"groups", "Who gained and who did not", groups_section},
    {"displacement", "Where did harm move?", displacement_section},
    {"times", "Over time", time_section},
    {"records", "What happened and what was recorded", records_section},
    {"cost", "Cost", cost_section},
    {"leaning", "What the answer leans on", leaning_section},
    {"population", "The simulated population", population_section},
    {"numbers", "Every number and its source", parameters_section},
    {"methods", "Methods", methods_section},
    {"limits", "Limits", limits_section},
    {"reproduce", "Run it again", reproduce_section},
};

json page_view(const json& report) {
    const ReportFacts facts(report);
    const json& heed = json_at(report, "heed");
    json view = {{"title", json_text(report, "title")},
                 {"question", words_or_false(json_text(report, "question"))},
                 {"notice", words_or_false(json_text(report, "notice"))},
                 {"version", json_text(heed, "version")},
                 {"commit", words_or_false(json_text(heed, "commit"))},
                 {"answer", answer_section(facts)}};
    if (view["title"] == "") view["title"] = "Report";
    json contents = json::array();
    for (const Section& section : sections) {
        json part = section.make(facts);
        if (part.is_object()) {
            part["heading"] = section.title;
            contents.push_back({{"anchor", section.key}, {"heading", section.title}});
        }
        view[section.key] = part;
    }
    view["contents"] = contents;
    return view;
}

}  // namespace

std::string render_html(const json& report) {
    json view = page_view(report);
    json charts = json::array();
    number_figures(view["answer"], charts);
    for (const Section& section : sections) number_figures(view[section.key], charts);

    data page = template_data(view);
    page.set("styles", text_asset("report.css"));
    page.set("library", text_asset("echarts.min.js"));
    page.set("charts_of_rows", text_asset("charts_of_rows.js"));
    page.set("charts_with_axes", text_asset("charts_with_axes.js"));
    page.set("script", text_asset("report.js"));
    page.set("licences", text_asset("NOTICE"));
    page.set("charts", data(script_json(charts)));
    for (const char* part :
         {"figure_part", "table_part", "lists_part", "displacement_part", "value_part"}) {
        const std::string text(asset(std::string(part) + ".mustache"));
        page.set(part, data(kainjow::mustache::partial([text] { return text; })));
    }
    kainjow::mustache::mustache layout{std::string(asset("report.html.mustache"))};
    std::string html = layout.render(page);
    if (!layout.is_valid()) throw std::logic_error("report template: " + layout.error_message());
    return html;
}

}  // namespace heed
