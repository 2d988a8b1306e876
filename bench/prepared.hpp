// A shipped scenario made ready to be timed: its people, and one model with all its campaigns in one arm.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "bench/clock.hpp"
#include "models/model.hpp"
#include "sim/experiment/experiment.hpp"

namespace heed {

using Sets = std::vector<std::string>;  ///< "path=value"

/// What a scenario may leave out: recruiters who learn, demand, aftercare.
inline const Sets whole_model{
    "parameters.recruiters.learning=2 per year", "parameters.demand.entry=1 per year",
    "parameters.offers.journeys.india.vacancies=400 people",
    "parameters.aftercare={risk: 1, debt: 0.3, stigma: 0.3, support: {places: 40 people}}"};

/// A shipped scenario with so many people and one draw: every parameter at its stated value.
Experiment shipped(const std::string& scenario, long size, Sets sets = {});

struct Prepared {
    Experiment experiment;
    std::shared_ptr<const Population> people;
    std::unique_ptr<Model> model;

    explicit Prepared(Experiment of);

    /// The last one asked for is kept, so that repetitions do not make it again.
    static const Prepared& of(const std::string& scenario, long size, const Sets& sets = {});

    Calendar calendar() const { return experiment.scenario.time.calendar(); }
};

/// A world before its first step.
World begun_world(const Prepared& prepared, const Dice& dice);

/// Processor time of each process, in the order of the step, and of counting.
struct StepTimes {
    std::vector<std::string> names;
    std::vector<Stopwatch> watches;

    explicit StepTimes(const Prepared& prepared);
    double seconds() const;  ///< of all together
};

/// Carries a world through its first steps; look(world) sees what happened in each.
void walk(const Prepared& prepared, World& world, const Dice& dice, int steps, StepTimes& times,
          const std::function<void(const World&)>& look = {});

/// Processor seconds of the first so many steps of a fresh world: the median of so many goes.
double seconds_of_steps(const Prepared& prepared, int steps, int goes);

/// People tied to a person, on average: close and online ties, and others of the household.
double mean_degree(const Population& people);

double median(std::vector<double> values);

}  // namespace heed
