// What a sweep says about its factors: which of them decide an outcome, and which way, read as its design allows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/sweep/chaos.hpp"
#include "sim/sweep/collect.hpp"
#include "sim/sweep/morris.hpp"
#include "sim/sweep/sensitivity_coefficients.hpp"
#include "sim/sweep/sobol_indices.hpp"

namespace heed {

/// One figure at each point: an arm's measure, or how it differs from the comparison's.
struct Question {
    std::size_t arm = 0, measure = 0;
    bool effect = false;
};

/// What the points say about it. What a design does not give is not there.
struct Reading {
    Question question;
    std::vector<double> y;                        ///< [point]; NaN: the point is not whole
    std::optional<ElementaryEffects> elementary;  ///< morris
    std::optional<SurfaceReading> surface;        ///< latin_hypercube, sobol, file, grid
    std::optional<Indices> indices;               ///< saltelli; of the surface, if there is one
    std::optional<Coefficients> ranks;            ///< partial rank correlations: which way
    std::vector<Swing> bars;                      ///< one_at_a_time, and of the surface
    std::string answer;                           ///< "What matters most is …"
    std::string direction;                        ///< "It rises with …"
    std::vector<std::string> cautions;
    bool constant = false;  ///< the same at every point
};

/// The coordinates of the points, as they were laid; of a table, its numbers.
Design design_of(const Sweep& sweep);

/// Every effect on every measure, and the comparison's own level.
std::vector<Reading> read_factors(const Sweep& sweep, const Completeness& state,
                                  const std::vector<PointFigure>& figures);

/// The reading that the first sentence is about: the effect of the scenario's headline arm on the sweep's headline.
const Reading* headline_of(const Sweep& sweep, const std::vector<Reading>& readings);

/// Whether any factor matters beyond chance.
bool tells_something(const Reading& reading);

/// Further effects of the same arm of which something can be told: one of harm, one of behaviour, one of learning.
std::vector<const Reading*> also_told(const Sweep& sweep, const std::vector<Reading>& readings);

/// "the effect of 'radio' on Recruitments into exploitation".
std::string words_for(const Sweep& sweep, const Question& question);

/// All readings as a table: a line for each question, factor (or pair of factors) and figure.
std::string sensitivity_csv(const Sweep& sweep, const std::vector<Reading>& readings);

}  // namespace heed
