// The time loop.
#include "sim/engine/run.hpp"

namespace heed {

bool run(World& world, const Processes& processes, const Calendar& calendar, const Dice& dice,
         const std::vector<Observer*>& observers, const std::stop_token& stop) {
    for (const auto& process : processes) process->begin(world, dice);

    for (int step = 0; step < calendar.steps(); ++step) {
        if (stop.stop_requested()) return false;
        const Now now = calendar.at(step);
        world.now.clear();
        for (const auto& process : processes) process->step(world, dice, now);
        for (Observer* observer : observers) observer->look(world, now);
    }
    return true;
}

}  // namespace heed
