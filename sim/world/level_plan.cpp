// Sharing out levels. Method: the table rows × levels is fitted to the rows' people and the levels'
// shares from the association seed; people are then rounded with all margins kept, households by
// letting each level gather credit in people and giving the next household to the level with most
// credit.
#include "sim/world/level_plan.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/world/fitting.hpp"

namespace heed {

namespace {

/// Expected people by row and level.
Table fit_people(const Units& units, std::span<const double> shares,
                 std::span<const double> log_seed) {
    const std::size_t levels = shares.size();
    Table table({units.rows, levels});
    std::vector<double> row_people(units.rows);
    for (std::size_t row = 0; row < units.rows; ++row) {
        const auto seed = log_seed.subspan(row * levels, levels);
        const double top = *std::ranges::max_element(seed);
        for (std::size_t k = 0; k < levels; ++k)
            table.cell[row * levels + k] = std::exp(seed[k] - top);
        row_people[row] = units.people(row);
    }
    const double total = std::accumulate(row_people.begin(), row_people.end(), 0.0);
    const auto wanted = largest_remainder(shares, static_cast<std::uint32_t>(total));
    fit(table, {{{1}, {wanted.begin(), wanted.end()}}, {{0}, row_people}});
    return table;
}

/// Gives whole households of one row and kind to levels by credit; credit is carried on to the
/// next.
void give_by_credit(std::uint32_t count, double persons, std::span<const double> row,
                    std::vector<double>& credit, std::uint32_t* given) {
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    for (std::uint32_t unit = 0; unit < count; ++unit) {
        for (std::size_t k = 0; k < row.size(); ++k) credit[k] += persons * row[k] / sum;
        const auto richest = std::ranges::max_element(credit);
        *richest -= persons;
        ++given[richest - credit.begin()];
    }
}

}  // namespace

std::uint32_t Units::people(std::size_t row) const {
    std::uint32_t sum = 0;
    for (std::size_t kind = 0; kind < persons.size(); ++kind)
        sum += count[row * persons.size() + kind] * persons[kind];
    return sum;
}

std::vector<std::uint32_t> plan_levels(const Units& units, std::span<const double> shares,
                                       std::span<const double> log_seed, Dice::Stream& stream) {
    const std::size_t levels = shares.size(), kinds = units.persons.size();
    const Table table = fit_people(units, shares, log_seed);
    if (kinds == 1 && units.persons[0] == 1) return controlled_rounding(table.cell, levels, stream);
    std::vector<std::uint32_t> given(units.rows * kinds * levels, 0);
    std::vector<double> credit(levels, 0.0);
    for (std::size_t cell = 0; cell < units.rows * kinds; ++cell)
        give_by_credit(units.count[cell], units.persons[cell % kinds],
                       std::span(table.cell).subspan(cell / kinds * levels, levels), credit,
                       given.data() + cell * levels);
    return given;
}

}  // namespace heed
