// One process that asks everybody for a hazard, alone: by accumulated hazard, and by a keyed random number.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "bench/goals.hpp"
#include "bench/prepared.hpp"
#include "sim/base/philox.hpp"

namespace heed {

namespace {

void tell_per_step(benchmark::State& state, std::string_view row, double seconds, double steps) {
    tell(state, row,
         1e9 * seconds / steps / static_cast<double>(state.range(0)) /
             static_cast<double>(state.iterations()));
}

/// Rates at which hardly anybody is asked, so that only the sweep over everybody is left.
Sets hardly_any_offers() {
    Sets sets{"parameters.offers.abduction=1e-9 per year"};
    for (const std::string asker :
         {"family", "partner", "friend", "agency", "stranger_in_person", "stranger_online"})
        sets.push_back("parameters.offers." + asker + ".rate=1e-9 per year");
    return sets;
}

void offers(benchmark::State& state) {
    constexpr int steps = 52;
    const Prepared& prepared = Prepared::of("first", state.range(0), hardly_any_offers());
    const auto& process = **std::ranges::find_if(
        prepared.model->processes, [](const auto& one) { return one->name() == "offers"; });
    const Calendar calendar = prepared.calendar();
    const Dice dice(1, 0, 0);
    World world = begun_world(prepared, dice);
    double seconds = 0;
    for (auto _ : state)
        for (int step = 0; step < steps; ++step) {
            world.now.clear();
            seconds +=
                time_of(thread_seconds, [&] { process.step(world, dice, calendar.at(step)); });
        }
    tell_per_step(state, "one_process/offers", seconds, steps);
}

/// How many of a block of people have a word below their chance. Four people share a block of Philox, as in random.hpp.
std::uint32_t hits_of(std::span<const std::uint32_t> chance, std::uint32_t first,
                      std::uint32_t step) {
    std::array<Block, 16> blocks;
    for (std::uint32_t quad = 0; quad < blocks.size(); ++quad)
        blocks[quad] = {first / 4 + quad, 0xffffffffU, step, 1};
    philox(PhiloxKey{{1, 0}}, blocks);
    const std::uint32_t* word = blocks.front().v;
    std::uint32_t hits = 0;
    for (std::size_t i = 0; i < chance.size(); ++i) hits += word[i] < chance[i] ? 1 : 0;
    return hits;
}

/// A keyed random number for each person against a chance of their own, from 0 to 2 in a thousand [2⁻³²]. Who is hit is
/// counted alone; collecting them is among the machine's ceilings.
void dice(benchmark::State& state) {
    constexpr std::uint32_t steps = 10, block = 64;
    std::vector<std::uint32_t> chance(static_cast<std::size_t>(state.range(0)));
    for (std::size_t person = 0; person < chance.size(); ++person)
        chance[person] =
            static_cast<std::uint32_t>(std::ldexp(2e-6 * static_cast<double>(person % 1000), 32));
    double seconds = 0;
    for (auto _ : state)
        seconds += time_of(thread_seconds, [&] {
            std::uint32_t hits = 0;
            for (std::uint32_t step = 0; step < steps; ++step)
                for (std::size_t first = 0; first < chance.size(); first += block)
                    hits += hits_of(std::span(chance).subspan(
                                        first, std::min<std::size_t>(block, chance.size() - first)),
                                    static_cast<std::uint32_t>(first), step);
            benchmark::DoNotOptimize(hits);
        });
    tell_per_step(state, "one_process/dice", seconds, steps);
}

BENCHMARK(offers)->Name("one_process/offers")->Apply(repeated);
BENCHMARK(dice)->Name("one_process/dice")->Apply(repeated);

}  // namespace

}  // namespace heed
