// The answer in one sentence, with its uncertainty.
#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "sim/report/report_json.hpp"

namespace heed {

std::string fewer_or_more(double relative) {
    const double percent = 100 * std::abs(relative);
    if (percent < 0.05) return "no change";
    return fmt::format("{}\u00a0% {}", format_number(percent, percent < 10 ? 2 : 3),
                       relative < 0 ? "fewer" : "more");
}

bool nothing_changed(const Findings& findings, std::size_t arm) {
    for (const char* measure : {"recruitments", "safe_journeys", "accepts_deceptive", "checks"})
        if (const Effect* effect = findings.effect(arm, measure); effect && !effect->exactly_zero)
            return false;
    return true;
}

std::string kind_of(const Findings& findings, std::size_t arm) {
    const Effect& effect = *findings.effect(arm, "recruitments");
    if (effect.exactly_zero) return nothing_changed(findings, arm) ? "none" : "unclear";
    // Draws are clusters: with several, their number counts.
    const Results& results = findings.results.results;
    const std::size_t freedom = (results.draws > 1 ? results.draws : results.worlds()) - 1;
    if (freedom == 0) return "unclear";
    // So few worlds tell their own scatter badly: Student's t, not the normal distribution.
    const boost::math::students_t scatter(static_cast<double>(freedom));
    const double mean = effect.relative.mean,
                 error = boost::math::quantile(scatter, 0.975) * effect.relative.mc_error;
    if (std::isnan(mean)) return "unclear";
    if (std::abs(mean) > error && std::abs(mean) >= 0.005) return mean < 0 ? "fewer" : "more";
    return std::abs(mean) + error < 0.03 ? "none" : "unclear";
}

std::size_t headline_arm(const Findings& findings) {
    const Results& results = findings.results.results;
    const std::string& wished = findings.experiment.scenario.outcomes.headline;
    const auto found = std::ranges::find(results.arms, wished);
    if (found != results.arms.end()) return static_cast<std::size_t>(found - results.arms.begin());
    return results.comparison == 0 && results.arms.size() > 1 ? 1 : 0;
}

namespace {

std::string title_of(const Findings& findings, std::size_t arm) {
    const auto& [name, wishes] = findings.experiment.scenario.arms.entries[arm];
    return wishes.title.empty() ? name : wishes.title;
}

std::string range_words(const Estimate& relative) {
    if (std::isnan(relative.low)) return "";
    return fmt::format("; in 95 of 100 such worlds between {} and {}", fewer_or_more(relative.low),
                       fewer_or_more(relative.high));
}

std::string people_words(double count) {
    const std::string number =
        count < 9.95 ? format_number(count, 2) : fmt::format("{:.0f}", count);
    return number + (number == "1" ? " person" : " people");
}

std::string sentence_of(const Findings& findings, std::size_t arm, const Effect& effect,
                        const std::string& kind) {
    const std::string who = title_of(findings, arm);
    const std::string versus = title_of(findings, findings.results.results.comparison);
    if (effect.exactly_zero && kind == "unclear")
        return fmt::format(
            "Whether '{}' changes recruitments into exploitation cannot be told: answers change, "
            "but in "
            "{} worlds with {} each on average not one recruitment does; more people or more "
            "worlds "
            "would tell.",
            who, findings.results.results.worlds(),
            people_words(findings.mean_flow(arm, "recruited")));
    if (effect.exactly_zero)
        return fmt::format(
            "'{}' changes nothing: recruitments into exploitation are the same, person by person, "
            "as with '{}'.",
            who, versus);
    const std::string error = fmt::format("Monte Carlo error ±{} points",
                                          format_number(100 * effect.relative.mc_error, 2));
    if (kind == "none")
        return fmt::format(
            "'{}' makes next to no difference to recruitments into exploitation: {} than with '{}' "
            "on average ({}{}).",
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

/// " With 'Radio story' there are 0.5 % fewer recruitments (Monte Carlo error ±0.2 points)." for every other arm.
std::string other_arms(const Findings& findings, std::size_t arm) {
    const Results& results = findings.results.results;
    std::string text;
    for (std::size_t other = 0; other < results.arms.size(); ++other) {
        if (other == arm || other == results.comparison) continue;
        const Effect& effect = *findings.effect(other, "recruitments");
        text +=
            fmt::format(" '{}': {}", title_of(findings, other),
                        effect.exactly_zero
                            ? std::string("no change at all.")
                            : fmt::format("{} (±{} points).", fewer_or_more(effect.relative.mean),
                                          format_number(100 * effect.relative.mc_error, 2)));
    }
    return text.empty() ? text : " Recruitments in the other arms:" + text;
}

std::string detail_of(const Findings& findings, std::size_t arm) {
    const Effect* people = findings.effect(arm, "recruited");
    const Effect* journeys = findings.effect(arm, "safe_journeys");
    std::string text;
    if (people && !people->exactly_zero)
        text += fmt::format("That is about {} {} over the time simulated. ",
                            people_words(std::abs(people->difference.mean)),
                            people->difference.mean < 0 ? "fewer" : "more");
    if (journeys)
        text += journeys->exactly_zero
                    ? std::string("Journeys to genuine work do not change.")
                    : fmt::format("Journeys to genuine work: {} (Monte Carlo error ±{} points).",
                                  fewer_or_more(journeys->relative.mean),
                                  format_number(100 * journeys->relative.mc_error, 2));
    return text + other_arms(findings, arm);
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
    const std::size_t arm = headline_arm(findings);
    const Effect& effect = *findings.effect(arm, "recruitments");
    const std::string kind = kind_of(findings, arm);
    return {{"kind", kind},
            {"sentence", sentence_of(findings, arm, effect, kind)},
            {"detail", detail_of(findings, arm)},
            {"measure", "recruitments"},
            {"arm", results.arms[arm]}};
}

}  // namespace heed
