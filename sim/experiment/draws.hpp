// Draws of the uncertain parameters: a Latin hypercube, the same for every arm.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "models/scenario.hpp"

namespace heed {

/// A parameter that is not known for certain, and its value in each draw.
struct Uncertain {
    std::string path;
    Distribution doubt;
    double low = 0, high = 0;           ///< allowed range; draws are held within
    std::vector<double> probabilities;  ///< [draw] share of the doubt that lies below

    /// [draw] as the scenario itself has it. Quantiles are slow, so they are taken when somebody asks.
    std::vector<double> values() const;
};

/// The uncertain parameters of a scenario in field order, drawn by Latin hypercube sampling (McKay, Beckman and
/// Conover 1979): each parameter's doubt is cut into as many equally likely slices as there are draws, and each slice is used
/// once. With one draw, every parameter keeps its stated value and the list is empty. What only an arm makes uncertain
/// comes after what the scenario does.
std::vector<Uncertain> draw_parameters(Scenario& scenario, std::span<Scenario> arms = {});

/// The same in blocks: how many draws were asked for at first, and added later; each block is a hypercube of its own, so that what is
/// added changes nothing that was there.
std::vector<Uncertain> draw_parameters(Scenario& scenario, std::span<Scenario> arms,
                                       std::span<const long> blocks);

/// Puts the values of one draw in place: an arm with a doubt of its own has the same quantile of it. Parameters that
/// this arm's patch made certain keep their value.
void apply_draw(Scenario& arm, const std::vector<Uncertain>& uncertain, std::size_t draw);

}  // namespace heed
