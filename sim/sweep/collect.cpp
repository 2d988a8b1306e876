// Makes figures from the store: paired within each world, point by point.
#include "sim/sweep/collect.hpp"

#include <algorithm>

namespace heed {

Completeness completeness_of(const Sweep& sweep, const Store& store) {
    Completeness state;
    state.whole.assign(sweep.points.size(), true);
    for (std::size_t trial = 0; trial < sweep.trials(); ++trial) {
        if (store.has(trial)) {
            ++state.done;
            continue;
        }
        ++(store.has_failed(trial) ? state.failed : state.missing);
        state.whole[trial / sweep.worlds()] = false;
    }
    return state;
}

std::map<std::string, std::size_t> reasons_of(const Store& store) {
    std::map<std::string, std::size_t> reasons;
    for (const auto& [trial, reason] : store.failures()) ++reasons[reason];
    return reasons;
}

std::size_t Completeness::whole_points() const {
    return static_cast<std::size_t>(std::ranges::count(whole, true));
}

std::vector<PointFigure> point_figures(const Sweep& sweep, const Store& store) {
    const std::size_t worlds = sweep.worlds(), measures = sweep.measures.size();
    std::vector<PointFigure> figures;
    Paired paired(sweep.replicates());
    Distiller distil(sweep.replicates());
    std::vector<std::vector<double>> columns(sweep.values_per_trial(), std::vector<double>(worlds));
    for (std::size_t point = 0; point < sweep.points.size(); ++point) {
        bool any = false;
        for (std::size_t world = 0; world < worlds; ++world) {
            const std::size_t trial = point * worlds + world;
            const auto values = store.values(trial);  // not a number where nothing is
            any = any || store.has(trial);
            for (std::size_t i = 0; i < values.size(); ++i) columns[i][world] = values[i];
        }
        if (!any) continue;
        for (std::size_t arm = 0; arm < sweep.arms.size(); ++arm)
            for (std::size_t m = 0; m < measures; ++m) {
                PointFigure one{point, arm, m, {}, {}};
                const auto& column = columns[arm * measures + m];
                one.value = distil(column);
                if (arm != sweep.comparison)
                    one.effect = paired.compare(column, columns[sweep.comparison * measures + m]);
                figures.push_back(one);
            }
    }
    return figures;
}

}  // namespace heed
