// What an analysis says, in sentences for people who do not read indices.
#pragma once

#include <string>

#include "sim/sweep/chaos.hpp"
#include "sim/sweep/morris.hpp"
#include "sim/sweep/sensitivity.hpp"
#include "sim/sweep/sensitivity_coefficients.hpp"

namespace heed {

/// Which factors matter, in one sentence: "What matters most is X (it accounts for about 62 % of the differences, 95 %
/// interval 55 to 69 %); next Y (21 %, 15 to 27 %); Z and W make no difference beyond chance." Factors whose intervals
/// overlap with the first's are named together. A factor that might still matter, as far as its interval tells, is not
/// called indifferent. `titles`: by factor.
std::string in_words(const Indices& indices, const std::vector<std::string>& titles);

/// The same from elementary effects, in the unit of the outcome.
std::string in_words(const ElementaryEffects& effects, const std::vector<std::string>& titles);

/// Which way: "The outcome rises with X and Y and falls with Z; for the others no direction can be told."
std::string in_words(const Coefficients& coefficients, const std::vector<std::string>& titles);

/// What to bear in mind, a sentence each: outputs that are missing, how much is chance. `units`: "points", "base rows".
std::vector<std::string> cautions(const Indices& indices, const std::string& units);
std::vector<std::string> cautions(const ElementaryEffects& effects);

/// The same, with how well the surface foretells.
std::vector<std::string> cautions(const SurfaceReading& reading);

/// A number as it is said: three digits that count, and never a power of ten in letters.
std::string said(double value);

}  // namespace heed
