// One process that asks everybody for a hazard, alone: by accumulated hazard, and by a keyed random number.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "bench/goals.hpp"
#include "bench/prepared.hpp"
#include "sim/engine/sweep.hpp"

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

/// A block of people's numbers at a time, each with the word of its quad that is its own, as in random.hpp.
class Keyed {
public:
    void make(std::size_t first, std::size_t count, std::uint32_t step) {
        const std::size_t quads = (count + 3) / 4;
        for (std::size_t quad = 0; quad < quads; ++quad)
            blocks_[quad] = {static_cast<std::uint32_t>(first / 4 + quad), 0xffffffffU, step, 1};
        philox(PhiloxKey{{1, 0}}, {blocks_.data(), quads});
    }
    std::uint32_t word(std::size_t person) const { return blocks_[person / 4 % 16][person % 4]; }

private:
    std::array<Block, 16> blocks_{};
};

/// Each person's chance of the step, in parts of 2³², from 0 to 2 in a thousand.
void dice(benchmark::State& state) {
    constexpr std::uint32_t steps = 10;
    const auto people = static_cast<Person>(state.range(0));
    std::vector<std::uint32_t> chance(people);
    for (Person person = 0; person < people; ++person)
        chance[person] = static_cast<std::uint32_t>(std::ldexp(2e-6 * (person % 1000), 32));
    Keyed keyed;
    std::vector<Person> found;
    double seconds = 0;
    for (auto _ : state)
        seconds += time_of(thread_seconds, [&] {
            for (std::uint32_t step = 0; step < steps; ++step) {
                found.clear();
                find_where(
                    people,
                    [&](std::size_t first, std::size_t count) { keyed.make(first, count, step); },
                    [&](std::size_t person) { return keyed.word(person) < chance[person]; }, found);
                benchmark::DoNotOptimize(found.size());
            }
        });
    tell_per_step(state, "one_process/dice", seconds, steps);
}

BENCHMARK(offers)->Name("one_process/offers")->Apply(repeated);
BENCHMARK(dice)->Name("one_process/dice")->Apply(repeated);

}  // namespace

}  // namespace heed
