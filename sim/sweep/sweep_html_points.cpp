// Figures of a sweep report over its points: one factor, two factors, all points.
#include <algorithm>
#include <cmath>

#include "sim/report/html_cells.hpp"
#include "sim/report/html_facts.hpp"
#include "sim/sweep/sweep_html.hpp"

namespace heed {

namespace {

using nlohmann::json;

std::string rounded(std::optional<double> value) { return value ? rounded_words(*value, 3) : "–"; }

void add_mean_cells(json& cells, const json& cell) {
    for (const char* key : {"value", "low", "high"})
        cells.push_back(number_cell(rounded(json_number(cell, key)), json_number(cell, key)));
    cells.push_back(number_cell(json_number(cell, "points"), 0));
}

void add_mean_columns(json& columns) {
    for (const char* title : {"Mean over its points", "low", "high", "Points"})
        columns.push_back(column(title, true));
}

std::string with_unit(const json& factor) {
    const std::string unit = json_text(factor, "unit");
    return json_text(factor, "title") + (unit.empty() ? "" : ", " + unit);
}

/// "from −12 at 0.1 to 0.2 to −85 at 0.9 to 1".
std::string ends_words(const json& bins) {
    std::vector<const json*> known;
    for (const json& bin : bins)
        if (json_number(bin, "value")) known.push_back(&bin);
    if (known.size() < 2) return "There are too few points to average.";
    const json &first = *known.front(), &last = *known.back();
    return "The mean is " + rounded(json_number(first, "value")) + " at " +
           json_text(first, "words") + " and " + rounded(json_number(last, "value")) + " at " +
           json_text(last, "words") + ".";
}

}  // namespace

json scatter_figure(const SweepFacts& facts, const json& picture, const json& scatter) {
    const json& bins = json_list(scatter, "bins");
    const json& factor =
        facts.factor(static_cast<std::size_t>(json_number(scatter, "factor").value_or(0)));
    if (bins.empty()) return nullptr;
    json rows = json::array();
    for (const json& bin : bins) {
        json cells = {head_cell(json_text(bin, "words"))};
        add_mean_cells(cells, bin);
        rows.push_back(cells);
    }
    json columns = {column(with_unit(factor))};
    add_mean_columns(columns);
    const double every = json_number(scatter, "every").value_or(1);
    std::string note =
        "Each dot is a point; the line joins the means of points that are alike in "
        "this factor, with 95 % intervals.";
    if (every > 1) note += " One dot in " + number_words(every, 0) + " is drawn, all are averaged.";
    const std::string title = with_unit(factor);
    return {{"title", title},
            {"note", note},
            {"summary", facts.title_of(picture) + ". " + ends_words(bins)},
            {"table", table_of(facts.title_of(picture) + ", over: " + title, columns, rows)},
            {"chart",
             {{"kind", "scatter"},
              {"x", title},
              {"y", facts.axis_of(picture)},
              {"levels", json_list(factor, "levels")},
              {"points", json_list(scatter, "shown")},
              {"means", bins}}}};
}

namespace {

/// The lowest and the highest cell in words.
std::string extremes_words(const json& grid) {
    const json *least = nullptr, *most = nullptr;
    for (const json& cell : json_list(grid, "cells")) {
        const auto value = json_number(cell, "value");
        if (!value) continue;
        if (!least || *value < *json_number(*least, "value")) least = &cell;
        if (!most || *value > *json_number(*most, "value")) most = &cell;
    }
    if (!least) return "No cell holds a point.";
    const auto where = [&](const json& cell) {
        const auto at = [&](const char* axis, const char* key) {
            return json_list(grid, axis)[cell[key].get<std::size_t>()].get<std::string>();
        };
        return rounded(json_number(cell, "value")) + " (across " + at("columns", "column") +
               ", up " + at("rows", "row") + ")";
    };
    return "Lowest mean " + where(*least) + ", highest " + where(*most) + ".";
}

}  // namespace

json grid_figure(const SweepFacts& facts, const json& picture) {
    const json& grid = json_at(picture, "grid");
    const json& cells = json_list(grid, "cells");
    if (cells.empty()) return nullptr;
    const auto factor_at = [&](const char* key) -> const json& {
        return facts.factor(static_cast<std::size_t>(json_number(grid, key).value_or(0)));
    };
    const std::string across = with_unit(factor_at("across")), up = with_unit(factor_at("up"));
    json rows = json::array();
    for (const json& cell : cells) {
        json line = {head_cell(json_list(grid, "columns")[cell["column"].get<std::size_t>()]),
                     text_cell(json_list(grid, "rows")[cell["row"].get<std::size_t>()])};
        add_mean_cells(line, cell);
        rows.push_back(line);
    }
    json columns = {column(across), column(up)};
    add_mean_columns(columns);
    const std::string title = facts.title_of(picture);
    return {{"title", facts.title_with_unit(picture)},
            {"note", "Means of the points in each cell; a cell without points is empty. Across: " +
                         across + ". Up: " + up + "."},
            {"summary", extremes_words(grid)},
            {"table", table_of(title + ", over two factors", columns, rows)},
            {"chart",
             {{"kind", "grid"},
              {"x", across},
              {"y", up},
              {"columns", json_list(grid, "columns")},
              {"rows", json_list(grid, "rows")},
              {"around_zero", json_text(picture, "of") == "effect"},
              {"cells", cells}}}};
}

namespace {

/// "−10 to −5", or what stands at zero itself.
std::string bin_words(const json& bin) {
    const auto from = json_number(bin, "from"), to = json_number(bin, "to");
    return from == to ? "no difference" : rounded(from) + " to " + rounded(to);
}

}  // namespace

json histogram_figure(const SweepFacts& facts, const json& picture) {
    const json& bins = json_list(picture, "histogram");
    if (bins.empty()) return nullptr;
    json rows = json::array();
    double most = 0;
    const json* fullest = nullptr;
    for (const json& bin : bins) {
        const double points = json_number(bin, "points").value_or(0);
        rows.push_back({head_cell(bin_words(bin)), number_cell(points, 0)});
        if (points > most) {
            most = points;
            fullest = &bin;
        }
    }
    if (!fullest) return nullptr;
    const std::string title = facts.title_of(picture);
    return {
        {"title", facts.title_with_unit(picture)},
        {"note", "How many points lie where. Those without any difference stand apart, at zero."},
        {"summary",
         "Most points, " + number_words(most, 0) + ", lie at: " + bin_words(*fullest) + "."},
        {"table", table_of(title + ": points by size",
                           {column(facts.axis_of(picture)), column("Points", true)}, rows)},
        {"chart", {{"kind", "histogram"}, {"x", facts.axis_of(picture)}, {"bins", bins}}}};
}

}  // namespace heed
