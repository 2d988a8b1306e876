// Inert inputs, by trial.
#include "sim/cli/inert.hpp"

#include <algorithm>
#include <cmath>

#include "sim/config/parameters.hpp"

namespace heed {

namespace {

/// A value far from this one, and allowed: half the way to the farther end of its range, or four times as much.
double moved(double value, const Spec& spec) {
    const double up =
        std::isfinite(spec.high) ? (spec.high - value) / 2 : 3 * std::abs(value) + 0.1;
    const double down =
        std::isfinite(spec.low) ? (value - spec.low) / 2 : 3 * std::abs(value) + 0.1;
    return up >= down ? value + up : value - down;
}

bool same(const ExperimentResults& a, const ExperimentResults& b) {
    if (a.results.runs != b.results.runs) return false;
    for (std::size_t run = 0; run < a.ledgers.size(); ++run)
        for (std::size_t c = 0; c < a.ledgers[run].size(); ++c)
            if (a.ledgers[run][c].spent != b.ledgers[run][c].spent) return false;
    return true;
}

}  // namespace

Experiment small_experiment(const Experiment& experiment) {
    Experiment small = experiment;
    const long people = std::min(4000L, experiment.scenario.population.size);
    const auto shrink = [&](Scenario& scenario) {
        scenario.population.weight *=
            static_cast<double>(scenario.population.size) / static_cast<double>(people);
        scenario.population.size = people;
        scenario.draws = 1;
        scenario.replicates = 4;
    };
    shrink(small.scenario);
    for (Scenario& arm : small.arms) shrink(arm);
    small.uncertain.clear();
    return small;
}

std::vector<std::string> inert_inputs(const Experiment& experiment, unsigned threads) {
    Experiment small = small_experiment(experiment);
    const auto one_world = [](Scenario& scenario) { scenario.replicates = 1; };
    one_world(small.scenario);
    for (Scenario& arm : small.arms) one_world(arm);
    const ExperimentResults usual = run_experiment(small, threads);

    std::vector<std::string> inert;
    for (const auto& at : parameters(small.scenario)) {
        if (!at.parameter->given) continue;
        Experiment other = small;
        for (Scenario& arm : other.arms)
            for (const auto& there : parameters(arm))
                if (there.path == at.path)
                    there.parameter->value = moved(there.parameter->value, there.spec);
        if (same(usual, run_experiment(other, threads))) inert.push_back(at.path);
    }
    return inert;
}

}  // namespace heed
