// The one extension point: a process is something that happens to people, once a step.
#pragma once

#include <string_view>

#include "sim/base/random.hpp"
#include "sim/base/units.hpp"
#include "sim/world/world.hpp"

namespace heed {

/// The step at hand.
struct Now {
    Step step = 0;
    double length = 0;  ///< of a step [years]
    Date start{};       ///< first day of the step
    Date end{};         ///< first day of the next step
};

/// Parameters are const members; all state lives in the World, so a process may serve many worlds at once.
class Process {
public:
    virtual ~Process() = default;
    virtual std::string_view name() const = 0;

    /// Before the first step: fills the columns that this process owns.
    virtual void begin(World&, const Dice&) const {}

    /// Whether what `begin` fills depends on the campaigns of the arm: audiences, and nothing else may.
    virtual bool begins_audiences() const { return false; }

    /// One step for everybody. May write only its own columns (see World).
    virtual void step(World& world, const Dice& dice, const Now& now) const = 0;
};

/// Looks at the world after each step and counts; never changes it.
class Observer {
public:
    virtual ~Observer() = default;
    virtual void look(const World& world, const Now& now) = 0;
};

}  // namespace heed
