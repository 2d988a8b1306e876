// What it costs to make a population with its ties, to measure it, and to ask rules of its people.
#include "sim/world/synthesis.hpp"

#include <benchmark/benchmark.h>

#include <ctime>

#include "sim/world/match.hpp"
#include "sim/world/steps.hpp"
#include "tests/world/hill_profile.hpp"

namespace {

using namespace heed;

/// Processor time of a loop, told per person beside the bytes that a person takes.
class PerPerson {
public:
    explicit PerPerson(benchmark::State& state) : state_(state), start_(std::clock()) {}
    void tell(const Population& people) {
        const double seconds = static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC;
        const double persons = people.size * static_cast<double>(state_.iterations());
        state_.counters["ns_per_person"] = 1e9 * seconds / persons;
        state_.counters["bytes_per_person"] = static_cast<double>(people.bytes()) / people.size;
    }

private:
    benchmark::State& state_;
    std::clock_t start_;
};

void whole_population(benchmark::State& state) {
    const Profile profile = hill_profile(state.range(0));
    Population people;
    PerPerson cost(state);
    for (auto _ : state) people = synthesise(profile, {}, Dice(1, 0, 0));
    cost.tell(people);
}

void close_ties(benchmark::State& state) {
    const Profile profile = hill_profile(state.range(0));
    const Dice dice(1, 0, 0);
    Population people = synthesise(profile, {}, dice);
    PerPerson cost(state);
    for (auto _ : state) people.ties.close = tie_close(profile.ties.close, dice, people);
    cost.tell(people);
}

void diagnostics(benchmark::State& state) {
    const Profile profile = hill_profile(state.range(0));
    const Population people = synthesise(profile, {}, Dice(1, 0, 0));
    PerPerson cost(state);
    for (auto _ : state) benchmark::DoNotOptimize(diagnose(people, profile));
    cost.tell(people);
}

/// {age: 15..35, gender: female, literacy: [none, some]}
void simple_rule(benchmark::State& state) {
    const Population people = synthesise(hill_profile(state.range(0)), {}, Dice(1, 0, 0));
    const Match match(combined(Rule::Kind::all, {aged(15, 35), with_level("gender", {"female"}),
                                                 with_level("literacy", {"none", "some"})}),
                      people);
    PerPerson cost(state);
    for (auto _ : state) {
        Person found = 0;
        for (Person person = 0; person < people.size; ++person)
            found += match(person, people.age[person]) ? 1 : 0;
        benchmark::DoNotOptimize(found);
    }
    cost.tell(people);
}

BENCHMARK(whole_population)
    ->RangeMultiplier(10)
    ->Range(10'000, 1'000'000)
    ->Unit(benchmark::kMillisecond);
BENCHMARK(close_ties)->RangeMultiplier(10)->Range(10'000, 1'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(diagnostics)->Arg(100'000)->Unit(benchmark::kMillisecond);
BENCHMARK(simple_rule)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
