// Times a few trials.
#include "sim/sweep/sweep_estimate.hpp"

#include <algorithm>
#include <chrono>

#include "sim/experiment/families.hpp"
#include "sim/sweep/record.hpp"
#include "sim/sweep/work.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

SweepEstimate estimate_sweep(const Sweep& sweep, double most_seconds) {
    using Clock = std::chrono::steady_clock;
    constexpr std::size_t most_tries = 16;
    const auto seconds_since = [](Clock::time_point then) {
        return std::chrono::duration<double>(Clock::now() - then).count();
    };
    SweepEstimate e;
    const auto start = Clock::now();
    double all = 0;
    TrialRecord record{{}, key_of(sweep, 0), 1, "", {}, 0};
    const std::size_t tries = std::min(most_tries, sweep.points.size());
    std::size_t runs_at = 0;  // a point that can be run
    for (std::size_t i = 0; i < tries && (e.tried == 0 || seconds_since(start) < most_seconds);
         ++i) {
        const std::size_t point = i * sweep.points.size() / tries;
        const auto then = Clock::now();
        record.trial = {static_cast<std::uint32_t>(point), 0, 0};
        try {
            record.values = *values_of_trial(sweep, record.trial);
        } catch (const BadInput& mistakes) {
            if (e.refused++ == 0) e.refusal = mistakes.problems().list().front().sentence;
            continue;
        }
        runs_at = point;
        const double took = seconds_since(then);
        all += took;
        e.slowest = std::max(e.slowest, took);
        ++e.tried;
    }
    if (e.tried == 0) throw BadInput(e.refusal);
    e.seconds_per_trial = all / static_cast<double>(e.tried);
    const auto trials = static_cast<double>(sweep.trials());
    e.core_hours = e.seconds_per_trial * trials / 3600;
    const Experiment experiment = experiment_at(sweep, runs_at);
    e.memory = estimate_bytes(experiment.scenario.population, worlds_held(experiment)) + 5e7;
    e.disk = 2.2 * trials * static_cast<double>(to_line(record).size());
    return e;
}

}  // namespace heed
