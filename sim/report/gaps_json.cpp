// The report's data on gaps: how far groups lie apart in each arm.
#include <cmath>

#include "sim/report/report_json.hpp"

namespace heed {

namespace {

using nlohmann::json;

/// A figure's mean and range; null where it is withheld or undefined.
json range_json(const Estimate& figure, bool hide) {
    const auto put = [hide](double value) {
        return hide || !std::isfinite(value) ? json(nullptr) : json(value);
    };
    return {{"mean", put(figure.mean)}, {"low", put(figure.low)},
            {"high", put(figure.high)}, {"mc_error", put(figure.mc_error)},
            {"worlds", figure.worlds},  {"suppressed", hide}};
}

json row_of(const Results& results, const Gap& gap) {
    const Scheme& scheme = *results.scheme;
    const Scheme::Group group = scheme.groups()[gap.group], other = scheme.groups()[gap.other];
    const Dimension& dimension = scheme.dimensions[static_cast<std::size_t>(group.dimension)];
    json row = range_json(gap.difference, gap.suppressed);
    row["arm"] = results.arms[gap.arm];
    row["measure"] = scheme.measures[gap.measure].id;
    row["dimension"] = dimension.name;
    row["level"] = dimension.levels[static_cast<std::size_t>(group.level)];
    row["other_level"] = dimension.levels[static_cast<std::size_t>(other.level)];
    row["ratio"] = range_json(gap.ratio, gap.suppressed);
    if (gap.arm == results.comparison) return row;
    row["change"] = range_json(gap.change, gap.suppressed);
    row["change"]["exactly_zero"] = gap.unchanged;
    return row;
}

}  // namespace

/// Between the extremes, of what truly happens; the table in CSV has the rest.
nlohmann::json gaps_json(const Findings& findings) {
    json list = json::array();
    const Results& results = findings.results.results;
    for (const Gap& gap : findings.gaps)
        if (gap.between == Between::extremes &&
            results.scheme->measures[gap.measure].truth == Truth::true_)
            list.push_back(row_of(results, gap));
    return list;
}

}  // namespace heed
