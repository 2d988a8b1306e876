// The runs of one world, a replicate of a draw: people that all arms share, and one arm at a time.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "models/experiment.hpp"
#include "models/model.hpp"

namespace heed {

/// What all arms of one world share: the people; and each arm's model.
struct WorldSetup {
    std::shared_ptr<const Population> people;
    std::vector<std::unique_ptr<Model>> models;  ///< [arm]
};

/// people: made before, for a scenario that makes the same ones; null: they are made here.
std::shared_ptr<const WorldSetup> set_up(const Experiment& experiment, std::size_t draw,
                                         std::size_t replicate,
                                         std::shared_ptr<const Population> people = {});

/// What one arm's run leaves behind.
struct ArmRun {
    Sums sums;
    std::vector<CampaignLedger> ledgers;  ///< [campaign]
    Reach reach;
};

/// Runs one arm to the end; nothing if it was stopped.
std::optional<ArmRun> run_arm(const Experiment& experiment, const WorldSetup& setup,
                              std::size_t arm, std::size_t draw, std::size_t replicate,
                              const std::stop_token& stop = {});

}  // namespace heed
