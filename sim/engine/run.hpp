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

/// Begins every process, then steps through the calendar; observers look after each step.
/// Stops early, between steps, when asked to; then returns false.
bool run(World& world, const Processes& processes, const Calendar& calendar, const Dice& dice,
         const std::vector<Observer*>& observers, const std::stop_token& stop = {});

}  // namespace heed
