// What a sweep file says that does nothing.
#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <utility>

#include "sim/sweep/sweep_reading.hpp"

namespace heed {

namespace {

bool one_of(DesignKind kind, std::initializer_list<DesignKind> kinds) {
    return std::ranges::find(kinds, kind) != kinds.end();
}

/// Keys of the design that its kind makes no use of.
void note_design(const SweepReading& reading, std::vector<std::string>& notes) {
    using enum DesignKind;
    const DesignKind kind = reading.wishes.design.kind;
    const std::pair<const char*, bool> used[] = {
        {"points", one_of(kind, {latin_hypercube, sobol})},
        {"trajectories", kind == morris},
        {"rows", kind == saltelli},
        {"second_order", kind == saltelli},
        {"dummy", one_of(kind, {morris, saltelli})},
        {"levels", one_of(kind, {grid, one_at_a_time, morris})},
        {"file", kind == file},
        {"seed", one_of(kind, {latin_hypercube, sobol, morris, saltelli})}};
    for (const auto& [key, is_used] : used)
        if (!is_used && reading.origins.contains(std::string("design.") + key))
            notes.push_back(
                fmt::format("design.{} does nothing in a design of kind {}", key, word(kind)));
}

/// What is said of a factor's range, and does nothing because there is none.
void note_factor(const SweepReading& reading, const std::string& name, const Factor& factor,
                 std::vector<std::string>& notes) {
    const auto said = [&](const char* key) {
        return reading.origins.contains("factors." + name + "." + key);
    };
    const auto useless = [&](const char* key, const char* why) {
        if (said(key))
            notes.push_back(fmt::format("factors.{}.{} does nothing: {}", name, key, why));
    };
    if (reading.wishes.design.kind == DesignKind::file) {
        for (const char* key : {"values", "range", "spread", "peak", "whole"})
            useless(key, "the values are in the table of points");
        return;
    }
    if (factor.range.kind == Node::Kind::null)
        for (const char* key : {"spread", "peak", "whole"}) useless(key, "there is no range");
    else if (factor.spread != Spread::pert)
        useless("peak", "the spread is not pert");
}

/// Every path that is set, whether it is written `a.b: 1` or `a: {b: 1}`.
void paths_in(const Node& node, const std::string& path, std::set<std::string>& paths) {
    if (node.kind != Node::Kind::map) {
        paths.insert(path);
        return;
    }
    for (const Node::Entry& entry : node.entries)
        paths_in(entry.value, path.empty() ? entry.key : path + "." + entry.key, paths);
}

}  // namespace

void note_useless(const SweepReading& reading, std::vector<std::string>& notes) {
    note_design(reading, notes);
    std::set<std::string> set;
    if (reading.wishes.set.kind == Node::Kind::map) paths_in(reading.wishes.set, "", set);
    for (const auto& [name, factor] : reading.wishes.factors) {
        note_factor(reading, name, factor, notes);
        for (const std::string& path : factor.path)
            if (set.contains(path) && reading.wishes.design.kind != DesignKind::one_at_a_time)
                notes.push_back(fmt::format(
                    "set.{} does nothing: factors.{} gives that key its value at every point", path,
                    name));
    }
}

}  // namespace heed
