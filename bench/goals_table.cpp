// Each goal beside what was measured, under the machine and its ceilings.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "bench/goals.hpp"
#include "bench/tables.hpp"
#include "sim/report/words.hpp"

namespace heed {

namespace {

std::string amount(double figure, const std::string& unit) {
    return rounded_words(figure, 3) + " " + unit;
}

std::string goal_text(const Row& row, long people) {
    return (row.wanted == Row::Wanted::at_least ? "≥ " : "≤ ") +
           rounded_words(row.goal_for(people), 3);
}

struct Cells {
    std::string figure = "not measured", verdict, beside;
};

Cells cells_of(const Row& row, const Collected& collected, long people) {
    Cells cells;
    const Measured* measured = collected.find(row.benchmark, people);
    if (!measured) return cells;
    cells.beside = measured->mistake.empty() ? measured->label : measured->mistake;
    const auto counted = measured->figure(row.counter);
    if (!counted) return cells;
    const double figure = row.times * *counted;
    cells.figure = std::isfinite(figure) ? amount(figure, row.unit) : "cannot be told";
    if (std::isfinite(figure)) cells.verdict = row.met(figure, people) ? "met" : "NOT MET";
    return cells;
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
    std::string text =
        table_of_machine(collected) + "\n" + table_of_ceilings(collected, people) + "\n";
    const long full = *std::ranges::max_element(table_sizes);
    text += fmt::format("With {} people", number_words(static_cast<double>(people), 0));
    if (people != full)
        text += fmt::format(
            ": A QUICK LOOK. Goals are stated for {}; those in seconds are cut in proportion, the "
            "others stand, and caches make what is small fast",
            number_words(static_cast<double>(full), 0));
    text += ".\n\n| goal | wanted | measured | | |\n|---|---:|---:|---|---|\n";
    for (const Row& row : goals()) {
        const Cells cells = cells_of(row, collected, people);
        text += fmt::format("| {} | {} | {} | {} | {} |\n", row.words, goal_text(row, people),
                            cells.figure, cells.verdict, cells.beside);
    }
    return text;
}

}  // namespace heed
