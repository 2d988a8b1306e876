// Each goal beside what was measured, under the machine and its ceilings.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bench/goals.hpp"
#include "bench/machine.hpp"
#include "bench/tables.hpp"

namespace heed {

namespace {

/// With the unit; three digits, never as a power of ten.
std::string amount(double figure, const std::string& unit) {
    const int decimals = std::abs(figure) >= 100 ? 0 : std::abs(figure) >= 10 ? 1 : 2;
    const int more = std::abs(figure) < .1 ? 2 : 0;
    return fmt::format("{:.{}f} {}", figure, decimals + more, unit);
}

std::string goal_text(const Row& row, long people) {
    return (row.wanted == Row::Wanted::at_least ? "≥ " : "≤ ") +
           fmt::format("{:.3g}", row.goal_for(people));
}

struct Cells {
    std::string figure = "not measured", verdict = "NOT MET", beside;
};

Cells cells_of(const Row& row, const Collected& collected, long people) {
    Cells cells;
    const Measured* measured = collected.find(row.benchmark, people);
    if (!measured) return cells;
    cells.beside = measured->mistake.empty() ? measured->label : measured->mistake;
    if (const auto counted = measured->figure(row.counter)) {
        const double figure = row.times * *counted;
        cells.figure = amount(figure, row.unit);
        if (row.met(figure, people)) cells.verdict = "met";
    }
    return cells;
}

std::string table_of_machine() {
    std::string text = "| | |\n|---|---|\n";
    for (const auto& [what, description] : machine())
        text += fmt::format("| {} | {} |\n", what, description);
    return text;
}

std::string table_of_ceilings(const Collected& collected, long people) {
    std::string text = "| ceiling of one core | measured | |\n|---|---:|---|\n";
    for (const Row& row : ceilings()) {
        const Cells cells = cells_of(row, collected, people);
        text += fmt::format("| {} | {} | {} |\n", row.words, cells.figure, cells.beside);
    }
    return text;
}

std::string any_of(const std::vector<std::string>& names) {
    return fmt::format("({})", fmt::join(names, "|"));
}

}  // namespace

std::string filter_of_goals(long people) {
    std::vector<std::string> names;
    for (const auto* rows : {&ceilings(), &goals()})
        for (const Row& row : *rows) names.push_back(row.benchmark);
    return fmt::format("^{}/{}(/|$)", any_of(names), people);
}

std::string table_of_goals(const Collected& collected, long people) {
    std::string text = table_of_machine() + "\n" + table_of_ceilings(collected, people) + "\n";
    const long full = *std::ranges::max_element(table_sizes);
    text += fmt::format("With {} people", people);
    if (people != full)
        text += fmt::format(
            ": A QUICK LOOK. Goals are stated for {}; those in seconds are cut in proportion, the "
            "others stand, and caches make what is small fast",
            full);
    text += ".\n\n| goal | wanted | measured | | |\n|---|---:|---:|---|---|\n";
    for (const Row& row : goals()) {
        const Cells cells = cells_of(row, collected, people);
        text += fmt::format("| {} | {} | {} | {} | {} |\n", row.words, goal_text(row, people),
                            cells.figure, cells.verdict, cells.beside);
    }
    return text;
}

}  // namespace heed
