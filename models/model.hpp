// One arm's model: the order of a step, as one list.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "sim/engine/run.hpp"

namespace heed {

/// The processes of one arm at one draw, with what a survey needs to ask. Constant; serves many worlds.
struct Model {
    Processes processes;
    const Offers* offers = nullptr;
    Memory memory;
    Practice practice;
    double demand_bias = 0;
    int steps = 0;                      ///< of the calendar
    std::vector<std::string> journeys;  ///< by name
    std::vector<bool> irregular;        ///< [journey] without papers or against the law
    int adult_age = 0;                  ///< from which people answer for themselves
    Person survey_every = 1;
    std::shared_ptr<const std::vector<bool>>
        meant;  ///< [person] whether a campaign of any arm means them; null: nobody is looked for
    double discount = 0;  ///< of later costs and outcomes [per year]

    Model(const Memory& of, const Practice& by) : memory(of), practice(by) {}
};

/// scenario: as patched by the arm, at this draw; active: the arm's campaigns.
std::unique_ptr<Model> make_model(const Scenario& scenario, const std::vector<std::string>& active,
                                  const Population& people);

}  // namespace heed
