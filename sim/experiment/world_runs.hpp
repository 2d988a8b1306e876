// The runs of one world, a replicate of a draw: people that all arms share, what families of arms live through together,
// and one arm at a time.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "models/model.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/experiment/families.hpp"
#include "sim/experiment/ledgers.hpp"

namespace heed {

/// What is an arm's own before the first step.
struct ArmStart {
    std::vector<Audience> audiences;  ///< [campaign]; none for the first of the family
    std::vector<RiskTenths> tenths;   ///< [campaign]; empty where nobody looks
};

/// A world after the steps that a family of arms shares.
struct Trunk {
    World world;
    Recorder recorder;
    std::vector<ArmStart> arms;  ///< [arm of the family]
    bool complete;               ///< false: it was stopped
};

/// What all arms of one world share: the people; each family's trunk; and each arm's model.
struct WorldSetup {
    std::shared_ptr<const Population> people;
    std::vector<std::unique_ptr<Model>> models;  ///< [arm]
    unsigned threads = 1;                        ///< that may work on what a family shares
    std::vector<Family> families;
    std::vector<std::unique_ptr<Copied<Trunk>>> trunks;  ///< [family]
};

/// people: made before, for a scenario that makes the same ones; null: they are made here. threads: that wait for this
/// world, and so may work on what its arms share.
std::shared_ptr<const WorldSetup> set_up(const Experiment& experiment, std::size_t draw,
                                         std::size_t replicate,
                                         std::shared_ptr<const Population> people = {},
                                         unsigned threads = 1);

/// What one arm's run leaves behind.
struct ArmRun {
    Sums sums;
    std::vector<CampaignLedger> ledgers;  ///< [campaign]
    Reach reach;
};

/// Runs one arm to the end, once; nothing if it was stopped.
std::optional<ArmRun> run_arm(const Experiment& experiment, const WorldSetup& setup,
                              std::size_t arm, std::size_t draw, std::size_t replicate,
                              const std::stop_token& stop = {});

}  // namespace heed
