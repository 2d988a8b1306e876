// What campaigns did in one run, and whom by risk.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/world/world.hpp"

namespace heed {

/// How risk lies in an audience: who stands in which tenth of the target group's risk at the start.
struct RiskTenths {
    std::array<double, 10> people{};  ///< in the target group
    std::vector<std::uint8_t> of;  ///< [place in the audience] tenth from 0; 10: not in the group
};

/// [campaign] of a world that has begun.
std::vector<RiskTenths> tenths_of(const World& start, const Scenario& scenario);

/// tenths: [campaign]; empty where nobody looked.
std::vector<CampaignLedger> ledgers_of(const World& world, const Scenario& scenario,
                                       const std::vector<RiskTenths>& tenths);

Reach reach_of(const World& world, const Scenario& scenario);

}  // namespace heed
