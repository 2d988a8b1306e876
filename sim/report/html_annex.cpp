// The report's annexes: what the answer leans on, the population, every number, methods, limits.
#include <algorithm>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_figures.hpp"
#include "sim/report/html_sections.hpp"

namespace heed {

namespace {

using nlohmann::json;

json paragraphs(const json& report, const char* key) {
    json lines = json::array();
    for (const json& line : json_list(report, key)) {
        if (line.is_string()) lines.push_back(line);
    }
    return lines;
}

json grade_bars(const json& grades) {
    json bars = json::array();
    double total = 0.0;
    for (const char* grade : {"strong", "moderate", "weak", "assumed"}) {
        total += json_number(grades, grade).value_or(0.0);
    }
    if (total <= 0.0) return bars;
    for (const char* grade : {"strong", "moderate", "weak", "assumed"}) {
        const double count = json_number(grades, grade).value_or(0.0);
        if (count <= 0.0) continue;
        bars.push_back({{"grade", grade},
                        {"count", number_words(count)},
                        {"grow", std::to_string(count)},
                        {"share", percent_words(count / total)}});
    }
    return bars;
}

std::string meaning_of(const ReportFacts& facts, const std::string& path) {
    for (const json& parameter : json_list(facts.report(), "parameters")) {
        if (json_text(parameter, "path") == path) return json_text(parameter, "meaning");
    }
    return "";
}

/// The part of a path that tells alike numbers apart: "women" of parameters.vulnerability.exposure.women.relative_risk.
std::string whose(const std::string& path) {
    const std::size_t end = path.rfind('.');
    const std::size_t start = end == path.npos ? path.npos : path.rfind('.', end - 1);
    std::string name = start == path.npos ? path : path.substr(start + 1, end - start - 1);
    std::ranges::replace(name, '_', ' ');
    return name;
}

/// How strongly the answer follows each uncertain number.
json leaning_figure(const ReportFacts& facts) {
    json bars = json::array();
    json rows = json::array();
    std::vector<std::string> parts;
    for (const json& one : json_list(json_at(facts.report(), "leans_on"), "most_important")) {
        const std::optional<double> value = json_number(one, "correlation");
        const std::string path = json_text(one, "path");
        const std::string grade = json_text(one, "grade");
        const std::string meaning = meaning_of(facts, path);
        const std::string words = value ? signed_words(*value, 2) : "not available";
        bars.push_back({{"label", meaning.empty() ? path : whose(path) + ": " + meaning},
                        {"path", path},
                        {"grade", grade},
                        {"words", words},
                        {"value", number_or_null(value)}});
        rows.push_back(
            {head_cell(path), text_cell(meaning), text_cell(grade), number_cell(words, value)});
        if (parts.size() < 3) parts.push_back(path + " (" + grade + ", " + words + ")");
    }
    if (bars.empty()) return nullptr;
    const std::string title = "Uncertain numbers that the answer follows most closely";
    const json columns = {column("Number"), column("What it means"), column("Grade of its source"),
                          column("Correlation", true)};
    return {{"title", title},
            {"note",
             "Correlation between the number and the effect, over the draws: 0 means the "
             "answer does not depend on it, −1 or +1 that it follows it entirely."},
            {"summary", "The answer follows most closely " + list_words(parts) + "."},
            {"table", table_of(title, columns, rows)},
            {"chart", {{"kind", "leaning"}, {"bars", bars}}}};
}

/// The first of some numbers by meaning, and how many more there are.
void add_numbers(json& lists, const json& numbers, const std::string& term) {
    constexpr std::size_t most = 8;
    json lines = json::array();
    for (const json& one : numbers) {
        if (lines.size() == most) break;
        const std::string path = json_text(one, "path");
        lines.push_back(whose(path) + ": " + text_or(one, "meaning", path));
    }
    if (numbers.size() > most)
        lines.push_back("and " + std::to_string(numbers.size() - most) +
                        " more, in the table of every number");
    if (!lines.empty()) lists.push_back({{"term", term}, {"lines", lines}});
}

json assumed_lists(const json& leans) {
    const json& assumed = json_at(leans, "assumed");
    json lists = json::array();
    add_numbers(lists, json_list(assumed, "ranged"), "Assumed, with a range");
    add_numbers(lists, json_list(assumed, "fixed"), "Assumed and held fixed in this scenario");
    return lists;
}

}  // namespace

json leaning_section(const ReportFacts& facts) {
    const json& leans = json_at(facts.report(), "leans_on");
    const std::string sentence = json_text(leans, "sentence");
    const json bars = grade_bars(json_at(leans, "grades"));
    json figure = leaning_figure(facts);
    if (sentence.empty() && bars.empty() && figure.is_null()) return false;
    json figures = json::array();
    if (!figure.is_null()) {
        figure["tag"] = false;
        figures.push_back(figure);
    }
    const json lists = assumed_lists(leans);
    return {{"sentence", words_or_false(sentence)},
            {"graded", bars.empty() ? json(false) : json{{"grades", bars}}},
            {"assumed", lists.empty() ? json(false) : json{{"lists", lists}}},
            {"figures", figures}};
}

json population_section(const ReportFacts& facts) {
    json rows = json::array();
    std::size_t missed = 0;
    for (const json& line : json_list(facts.report(), "diagnostics")) {
        const bool ok = json_flag(line, "ok");
        missed += ok ? 0 : 1;
        rows.push_back(
            {{"what", json_text(line, "what")},
             {"target", json_text(line, "target").empty() ? "–" : json_text(line, "target")},
             {"achieved", json_text(line, "achieved")},
             {"verdict", ok ? "met" : "not met"},
             {"clear", !ok}});
    }
    if (rows.empty()) return false;
    const std::string count = std::to_string(rows.size());
    const std::string sentence =
        missed == 0 ? "The simulated population meets all " + count + " of its targets."
                    : "The simulated population meets " + std::to_string(rows.size() - missed) +
                          " of its " + count + " targets.";
    return {{"sentence", sentence}, {"count", count}, {"missed", missed > 0}, {"rows", rows}};
}

namespace {

/// Position of each source in the list, so that a number can point at it.
std::string source_anchor(const json& sources, const std::string& id) {
    for (std::size_t at = 0; at < sources.size(); ++at) {
        if (!id.empty() && json_text(sources[at], "id") == id)
            return "source-" + std::to_string(at);
    }
    return "";
}

/// "4 months..24 months" is "4 months to 24 months".
std::string spelled_range(const std::string& range) {
    for (const std::string_view between : {" … ", "…", ".."}) {
        const std::size_t at = range.find(between);
        if (at == std::string::npos) continue;
        return range.substr(0, at) + " to " + range.substr(at + between.size());
    }
    return range;
}

json parameter_row(const json& parameter, const json& sources) {
    const std::string source = json_text(parameter, "source");
    return {{"meaning", words_or_false(json_text(parameter, "meaning"))},
            {"path", json_text(parameter, "path")},
            {"value", json_text(parameter, "value")},
            {"unit", words_or_false(json_text(parameter, "unit"))},
            {"range", words_or_false(spelled_range(json_text(parameter, "range")))},
            {"source", words_or_false(source)},
            {"anchor", words_or_false(source_anchor(sources, source))},
            {"grade", json_text(parameter, "grade")},
            {"note", words_or_false(json_text(parameter, "note"))},
            {"given", json_flag(parameter, "given")}};
}

/// A link that leaves the page goes to the web and nowhere else.
std::string web_link(const std::string& link) {
    const bool web = link.rfind("https://", 0) == 0 || link.rfind("http://", 0) == 0;
    return web ? link : "";
}

json source_list(const json& sources) {
    json list = json::array();
    for (std::size_t at = 0; at < sources.size(); ++at) {
        list.push_back({{"anchor", "source-" + std::to_string(at)},
                        {"id", json_text(sources[at], "id")},
                        {"citation", json_text(sources[at], "citation")},
                        {"found", words_or_false(json_text(sources[at], "found"))},
                        {"link", words_or_false(web_link(json_text(sources[at], "link")))}});
    }
    return list;
}

}  // namespace

json parameters_section(const ReportFacts& facts) {
    const json& sources = json_list(facts.report(), "sources");
    json rows = json::array();
    for (const json& parameter : json_list(facts.report(), "parameters")) {
        rows.push_back(parameter_row(parameter, sources));
    }
    std::stable_partition(rows.begin(), rows.end(),
                          [](const json& row) { return row["given"].get<bool>(); });
    const json list = source_list(sources);
    if (rows.empty() && list.empty()) return false;
    return {{"count", std::to_string(rows.size())},
            {"short", rows.size() <= 15},
            {"listed", rows.empty() ? json(false) : json{{"rows", rows}}},
            {"sourced", list.empty() ? json(false) : json{{"sources", list}}}};
}

json methods_section(const ReportFacts& facts) {
    json definitions = json::array();
    for (const json& measure : facts.measures()) {
        const std::string words = json_text(measure, "definition");
        if (words.empty()) continue;
        definitions.push_back(
            {{"term", facts.title_with_unit(json_text(measure, "id"))}, {"words", words}});
    }
    return {{"paragraphs", paragraphs(facts.report(), "methods")},
            {"defined", definitions.empty() ? json(false) : json{{"definitions", definitions}}}};
}

json limits_section(const ReportFacts& facts) {
    return {{"paragraphs", paragraphs(facts.report(), "limits")}};
}

namespace {

/// Some texts of every entry of a list.
json text_rows(const json& list, const std::vector<std::string>& keys) {
    json rows = json::array();
    for (const json& entry : list) {
        json row = json::object();
        for (const std::string& key : keys) row[key] = json_text(entry, key);
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

json reproduce_section(const ReportFacts& facts) {
    const json& run = json_at(facts.report(), "reproduce");
    const std::string given = json_text(run, "command");
    const std::string command = given.empty() ? json_text(facts.report(), "command") : given;
    json lines = json::array();
    const auto add = [&lines](const char* term, const std::string& words) {
        if (!words.empty()) lines.push_back({{"term", term}, {"words", words}});
    };
    const json& seed = json_at(run, "seed");
    add("Seed", seed.is_number() ? seed.dump() : json_text(run, "seed"));
    add("Heed version", json_text(run, "version"));
    add("Commit", json_text(run, "commit"));
    add("Machine", json_text(run, "machine"));
    const auto seconds = json_number(run, "seconds");
    if (seconds) add("Time it took", duration_words(*seconds));
    const json inputs = text_rows(json_list(run, "inputs"), {"path", "sha256"});
    const json files = text_rows(json_list(facts.report(), "files"), {"name", "what"});
    return {{"command", words_or_false(command)},
            {"lines", lines},
            {"read", inputs.empty() ? json(false) : json{{"inputs", inputs}}},
            {"written", files.empty() ? json(false) : json{{"files", files}}}};
}

}  // namespace heed
