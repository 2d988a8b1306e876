// Looking up figures in the results.
#include <algorithm>

#include "sim/report/report_json.hpp"

namespace heed {

Findings findings_of(const Experiment& experiment, const ExperimentResults& results) {
    const double least = experiment.scenario.outcomes.suppress_below;
    return {experiment, results, outcomes(results.results, least), effects(results.results, least)};
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

double Findings::mean_flow(std::size_t arm, std::string_view tally) const {
    const Results& all = results.results;
    const std::size_t index = all.scheme->tally_index(tally);
    double sum = 0;
    for (std::size_t world = 0; world < all.worlds(); ++world)
        sum += all.runs[world * all.arms.size() + arm].total(index, 0);
    return sum / static_cast<double>(all.worlds());
}

double Findings::highest_stock(std::size_t arm, std::string_view tally) const {
    const Results& all = results.results;
    const std::size_t index = all.scheme->tally_index(tally);
    double highest = 0;
    for (std::size_t period = 0; period < all.period_ends.size(); ++period) {
        double sum = 0;
        for (std::size_t world = 0; world < all.worlds(); ++world)
            sum += all.runs[world * all.arms.size() + arm].at(index, period, 0);
        highest = std::max(highest, sum / static_cast<double>(all.worlds()));
    }
    return highest;
}

}  // namespace heed
