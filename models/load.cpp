// From a file to an experiment: the scenario, and every arm's patch carried out through the same strict reader.
#include <fmt/format.h>

#include <algorithm>

#include "models/experiment.hpp"
#include "sim/config/merge.hpp"
#include "sim/config/read.hpp"
#include "sim/config/yaml_text.hpp"

namespace heed {

namespace {

Scenario read_scenario(const Node& root, Origins& origins, Problems& problems) {
    std::string currency;
    Scenario scenario = read<Scenario>(root, origins, problems, currency);
    if (!currency.empty() && currency != scenario.currency)
        problems.add(
            origins, "currency",
            fmt::format("sums of money are in {}, but currency is {}; write 'currency: {}'",
                        currency, scenario.currency, currency));
    return scenario;
}

/// The scenario as one arm sees it. Mistakes that the scenario itself has are not told again.
Scenario patched(const Node& root, const std::string& name, const Arm& arm, Problems& problems) {
    Node own = root;
    Problems found;
    patch(own, type_of<Scenario>, "", arm.set, found);
    Origins origins;
    Scenario scenario = read_scenario(own, origins, found);
    if (found.empty()) check_scenario(scenario, origins, found);
    for (const Problem& problem : found.list())
        problems.add(problem.where, fmt::format("in arm '{}': {}", name, problem.sentence));
    return scenario;
}

}  // namespace

namespace {
void list_changes(const Node& node, const std::string& path, std::vector<std::string>& list) {
    const bool value = node.kind != Node::Kind::map || node.find("value") != nullptr;
    if (value) {
        list.push_back(path + ": " + yaml_node(node));
        return;
    }
    for (const Node::Entry& entry : node.entries)
        list_changes(entry.value, path.empty() ? entry.key : path + "." + entry.key, list);
}
}  // namespace

std::vector<std::string> changes_of(const Arm& arm) {
    std::vector<std::string> list;
    if (arm.set.kind == Node::Kind::map) list_changes(arm.set, "", list);
    return list;
}

Experiment load_experiment(const std::string& path, const std::vector<std::string>& sets) {
    Problems problems;
    Experiment experiment;
    Document document = load(path, sets, type_of<Scenario>, problems);
    if (problems.empty() || document.root.kind == Node::Kind::map) {
        experiment.scenario = read_scenario(document.root, experiment.origins, problems);
        check_scenario(experiment.scenario, experiment.origins, problems);
    }
    const bool sound = problems.empty();
    for (const auto& [name, arm] : experiment.scenario.arms) {
        experiment.arm_names.push_back(name);
        if (!sound) continue;
        experiment.arms.push_back(arm.set.kind == Node::Kind::map
                                      ? patched(document.root, name, arm, problems)
                                      : experiment.scenario);
    }
    problems.throw_if_any();
    experiment.comparison = experiment.scenario.comparison();
    experiment.uncertain = draw_parameters(experiment.scenario, experiment.arms);
    experiment.inputs = std::move(document.inputs);
    return experiment;
}

}  // namespace heed
