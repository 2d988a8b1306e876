// Cuts a factor's values into bins and averages an outcome in each.
#include "sim/sweep/factor_bins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>

#include "sim/base/units.hpp"

namespace heed {

namespace {

bool all_numbers(const Sweep& sweep, std::size_t factor) {
    return std::ranges::all_of(sweep.points, [&](const auto& point) {
        return point[factor].empty() || amount_of(point[factor]);
    });
}

std::string trimmed(const std::string& text) {
    const std::size_t from = text.find_first_not_of(' ');
    return from == std::string::npos ? "" : text.substr(from);
}

/// The lowest value of each bin but the first.
std::vector<double> limits_of(std::vector<double> sorted, std::size_t most) {
    std::vector<double> distinct = sorted;
    distinct.erase(std::ranges::unique(distinct).begin(), distinct.end());
    std::vector<double> limits;
    if (distinct.size() <= most) {
        limits.assign(distinct.begin() + (distinct.empty() ? 0 : 1), distinct.end());
        return limits;
    }
    for (std::size_t bin = 1; bin < most; ++bin) {
        const double limit = sorted[bin * sorted.size() / most];
        const double before = limits.empty() ? sorted.front() : limits.back();
        if (limit > before) limits.push_back(limit);
    }
    return limits;
}

std::string words_for(const FactorValues& values, double lowest, double highest) {
    if (!values.levels.empty()) return values.levels[static_cast<std::size_t>(lowest)];
    const std::string low = format_number(lowest, 3), high = format_number(highest, 3);
    return low == high ? low : low + " to " + high;
}

/// CellSums for a mean and its spread.
struct CellSums {
    std::size_t count = 0;
    double sum = 0, squares = 0;  // of differences from a first guess, so that little is lost
};

CellMean mean_of(const CellSums& sums, double guess) {
    CellMean cell{{}, sums.count};
    if (sums.count == 0) return cell;
    const auto n = static_cast<double>(sums.count);
    const double mean = sums.sum / n;
    cell.mean.value = guess + mean;
    if (sums.count < 2) return cell;
    const double variance = std::max(0.0, sums.squares - n * mean * mean) / (n - 1);
    const double t = boost::math::quantile(boost::math::students_t(n - 1), 0.975);
    const double reach = t * std::sqrt(variance / n);
    cell.mean.low = cell.mean.value - reach;
    cell.mean.high = cell.mean.value + reach;
    return cell;
}

}  // namespace

FactorValues values_of_factor(const Sweep& sweep, std::size_t factor) {
    FactorValues values;
    const bool numbers = all_numbers(sweep, factor);
    for (const auto& point : sweep.points) {
        const std::string& text = point[factor];
        values.x.push_back(Figure::unknown);
        if (text.empty()) continue;
        if (numbers) {
            const auto amount = amount_of(text);
            values.x.back() = amount->number;
            values.unit = trimmed(amount->unit);
            continue;
        }
        const auto found = std::ranges::find(values.levels, text);
        values.x.back() = static_cast<double>(found - values.levels.begin());
        if (found == values.levels.end()) values.levels.push_back(text);
    }
    return values;
}

Bins bins_of(const FactorValues& values, std::size_t most) {
    std::vector<double> sorted;
    for (const double x : values.x)
        if (!std::isnan(x)) sorted.push_back(x);
    std::ranges::sort(sorted);
    Bins bins;
    bins.of_point.assign(values.x.size(), Bins::none);
    if (sorted.empty()) return bins;
    const auto limits = limits_of(sorted, values.levels.empty() ? most : sorted.size());
    bins.lowest.assign(limits.size() + 1, sorted.back());
    bins.highest.assign(limits.size() + 1, sorted.front());
    for (std::size_t point = 0; point < values.x.size(); ++point) {
        const double x = values.x[point];
        if (std::isnan(x)) continue;
        const auto bin =
            static_cast<std::size_t>(std::ranges::upper_bound(limits, x) - limits.begin());
        bins.of_point[point] = bin;
        bins.lowest[bin] = std::min(bins.lowest[bin], x);
        bins.highest[bin] = std::max(bins.highest[bin], x);
    }
    for (std::size_t bin = 0; bin < bins.lowest.size(); ++bin)
        bins.words.push_back(words_for(values, bins.lowest[bin], bins.highest[bin]));
    return bins;
}

std::vector<CellMean> means_in_cells(const Bins& rows, const Bins& columns,
                                     std::span<const double> y) {
    std::vector<CellSums> sums(rows.count() * columns.count());
    double guess = 0;
    bool guessed = false;
    for (std::size_t point = 0; point < y.size(); ++point) {
        const std::size_t row = rows.of_point[point], column = columns.of_point[point];
        if (std::isnan(y[point]) || row == Bins::none || column == Bins::none) continue;
        if (!guessed) guess = y[point];
        guessed = true;
        CellSums& cell = sums[row * columns.count() + column];
        ++cell.count;
        cell.sum += y[point] - guess;
        cell.squares += (y[point] - guess) * (y[point] - guess);
    }
    std::vector<CellMean> means;
    for (const CellSums& cell : sums) means.push_back(mean_of(cell, guess));
    return means;
}

std::vector<CellMean> means_in_bins(const Bins& bins, std::span<const double> y) {
    const Bins whole{std::vector<std::size_t>(y.size(), 0), {0}, {0}, {"all"}};
    return means_in_cells(bins, whole, y);
}

}  // namespace heed
