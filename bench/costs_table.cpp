// How cost grows, one table for each thing that grows.
#include <fmt/format.h>

#include <cmath>

#include "bench/tables.hpp"
#include "sim/report/words.hpp"

namespace heed {

namespace {

struct Growing {
    std::string benchmark, words;
};

const std::vector<Growing> growing{
    {"cost/people", "people"},         {"cost/degree", "mean of close ties"},
    {"cost/campaigns", "campaigns"},   {"cost/arms", "arms"},
    {"cost/weeks", "steps of a week"}, {"cost/days", "steps of a day"}};

using Points = std::vector<std::pair<long, const Measured*>>;

/// The slope of log seconds over log number from the point before; nothing after 0.
std::string slope(const Points& points, std::size_t i) {
    if (i == 0 || points[i - 1].first == 0) return "";
    const double times =
        *points[i].second->figure("seconds") / *points[i - 1].second->figure("seconds");
    return fmt::format("{:.2f}",
                       std::log(times) / std::log(static_cast<double>(points[i].first) /
                                                  static_cast<double>(points[i - 1].first)));
}

std::string table_of(const Growing& what, const Points& points) {
    std::string text = fmt::format(
        "| {} | ns per person-step | seconds | slope | bytes per person | |\n"
        "|---:|---:|---:|---:|---:|---|\n",
        what.words);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto& [number, measured] = points[i];
        const auto bytes = measured->figure("bytes_per_person");
        text += fmt::format(
            "| {} | {:.1f} | {} | {} | {} | {} |\n", number_words(static_cast<double>(number), 0),
            *measured->figure("ns_per_person_step"), rounded_words(*measured->figure("seconds"), 3),
            slope(points, i), bytes ? fmt::format("{:.0f}", *bytes) : "", measured->label);
    }
    return text;
}

}  // namespace

std::string filter_of_costs(bool quick) {
    return quick ? "^cost/(people/10{4,5}|degree/(4|16)|campaigns/[014]|arms/[124]|weeks/52|days/"
                   "365)/"
                 : "^cost/";
}

std::string tables_of_costs(const Collected& collected) {
    std::string text = table_of_machine(collected);
    for (const Growing& what : growing)
        if (const Points points = collected.all(what.benchmark); !points.empty())
            text += "\n" + table_of(what, points);
    return text;
}

}  // namespace heed
