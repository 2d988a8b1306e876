// Leaves out points without output, and adds a factor that no run has seen.
#include "sim/sweep/sensitivity_points.hpp"

#include <cmath>

#include "sim/base/problem.hpp"
#include "sim/base/random.hpp"

namespace heed {

Analysed with_dummy(const Design& x, std::span<const double> y, const Chance& chance,
                    std::uint64_t seed) {
    const auto& noise = chance.variance_of_mean;
    expect(y.size() == x.points, "an output for each point, if only NaN");
    expect(noise.empty() || noise.size() == y.size(), "a variance for each output");
    const bool own = chance.last_factor_is_dummy;
    const Dice dice(seed, 0xffffffffU, 0xffffffffU);
    Analysed made;
    made.x.factors = x.factors + (own ? 0 : 1);
    made.dummy_from = own ? DummyFrom::factor : DummyFrom::made;
    for (std::size_t i = 0; i < x.points; ++i) {
        if (std::isnan(y[i]) || (!noise.empty() && std::isnan(noise[i]))) {
            ++made.left_out;
            continue;
        }
        const auto point = x.point(i);
        made.x.unit.insert(made.x.unit.end(), point.begin(), point.end());
        if (!own)
            made.x.unit.push_back(
                dice.uniform(Decision::dummy_factor, static_cast<std::uint32_t>(i), 0));
        made.y.push_back(y[i]);
        if (!noise.empty()) made.variance_of_mean.push_back(noise[i]);
        ++made.x.points;
    }
    return made;
}

}  // namespace heed
