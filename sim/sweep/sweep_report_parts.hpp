// The parts of a sweep report's JSON.
#pragma once

#include <string>
#include <vector>

#include "sim/sweep/sweep_report.hpp"

namespace heed {

/// {value, low, high}; null where it is not known.
nlohmann::json figure_json(const Figure& figure);
nlohmann::json figures_json(const std::vector<Figure>& figures);
nlohmann::json known_or_null(double value);

/// How many factors are asked about: all but the one that changes the dice alone.
std::size_t factors_asked(const Sweep& sweep);

/// How much a factor matters in a reading, in the reading's own terms: total share, size of effect, length of bar. NaN: unknown.
double weight_of(const Reading& reading, std::size_t factor);
/// Factors by weight, heaviest first; those without a weight are left out.
std::vector<std::size_t> by_weight(const Reading& reading, std::size_t factors);
/// Whether anything can be said of it: beyond chance where chance is known, else by its size.
bool stands_out(const Reading& reading, std::size_t factor);

nlohmann::json factor_json(const Sweep& sweep, std::size_t factor);

/// What one question's points say: indices, effects, bars, in words and figures. `scales`: of the factors; of a table, none.
nlohmann::json reading_json(const SweepFindings& findings, const std::vector<Scale>& scales,
                            const Reading& reading);

/// At how many points an arm has less or more, and for how many that is clear in their worlds.
nlohmann::json spread_json(const SweepFindings& findings, const Reading& reading);

/// The outcome over the leading factors: points with binned means, the leading pair as a grid, a histogram.
nlohmann::json picture_json(const SweepFindings& findings, const Reading& reading);

/// How the points were laid and what their dice are; what the shares do not mean.
std::vector<std::string> words_of_design(const Sweep& sweep);
std::vector<std::string> words_of_limits(const Sweep& sweep);
/// What is not there, or too little, in sentences.
std::vector<std::string> words_of_gaps(const SweepFindings& findings);
/// Commands that go on with it.
nlohmann::json commands_json(const SweepFindings& findings);

}  // namespace heed
