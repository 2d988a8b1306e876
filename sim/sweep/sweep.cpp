// Reads sweeps and makes the scenario of each point.
#include "sim/sweep/sweep.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <span>

#include "models/measures.hpp"
#include "sim/config/merge.hpp"
#include "sim/config/read.hpp"
#include "sim/report/manifest.hpp"

namespace heed {

std::size_t Sweep::draws() const {
    return static_cast<std::size_t>(std::accumulate(wishes.draws.begin(), wishes.draws.end(), 0L));
}

Trial Sweep::trial(std::size_t number) const {
    const std::size_t world = number % worlds();
    return {static_cast<std::uint32_t>(number / worlds()),
            static_cast<std::uint32_t>(world / replicates()),
            static_cast<std::uint32_t>(world % replicates())};
}

std::size_t Sweep::number_of(const Trial& trial) const {
    return (trial.point * draws() + trial.draw) * replicates() + trial.replicate;
}

Experiment experiment_at(const Sweep& sweep, std::size_t point) {
    Problems problems;
    Node root = sweep.scenario;
    for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
        const std::string& value = sweep.points[point][f];
        if (value.empty()) continue;
        const std::string where =
            fmt::format("point {}, factor {} = {}", point, sweep.factors[f], value);
        const Node node = parse_text(value, where, problems);
        for (const std::string& path : sweep.wishes.factors.entries[f].second.path)
            patch(root, type_of<Scenario>, path, node, problems, Names::may_be_new);
    }
    Experiment experiment;
    if (problems.empty()) experiment = read_experiment(root, problems);
    problems.throw_if_any();
    experiment.scenario.draws = static_cast<long>(sweep.draws());
    experiment.scenario.replicates = sweep.wishes.replicates;
    experiment.uncertain =
        draw_parameters(experiment.scenario, experiment.arms, sweep.wishes.draws);
    return experiment;
}

std::size_t Sweep::block_of(std::size_t draw) const {
    std::size_t block = 0;
    for (auto end = static_cast<std::size_t>(wishes.draws[0]); draw >= end;)
        end += static_cast<std::size_t>(wishes.draws[++block]);
    return block;
}

std::string key_of(const Sweep& sweep, std::size_t point, std::size_t draw) {
    // What is drawn depends on how many draws were asked for up to it; those added later leave it as it is.
    const auto blocks = std::span(sweep.wishes.draws).first(sweep.block_of(draw) + 1);
    std::string text = fmt::format("{}\n{}\n{} draws\n", sweep.version, sweep.scenario_hash,
                                   fmt::join(blocks, " + "));
    for (std::size_t f = 0; f < sweep.factors.size(); ++f)
        for (const std::string& path : sweep.wishes.factors.entries[f].second.path)
            text += path + '=' + sweep.points[point][f] + '\n';
    for (const Measure& measure : sweep.measures) text += measure.id + ' ';
    return sha256(text).substr(0, 16);
}

std::string people_key(const Sweep& sweep, std::size_t point) {
    std::string key;
    for (std::size_t f = 0; f < sweep.factors.size(); ++f)
        for (const std::string& path : sweep.wishes.factors.entries[f].second.path)
            if (path.starts_with("population") || path.starts_with("time") || path == "seed")
                key += sweep.points[point][f] + '\n';
    return key;
}

}  // namespace heed
