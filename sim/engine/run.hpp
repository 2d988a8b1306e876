// One run: a world, carried through time by an ordered list of processes.
#pragma once

#include <memory>
#include <stop_token>
#include <vector>

#include "sim/engine/calendar.hpp"
#include "sim/engine/process.hpp"

namespace heed {

/// What happens in a step, in order. Shared by worlds; constant while they run.
using Processes = std::vector<std::unique_ptr<const Process>>;

/// Begins every process: the world before its first step.
void begin(World& world, const Processes& processes, const Dice& dice);

/// Some steps of the calendar, from the first up to but not including the last.
struct Steps {
    int first = 0, last = 0;
};

/// Carries a begun world through some steps; observers look after each. Stops early, between steps, when asked to; then
/// returns false.
bool carry_on(World& world, const Processes& processes, const Calendar& calendar, Steps steps,
              const Dice& dice, const std::vector<Observer*>& observers,
              const std::stop_token& stop = {});

/// Begins every process, then steps through the whole calendar.
bool run(World& world, const Processes& processes, const Calendar& calendar, const Dice& dice,
         const std::vector<Observer*>& observers, const std::stop_token& stop = {});

}  // namespace heed
