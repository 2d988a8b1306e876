// Look-ups in a sweep report's JSON, and the names of its questions.
#include <algorithm>
#include <cctype>

#include "sim/report/html_facts.hpp"
#include "sim/sweep/sweep_html.hpp"

namespace heed {

using nlohmann::json;

namespace {

const json nothing;

const json& found_by(const json& list, const char* key, const std::string& value) {
    for (const json& one : list)
        if (json_text(one, key) == value) return one;
    return nothing;
}

/// With a small first letter, unless the second is large ("ICT workers").
std::string inside_a_sentence(std::string title) {
    if (title.size() > 1 && !std::isupper(static_cast<unsigned char>(title[1])))
        title[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(title[0])));
    return title;
}

bool is_effect(const json& question) { return json_text(question, "of") == "effect"; }

}  // namespace

const json& SweepFacts::factor(std::size_t number) const {
    const json& factors = json_list(report_, "factors");
    return number < factors.size() ? factors[number] : nothing;
}

std::size_t SweepFacts::factors() const { return json_list(report_, "factors").size(); }

std::string SweepFacts::factor_title(std::size_t number) const {
    return text_or(factor(number), "title", json_text(factor(number), "name"));
}

const json& SweepFacts::measure(const std::string& id) const {
    return found_by(json_list(report_, "measures"), "id", id);
}

std::string SweepFacts::arm_title(const std::string& name) const {
    return text_or(found_by(json_list(report_, "arms"), "name", name), "title", name);
}

std::string SweepFacts::measure_title(const json& question) const {
    const std::string id = json_text(question, "measure");
    return text_or(measure(id), "title", id);
}

std::vector<std::string> SweepFacts::arms_in_order() const {
    std::vector<std::string> arms, last;
    for (const json& arm : json_list(report_, "arms"))
        (json_flag(arm, "comparison") ? last : arms).push_back(json_text(arm, "name"));
    arms.insert(arms.end(), last.begin(), last.end());
    return arms;
}

std::vector<const json*> SweepFacts::readings_of(const std::string& arm) const {
    std::vector<const json*> list;
    for (const json& one : json_list(report_, "readings"))
        if (json_text(one, "arm") == arm) list.push_back(&one);
    std::ranges::stable_sort(
        list, {}, [&](const json* one) { return &family_of(measure(json_text(*one, "measure"))); });
    return list;
}

const json& SweepFacts::reading_of(const json& question) const {
    for (const json& one : json_list(report_, "readings")) {
        bool same = question.is_object();
        for (const char* key : {"arm", "measure", "of"})
            same = same && json_text(one, key) == json_text(question, key);
        if (same) return one;
    }
    return nothing;
}

std::string SweepFacts::title_of(const json& question) const {
    const std::string title = measure_title(question);
    const std::string arm = arm_title(json_text(question, "arm"));
    return is_effect(question) ? "The effect of “" + arm + "” on " + inside_a_sentence(title)
                               : title + " in “" + arm + "”";
}

std::string SweepFacts::title_with_unit(const json& question) const {
    const std::string unit = unit_of(question);
    return title_of(question) + (unit.empty() ? "" : ", " + unit);
}

std::string SweepFacts::unit_of(const json& question) const {
    const std::string unit = json_text(measure(json_text(question, "measure")), "unit");
    return unit == "%" && is_effect(question) ? "percentage points" : unit;
}

std::string SweepFacts::axis_of(const json& question) const {
    const std::string unit = unit_of(question);
    return std::string(is_effect(question) ? "Effect" : "Level") +
           (unit.empty() ? "" : ", " + unit);
}

bool has_leaders(const json& reading) {
    for (const json& one : json_list(reading, "stands_out"))
        if (one == true) return true;
    return false;
}

std::vector<std::size_t> order_of(const json& reading) {
    std::vector<std::size_t> order;
    for (const json& one : json_list(reading, "order")) order.push_back(one.get<std::size_t>());
    return order;
}

json sweep_section(const std::string& anchor, const std::string& heading) {
    json section = {{"anchor", anchor}, {"heading", heading}};
    for (const char* key : {"lead", "quiet", "termed"}) section[key] = false;
    for (const char* key : {"paragraphs", "tables", "figures", "panels", "more", "commands"})
        section[key] = json::array();
    return section;
}

json folded_part(const std::string& title, const json& tables, const json& figures) {
    return {{"title", title}, {"tables", tables}, {"figures", figures}};
}

std::string points_words(std::size_t some, std::size_t all) {
    return number_words(static_cast<double>(some), 0) + " of " +
           number_words(static_cast<double>(all), 0) + " points";
}

}  // namespace heed
