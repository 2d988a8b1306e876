// Designs without chance: grids and one factor at a time.
#include "sim/sweep/design.hpp"

#include <algorithm>

#include "sim/base/problem.hpp"

namespace heed {

double coordinate_of_level(std::size_t number, std::size_t count) {
    expect(number < count, "a level must be one of its list");
    return count == 1 ? 0.5 : static_cast<double>(number) / static_cast<double>(count - 1);
}

Design at_levels(Design design, std::span<const std::size_t> levels) {
    expect(levels.size() == design.factors, "a number of levels for each factor");
    for (std::size_t i = 0; i < design.unit.size(); ++i) {
        const std::size_t count = levels[i % design.factors];
        if (count == 0) continue;
        const auto level = static_cast<std::size_t>(design.unit[i] * static_cast<double>(count));
        design.unit[i] = coordinate_of_level(std::min(count - 1, level), count);
    }
    return design;
}

Design grid(std::span<const std::size_t> levels) {
    Design made{1, levels.size(), {}};
    for (const std::size_t count : levels) made.points *= count;
    made.unit.resize(made.points * made.factors);
    for (std::size_t point = 0; point < made.points; ++point) {
        std::size_t rest = point;
        for (std::size_t factor = made.factors; factor-- > 0; rest /= levels[factor])
            made.unit[point * made.factors + factor] =
                coordinate_of_level(rest % levels[factor], levels[factor]);
    }
    return made;
}

Design one_at_a_time(std::span<const double> base, const std::vector<std::vector<double>>& levels) {
    expect(base.size() == levels.size(), "each factor needs its list of levels");
    Design made{1, base.size(), {base.begin(), base.end()}};
    for (std::size_t factor = 0; factor < base.size(); ++factor)
        for (const double level : levels[factor]) {
            made.unit.insert(made.unit.end(), base.begin(), base.end());
            made.unit[made.points++ * made.factors + factor] = level;
        }
    return made;
}

}  // namespace heed
