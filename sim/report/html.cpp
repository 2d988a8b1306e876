// The page of a run: its sections, in order.
#include "sim/report/html.hpp"

#include <string>
#include <vector>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_facts.hpp"
#include "sim/report/html_page.hpp"
#include "sim/report/html_sections.hpp"

namespace heed {

namespace {

using nlohmann::json;

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
        view[section.key] = std::move(part);
    }
    view["contents"] = contents;
    return view;
}

}  // namespace

std::string render_html(const json& report) {
    std::vector<std::string> parts = {"answer"};
    for (const Section& section : sections) parts.emplace_back(section.key);
    return fill_page("report.html.mustache", page_view(report), parts);
}

}  // namespace heed
