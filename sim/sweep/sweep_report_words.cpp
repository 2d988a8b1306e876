// How a sweep was made and what it does not say, in sentences.
#include <fmt/format.h>

#include <numeric>

#include "sim/report/report_json.hpp"
#include "sim/report/words.hpp"
#include "sim/sweep/sweep_report_parts.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string counted(std::size_t number, const char* one, const char* many) {
    return counted_words(static_cast<double>(number), one, many);
}

std::string layout_words(const Sweep& sweep) {
    const std::string points = counted(sweep.points.size(), "point", "points");
    switch (sweep.wishes.design.kind) {
        case DesignKind::grid:
            return points + ", every combination of the factors' values (a grid).";
        case DesignKind::one_at_a_time:
            return points +
                   ": the scenario as it is, and one factor at a time at each of its values while "
                   "all others stay.";
        case DesignKind::latin_hypercube:
            return points +
                   " that move all factors at once (a Latin hypercube): each factor's range is cut "
                   "into as many slices as there are points, and each slice holds one point.";
        case DesignKind::sobol:
            return points + " that move all factors at once, spread evenly (a Sobol' sequence).";
        case DesignKind::morris:
            return points +
                   " along random paths through the factors' ranges; each step moves one factor "
                   "(trajectories of Morris).";
        case DesignKind::saltelli:
            return points +
                   " in rows: two points drawn at random, and mixtures of the two in which one "
                   "factor is taken from the other (Saltelli's design).";
        case DesignKind::file: return points + " from a table.";
    }
    return points + ".";
}

std::string method_words(const Sweep& sweep) {
    switch (sweep.wishes.design.kind) {
        case DesignKind::morris:
            return "A factor's size of effect is the mean distance by which the outcome moves as "
                   "the factor goes through its range (mu*; Morris 1991; Campolongo, Cariboni and "
                   "Saltelli 2007).";
        case DesignKind::saltelli:
            return "Shares are Sobol' indices: how much of the variance between points a factor "
                   "makes by itself, and in all it has a part in (Saltelli and others 2010; Jansen "
                   "1999).";
        case DesignKind::one_at_a_time:
            return "Bars run from the outcome at a factor's lowest to that at its highest value. "
                   "What factors do together cannot be seen this way.";
        default:
            return "A smooth surface is laid through the points (polynomial chaos; Sudret 2008), "
                   "and the shares of the variance are read from it: what a factor makes by "
                   "itself, "
                   "and in all it has a part in. Directions are partial rank correlations (Marino "
                   "and others 2008).";
    }
}

/// Points, trajectories or rows that would double the sweep; 0 if its design cannot grow.
std::size_t doubled_by(const Sweep& sweep) {
    const DesignWishes& design = sweep.wishes.design;
    switch (design.kind) {
        case DesignKind::morris:
            return static_cast<std::size_t>(
                std::accumulate(design.trajectories.begin(), design.trajectories.end(), 0L));
        case DesignKind::saltelli:
            return static_cast<std::size_t>(
                std::accumulate(design.rows.begin(), design.rows.end(), 0L));
        case DesignKind::latin_hypercube:
        case DesignKind::sobol: return sweep.points.size();
        default: return 0;
    }
}

std::string dice_words(const Sweep& sweep) {
    const bool dummy = factors_asked(sweep) < sweep.factors.size();
    if (dummy)
        return "A further factor, chance alone, changes nothing but the dice. What an analysis "
               "finds for it is what it finds where there is nothing.";
    return "All points see the same dice, so they differ only where their factors act. A column "
           "of random numbers that no run has seen stands for chance: a factor is called beyond "
           "chance only if its whole interval lies above that column's.";
}

}  // namespace

std::vector<std::string> words_of_design(const Sweep& sweep) {
    const std::string worlds =
        sweep.draws() > 1
            ? fmt::format("{} draws of what else is uncertain, each with {}", sweep.draws(),
                          counted(sweep.replicates(), "random world", "random worlds"))
            : counted(sweep.worlds(), "simulated world", "simulated worlds");
    std::vector<std::string> words = {layout_words(sweep)};
    words.push_back(fmt::format(
        "Each point was run in {}{}, {} in all. A point's outcome is the mean over its worlds; "
        "an effect is the difference between arms in the same worlds, then the mean.",
        worlds, sweep.arms.size() > 1 ? ", all arms in the same ones" : "",
        counted(sweep.runs(), "run", "runs")));
    words.push_back(dice_words(sweep));
    words.push_back(method_words(sweep));
    words.push_back(
        "Intervals hold 95 % and say how far a figure might be off because only so "
        "many points were run. docs/sensitivity.md has the formulas, how well they "
        "were found to hold, and the sources in full.");
    return words;
}

std::vector<std::string> words_of_limits(const Sweep& sweep) {
    std::vector<std::string> words = {
        "Shares are about the ranges that were given. A factor with a narrow range looks "
        "unimportant; with twice the range its share would be about four times as large. They say "
        "how much the doubt about a factor matters, not how strong it is in the world.",
        "Points are laid by the ranges and spreads in the table of factors. The part of the points "
        "at which a campaign helps depends on that choice; it is no probability that it helps.",
        "Factors vary independently. If two go together in life, such as poverty and distance, "
        "the points hold combinations that do not exist.",
        "Each answer is about one outcome in this model. What matters for people reached need not "
        "matter for harm averted, and what the model leaves out has no share.",
        "A factor that decides between bad and disastrous at one point in fifty has a small "
        "share."};
    if (sweep.wishes.design.kind != DesignKind::one_at_a_time)
        words.push_back(
            "Totals may add up to more than 100 %: what two factors do together is in "
            "both.");
    return words;
}

std::vector<std::string> words_of_gaps(const SweepFindings& findings) {
    const Sweep& sweep = findings.sweep;
    const Completeness& state = findings.state;
    std::vector<std::string> words;
    if (state.done < sweep.trials())
        words.push_back(fmt::format(
            "Not all is there: of {} trials {} are done, {} failed, {} not run. Only the {} of {} "
            "points that are whole are read; if the others have something in common, the answers "
            "are off.",
            sweep.trials(), state.done, state.failed, state.missing, state.whole_points(),
            sweep.points.size()));
    if (sweep.worlds() < fewest_worlds_for_interval)
        words.push_back(fmt::format(
            "Each point is the mean of only {}: what a single point shows may be chance. With {} "
            "or more it can be told at which points an effect is clear.",
            counted(sweep.worlds(), "world", "worlds"), fewest_worlds_for_interval));
    if (sweep.wishes.design.kind == DesignKind::one_at_a_time)
        words.push_back(
            "Nothing in this design tells chance from what a factor does: a bar may be chance, "
            "most "
            "of all where an outcome is rare.");
    const Reading* headline = headline_of(sweep, findings.readings);
    if (headline && headline->constant && headline->question.effect && state.whole_points() > 1)
        words.push_back(
            "The effect is the same at every point. Where an outcome is rare, so few people and "
            "worlds may not show a single change: look at outcomes that are less rare, or run more "
            "people or replicates.");
    return words;
}

/// DIR stands for the folder, whose name depends on whose machine it is: the page must not.
json commands_json(const SweepFindings& findings) {
    json commands = json::array();
    const auto add = [&](const char* what, std::string command) {
        commands.push_back({{"what", what}, {"command", std::move(command)}});
    };
    if (findings.state.done < findings.sweep.trials())
        add("To run what is missing or failed, and nothing else:", "heed sweep resume DIR");
    const std::size_t more = doubled_by(findings.sweep);
    if (more > 0)
        add("To add as many points again; those already run stay:",
            fmt::format("heed sweep extend DIR --points {}", more));
    add("To add random worlds to every point:",
        fmt::format("heed sweep extend DIR --replicates {}", findings.sweep.replicates()));
    add("To make these tables and this page again:", "heed sweep collect DIR");
    return commands;
}

}  // namespace heed
