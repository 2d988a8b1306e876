// The scenario on the command line, and whether the machine can hold it.
#include "sim/cli/scenario_options.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>

#include "models/measures.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/experiment/families.hpp"
#include "sim/world/synthesis.hpp"

namespace heed {

void add_scenario_options(CLI::App& command, ScenarioOptions& options) {
    command.add_option("FILE", options.file, "scenario file")->required();
    command
        .add_option("--set", options.sets,
                    "change a value: path=value, for example campaigns.radio.coverage.share='40 %'")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    command.add_option("--seed", options.seed, "start of all random numbers")->type_name("N");
    command.add_option("--threads", options.threads, "threads; results do not depend on it")
        ->type_name("N")
        ->check(CLI::Range(1U, 4096U));
}

void add_world_options(CLI::App& command, ScenarioOptions& options) {
    command.add_option("--replicates", options.replicates, "random worlds for each draw")
        ->type_name("N");
    command.add_option("--draws", options.draws, "draws of the uncertain parameters")
        ->type_name("N");
}

std::vector<std::string> ScenarioOptions::assignments() const {
    std::vector<std::string> list = sets;
    if (seed) list.push_back(fmt::format("seed={}", *seed));
    if (replicates) list.push_back(fmt::format("replicates={}", *replicates));
    if (draws) list.push_back(fmt::format("draws={}", *draws));
    return list;
}

Experiment ScenarioOptions::load() const { return load_experiment(file, assignments()); }

unsigned ScenarioOptions::thread_count() const {
    return threads > 0 ? threads : hardware_threads();
}

std::string ScenarioOptions::words(const std::string& command) const {
    std::string text = fmt::format("heed {} {}", command, file);
    for (const std::string& set : sets) text += fmt::format(" --set '{}'", set);
    if (seed) text += fmt::format(" --seed {}", *seed);
    if (replicates) text += fmt::format(" --replicates {}", *replicates);
    if (draws) text += fmt::format(" --draws {}", *draws);
    return text;
}

double memory_needed(const Experiment& experiment, unsigned threads) {
    const Scenario& scenario = experiment.scenario;
    const Scheme scheme = make_scheme(scenario);
    const double runs = static_cast<double>(scenario.draws) *
                        static_cast<double>(scenario.replicates) *
                        static_cast<double>(experiment.arms.size());
    const double sums = static_cast<double>(scheme.tallies.size() * scheme.period_ends.size() *
                                            scheme.groups().size()) *
                        sizeof(double);
    return estimate_bytes(scenario.population, worlds_held(experiment)) * threads +
           runs * sums * 1.5 + 5e7;
}

double memory_available() {
    std::ifstream file("/proc/meminfo");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("MemAvailable:")) return 1024.0 * std::stod(line.substr(13));
    return static_cast<double>(sysconf(_SC_PHYS_PAGES)) *
           static_cast<double>(sysconf(_SC_PAGE_SIZE));
}

void check_memory(const Experiment& experiment, unsigned threads) {
    const double needed = memory_needed(experiment, threads), available = memory_available();
    if (needed <= available) return;
    throw BadInput(fmt::format(
        "{}: this needs about {:.1f} GiB of memory with {} threads, and this machine has {:.1f} "
        "GiB free; use fewer people, draws, replicates or --threads",
        experiment.inputs.front().path, needed / (1 << 30), threads, available / (1 << 30)));
}

}  // namespace heed
