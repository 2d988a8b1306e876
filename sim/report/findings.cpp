// Looking up figures in the results.
#include <algorithm>
#include <array>
#include <numeric>

#include "sim/report/report_json.hpp"

namespace heed {

namespace {

bool too_few(const Estimate& figure) { return figure.worlds < fewest_worlds_for_interval; }

void keep_what_worlds_carry(Gap& gap, bool same_behaviour) {
    if (too_few(gap.difference)) {
        keep_mean_only(gap.difference);
        keep_mean_only(gap.ratio);
    }
    const bool proven = gap.unchanged && same_behaviour;
    if (!proven && (gap.unchanged || too_few(gap.change))) keep_mean_only(gap.change);
}

/// A figure that no world shows is no certain nothing: without an interval, as in the table of effects.
void keep_what_worlds_carry(ArmValue& value) {
    for (Estimate* figure :
         {&value.years_averted, &value.recruitments_averted, &value.work_forgone})
        if (figure->mean == 0 && figure->mc_error == 0) keep_mean_only(*figure);
}

/// What people are asked, answer and go through.
constexpr std::array<std::string_view, 11> behaviour{
    "offers",     "offers_deceptive", "accepted_deceptive", "accepted_genuine", "checked",
    "departures", "recruited",        "exploited",          "work_years",       "exploited_years",
    "exits"};

}  // namespace

void keep_mean_only(Estimate& figure) {
    figure.low = figure.high = undefined;
    figure.mc_error = figure.mc_error_low = figure.mc_error_high = undefined;
    figure.share_draws = figure.share_chance = undefined;
}

Findings findings_of(const Experiment& experiment, const ExperimentResults& results) {
    const double least = experiment.scenario.outcomes.suppress_below;
    Findings findings{experiment,
                      results,
                      outcomes(results.results, least),
                      effects(results.results, least),
                      gaps(results.results, least),
                      value_findings(experiment, results)};
    for (Outcome& cell : findings.outcomes)
        if (too_few(cell.value)) keep_mean_only(cell.value);
    std::vector<bool> same;
    for (std::size_t arm = 0; arm < results.results.arms.size(); ++arm)
        same.push_back(findings.same_behaviour(arm));
    for (Effect& cell : findings.effects) {
        const bool proven = cell.exactly_zero && same[cell.arm];
        if (proven || (!cell.exactly_zero && !too_few(cell.difference))) continue;
        keep_mean_only(cell.difference);
        keep_mean_only(cell.relative);
        cell.variance_ratio = undefined;
    }
    for (std::size_t arm = 0; arm < findings.value.arms.size(); ++arm)
        if (arm != results.results.comparison && !same[arm])
            keep_what_worlds_carry(findings.value.arms[arm]);
    for (Gap& gap : findings.gaps) keep_what_worlds_carry(gap, same[gap.arm]);
    return findings;
}

bool Findings::same_behaviour(std::size_t arm) const {
    const Results& all = results.results;
    const std::size_t groups = all.scheme->groups().size();
    for (const std::string_view tally : behaviour) {
        const std::size_t index = all.scheme->tally_index(tally);
        for (std::size_t world = 0; world < all.worlds(); ++world) {
            const Sums& one = all.runs[world * all.arms.size() + arm];
            const Sums& other = all.runs[world * all.arms.size() + all.comparison];
            for (std::size_t period = 0; period < one.periods(); ++period)
                for (std::size_t group = 0; group < groups; ++group)
                    if (one.at(index, period, group) != other.at(index, period, group))
                        return false;
        }
    }
    return true;
}

std::size_t Findings::measure_index(std::string_view id) const {
    const auto& measures = results.results.scheme->measures;
    const auto found = std::ranges::find(measures, id, &Measure::id);
    expect(found != measures.end(), "a measure is asked for that there is not");
    return static_cast<std::size_t>(found - measures.begin());
}

const Outcome* Findings::outcome(std::size_t arm, std::string_view measure,
                                 std::optional<std::size_t> period) const {
    const std::size_t index = measure_index(measure);
    for (const Outcome& cell : outcomes)
        if (cell.arm == arm && cell.measure == index && cell.group == 0 && cell.period == period)
            return &cell;
    return nullptr;
}

const Effect* Findings::effect(std::size_t arm, std::string_view measure) const {
    const std::size_t index = measure_index(measure);
    for (const Effect& cell : effects)
        if (cell.arm == arm && cell.measure == index && cell.group == 0 && !cell.period)
            return &cell;
    return nullptr;
}

std::vector<double> Findings::flows(std::size_t arm, std::string_view tally) const {
    const Results& all = results.results;
    const std::size_t index = all.scheme->tally_index(tally);
    std::vector<double> values;
    for (std::size_t world = 0; world < all.worlds(); ++world)
        values.push_back(all.runs[world * all.arms.size() + arm].total(index, 0));
    return values;
}

std::vector<double> Findings::peak_stocks(std::size_t arm, std::string_view tally) const {
    const Results& all = results.results;
    const std::size_t index = all.scheme->tally_index(tally);
    std::vector<double> highest(all.worlds());
    double highest_sum = 0;
    for (std::size_t period = 0; period < all.period_ends.size(); ++period) {
        std::vector<double> values;
        for (std::size_t world = 0; world < all.worlds(); ++world)
            values.push_back(all.runs[world * all.arms.size() + arm].at(index, period, 0));
        const double sum = std::accumulate(values.begin(), values.end(), 0.0);
        if (sum <= highest_sum) continue;
        highest_sum = sum;
        highest = std::move(values);
    }
    return highest;
}

double Findings::simulated(std::size_t arm, std::string_view tally) const {
    const std::vector<double> values = flows(arm, tally);
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return sum / static_cast<double>(values.size()) / experiment.scenario.population.weight;
}

}  // namespace heed
