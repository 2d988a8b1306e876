// The answer in one sentence, with its uncertainty.
#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "sim/report/report_json.hpp"
#include "sim/report/words.hpp"

namespace heed {

std::string fewer_or_more(double relative) {
    if (relative == 0) return "no change";
    const double percent = 100 * std::abs(relative);
    const std::string size =
        percent < 0.05 ? "under 0.1" : rounded_words(percent, percent < 10 ? 2 : 3);
    return fmt::format("{}\u00a0% {}", size, relative < 0 ? "fewer" : "more");
}

std::string kind_of(const Findings& findings, std::size_t arm) {
    if (findings.same_behaviour(arm)) return "none";
    const Effect& effect = *findings.effect(arm, "recruitments");
    const double mean = effect.relative.mean;
    if (std::isnan(mean) || std::isnan(effect.relative.mc_error)) return "unclear";
    // Draws are clusters: with several, their number counts.
    const Results& results = findings.results.results;
    const std::size_t freedom = (results.draws > 1 ? results.draws : results.worlds()) - 1;
    // So few worlds tell their own scatter badly: Student's t, not the normal distribution.
    const boost::math::students_t scatter(static_cast<double>(freedom));
    const double error = boost::math::quantile(scatter, 0.975) * effect.relative.mc_error;
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

bool zero_inside(const Estimate& figure) { return figure.low <= 0 && figure.high >= 0; }

std::string range_of(const Estimate& relative) {
    return fmt::format("in 95 of 100 such worlds between {} and {}", fewer_or_more(relative.low),
                       fewer_or_more(relative.high));
}

/// " (Monte Carlo error ±0.3 points)", or nothing where so few worlds do not tell it.
std::string error_of(const Estimate& relative) {
    if (std::isnan(relative.mc_error)) return "";
    return fmt::format(" (Monte Carlo error ±{} points)",
                       rounded_words(100 * relative.mc_error, 2));
}

std::string worlds_words(std::size_t worlds) {
    return counted_words(static_cast<double>(worlds), "world", "worlds");
}

std::string whole_or_two_figures(double count) {
    return count < 9.95 ? rounded_words(count, 2) : number_words(count, 0);
}

std::string simulated_people(double count) {
    const std::string number = whole_or_two_figures(count);
    return number + (number == "1" ? " simulated person" : " simulated people");
}

/// "3 % fewer than with 'No campaign' on average"; without anybody to compare with, what there is.
std::string mean_words(const Findings& findings, std::size_t arm, const Effect& effect) {
    const std::size_t base = findings.results.results.comparison;
    const std::string versus = title_of(findings, base);
    if (std::abs(effect.relative.mean) < 1e-12)  // but for rounding of sums
        return fmt::format("as many as with '{}' on average", versus);
    if (!std::isnan(effect.relative.mean))
        return fmt::format("{} than with '{}'{}", fewer_or_more(effect.relative.mean), versus,
                           effect.difference.worlds > 1 ? " on average" : "");
    return fmt::format("{} recruited on average, and none with '{}'",
                       simulated_people(findings.simulated(arm, "recruited")), versus);
}

/// When it cannot be told: no world shows a change, or there are too few worlds, or it may be either.
std::string unclear_sentence(const Findings& findings, std::size_t arm, const Effect& effect) {
    const std::string who = title_of(findings, arm);
    const std::string worlds = worlds_words(effect.difference.worlds);
    const double recruited = findings.simulated(findings.results.results.comparison, "recruited");
    if (effect.exactly_zero)
        return fmt::format(
            "Whether '{}' changes recruitments into exploitation cannot be told: people act "
            "differently, but there is no change in recruitments in {}, with {} recruited in each "
            "on average; more people or more worlds would tell.",
            who, worlds, simulated_people(recruited));
    if (std::isnan(effect.relative.low))
        return fmt::format(
            "Whether '{}' changes recruitments into exploitation cannot be told from {}: {}; an "
            "interval and a Monte Carlo error need at least {} worlds.",
            who, worlds, mean_words(findings, arm, effect), fewest_worlds_for_interval);
    return fmt::format(
        "Whether '{}' changes recruitments into exploitation is not clear: {}, {}{} more worlds "
        "would tell.",
        who, mean_words(findings, arm, effect), range_of(effect.relative),
        zero_inside(effect.relative) ? ", so it may be nothing;" : ";");
}

std::string sentence_of(const Findings& findings, std::size_t arm, const Effect& effect,
                        const std::string& kind) {
    const std::string who = title_of(findings, arm);
    const std::string versus = title_of(findings, findings.results.results.comparison);
    if (findings.same_behaviour(arm))
        return fmt::format(
            "'{}' changes nothing: recruitments into exploitation are the same, person by person, "
            "as with '{}'.",
            who, versus);
    if (kind == "unclear") return unclear_sentence(findings, arm, effect);
    if (kind == "none")
        return fmt::format(
            "'{}' makes next to no difference to recruitments into exploitation: {}, {}.", who,
            mean_words(findings, arm, effect), range_of(effect.relative));
    return fmt::format(
        "'{}' leads to {} recruitments into exploitation than '{}' on average; {}{}.", who,
        fewer_or_more(effect.relative.mean), versus, range_of(effect.relative),
        zero_inside(effect.relative) ? ", so in a single world it may be nothing" : "");
}

/// "no change at all", "no change in 40 worlds", "0.5 % fewer (Monte Carlo error ±0.2 points)".
std::string change_words(const Findings& findings, std::size_t arm, const Effect& effect) {
    if (effect.exactly_zero)
        return findings.same_behaviour(arm) ? "no change at all"
                                            : unseen_words(effect.difference.worlds);
    if (std::isnan(effect.relative.mean)) return "some, where the arm compared with has none";
    return fewer_or_more(effect.relative.mean) + error_of(effect.relative);
}

/// " 'Radio story': 0.5 % fewer (Monte Carlo error ±0.2 points)." for every other arm.
std::string other_arms(const Findings& findings, std::size_t arm) {
    const Results& results = findings.results.results;
    std::string text;
    for (std::size_t other = 0; other < results.arms.size(); ++other) {
        if (other == arm || other == results.comparison) continue;
        text += fmt::format(" '{}': {}.", title_of(findings, other),
                            change_words(findings, other, *findings.effect(other, "recruitments")));
    }
    return text.empty() ? text : " Recruitments in the other arms:" + text;
}

std::string detail_of(const Findings& findings, std::size_t arm) {
    const Effect& recruitments = *findings.effect(arm, "recruitments");
    const Effect* people = findings.effect(arm, "recruited");
    const Effect* journeys = findings.effect(arm, "safe_journeys");
    std::string text;
    if (!recruitments.exactly_zero && !std::isnan(recruitments.relative.mc_error))
        text += fmt::format("The Monte Carlo error of this average is ±{} points. ",
                            rounded_words(100 * recruitments.relative.mc_error, 2));
    if (people && people->difference.mean != 0) {
        const std::string number = whole_or_two_figures(std::abs(people->difference.mean));
        text += fmt::format("That is about {} {}{} {} over the time simulated. ", number,
                            findings.experiment.scenario.population.weight != 1 ? "real " : "",
                            number == "1" ? "person" : "people",
                            people->difference.mean < 0 ? "fewer" : "more");
    }
    if (journeys)
        text += "Journeys to genuine work: " + change_words(findings, arm, *journeys) + ".";
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
