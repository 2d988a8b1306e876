// Sections of a sweep's page about how it was made: what varied, what is there, methods, limits, how to go on.
#include "sim/report/html_cells.hpp"
#include "sim/report/html_facts.hpp"
#include "sim/sweep/sweep_html.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string range_of(const json& factor) {
    std::vector<std::string> levels;
    for (const json& level : json_list(factor, "levels")) levels.push_back(level);
    if (!levels.empty()) return list_words(levels);
    const auto low = json_number(factor, "lowest"), high = json_number(factor, "highest");
    if (!low || !high) return "not available";
    const std::string unit = json_text(factor, "unit");
    return rounded_words(*low, 3) + " to " + rounded_words(*high, 3) +
           (unit.empty() ? "" : " " + unit);
}

void add_texts(json& to, const json& from) {
    for (const json& one : from)
        if (one.is_string()) to.push_back(one);
}

}  // namespace

json varied_section(const SweepFacts& facts) {
    json rows = json::array();
    for (const json& factor : json_list(facts.report(), "factors")) {
        std::vector<std::string> paths;
        for (const json& path : json_list(factor, "paths")) paths.push_back(path);
        rows.push_back({head_cell(json_text(factor, "title")), text_cell(range_of(factor)),
                        text_cell(json_text(factor, "spread")), text_cell(list_words(paths))});
    }
    if (rows.empty()) return false;
    json section = sweep_section("varied", "What was varied");
    section["lead"] =
        "Each factor with the lowest and the highest value that was run. All answers "
        "are about these ranges.";
    section["tables"].push_back(table_of(
        "Factors", {column("Factor"), column("From … to"), column("Spread"), column("Key")}, rows));
    return section;
}

json complete_section(const SweepFacts& facts) {
    const json& state = json_at(facts.report(), "state");
    if (state.is_null()) return false;
    json section = sweep_section("complete", "How complete it is");
    json rows = json::array();
    const std::pair<const char*, const char*> lines[] = {
        {"trials", "Trials (one world of one point, all arms)"},
        {"done", "Done"},
        {"failed", "Failed"},
        {"missing", "Not run"},
        {"points", "Points"},
        {"whole_points", "Points with all their worlds"}};
    for (const auto& [key, title] : lines)
        rows.push_back({head_cell(title), number_cell(json_number(state, key), 0)});
    section["tables"].push_back(
        table_of("What was run", {column("What"), column("Number", true)}, rows));
    json reasons = json::array();
    for (const json& one : json_list(state, "reasons"))
        reasons.push_back(
            {head_cell(json_text(one, "why")), number_cell(json_number(one, "trials"), 0)});
    if (!reasons.empty())
        section["tables"].push_back(
            table_of("Why trials failed", {column("Reason"), column("Trials", true)}, reasons));
    section["quiet"] = json_number(state, "done") == json_number(state, "trials")
                           ? "Nothing is missing."
                           : "missing.csv names every trial that is not there. Nothing is filled "
                             "in for a point that is not whole: it is left out.";
    return section;
}

json sweep_methods_section(const SweepFacts& facts) {
    json section = sweep_section("methods", "How it was done");
    add_texts(section["paragraphs"], json_list(json_at(facts.report(), "design"), "words"));
    return section;
}

json sweep_limits_section(const SweepFacts& facts) {
    json section = sweep_section("limits", "What the figures do not mean");
    add_texts(section["paragraphs"], json_list(facts.report(), "limits"));
    section["paragraphs"].push_back(
        "Everyone in it is synthetic, and every result is about groups. This report must not be "
        "used to single out, profile, refuse or police any person or community; to keep anyone "
        "from moving or working; or to say how many people are or will be exploited in a real "
        "place.");
    return section;
}

json go_on_section(const SweepFacts& facts) {
    json section = sweep_section("go-on", "Go on with it");
    section["lead"] =
        "DIR stands for the folder of this sweep, above the one that holds this page.";
    for (const json& one : json_list(facts.report(), "commands"))
        section["commands"].push_back(
            {{"what", json_text(one, "what")}, {"command", json_text(one, "command")}});
    json terms = json::array();
    const auto add = [&](const char* term, const std::string& words) {
        if (!words.empty()) terms.push_back({{"term", term}, {"words", words}});
    };
    add("Heed version", json_text(json_at(facts.report(), "heed"), "version"));
    add("Key of the scenario (SHA-256)", json_text(facts.report(), "scenario_sha256"));
    add("effects.csv", "the effects at every point: the dots of the charts");
    add("sensitivity.csv", "all shares, sizes, directions and bars with their intervals");
    add("runs.csv", "every run");
    add("factors.csv, points.csv", "what was varied, and the value of each factor at each point");
    add("missing.csv", "trials that are not there, and why");
    add("dictionary.csv", "what each column means");
    section["termed"] = {{"terms", terms}};
    return section;
}

}  // namespace heed
