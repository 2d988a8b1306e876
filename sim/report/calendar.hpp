// When each campaign runs in each arm: an arm's `set` may move it, so every arm is asked for its own.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "models/campaigns.hpp"
#include "sim/experiment/experiment.hpp"

namespace heed {

/// The rounds of a campaign, and the arms that run it at these times. Arms with equal rounds stand together.
struct Deliveries {
    std::size_t campaign = 0;  ///< place among the scenario's campaigns
    const Campaign* patched =
        nullptr;  ///< as the first of these arms has it; borrowed from the experiment
    std::vector<Round> rounds;
    std::vector<std::size_t> arms;  ///< none: it runs in no arm, and is shown as written
};

/// By campaign, then in the order of arms. Within an arm a campaign has exactly one calendar.
std::vector<Deliveries> deliveries_of(const Experiment& experiment);

/// When a shock is in full force, and the arms whose times it belongs to.
struct ShockTimes {
    std::string name;
    const ShockParameters* patched = nullptr;  ///< as the first of these arms has it; borrowed
    Date first{}, last{};                      ///< days in full force within the time simulated
    std::vector<std::size_t> arms;
};

/// In the order of arms and of their files, arms with the same times together; without shocks that miss the time simulated.
std::vector<ShockTimes> shocks_of(const Experiment& experiment);

/// One entry for each of them, as the page wants them.
nlohmann::json shocks_json(const Experiment& experiment);

/// "shock, fading by half in 3 months"
std::string shock_words(const ShockParameters& shock);

/// One entry for each round, as the page wants them (page/CONTRACT.md).
nlohmann::json calendar_json(const Experiment& experiment);

}  // namespace heed
