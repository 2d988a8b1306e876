// Results of runs that never ran: sums chosen by a test, world by world.
#pragma once

#include <cmath>
#include <memory>
#include <stdexcept>
#include <vector>

#include "sim/outcomes/effects.hpp"
#include "tests/outcomes/ten_people.hpp"

namespace heed {

/// One period, no groups: entries, and the ten who could.
inline std::shared_ptr<Scheme> entries_scheme() {
    auto scheme = std::make_shared<Scheme>();
    scheme->tallies = {entries(), heads()};
    scheme->measures = {measure("entries", "entries", "")};
    scheme->period_ends = {0};
    return scheme;
}

/// The same, with entries divided by heads.
inline std::shared_ptr<Scheme> ratio_scheme() {
    std::shared_ptr<Scheme> scheme = entries_scheme();
    scheme->measures = {measure("share", "entries", "heads")};
    return scheme;
}

/// Two arms, "none" and "radio", with these entries in each world.
inline Results entries_in_worlds(const std::vector<double>& none, const std::vector<double>& radio,
                                 std::size_t replicates) {
    Results results;
    results.scheme = entries_scheme();
    results.arms = {"none", "radio"};
    results.draws = none.size() / replicates;
    results.replicates = replicates;
    results.period_starts = {Date{std::chrono::days{19723}}};  // 2024-01-01
    results.period_ends = {Date{std::chrono::days{19814}}};    // 2024-04-01
    for (std::size_t world = 0; world < none.size(); ++world) {
        for (const double value : {none[world], radio[world]}) {
            Sums sums(2, 1, 1);
            sums.at(0, 0, 0) = value;
            sums.at(1, 0, 0) = 10;
            results.runs.push_back(sums);
        }
    }
    return results;
}

/// Several arms, two measures, two periods, by gender and age, with sums that look random.
inline Results any_results(std::size_t arms, std::size_t draws, std::size_t replicates) {
    auto scheme = std::make_shared<Scheme>();
    scheme->tallies = {entries(), heads()};
    scheme->measures = {measure("entries", "entries", "", 1),
                        measure("entry_rate", "entries", "heads", 1000)};
    scheme->dimensions = {by_gender(), by_age()};
    scheme->period_ends = {0, 1};
    Results results;
    results.scheme = scheme;
    for (std::size_t arm = 0; arm < arms; ++arm)
        results.arms.push_back("arm_" + std::to_string(arm));
    results.draws = draws;
    results.replicates = replicates;
    results.period_starts = {Date{std::chrono::days{19723}}, Date{std::chrono::days{19814}}};
    results.period_ends = {Date{std::chrono::days{19814}}, Date{std::chrono::days{19905}}};
    const std::size_t groups = scheme->groups().size();
    unsigned number = 1;
    for (std::size_t run = 0; run < arms * results.worlds(); ++run) {
        Sums sums(2, 2, groups);
        for (std::size_t tally = 0; tally < 2; ++tally)
            for (std::size_t period = 0; period < 2; ++period)
                for (std::size_t group = 0; group < groups; ++group) {
                    number = number * 1664525U + 1013904223U;
                    sums.at(tally, period, group) = 1 + (number >> 20) / 8.0;
                }
        results.runs.push_back(sums);
    }
    return results;
}

inline const Effect& find(const std::vector<Effect>& table, std::size_t measure, std::size_t group,
                          std::optional<std::size_t> period) {
    for (const Effect& effect : table)
        if (effect.measure == measure && effect.group == group && effect.period == period)
            return effect;
    throw std::out_of_range("no such effect");
}

/// Exactly nought, and not minus nought.
inline bool is_nought(double value) { return value == 0 && !std::signbit(value); }

inline bool all_nought(const Estimate& figure) {
    return is_nought(figure.mean) && is_nought(figure.low) && is_nought(figure.high) &&
           is_nought(figure.mc_error) && is_nought(figure.mc_error_low) &&
           is_nought(figure.mc_error_high) && is_nought(figure.share_draws) &&
           is_nought(figure.share_chance);
}

/// Effects of one arm with these entries in each world, over the comparison's.
inline Effect effect_of(const std::vector<double>& arm, const std::vector<double>& base,
                        std::size_t replicates) {
    const Results results = entries_in_worlds(base, arm, replicates);
    return find(effects(results, 0), 0, 0, std::nullopt);
}

}  // namespace heed
