// All runs of a scenario: draws × replicates × arms, paired world by world.
#pragma once

#include <array>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "models/scenario.hpp"
#include "sim/config/document.hpp"
#include "sim/experiment/draws.hpp"
#include "sim/outcomes/effects.hpp"
#include "sim/outcomes/tables.hpp"

namespace heed {

/// A scenario with its arms' patches carried out: everything there is to run. Nothing is read after this.
struct Experiment {
    Scenario scenario;  ///< as written
    std::vector<std::string> arm_names;
    std::vector<Scenario> arms;  ///< [arm] as patched
    std::size_t comparison = 0;
    std::vector<Uncertain> uncertain;
    std::vector<InputFile> inputs;
    Origins origins;
};

/// Reads a scenario file and everything it names; all mistakes are thrown together as BadInput.
/// sets: "path=value", as on the command line. Nothing is drawn yet.
Experiment read_experiment(const std::string& path, const std::vector<std::string>& sets);

/// The same from a document that was loaded before; mistakes are added to `problems`, and with any it is not to be used.
Experiment read_experiment(const Node& root, Problems& problems);

/// From a file, with the uncertain parameters drawn: ready to run.
Experiment load_experiment(const std::string& path, const std::vector<std::string>& sets);

/// What an arm's `set` changes: "parameters.offers.agency.rate: 0.04 per year" for each value.
std::vector<std::string> changes_of(const Arm& arm);

/// What one campaign did in one run.
struct CampaignLedger {
    double target = 0, covered = 0, reached = 0, exposures = 0;  ///< real people; exposures
    double spent = 0;                                            ///< money
    Step ended_at = never;  ///< when the budget could pay for no more
    bool waits = false;     ///< for numbers that were not counted
    std::array<double, 10>
        reached_by_risk{};  ///< share of each decile of risk in the target group; NaN if not looked at
};

/// People whom an arm's campaigns together mean, and cover; who is in several counts once. Real people.
struct Reach {
    double meant = 0, covered = 0;
};

struct ExperimentResults {
    Results results;
    std::vector<Reach> reach;                          ///< [run]
    std::vector<std::vector<CampaignLedger>> ledgers;  ///< [run, as in Results::runs][campaign]
    bool complete = false;
};

/// Whom each arm's campaigns reached, by tenths of risk in their target groups. The experiment must live as long.
std::vector<RiskReach> risk_reach(const Experiment& experiment, const ExperimentResults& results);

/// Called after each run with the number done so far; from any thread.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// Runs everything on so many threads. The results are the same bits for any number of threads.
ExperimentResults run_experiment(const Experiment& experiment, unsigned threads,
                                 const Progress& progress = {}, const std::stop_token& stop = {});

/// The people of one world, a replicate of a draw: the same for every arm.
std::shared_ptr<const Population> people_of(const Scenario& scenario, std::size_t draw = 0,
                                            std::size_t replicate = 0);

}  // namespace heed
