// Sobol' indices from a Saltelli design.
#pragma once

#include "sim/sweep/design.hpp"
#include "sim/sweep/sensitivity.hpp"

namespace heed {

/// Indices from outputs at the points of saltelli_design. With f at A, B, AB_i (and BA_i, which changes A and B about,
/// averaged if there), f less its mean, and N base rows:
///   V_i  = Σ f(B) (f(AB_i) − f(A)) / N            first order: Saltelli et al. 2010, Comput. Phys. Commun. 181, table 2 (b)
///   VT_i = Σ (f(A) − f(AB_i))² / 2N               total: Jansen 1999, Comput. Phys. Commun. 117
///   V_ij = Σ (f(BA_i) f(AB_j) − f(A) f(B)) / N − V_i − V_j      second order: Saltelli 2002, Comput. Phys. Commun. 145
/// divided by the variance of f over A and B. With variance_of_mean, chance is taken out: VT_i less the mean variance of
/// the means compared (chance is in both), the variance less that over A and B; V_i and V_ij hold no chance on average.
/// Base rows are what is drawn again. `y` and variance_of_mean: by point, as many whole rows as there are.
Indices sobol_indices(const SaltelliLayout& layout, std::span<const double> y,
                      const Chance& chance = {}, Resampling resampling = {});

}  // namespace heed
