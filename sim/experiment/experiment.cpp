// Running every arm in the same worlds.
#include "sim/experiment/experiment.hpp"

#include <algorithm>
#include <atomic>

#include "models/measures.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/engine/team.hpp"
#include "sim/experiment/world_runs.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

namespace {

/// All runs, as they are taken up: as many worlds at a time as there are threads, so that threads make people side by
/// side, and arm after arm of these, so that few people are held at once.
std::vector<std::size_t> order_of_runs(std::size_t worlds, std::size_t arms, std::size_t threads) {
    std::vector<std::size_t> order;
    for (std::size_t first = 0; first < worlds; first += threads)
        for (std::size_t arm = 0; arm < arms; ++arm)
            for (std::size_t world = first; world < std::min(worlds, first + threads); ++world)
                order.push_back(world * arms + arm);
    return order;
}

}  // namespace

std::shared_ptr<const Population> people_of(const Scenario& scenario, std::size_t draw,
                                            std::size_t replicate) {
    const Dice dice(static_cast<std::uint64_t>(scenario.seed), static_cast<std::uint32_t>(draw),
                    static_cast<std::uint32_t>(replicate));
    return std::make_shared<const Population>(
        synthesise(scenario.population, scenario.time.start, dice));
}

ExperimentResults run_experiment(const Experiment& experiment, unsigned threads,
                                 const Progress& progress, const std::stop_token& stop) {
    const Scenario& scenario = experiment.scenario;
    const Calendar calendar = scenario.time.calendar();
    ExperimentResults out;
    Results& results = out.results;
    const auto scheme_of_results = std::make_shared<const Scheme>(make_scheme(scenario));
    results.scheme = scheme_of_results;
    int first = 0;
    for (int last : scheme_of_results->period_ends) {
        results.period_starts.push_back(calendar.day(first));
        results.period_ends.push_back(calendar.day(last + 1));
        first = last + 1;
    }
    results.arms = experiment.arm_names;
    results.comparison = experiment.comparison;
    results.draws = static_cast<std::size_t>(scenario.draws);
    results.replicates = static_cast<std::size_t>(scenario.replicates);

    const std::size_t arms = experiment.arms.size();
    const std::size_t all = results.draws * results.replicates * arms;
    results.runs.resize(all);
    out.ledgers.resize(all);
    out.reach.resize(all);
    std::vector<std::unique_ptr<Shared<WorldSetup>>> setups;
    for (std::size_t world = 0; world < results.worlds(); ++world)
        setups.push_back(std::make_unique<Shared<WorldSetup>>(arms));
    std::atomic<std::size_t> done{0};

    // Threads that are left over when every run has one share the work within runs; and what a world's arms share.
    const unsigned hands = std::max(1U, threads);
    const auto each = [hands](std::size_t among) {
        return hands / static_cast<unsigned>(std::clamp<std::size_t>(among, 1, hands));
    };
    const auto order = order_of_runs(results.worlds(), arms, hands);
    for_each_parallel(
        all, threads,
        [&](std::size_t turn) {
            const std::size_t run_number = order[turn];
            const std::size_t arm = run_number % arms;
            const std::size_t replicate = run_number / arms % results.replicates;
            const std::size_t draw = run_number / arms / results.replicates;
            const auto setup = setups[run_number / arms]->get(
                [&] { return set_up(experiment, draw, replicate, {}, each(results.worlds())); });
            Team crew(each(all));
            const AtWork here(crew);
            auto one = run_arm(experiment, *setup, arm, draw, replicate, stop);
            if (!one) return;
            results.runs[run_number] = std::move(one->sums);
            out.ledgers[run_number] = std::move(one->ledgers);
            out.reach[run_number] = one->reach;
            if (progress)
                progress(++done, all);
            else
                ++done;
        },
        stop);

    out.complete = done == all;
    return out;
}

}  // namespace heed
