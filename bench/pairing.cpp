// What it is worth that arms share people and random numbers: variance ratios, and time to a decision.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bench/goals.hpp"
#include "bench/prepared.hpp"

namespace heed {

namespace {

constexpr int worlds = 200;
constexpr unsigned threads = 2;

/// Recruitments of each world in one arm, over the whole time [per 100,000 person-years].
std::vector<double> recruitments(const Results& results, std::size_t arm) {
    const Scheme& scheme = *results.scheme;
    const auto measure = std::ranges::find(scheme.measures, "recruitments", &Measure::id);
    std::vector<double> values;
    for (std::size_t world = 0; world < results.worlds(); ++world)
        values.push_back(value_of(scheme, results.run(0, world, arm), *measure, 0, {}));
    return values;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double variance(const std::vector<double>& values) {
    const double middle = mean(values);
    double sum = 0;
    for (const double value : values) sum += (value - middle) * (value - middle);
    return sum / static_cast<double>(values.size() - 1);
}

/// Two arms in the same worlds.
struct Pairs {
    std::vector<double> one, other, difference;

    explicit Pairs(const Results& results)
        : one(recruitments(results, 0)), other(recruitments(results, 1)) {
        for (std::size_t i = 0; i < one.size(); ++i) difference.push_back(other[i] - one[i]);
    }

    /// Var(difference) / (Var(one) + Var(other)).
    double ratio() const { return variance(difference) / (variance(one) + variance(other)); }

    /// The ratio's standard error, by the jackknife: from the ratios with one world left out (Efron and Stein 1981).
    double ratio_error() const {
        std::vector<double> ratios;
        for (std::size_t i = 0; i < one.size(); ++i) ratios.push_back(without(i).ratio());
        const auto n = static_cast<double>(ratios.size());
        return (n - 1) / std::sqrt(n) * std::sqrt(variance(ratios));
    }

private:
    Pairs without(std::size_t i) const {
        Pairs rest = *this;
        for (auto* values : {&rest.one, &rest.other, &rest.difference})
            values->erase(values->begin() + static_cast<std::ptrdiff_t>(i));
        return rest;
    }
};

/// first.yaml in many small worlds, with these arms.
Experiment small_worlds(long people, const std::string& arms, const std::string& first = "none") {
    return shipped(
        "first", people,
        {fmt::format("replicates={}", worlds), "arms=" + arms, "outcomes.compare_with=" + first});
}

/// The world as it is, and the same with every asker asking so many times as often: all recruitments follow this rate.
void pairing(benchmark::State& state, const std::string& row, double times) {
    const long people = state.range(0) / 50;
    Experiment experiment = small_worlds(people, "{radio: null, meetings: null, more: {}}");
    OffersParameters& offers = experiment.arms[1].parameters.offers;
    for (AskerParameters* asker : {static_cast<AskerParameters*>(&offers.family),
                                   static_cast<AskerParameters*>(&offers.partner),
                                   static_cast<AskerParameters*>(&offers.friend_),
                                   static_cast<AskerParameters*>(&offers.agency),
                                   static_cast<AskerParameters*>(&offers.stranger_in_person),
                                   static_cast<AskerParameters*>(&offers.stranger_online)})
        asker->rate.value *= times;
    for (auto _ : state) {
        const Pairs pairs(run_experiment(experiment, threads).results);
        state.SetLabel(fmt::format(
            "recruitments, the rate of all offers × {}; standard error {:.4f}; {} worlds of {}",
            times, pairs.ratio_error(), worlds, people));
        tell(state, row, pairs.ratio());
    }
}

/// Processor seconds of one world of an experiment that is run whole.
double seconds_per_world(const Experiment& experiment) {
    return time_of(processor_seconds, [&] { run_experiment(experiment, threads); }) / worlds;
}

/// Processor time until the interval of the meetings' effect is as wide as 5 % of it to either side: worlds with the same
/// people and dice for both arms, against other worlds for each.
void decision(benchmark::State& state) {
    const long people = state.range(0) / 50;
    const Experiment both = small_worlds(people, "{radio: null}");
    for (auto _ : state) {
        ExperimentResults results;
        const double paired =
            time_of(processor_seconds, [&] { results = run_experiment(both, threads); }) / worlds;
        const double unpaired =
            seconds_per_world(small_worlds(people, "{radio: null, meetings: null}")) +
            seconds_per_world(small_worlds(people, "{radio: null, none: null}", "meetings"));
        const Pairs pairs(results.results);
        const double half_width = .05 * mean(pairs.difference) / 1.96;
        const double to_decide = paired * variance(pairs.difference) / (half_width * half_width);
        const double saves = unpaired / paired / pairs.ratio();
        state.SetLabel(
            fmt::format("village meetings of first.yaml, {:+.1f} % of recruitments: {:.0f} "
                        "against {:.0f} core-seconds; variance ratio {:.3f} ± {:.3f}",
                        100 * mean(pairs.difference) / mean(pairs.one), to_decide,
                        saves * to_decide, pairs.ratio(), pairs.ratio_error()));
        tell(state, "decision", saves);
    }
}

BENCHMARK_CAPTURE(pairing, one, "pairing/one", 1.01)->Apply(once);
BENCHMARK_CAPTURE(pairing, five, "pairing/five", 1.05)->Apply(once);
BENCHMARK(decision)->Apply(once);

}  // namespace

}  // namespace heed
