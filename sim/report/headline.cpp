// The answer in one sentence, with its uncertainty.
#include <fmt/format.h>

#include <cmath>

#include "sim/report/report_json.hpp"

namespace heed {

std::string fewer_or_more(double relative) {
    const double percent = 100 * std::abs(relative);
    if (percent < 0.05) return "no change";
    return fmt::format("{} % {}", format_number(percent, percent < 10 ? 2 : 3),
                       relative < 0 ? "fewer" : "more");
}

std::string kind_of(const Effect& effect) {
    if (effect.exactly_zero) return "none";
    const double mean = effect.relative.mean, error = 1.96 * effect.relative.mc_error;
    if (std::isnan(mean)) return "unclear";
    if (std::abs(mean) > error && std::abs(mean) >= 0.005) return mean < 0 ? "fewer" : "more";
    return std::abs(mean) + error < 0.03 ? "none" : "unclear";
}

namespace {

std::string title_of(const Findings& findings, std::size_t arm) {
    const auto& [name, wishes] = findings.experiment.scenario.arms.entries[arm];
    return wishes.title.empty() ? name : wishes.title;
}

/// The arm of which the first sentence speaks: the one that changes recruitments most.
std::size_t leading_arm(const Findings& findings) {
    std::size_t best = findings.results.results.comparison;
    double most = -1;
    for (std::size_t arm = 0; arm < findings.results.results.arms.size(); ++arm) {
        if (arm == findings.results.results.comparison) continue;
        const Effect* effect = findings.effect(arm, "recruitments");
        const double size =
            effect && !std::isnan(effect->difference.mean) ? std::abs(effect->difference.mean) : 0;
        if (size > most) {
            most = size;
            best = arm;
        }
    }
    return best;
}

std::string range_words(const Estimate& relative) {
    if (std::isnan(relative.low)) return "";
    return fmt::format("; in 95 of 100 such worlds between {} and {}", fewer_or_more(relative.low),
                       fewer_or_more(relative.high));
}

std::string sentence_of(const Findings& findings, std::size_t arm, const Effect& effect,
                        const std::string& kind) {
    const std::string who = title_of(findings, arm);
    const std::string versus = title_of(findings, findings.results.results.comparison);
    if (effect.exactly_zero)
        return fmt::format(
            "'{}' changes nothing: recruitments into exploitation are the same, person by person, "
            "as with '{}'.",
            who, versus);
    const std::string error = fmt::format("Monte Carlo error ±{} points",
                                          format_number(100 * effect.relative.mc_error, 2));
    if (kind == "none")
        return fmt::format(
            "'{}' makes no difference to recruitments into exploitation that could be told from "
            "nothing: {} than with '{}' on average ({}{}).",
            who, fewer_or_more(effect.relative.mean), versus, error, range_words(effect.relative));
    if (kind == "unclear")
        return fmt::format(
            "Whether '{}' changes recruitments into exploitation is not clear: {} than with '{}' "
            "on average ({}{}); more replicates would tell.",
            who, fewer_or_more(effect.relative.mean), versus, error, range_words(effect.relative));
    return fmt::format(
        "'{}' leads to {} recruitments into exploitation than '{}' on average ({}{}).", who,
        fewer_or_more(effect.relative.mean), versus, error, range_words(effect.relative));
}

std::string detail_of(const Findings& findings, std::size_t arm) {
    const Effect* people = findings.effect(arm, "recruited");
    const Effect* journeys = findings.effect(arm, "safe_journeys");
    std::string text;
    if (people && !people->exactly_zero)
        text += fmt::format("That is about {} {} over the time simulated. ",
                            format_number(std::abs(people->difference.mean), 3),
                            people->difference.mean < 0 ? "people fewer" : "people more");
    if (journeys)
        text += journeys->exactly_zero
                    ? std::string("Journeys to genuine work do not change.")
                    : fmt::format("Journeys to genuine work: {} (Monte Carlo error ±{} points).",
                                  fewer_or_more(journeys->relative.mean),
                                  format_number(100 * journeys->relative.mc_error, 2));
    return text;
}

}  // namespace

nlohmann::json headline_json(const Findings& findings) {
    const Results& results = findings.results.results;
    if (results.arms.size() < 2)
        return {{"kind", "unclear"},
                {"sentence",
                 "There is only one arm, so there is nothing to compare; the figures describe that "
                 "world."},
                {"detail", ""},
                {"measure", "recruitments"}};
    const std::size_t arm = leading_arm(findings);
    const Effect& effect = *findings.effect(arm, "recruitments");
    const std::string kind = kind_of(effect);
    return {{"kind", kind},
            {"sentence", sentence_of(findings, arm, effect, kind)},
            {"detail", detail_of(findings, arm)},
            {"measure", "recruitments"},
            {"arm", results.arms[arm]}};
}

}  // namespace heed
