// Plain-text tables of figures.
#include "sim/cli/result_table.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <sstream>

#include "sim/report/words.hpp"

namespace heed {

namespace {

constexpr std::array<const char*, 12> headline_measures{
    "reached",         "told",           "knowledge",
    "practises",       "ready_risky",    "accepts_deceptive",
    "safe_journeys",   "recruitments",   "recruited",
    "exploited_years", "cases_recorded", "reports_recorded"};

std::string figure(double value) { return std::isnan(value) ? "–" : rounded_words(value, 4); }

std::string difference(const Effect& effect) {
    const Estimate& d = effect.difference;
    const bool told = !std::isnan(d.low);
    if (effect.exactly_zero) return told ? "no change at all" : unseen_words(d.worlds);
    std::string text = (d.mean > 0 ? "+" : "") + figure(d.mean);
    if (told)
        text += fmt::format(" ({} to {}; MC ±{})", figure(d.low), figure(d.high),
                            rounded_words(d.mc_error, 2));
    if (!std::isnan(effect.relative.mean))
        text += ", " + signed_words(100 * effect.relative.mean, 1) + " %";
    return text;
}

/// What the columns of the table are, and what so few worlds do not carry.
std::string table_words(const Results& results) {
    const std::string worlds =
        results.worlds() == 1 ? "One world"
                              : "Mean over " + counted_words(static_cast<double>(results.worlds()),
                                                             "world", "worlds");
    const std::string text =
        worlds + "; difference from '" + results.arms[results.comparison] + "' in the same world";
    if (results.worlds() < fewest_worlds_for_interval)
        return text + fmt::format(". An interval and a Monte Carlo error need at least {} worlds.",
                                  fewest_worlds_for_interval);
    return text + " (95 % of worlds; Monte Carlo error of the mean)";
}

void add_measure(std::string& text, const Findings& findings, const char* id) {
    const Results& results = findings.results.results;
    const Measure& measure = results.scheme->measures[findings.measure_index(id)];
    const bool real =
        measure.unit == "people" && findings.experiment.scenario.population.weight != 1;
    text += fmt::format("\n{} [{}{}]\n", measure.title, real ? "real " : "", measure.unit);
    for (std::size_t arm = 0; arm < results.arms.size(); ++arm) {
        const Outcome* value = findings.outcome(arm, id);
        text += fmt::format("  {:<18} {:>10}", results.arms[arm],
                            value && !value->suppressed ? figure(value->value.mean) : "–");
        if (arm != results.comparison)
            if (const Effect* effect = findings.effect(arm, id); effect && !effect->suppressed)
                text += "   " + difference(*effect);
        text += "\n";
    }
}

/// What each campaign of each arm cost, in all and for each person reached; mean over worlds.
std::string costs(const nlohmann::json& list) {
    std::string text;
    for (const auto& cost : list) {
        const double amount = cost["amount"].get<double>();
        const std::string money =
            (amount < 1e4 ? rounded_words(amount, 4) : number_words(amount, 0)) + " " +
            cost["currency"].get<std::string>();
        if (cost.contains("per"))
            text += fmt::format(", {} for each {}", money, cost["per"].get<std::string>());
        else
            text += fmt::format("\n  {:<18} {}: {}", cost["arm"].get<std::string>(),
                                cost["campaign"].get<std::string>(), money);
    }
    return text.empty() ? text : "\nCost" + text + "\n";
}

}  // namespace

std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
    std::istringstream words(text);
    std::string result, line = indent;
    for (std::string word; words >> word;) {
        if (line.size() + word.size() + 1 > width && line.size() > indent.size()) {
            result += line + "\n";
            line = indent;
        }
        line += (line.size() > indent.size() ? " " : "") + word;
    }
    return result + line + "\n";
}

std::string result_table(const Findings& findings, const nlohmann::json& report) {
    const Results& results = findings.results.results;
    std::string text = findings.experiment.scenario.title + "\n\n" +
                       wrapped(report["headline"]["sentence"].get<std::string>()) +
                       wrapped(report["headline"]["detail"].get<std::string>());
    for (const auto& funnel : report["funnels"])
        if (!funnel["breaks_at"].is_null())
            text +=
                wrapped(fmt::format("Where '{}' breaks off: {}", funnel["arm"].get<std::string>(),
                                    funnel["sentence"].get<std::string>()));
    text += "\n" + table_words(results) + "\n";
    for (const char* id : headline_measures) add_measure(text, findings, id);
    text += costs(report["costs"]);
    for (const auto& warning : report["warnings"])
        text += "\n" + wrapped("Note: " + warning.get<std::string>());
    return text + "\n";
}

nlohmann::json summary_json(const nlohmann::json& report, const std::string& folder) {
    nlohmann::json summary{{"folder", folder},
                           {"headline", report["headline"]},
                           {"funnels", report["funnels"]},
                           {"warnings", report["warnings"]},
                           {"reproduce", report["reproduce"]}};
    summary["effects"] = nlohmann::json::array();
    for (const auto& effect : report["effects"])
        if (effect["dimension"] == "all" && effect["period"].is_null())
            summary["effects"].push_back(effect);
    summary["outcomes"] = nlohmann::json::array();
    for (const auto& outcome : report["outcomes"])
        if (outcome["dimension"] == "all" && outcome["period"].is_null())
            summary["outcomes"].push_back(outcome);
    return summary;
}

}  // namespace heed
