// What the machine would need for a step if nothing but memory took time: counted on paper, for what happened.
//
// A sweep reads and writes columns in order, so many bytes for each person; what happens to a few people takes so many
// lines of memory by chance for each. Time left out: arithmetic, and what the caches hold.
#include "bench/roofline.hpp"

#include <benchmark/benchmark.h>

#include <map>

#include "bench/goals.hpp"
#include "bench/prepared.hpp"

namespace heed {

const std::vector<OnPaper>& on_paper() {
    static const std::vector<OnPaper> list{
        {"vulnerability", 2, "birthday", "birthdays", 2},
        {"campaigns", 0, "when those covered are due", "deliveries", 3, "covered", 4},
        {"telling", 0, "nothing", "hearings", 8},
        {"awareness", 4, "half a line each eight weeks", "learned", 2},
        {"offers", 6, "class, when due", "offers", 9},
        {"exploitation", 0, "nothing", "away", 1},
    };
    return list;
}

namespace {

/// What happened, for each person-step.
class Happened {
public:
    void look(const World& world) {
        const Happenings& now = world.now;
        add("birthdays", now.birthdays.size());
        add("deliveries", now.deliveries.size());
        add("hearings", now.hearings.size());
        add("learned", now.deliveries.size() + now.hearings.size());
        add("offers", now.offers.size());
        std::size_t away = 0;
        for (Person person = 0; person < world.size(); ++person) away += world.away(person) ? 1 : 0;
        add("away", away);
        std::vector<bool> delivers(world.audiences.size());
        for (const Delivery& delivery : now.deliveries) delivers[delivery.campaign] = true;
        for (std::size_t c = 0; c < delivers.size(); ++c)
            if (delivers[c]) add("covered", world.audiences[c].person.size());
    }

    void tell(benchmark::State& state, double person_steps) const {
        for (const auto& [what, count] : counts_) state.counters[what] = count / person_steps;
    }

private:
    void add(const std::string& what, std::size_t count) {
        counts_[what] += static_cast<double>(count);
    }
    std::map<std::string, double> counts_;
};

/// Nanoseconds of each process by its name, and happenings, for each person-step.
void roofline(benchmark::State& state, const std::string& scenario, int steps) {
    const Prepared& prepared = Prepared::of(scenario, state.range(0));
    const Dice dice(1, 0, 0);
    const double person_steps = static_cast<double>(state.range(0)) * steps;
    for (auto _ : state) {
        World world = begun_world(prepared, dice);
        StepTimes times(prepared);
        Happened happened;
        walk(prepared, world, dice, steps, times, [&](const World& now) { happened.look(now); });
        happened.tell(state, person_steps);
        for (std::size_t p = 0; p < times.names.size(); ++p)
            state.counters["ns_" + times.names[p]] =
                1e9 * times.watches[p].seconds() / person_steps;
    }
}

BENCHMARK_CAPTURE(roofline, year, "nepal_village_meetings", 52)->Apply(once);
BENCHMARK_CAPTURE(roofline, busy, "first", 39)->Apply(once);

}  // namespace

}  // namespace heed
