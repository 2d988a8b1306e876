// What it is worth that arms share people and random numbers: variance ratios, and time to a decision.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bench/goals.hpp"
#include "bench/prepared.hpp"
#include "sim/report/words.hpp"

namespace heed {

namespace {

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

/// first.yaml with these arms in many small worlds: enough for a small error of the ratio, and fewer in a quick look.
Experiment small_worlds(long people_of_table, const std::string& arms,
                        const std::string& compared_with = "none") {
    const int worlds = people_of_table < 100'000 ? 20 : 200;
    return shipped("first", people_of_table / 50,
                   {fmt::format("replicates={}", worlds), "arms=" + arms,
                    "outcomes.compare_with=" + compared_with});
}

std::string size_of(const Experiment& experiment) {
    return fmt::format("{} worlds of {} people", experiment.scenario.replicates,
                       number_words(static_cast<double>(experiment.scenario.population.size), 0));
}

/// Every asker asks so many times as often: all recruitments follow this rate.
void scale_offers(OffersParameters& offers, double times) {
    for (Parameter* rate :
         {&offers.family.rate, &offers.partner.rate, &offers.friend_.rate, &offers.agency.rate,
          &offers.stranger_in_person.rate, &offers.stranger_online.rate})
        rate->value *= times;
}

/// The world as it is against the same with more offers.
void pairing(benchmark::State& state, const std::string& row, double times) {
    Experiment experiment = small_worlds(state.range(0), "{radio: null, meetings: null, more: {}}");
    scale_offers(experiment.arms[1].parameters.offers, times);
    for (auto _ : state) {
        const Pairs pairs(run_experiment(experiment, threads).results);
        state.SetLabel(
            fmt::format("recruitments in {}, the rate of all offers × {}; standard error {:.4f}",
                        size_of(experiment), times, pairs.ratio_error()));
        tell(state, row, pairs.ratio());
    }
}

/// Processor seconds for each world of an experiment.
double seconds_per_world(const Experiment& experiment, ExperimentResults& results) {
    return time_of(processor_seconds, [&] { results = run_experiment(experiment, threads); }) /
           static_cast<double>(experiment.scenario.replicates);
}

/// Processor time until the interval of the meetings' effect is as wide as 5 % of it to either side: worlds with the same
/// people and dice for both arms, against other worlds for each.
void decision(benchmark::State& state) {
    const Experiment both = small_worlds(state.range(0), "{radio: null}");
    const Experiment none = small_worlds(state.range(0), "{radio: null, meetings: null}");
    const Experiment meetings =
        small_worlds(state.range(0), "{radio: null, none: null}", "meetings");
    for (auto _ : state) {
        ExperimentResults results, alone;
        const double paired = seconds_per_world(both, results);
        const double unpaired = seconds_per_world(none, alone) + seconds_per_world(meetings, alone);
        const Pairs pairs(results.results);
        const double effect = mean(pairs.difference), error = .05 * effect / 1.96;
        const double to_decide = paired * variance(pairs.difference) / (error * error);
        const double saves = unpaired / paired / pairs.ratio();
        state.SetLabel(fmt::format(
            "village meetings of first.yaml, {:+.1f} % of recruitments in {}: {} against {} "
            "core-seconds; variance ratio {:.4f}, standard error {:.4f}",
            100 * effect / mean(pairs.one), size_of(both), rounded_words(to_decide, 3),
            rounded_words(saves * to_decide, 3), pairs.ratio(), pairs.ratio_error()));
        tell(state, "decision", saves);
    }
}

BENCHMARK_CAPTURE(pairing, one, "pairing/one", 1.01)->Apply(once);
BENCHMARK_CAPTURE(pairing, five, "pairing/five", 1.05)->Apply(once);
BENCHMARK(decision)->Apply(once);

}  // namespace

}  // namespace heed
