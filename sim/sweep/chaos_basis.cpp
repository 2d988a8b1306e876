// Stieltjes's recurrence, and the ladder of terms.
#include "sim/sweep/chaos_basis.hpp"

#include <algorithm>
#include <cmath>

namespace heed {

OrthonormalPolynomials::OrthonormalPolynomials(std::span<const double> values, std::size_t most) {
    const auto [low, high] = std::ranges::minmax(values);
    if (high <= low) return;
    middle_ = (low + high) / 2;
    half_ = (high - low) / 2;
    const auto n = static_cast<double>(values.size());
    std::vector<double> before(values.size(), 0.0), now(values.size(), 1.0);
    double b = 0;
    for (std::size_t degree = 0; degree < most; ++degree) {
        double a = 0, square = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            a += (values[i] - middle_) / half_ * now[i] * now[i] / n;
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double next = ((values[i] - middle_) / half_ - a) * now[i] - b * before[i];
            before[i] = now[i];
            now[i] = next;
            square += next * next / n;
        }
        b = std::sqrt(square);
        if (b < 1e-6) return;  // as many degrees as different values
        for (double& value : now) value /= b;
        a_.push_back(a);
        b_.push_back(b);
    }
}

std::vector<double> OrthonormalPolynomials::at(double x) const {
    std::vector<double> p{1.0};
    for (std::size_t n = 0; n < degree(); ++n) {
        const double back = n == 0 ? 0.0 : b_[n - 1] * p[n - 1];
        p.push_back((((x - middle_) / half_ - a_[n]) * p[n] - back) / b_[n]);
    }
    return p;
}

namespace {

/// The terms of one step.
class Rung {
public:
    Rung(std::span<const std::size_t> degrees, std::size_t step, std::size_t most)
        : degrees_(degrees), most_(most) {
        for (std::size_t factors = 1; factors <= 3 && 2 * factors <= step + 1; ++factors)
            add({}, factors, 0, step + 1 - factors);
    }
    std::vector<Term> terms;

private:
    /// Adds to the term so many further factors, from `first` on, that share out `degree`.
    void add(const Term& begun, std::size_t further, std::size_t first, std::size_t degree) {
        if (terms.size() > most_) return;  // too many already
        for (std::size_t factor = first; factor + further <= degrees_.size(); ++factor) {
            const std::size_t least = further == 1 ? degree : 1;
            for (std::size_t own = least; own + further - 1 <= degree && own <= degrees_[factor];
                 ++own) {
                Term term = begun;
                term.push_back({factor, own});
                if (further == 1)
                    terms.push_back(std::move(term));
                else
                    add(term, further - 1, factor + 1, degree - own);
            }
        }
    }

    std::span<const std::size_t> degrees_;
    std::size_t most_;
};

}  // namespace

Ladder ladder(std::span<const std::size_t> degrees, std::size_t most) {
    Ladder made;
    for (std::size_t step = 1; step <= most_degree; ++step) {
        const Rung rung(degrees, step, most);
        if (made.terms.size() + rung.terms.size() + 1 > most) break;
        if (rung.terms.empty()) continue;
        made.terms.insert(made.terms.end(), rung.terms.begin(), rung.terms.end());
        made.sizes.push_back(made.terms.size() + 1);
    }
    return made;
}

}  // namespace heed
