// From a file to an experiment: the scenario, and every arm's patch carried out through the same strict reader.
#include <fmt/format.h>

#include <algorithm>

#include "models/scenario_check.hpp"
#include "sim/config/merge.hpp"
#include "sim/config/read.hpp"
#include "sim/config/yaml_text.hpp"
#include "sim/experiment/experiment.hpp"

namespace heed {

namespace {

Scenario read_scenario(const Node& root, Origins& origins, Problems& problems) {
    Currency currency;
    Scenario scenario = read<Scenario>(root, origins, problems, currency);
    if (!parse_quantity("1 " + scenario.currency, Unit::money).ok()) {
        problems.add(origins, "currency",
                     fmt::format("currency is '{}'; write its code of three capital letters, for "
                                 "example '{}'",
                                 scenario.currency, currency.code.empty() ? "USD" : currency.code));
        return scenario;
    }
    if (currency.code.empty() || currency.code == scenario.currency) return scenario;
    const bool said = origins.contains("currency");
    problems.add(said ? origins.find("currency")->second : currency.where,
                 fmt::format("{} is in {}, but currency is {}{}; write 'currency: {}'",
                             currency.path, currency.code, scenario.currency,
                             said ? "" : " where nothing else is said", currency.code));
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
    const std::vector<Problem> known = problems.list();
    const auto is_new = [&](const Problem& problem) {
        return std::ranges::none_of(known, [&](const Problem& one) {
            return to_text(one.where) == to_text(problem.where) && one.sentence == problem.sentence;
        });
    };
    for (const Problem& problem : found.list())
        if (is_new(problem))
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

Experiment read_experiment(const Node& root, Problems& problems) {
    Experiment experiment;
    experiment.scenario = read_scenario(root, experiment.origins, problems);
    check_scenario(experiment.scenario, experiment.origins, problems);
    for (const auto& [name, arm] : experiment.scenario.arms) {
        experiment.arm_names.push_back(name);
        experiment.arms.push_back(changes_only_the_arm(arm) ? patched(root, name, arm, problems)
                                                            : experiment.scenario);
    }
    if (problems.empty()) experiment.comparison = experiment.scenario.comparison();
    return experiment;
}

Experiment read_experiment(const std::string& path, const std::vector<std::string>& sets) {
    Problems problems;
    Document document = load(path, sets, type_of<Scenario>, problems);
    Experiment experiment;
    if (problems.empty() || document.root.kind == Node::Kind::map)
        experiment = read_experiment(document.root, problems);
    problems.throw_if_any();
    experiment.inputs = std::move(document.inputs);
    return experiment;
}

Experiment load_experiment(const std::string& path, const std::vector<std::string>& sets) {
    Experiment experiment = read_experiment(path, sets);
    experiment.uncertain = draw_parameters(experiment.scenario, experiment.arms);
    return experiment;
}

}  // namespace heed
