// What a sweep's report shows of the points themselves: over a factor, over two, and all together.
#include <algorithm>
#include <cmath>

#include "sim/report/report_json.hpp"
#include "sim/report/words.hpp"
#include "sim/sweep/factor_bins.hpp"
#include "sim/sweep/sweep_report_parts.hpp"

namespace heed {

namespace {

using nlohmann::json;

constexpr std::size_t most_shown =
    1000;  // points drawn; more would make a heavy page and a black chart
constexpr std::size_t most_factors = 3;

std::optional<double> if_known(double value, bool shown = true) {
    return shown && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

PrintedEstimate printed(const Comparison& effect) {
    const Estimate& one = effect.difference;
    const bool enough = one.worlds >= fewest_worlds_for_interval;
    return {if_known(one.mean),
            if_known(one.low, enough),
            if_known(one.high, enough),
            if_known(one.mc_error, enough),
            false,
            effect.exactly_zero,
            one.worlds};
}

/// A round step that cuts a span into at most so many parts.
double round_step(double span, double most) {
    const double power = std::pow(10.0, std::floor(std::log10(span / most)));
    for (const double step : {1.0, 2.0, 2.5, 5.0})
        if (step * power * most >= span) return step * power;
    return 10 * power;
}

/// How many points lie between round limits; those without any difference apart, at zero.
json histogram(const std::vector<double>& y) {
    constexpr double most = 20;
    double low = 0, high = 0;
    std::size_t none = 0;
    for (const double value : y) {
        if (std::isnan(value)) continue;
        low = std::min(low, value);
        high = std::max(high, value);
        none += value == 0;
    }
    json bins = json::array();
    if (!(high > low)) return bins;
    const double step = round_step(high - low, most);
    const double first = std::floor(low / step);
    std::vector<std::size_t> counts(static_cast<std::size_t>(std::floor(high / step) - first) + 1);
    for (const double value : y)
        if (!std::isnan(value) && value != 0)
            ++counts[static_cast<std::size_t>(std::floor(value / step) - first)];
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const double from = (first + static_cast<double>(i)) * step;
        if (std::abs(from) < step / 2 && none > 0)
            bins.push_back({{"from", 0}, {"to", 0}, {"points", none}});
        bins.push_back({{"from", from}, {"to", from + step}, {"points", counts[i]}});
    }
    return bins;
}

json cell_json(const CellMean& cell) {
    json out = figure_json(cell.mean);
    out["points"] = cell.points;
    return out;
}

/// Points, thinned evenly, with means of about ten bins.
json scatter_json(const FactorValues& values, std::size_t factor, const std::vector<double>& y) {
    const std::size_t every = (y.size() + most_shown - 1) / most_shown;
    json shown = json::array();
    for (std::size_t point = 0; point < y.size(); point += std::max<std::size_t>(1, every))
        if (!std::isnan(y[point]) && !std::isnan(values.x[point]))
            shown.push_back({values.x[point], y[point]});
    const std::size_t most = std::clamp<std::size_t>(y.size() / 12, 3, 10);
    const Bins bins = bins_of(values, most);
    const auto means = means_in_bins(bins, y);
    json cells = json::array();
    for (std::size_t bin = 0; bin < bins.count(); ++bin) {
        json cell = cell_json(means[bin]);
        cell["words"] = bins.words[bin];
        cell["x"] =
            values.levels.empty() ? (bins.lowest[bin] + bins.highest[bin]) / 2 : bins.lowest[bin];
        cells.push_back(cell);
    }
    return {{"factor", factor}, {"every", every}, {"shown", shown}, {"bins", cells}};
}

/// The outcome over two factors; cells without a point stay empty.
json grid_json(const Sweep& sweep, std::size_t across, std::size_t up,
               const std::vector<double>& y) {
    const double cells_of_ten = std::sqrt(static_cast<double>(y.size()) / 10);
    const std::size_t most = std::clamp<std::size_t>(static_cast<std::size_t>(cells_of_ten), 3, 7);
    const Bins columns = bins_of(values_of_factor(sweep, across), most);
    const Bins rows = bins_of(values_of_factor(sweep, up), most);
    const auto means = means_in_cells(rows, columns, y);
    json cells = json::array();
    for (std::size_t row = 0; row < rows.count(); ++row)
        for (std::size_t column = 0; column < columns.count(); ++column) {
            json cell = cell_json(means[row * columns.count() + column]);
            cell["row"] = row;
            cell["column"] = column;
            cells.push_back(cell);
        }
    return {{"across", across},
            {"up", up},
            {"columns", columns.words},
            {"rows", rows.words},
            {"cells", cells}};
}

}  // namespace

json spread_json(const SweepFindings& findings, const Reading& reading) {
    std::map<RangeReading, std::size_t> clear;
    std::size_t points = 0, below = 0, above = 0;
    double sum = 0;
    for (const PointFigure& one : findings.figures) {
        if (one.arm != reading.question.arm || one.measure != reading.question.measure) continue;
        const double y = one.effect.difference.mean;
        if (!findings.state.whole[one.point] || std::isnan(y)) continue;
        ++points;
        sum += y;
        below += y < 0;
        above += y > 0;
        ++clear[reading_of(printed(one.effect))];
    }
    return {{"points", points},
            {"below", below},
            {"above", above},
            {"mean", points > 0 ? json(sum / static_cast<double>(points)) : json(nullptr)},
            {"lower", clear[RangeReading::lower]},
            {"lower_on_average", clear[RangeReading::lower_on_average]},
            {"higher", clear[RangeReading::higher]},
            {"higher_on_average", clear[RangeReading::higher_on_average]},
            {"told", findings.sweep.worlds() >= fewest_worlds_for_interval}};
}

json picture_json(const SweepFindings& findings, const Reading& reading) {
    const Sweep& sweep = findings.sweep;
    const auto order = by_weight(reading, factors_asked(sweep));
    json scatters = json::array();
    // One at a time, all but one factor stand still: bars show it, a scatter would only smear it.
    const bool moved = sweep.wishes.design.kind != DesignKind::one_at_a_time && !reading.constant;
    for (std::size_t i = 0; moved && i < std::min(order.size(), most_factors); ++i)
        scatters.push_back(scatter_json(values_of_factor(sweep, order[i]), order[i], reading.y));
    return {{"arm", sweep.arms[reading.question.arm]},
            {"measure", sweep.measures[reading.question.measure].id},
            {"of", reading.question.effect ? "effect" : "level"},
            {"scatters", scatters},
            {"grid", moved && order.size() > 1 ? grid_json(sweep, order[0], order[1], reading.y)
                                               : json(nullptr)},
            {"histogram", histogram(reading.y)}};
}

}  // namespace heed
