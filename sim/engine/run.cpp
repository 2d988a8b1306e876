// The time loop.
#include "sim/engine/run.hpp"

namespace heed {

void begin(World& world, const Processes& processes, const Dice& dice) {
    for (const auto& process : processes) process->begin(world, dice);
}

bool carry_on(World& world, const Processes& processes, const Calendar& calendar, Steps steps,
              const Dice& dice, const std::vector<Observer*>& observers,
              const std::stop_token& stop) {
    for (int step = steps.first; step < steps.last; ++step) {
        if (stop.stop_requested()) return false;
        const Now now = calendar.at(step);
        world.now.clear();
        for (const auto& process : processes) process->step(world, dice, now);
        for (Observer* observer : observers) observer->look(world, now);
    }
    return true;
}

bool run(World& world, const Processes& processes, const Calendar& calendar, const Dice& dice,
         const std::vector<Observer*>& observers, const std::stop_token& stop) {
    begin(world, processes, dice);
    return carry_on(world, processes, calendar, {0, calendar.steps()}, dice, observers, stop);
}

}  // namespace heed
