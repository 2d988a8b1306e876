// Latin hypercube draws.
#include "sim/experiment/draws.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "sim/base/random.hpp"
#include "sim/config/parameters.hpp"

namespace heed {

namespace {
/// Adds a block of draws of one parameter, each from a slice of its own; dice outside all worlds.
void add_block(std::vector<double>& probabilities, std::size_t draws, const Dice& dice,
               std::uint32_t parameter) {
    const auto first = static_cast<std::uint32_t>(probabilities.size());
    std::vector<std::uint32_t> order(draws), key(draws);
    std::iota(order.begin(), order.end(), 0U);
    for (std::uint32_t i = 0; i < draws; ++i)
        key[i] = dice.word(Decision::parameter_draw, first + i, 0, parameter);
    std::ranges::sort(order,
                      [&](auto a, auto b) { return key[a] != key[b] ? key[a] < key[b] : a < b; });
    for (std::uint32_t i = 0; i < draws; ++i) {
        const double within = dice.uniform(Decision::parameter_draw, first + i, 1, parameter);
        probabilities.push_back((order[i] + within) / static_cast<double>(draws));
    }
}
}  // namespace

std::vector<double> Uncertain::values() const {
    std::vector<double> list;
    for (const double probability : probabilities)
        list.push_back(std::clamp(doubt.quantile(probability), low, high));
    return list;
}

std::vector<Uncertain> draw_parameters(Scenario& scenario, std::span<Scenario> arms) {
    const long all_at_once[] = {scenario.draws};
    return draw_parameters(scenario, arms, all_at_once);
}

std::vector<Uncertain> draw_parameters(Scenario& scenario, std::span<Scenario> arms,
                                       std::span<const long> blocks) {
    std::vector<Uncertain> list;
    if (blocks.size() == 1 && blocks.front() == 1) return list;
    const Dice dice(static_cast<std::uint64_t>(scenario.seed), 0xffffffffU, 0xffffffffU);
    std::set<std::string> known;
    const auto add_from = [&](Scenario& of) {
        for (const auto& at : parameters(of)) {
            if (!at.parameter->doubt || !known.insert(at.path).second) continue;
            Uncertain one{at.path, *at.parameter->doubt, at.spec.low, at.spec.high, {}};
            const auto number = static_cast<std::uint32_t>(list.size());
            for (const long draws : blocks)
                add_block(one.probabilities, static_cast<std::size_t>(draws), dice, number);
            list.push_back(std::move(one));
        }
    };
    add_from(scenario);
    for (Scenario& arm : arms) add_from(arm);
    return list;
}

void apply_draw(Scenario& arm, const std::vector<Uncertain>& uncertain, std::size_t draw) {
    std::map<std::string_view, const Uncertain*> by_path;
    for (const Uncertain& one : uncertain) by_path[one.path] = &one;
    for (const auto& at : parameters(arm)) {
        if (!at.parameter->doubt) continue;
        if (const auto found = by_path.find(at.path); found != by_path.end())
            at.parameter->value =
                std::clamp(at.parameter->doubt->quantile(found->second->probabilities[draw]),
                           at.spec.low, at.spec.high);
    }
}

}  // namespace heed
