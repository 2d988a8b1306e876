// Reports that a page has to survive, each made from the example by one change.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/report/value_example.hpp"

namespace heed::test {

using Report = nlohmann::json;

/// Applies a change to every string, or every number, wherever it stands in the report.
inline void change_all(Report& part, const std::function<void(Report&)>& change) {
    if (part.is_structured()) {
        for (Report& inner : part) change_all(inner, change);
    } else {
        change(part);
    }
}

inline void change_titles(Report& part,
                          const std::function<std::string(const std::string&)>& change) {
    if (!part.is_structured()) return;
    if (part.is_object() && part.contains("title") && part["title"].is_string()) {
        part["title"] = change(part["title"]);
    }
    for (Report& inner : part) change_titles(inner, change);
}

/// The estimates of effects and outcomes, multiplied.
inline void scale_estimates(Report& report, double factor) {
    for (const char* list : {"effects", "outcomes"}) {
        for (Report& entry : report[list]) {
            for (const char* key : {"mean", "low", "high", "mc_error"}) {
                if (entry[key].is_number()) entry[key] = entry[key].get<double>() * factor;
            }
        }
    }
}

inline Report one_arm(Report report) {
    report["arms"] = Report::array({report["arms"][0]});
    for (const char* part : {"effects", "funnels", "calendar", "costs", "coverage"}) {
        report[part] = Report::array();
    }
    report["headline"] = {{"sentence", "No campaign was run, so there is nothing to compare."},
                          {"measure", "recruitments"}};
    return report;
}

inline Report no_effect(Report report) {
    for (Report& effect : report["effects"]) {
        if (!effect["mean"].is_number()) continue;
        const double half = (effect["high"].get<double>() - effect["low"].get<double>()) / 2;
        effect["mean"] = 0.01 * half;
        effect["low"] = -half;
        effect["high"] = half;
    }
    report["headline"] = {{"kind", "none"},
                          {"measure", "recruitments"},
                          {"arm", "radio"},
                          {"sentence",
                           "With the radio drama, recruitments into exploitation stay where they "
                           "are: 0.1 more in every 100,000 people each year (9 fewer to 9 more)."},
                          {"detail", nullptr}};
    return report;
}

inline Report long_titles(Report report) {
    change_titles(report, [](const std::string& title) {
        return title +
               ", for people in every district of the province and for those who left it during "
               "the "
               "last twelve months, as agreed with the provincial working group on prevention";
    });
    return report;
}

inline Report nothing_known(Report report) {
    for (const char* part :
         {"outcomes", "effects", "funnels", "costs", "coverage", "leans_on", "gaps", "value"}) {
        change_all(report[part], [](Report& value) {
            if (value.is_number() && !value.is_number_unsigned()) value = nullptr;
        });
    }
    report["headline"] = nullptr;
    report["worlds"] = nullptr;
    return report;
}

inline Report hostile(Report report) {
    change_titles(report, [](const std::string& title) {
        return title +
               " <b onclick=\"alert(1)\">&amp;</b></script><script>alert('x')</script>{{x}}";
    });
    for (Report& measure : report["measures"]) measure["unit"] = "</style><!-- <script> ${x} `";
    report["headline"]["sentence"] =
        "</title></script><img src=x onerror=alert(1)> \xff fewer people";
    report["sources"][0]["link"] = "javascript:alert(1)";
    return report;
}

inline Report many_arms(Report report) {
    const Report effects = report["effects"];
    const Report outcomes = report["outcomes"];
    for (int copy = 1; copy <= 4; ++copy) {
        const std::string name = "further_" + std::to_string(copy);
        report["arms"].push_back({{"name", name},
                                  {"title", "Further arm " + std::to_string(copy)},
                                  {"comparison", false},
                                  {"campaigns", {"radio_drama"}}});
        for (Report entry : effects) {
            if (entry["arm"] != "radio") continue;
            entry["arm"] = name;
            report["effects"].push_back(entry);
        }
        for (Report entry : outcomes) {
            if (entry["arm"] != "radio") continue;
            entry["arm"] = name;
            report["outcomes"].push_back(entry);
        }
    }
    return report;
}

/// Every variant by the name of its file.
inline std::map<std::string, Report> variants(const Report& example) {
    std::map<std::string, Report> all{{"example", example},
                                      {"one_arm", one_arm(example)},
                                      {"no_effect", no_effect(example)},
                                      {"long_titles", long_titles(example)},
                                      {"huge_numbers", example},
                                      {"zeros", example},
                                      {"nothing_known", nothing_known(example)},
                                      {"hostile", hostile(example)},
                                      {"many_arms", many_arms(example)},
                                      {"unclear", no_effect(example)},
                                      {"value", with_value(example)},
                                      {"value_unknown", nothing_known(with_value(example))},
                                      {"value_hostile", hostile(with_value(example))},
                                      {"empty", Report::object()}};
    scale_estimates(all["huge_numbers"], 3.7e11);
    scale_estimates(all["zeros"], 0.0);
    all["unclear"]["headline"]["kind"] = "unclear";
    return all;
}

}  // namespace heed::test
