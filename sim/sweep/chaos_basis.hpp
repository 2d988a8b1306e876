// The building blocks of a polynomial surface: orthonormal polynomials of each factor, and products of them.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "sim/sweep/design.hpp"

namespace heed {

/// Polynomials 1, p₁, p₂, … whose means over the given values are 0, whose mean squares are 1 and whose mean products are
/// 0: Legendre's for evenly spread values, and what fits as well where a factor has two levels, or the skewed values of
/// a table (arbitrary polynomial chaos: Oladyshkin and Nowak 2012, Reliab. Eng. Syst. Saf. 106). By Stieltjes's
/// recurrence p_{n+1} = ((x − aₙ) pₙ − bₙ p_{n−1}) / b_{n+1}.
class OrthonormalPolynomials {
public:
    OrthonormalPolynomials(std::span<const double> values, std::size_t most);

    /// The highest degree: at most the number of different values less one.
    std::size_t degree() const { return b_.size(); }

    /// p₀(x) … p_degree(x).
    std::vector<double> at(double x) const;

private:
    double middle_ = 0, half_ = 1;  // values are moved to [−1, 1] first
    std::vector<double> a_, b_;     // aₙ, b_{n+1}
};

/// A factor's polynomial of some degree.
struct Power {
    std::size_t factor = 0, degree = 0;
};

/// A product of polynomials of one to three factors.
using Term = std::vector<Power>;

/// Terms in the order in which a surface may grow, after the constant. Step n adds powers xⁿ, products of two factors of
/// degree n − 1 together, and of three of degree n − 2: what involves few factors at low degree comes first.
struct Ladder {
    std::vector<Term> terms;
    std::vector<std::size_t> sizes;  ///< terms after each step, the constant counted
};
inline constexpr std::size_t most_degree = 10;

/// As many whole steps as give at most `most` terms, the constant counted. `degrees`: the highest of each factor.
Ladder ladder(std::span<const std::size_t> degrees, std::size_t most);

}  // namespace heed
