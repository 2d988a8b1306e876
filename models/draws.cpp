// Latin hypercube draws.
#include "models/draws.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "sim/base/random.hpp"
#include "sim/config/parameters.hpp"

namespace heed {

namespace {
/// Random order of the slices of one parameter; dice of their own, outside all worlds.
std::vector<std::uint32_t> shuffled(std::size_t count, const Dice& dice, std::uint32_t parameter) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::uint32_t> key(count);
    for (std::uint32_t i = 0; i < count; ++i)
        key[i] = dice.word(Decision::parameter_draw, i, 0, parameter);
    std::ranges::sort(order,
                      [&](auto a, auto b) { return key[a] != key[b] ? key[a] < key[b] : a < b; });
    return order;
}
}  // namespace

std::vector<double> Uncertain::values() const {
    std::vector<double> list;
    for (const double probability : probabilities)
        list.push_back(std::clamp(doubt.quantile(probability), low, high));
    return list;
}

std::vector<Uncertain> draw_parameters(Scenario& scenario, std::span<Scenario> arms) {
    std::vector<Uncertain> list;
    if (scenario.draws == 1) return list;
    const auto draws = static_cast<std::size_t>(scenario.draws);
    const Dice dice(static_cast<std::uint64_t>(scenario.seed), 0xffffffffU, 0xffffffffU);
    std::set<std::string> known;
    const auto add_from = [&](Scenario& of) {
        for (const auto& at : parameters(of)) {
            if (!at.parameter->doubt || !known.insert(at.path).second) continue;
            Uncertain one{at.path, *at.parameter->doubt, at.spec.low, at.spec.high, {}};
            const auto number = static_cast<std::uint32_t>(list.size());
            const auto order = shuffled(draws, dice, number);
            for (std::uint32_t draw = 0; draw < draws; ++draw) {
                const double within = dice.uniform(Decision::parameter_draw, draw, 1, number);
                one.probabilities.push_back((order[draw] + within) / static_cast<double>(draws));
            }
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
