// Iterative proportional fitting and rounding by largest remainders.
#include "sim/world/fitting.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace heed {

namespace {

/// For each cell of the table, the cell of the margin that it counts towards.
std::vector<std::size_t> margin_cells(const Table& table, const Margin& margin) {
    const std::size_t ways = table.extent.size();
    std::vector<std::size_t> stride(ways, 0);
    std::size_t size = 1;
    for (std::size_t k = margin.ways.size(); k-- > 0;) {
        stride[margin.ways[k]] = size;
        size *= table.extent[margin.ways[k]];
    }
    std::vector<std::size_t> cell(table.cell.size());
    std::vector<std::size_t> at(ways, 0);
    for (std::size_t i = 0; i < cell.size(); ++i) {
        cell[i] = std::inner_product(at.begin(), at.end(), stride.begin(), std::size_t{0});
        for (std::size_t way = ways; way-- > 0;) {
            if (++at[way] < table.extent[way]) break;
            at[way] = 0;
        }
    }
    return cell;
}

std::vector<double> sums(const Table& table, const std::vector<std::size_t>& cells,
                         std::size_t size) {
    std::vector<double> sum(size, 0.0);
    for (std::size_t i = 0; i < cells.size(); ++i) sum[cells[i]] += table.cell[i];
    return sum;
}

void scale(Table& table, const std::vector<std::size_t>& cells, const std::vector<double>& target) {
    std::vector<double> factor = sums(table, cells, target.size());
    for (std::size_t k = 0; k < factor.size(); ++k)
        factor[k] = std::isnan(target[k]) || factor[k] <= 0 ? 1.0 : target[k] / factor[k];
    for (std::size_t i = 0; i < cells.size(); ++i) table.cell[i] *= factor[cells[i]];
}

double largest_gap(const Table& table, const std::vector<std::size_t>& cells,
                   const std::vector<double>& target) {
    const std::vector<double> sum = sums(table, cells, target.size());
    double gap = 0;
    for (std::size_t k = 0; k < sum.size(); ++k)
        if (!std::isnan(target[k])) gap = std::max(gap, std::abs(sum[k] - target[k]));
    return gap;
}

}  // namespace

Table::Table(std::vector<std::size_t> extents)
    : extent(std::move(extents)),
      cell(std::accumulate(extent.begin(), extent.end(), std::size_t{1}, std::multiplies<>{}),
           1.0) {}

Fit fit(Table& table, const std::vector<Margin>& margins, double tolerance, int most_rounds) {
    std::vector<std::vector<std::size_t>> cells;
    cells.reserve(margins.size());
    for (const Margin& margin : margins) cells.push_back(margin_cells(table, margin));
    Fit result;
    while (result.rounds < most_rounds && !result.converged) {
        for (std::size_t k = 0; k < margins.size(); ++k) scale(table, cells[k], margins[k].target);
        result.off = 0;
        for (std::size_t k = 0; k < margins.size(); ++k)
            result.off = std::max(result.off, largest_gap(table, cells[k], margins[k].target));
        ++result.rounds;
        result.converged = result.off <= tolerance;
    }
    return result;
}

std::vector<std::uint32_t> largest_remainder(std::span<const double> shares, std::uint32_t total) {
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    std::vector<std::uint32_t> units(shares.size(), 0);
    if (shares.empty() || sum <= 0) return units;
    std::vector<double> remainder(shares.size());
    std::uint32_t left = total;
    for (std::size_t k = 0; k < shares.size(); ++k) {
        const double exact = total * (shares[k] / sum);
        units[k] = std::min(left, static_cast<std::uint32_t>(exact + 1e-9));
        remainder[k] = exact - units[k];
        left -= units[k];
    }
    std::vector<std::size_t> order(shares.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](auto a, auto b) { return remainder[a] > remainder[b]; });
    for (std::size_t k = 0; left > 0; k = (k + 1) % order.size(), --left) ++units[order[k]];
    return units;
}

}  // namespace heed
