// What the machine can do at best, measured in the same run as what is held against it.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstring>
#include <numeric>

#include "bench/clock.hpp"
#include "bench/goals.hpp"
#include "sim/engine/sweep.hpp"
#include "sim/report/words.hpp"

namespace heed {

namespace {

constexpr std::size_t bytes_per_person = 1024;  // a GiB at a million: more than caches hold

/// Gigabytes a second, where each pass moves so many bytes.
template <class Pass>
void bandwidth(benchmark::State& state, std::string_view row, double bytes, Pass&& pass) {
    double seconds = 0;
    for (auto _ : state) seconds += time_of(thread_seconds, pass);
    state.SetLabel("over " + rounded_words(bytes / 1e6, 3) + " MB");
    tell(state, row, 1e-9 * bytes * static_cast<double>(state.iterations()) / seconds);
}

std::size_t bytes_of(const benchmark::State& state) {
    return bytes_per_person * static_cast<std::size_t>(state.range(0));
}

void read(benchmark::State& state) {
    const std::vector<std::uint64_t> column(bytes_of(state) / sizeof(std::uint64_t), 1);
    bandwidth(state, "ceiling/read", static_cast<double>(bytes_of(state)), [&] {
        benchmark::DoNotOptimize(std::accumulate(column.begin(), column.end(), std::uint64_t{0}));
    });
}

void copy(benchmark::State& state) {
    const std::size_t half = bytes_of(state) / 2;
    const std::vector<std::uint8_t> from(half, 1);
    std::vector<std::uint8_t> to(half, 2);
    bandwidth(state, "ceiling/copy", 2 * static_cast<double>(half), [&] {
        std::memcpy(to.data(), from.data(), half);
        benchmark::ClobberMemory();
    });
}

/// A place in memory for each number, as if by chance: the finisher of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t scattered(std::uint64_t number) {
    number *= 0x9E3779B97F4A7C15U;
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9U;
    return number ^ (number >> 32);
}

void random_line(benchmark::State& state) {
    const std::vector<std::uint8_t> column(bytes_of(state), 1);
    const auto visits = static_cast<std::uint64_t>(state.range(0));
    double seconds = 0;
    for (auto _ : state)
        seconds += time_of(thread_seconds, [&] {
            std::uint64_t sum = 0;
            for (std::uint64_t visit = 0; visit < visits; ++visit)
                sum += column[(scattered(visit) >> 32) * column.size() >> 32];
            benchmark::DoNotOptimize(sum);
        });
    state.SetLabel("in " + rounded_words(static_cast<double>(column.size()) / 1e6, 3) + " MB");
    tell(state, "ceiling/random_line",
         1e9 * seconds / static_cast<double>(visits) / static_cast<double>(state.iterations()));
}

/// Hazards of a week for five times as many people, of which one in a thousand is above the constant .01.
std::vector<float> hazards(const benchmark::State& state) {
    std::vector<float> hazard(5 * static_cast<std::size_t>(state.range(0)));
    for (std::size_t person = 0; person < hazard.size(); ++person)
        hazard[person] = scattered(person) % 1000 == 0 ? .02F : .001F;
    return hazard;
}

/// Nanoseconds for each person of a pass over everybody.
template <class Pass>
void per_person(benchmark::State& state, std::string_view row, std::size_t people, Pass&& pass) {
    double seconds = 0;
    for (auto _ : state) seconds += time_of(thread_seconds, pass);
    state.SetLabel(number_words(static_cast<double>(people), 0) + " people");
    tell(state, row,
         1e9 * seconds / static_cast<double>(people) / static_cast<double>(state.iterations()));
}

void hazard(benchmark::State& state) {
    const std::vector<float> hazard = hazards(state);
    per_person(state, "ceiling/hazard", hazard.size(), [&] {
        std::uint32_t hits = 0;
        for (const float one : hazard) hits += one > .01F ? 1 : 0;
        benchmark::DoNotOptimize(hits);
    });
}

void hits(benchmark::State& state) {
    const std::vector<float> hazard = hazards(state);
    per_person(state, "ceiling/hits", hazard.size(), [&] {
        benchmark::DoNotOptimize(find_where(hazard.size(), [&](std::size_t person) {
                                     return hazard[person] > .01F;
                                 }).size());
    });
}

BENCHMARK(read)->Name("ceiling/read")->Apply(sized);
BENCHMARK(copy)->Name("ceiling/copy")->Apply(sized);
BENCHMARK(random_line)->Name("ceiling/random_line")->Apply(sized);
BENCHMARK(hazard)->Name("ceiling/hazard")->Apply(sized);
BENCHMARK(hits)->Name("ceiling/hits")->Apply(sized);

}  // namespace

}  // namespace heed
