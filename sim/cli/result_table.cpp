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

std::string with_sign(double value) {
    const std::string words = figure(value);
    return value > 0 && words != "0" ? "+" + words : words;
}

std::string difference(const Effect& effect) {
    const Estimate& d = effect.difference;
    const bool told = !std::isnan(d.low);
    if (effect.exactly_zero) return told ? "no change at all" : unseen_words(d.worlds);
    std::string text = with_sign(d.mean);
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

std::string money(double amount, const std::string& currency) {
    return (std::abs(amount) < 1e4 ? rounded_words(amount, 4) : number_words(amount, 0)) + " " +
           currency;
}

/// What each campaign of each arm cost, in all and for each person reached; mean over worlds.
std::string costs(const nlohmann::json& list) {
    std::string text;
    for (const auto& cost : list) {
        const double amount = cost["amount"].get<double>();
        const std::string sum = money(amount, cost["currency"].get<std::string>());
        const auto campaign = cost["campaign"].get<std::string>();
        if (cost.contains("per"))
            text += fmt::format(", {} for each {}", sum, cost["per"].get<std::string>());
        else
            text += fmt::format("\n  {:<18} {}: {}", cost["arm"].get<std::string>(),
                                campaign.empty() ? cost["item"].get<std::string>() : campaign, sum);
    }
    return text.empty() ? text : "\nCost" + text + "\n";
}

/// "+12 (−3 to 30) years of genuine work forgone"; where the arms are alike in every world, that it is so.
std::string with_range(const Estimate& of, const char* what) {
    if (std::isnan(of.low) && of.worlds < fewest_worlds_for_interval)
        return with_sign(of.mean) + " " + what;
    if (of.mean == 0 && of.mc_error == 0) return std::string("no ") + what;
    if (std::isnan(of.low))
        return fmt::format("no {} in {}", what,
                           counted_words(static_cast<double>(of.worlds), "world", "worlds"));
    return fmt::format("{} ({} to {}) {}", with_sign(of.mean), figure(of.low), figure(of.high),
                       what);
}

/// What each arm buys: exploitation averted, at what cost, and genuine work forgone beside it.
std::string value_for_money(const Findings& findings) {
    const ValueFindings& value = findings.value;
    const Results& results = findings.results.results;
    const std::string& currency = value.terms.currency;
    std::string text;
    for (std::size_t arm = 0; arm < value.arms.size(); ++arm) {
        const ArmValue& one = value.arms[arm];
        if (arm == results.comparison || one.suppressed || one.cost.mean == 0) continue;
        text += fmt::format("\n  {:<18} {}: ", results.arms[arm], money(one.cost.mean, currency));
        text += with_range(one.years_averted, "exploitation years averted");
        text += std::isnan(one.cost_per_year)
                    ? ", no cost for each can be told"
                    : ", " + money(one.cost_per_year, currency) + " for each on average";
        text += fmt::format("\n  {:<18} {}", "",
                            with_range(one.work_forgone, "years of genuine work forgone"));
        if (one.place.standing != Standing::frontier)
            text += "; " + plain_name(std::string(word(one.place.standing)));
    }
    if (text.empty()) return "";
    return fmt::format("\nValue for money, against '{}' (extra cost; present values at {} a year)",
                       results.arms[results.comparison],
                       rounded_words(100 * value.terms.discount, 3) + " %") +
           text + "\n";
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
    text += costs(report["costs"]) + value_for_money(findings);
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
    if (!report["value"].is_null()) {
        summary["value"] = report["value"];
        summary["value"].erase("curve");
    }
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
