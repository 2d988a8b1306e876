// Lays out the points of a sweep, and reads and writes them as a table.
#include "sim/sweep/points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/outcomes/tables.hpp"

namespace heed {

namespace {

std::vector<std::size_t> level_counts(const DesignWishes& wishes,
                                      const std::vector<Scale>& scales) {
    std::vector<std::size_t> counts;
    for (const Scale& scale : scales)
        counts.push_back(scale.listed() > 0 ? scale.listed()
                                            : static_cast<std::size_t>(wishes.levels));
    return counts;
}

Design around_the_scenario(const DesignWishes& wishes, const std::vector<Scale>& scales) {
    const std::vector<double> base(scales.size(), std::numeric_limits<double>::quiet_NaN());
    std::vector<std::vector<double>> levels;
    for (const std::size_t count : level_counts(wishes, scales)) {
        levels.emplace_back();
        for (std::size_t level = 0; level < count; ++level)
            levels.back().push_back(coordinate_of_level(level, count));
    }
    return one_at_a_time(base, levels);
}

/// One part after the other, as they were asked for.
template <class Make>
Design in_parts(const std::vector<long>& sizes, const Make& make) {
    Design all;
    std::size_t first = 0, number = 0;
    for (const long size : sizes) {
        const auto count = static_cast<std::size_t>(size);
        const Design part = make(number++, Part{first, count});
        first += count;
        all.points += part.points;
        all.factors = part.factors;
        all.unit.insert(all.unit.end(), part.unit.begin(), part.unit.end());
    }
    return all;
}

}  // namespace

double grid_size(const DesignWishes& wishes, const std::vector<Scale>& scales) {
    double points = 1;
    for (const std::size_t count : level_counts(wishes, scales))
        points *= static_cast<double>(count);
    return points;
}

Design lay_out(const DesignWishes& wishes, const std::vector<Scale>& scales) {
    const std::size_t factors = scales.size();
    const auto seed = static_cast<std::uint64_t>(wishes.seed);
    const auto levels = static_cast<std::size_t>(wishes.levels);
    switch (wishes.kind) {
        case DesignKind::grid: return grid(level_counts(wishes, scales));
        case DesignKind::one_at_a_time: return around_the_scenario(wishes, scales);
        case DesignKind::latin_hypercube:
            return in_parts(wishes.points, [&](std::size_t block, Part part) {
                return latin_hypercube(factors, part.count, {block, 1}, seed);
            });
        case DesignKind::sobol:
            return in_parts(wishes.points, [&](std::size_t, Part part) {
                return sobol_sequence(factors, part, seed);
            });
        case DesignKind::morris:
            return in_parts(wishes.trajectories, [&](std::size_t, Part part) {
                return morris_design(factors, levels, part, seed);
            });
        case DesignKind::saltelli:
            return in_parts(wishes.rows, [&](std::size_t, Part part) {
                return saltelli_design({factors, wishes.second_order}, part, seed);
            });
        case DesignKind::file: break;
    }
    return {};
}

PointTable values_of(const Design& design, const std::vector<Scale>& scales) {
    PointTable table(design.points);
    for (std::size_t point = 0; point < design.points; ++point)
        for (std::size_t factor = 0; factor < design.factors; ++factor) {
            const double place = design.at(point, factor);
            table[point].push_back(std::isnan(place) ? "" : scales[factor].at(place));
        }
    return table;
}

std::string points_csv(const PointTable& points, const std::vector<std::string>& factors) {
    std::string text = "point";
    for (const std::string& factor : factors) {
        text += ',';
        append_csv(text, factor);
    }
    text += '\n';
    for (std::size_t point = 0; point < points.size(); ++point) {
        text += std::to_string(point);
        for (const std::string& value : points[point]) {
            text += ',';
            append_csv(text, value);
        }
        text += '\n';
    }
    return text;
}

std::vector<std::string> csv_fields(std::string_view line) {
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"')
            fields.back() += line[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            fields.emplace_back();
        else if (c != '\r')
            fields.back() += c;
    }
    return fields;
}

namespace {

/// The column of each factor; tells of factors without one, and of columns that are none or twice there.
std::vector<std::size_t> columns_of(const std::vector<std::string>& fields,
                                    const std::vector<std::string>& factors, const Mark& where,
                                    Problems& problems) {
    std::vector<std::size_t> column;
    for (const std::string& factor : factors) {
        const auto found = std::ranges::find(fields, factor);
        if (found == fields.end())
            problems.add(where, fmt::format("there is no column '{}' for the factor of that name; "
                                            "the first line must name the factors, with commas "
                                            "between",
                                            factor));
        column.push_back(static_cast<std::size_t>(found - fields.begin()));
    }
    for (auto name = fields.begin(); name != fields.end(); ++name) {
        if (*name != "point" && std::ranges::find(factors, *name) == factors.end())
            problems.add(where, fmt::format("the column '{}' is no factor of the sweep; remove it, "
                                            "or add the factor",
                                            *name));
        if (std::find(fields.begin(), name, *name) != name)
            problems.add(where, fmt::format("the column '{}' is there twice; keep one", *name));
    }
    return column;
}

/// The mark that some programs put at the start of a text says nothing.
std::string_view without_byte_order_mark(std::string_view text) {
    constexpr std::string_view mark = "\xef\xbb\xbf";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

}  // namespace

PointTable read_points(const std::string& bytes, const std::string& file,
                       const std::vector<std::string>& factors, Problems& problems) {
    const std::string_view text = without_byte_order_mark(bytes);
    PointTable table;
    std::vector<std::size_t> column;  // [factor]
    std::size_t width = 0;
    int number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const auto fields = csv_fields(line);
        at = end + 1;
        ++number;
        if (std::ranges::count(line, '"') % 2 != 0) {
            problems.add({file, number, 0},
                         "a quote is opened here and not closed; each point is on one line");
            continue;
        }
        if (fields.size() == 1 && fields[0].empty()) continue;
        if (width == 0) {
            width = fields.size();
            column = columns_of(fields, factors, {file, number, 0}, problems);
            if (!problems.empty()) return table;
            continue;
        }
        if (fields.size() != width) {
            problems.add({file, number, 0},
                         fmt::format("this line has {} fields, and the first line has {}",
                                     fields.size(), width));
            continue;
        }
        table.emplace_back();
        for (const std::size_t one : column) table.back().push_back(fields[one]);
    }
    if (table.empty() && problems.empty())
        problems.add({file, 0, 0}, "there are no points; write a line for each");
    return table;
}

}  // namespace heed
