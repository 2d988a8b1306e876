// Whether a sweep makes sense: its design, its factors, and the scenario at their values.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "sim/config/write.hpp"
#include "sim/sweep/sweep_reading.hpp"

namespace heed {

void check_design(SweepReading& reading) {
    const DesignWishes& design = reading.wishes.design;
    if (design.kind == DesignKind::morris && design.levels % 2 != 0)
        reading.tell("design.levels",
                     fmt::format("design.levels is {}; the grid of Morris needs an even number of "
                                 "levels, such as 4",
                                 design.levels));
    if (design.kind == DesignKind::file && design.file.empty())
        reading.tell("design.file",
                     "design.kind is file, but design.file names none; write the path of a table "
                     "of points");
    const bool one_for_list =
        (design.kind == DesignKind::morris || design.kind == DesignKind::saltelli);
    if (one_for_list && reading.wishes.factors.size() < 2)
        reading.tell("factors",
                     fmt::format("a {} design needs two factors or more", word(design.kind)));
    if (reading.wishes.draws.size() > 1 &&
        std::ranges::find(reading.wishes.draws, 1) == reading.wishes.draws.begin())
        reading.tell("draws",
                     "draws starts with 1, which runs the stated values, and cannot be "
                     "added to; start with more");
}

void check_names(SweepReading& reading, const std::vector<Measure>& measures) {
    for (const auto& [name, factor] : reading.wishes.factors) {
        const bool column = name == "point" || name == "arm" || name == "draw" ||
                            name == "replicate" || name == "measure" || name == "unit" ||
                            std::ranges::find(measures, name, &Measure::id) != measures.end();
        if (column)
            reading.tell("factors." + name,
                         fmt::format("a factor may not be called '{}', which is another column of "
                                     "the results; choose another name",
                                     name));
    }
}

void check_factors(SweepReading& reading) {
    if (reading.wishes.factors.empty())
        reading.tell("factors", "factors is empty; name at least one input that varies");
    std::set<std::string> known;
    for (const auto& [name, factor] : reading.wishes.factors) {
        if (factor.path.empty())
            reading.tell("factors." + name + ".path",
                         fmt::format("factors.{}.path names no key of the scenario", name));
        for (const std::string& path : factor.path) {
            if (!known.insert(path).second)
                reading.tell("factors." + name + ".path",
                             fmt::format("'{}' varies twice; keep one of the factors", path));
            for (const char* ours :
                 {"title", "question", "outcomes.compare_with", "outcomes.headline"})
                if (path == ours)
                    reading.tell("factors." + name + ".path",
                                 fmt::format("'{}' cannot vary from point to point; set it in the "
                                             "scenario, or under 'set'",
                                             path));
            for (const char* ours : {"draws", "replicates", "extends", "heed"})
                if (path == ours)
                    reading.tell("factors." + name + ".path",
                                 fmt::format("'{}' cannot vary from point to point{}", path,
                                             path.ends_with("s") && path != "extends"
                                                 ? "; write it at the top of the sweep"
                                                 : ""));
        }
    }
}

namespace {

/// A unit without blanks around and without the s of the plural: "week" of "26 weeks".
std::string unit_of(const Amount& amount) {
    std::string unit = amount.unit;
    while (unit.starts_with(' ')) unit.erase(0, 1);
    if (unit.ends_with('s')) unit.pop_back();
    return unit;
}

}  // namespace

void check_units(SweepReading& reading, const Sweep& sweep) {
    for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
        std::optional<Amount> first;
        for (const auto& point : sweep.points) {
            const auto amount = amount_of(point[f]);
            if (!amount) continue;
            if (!first) first = amount;
            if (unit_of(*amount) == unit_of(*first)) continue;
            reading.tell("factors." + sweep.factors[f],
                         fmt::format("factors.{} has values in '{}' and in '{}'; write all in the "
                                     "same unit, as tables and figures hold their numbers alone",
                                     sweep.factors[f], unit_of(*first), unit_of(*amount)));
            break;
        }
    }
}

namespace {

/// The sweep with a single factor moved, the others as the scenario has them: each arm, resolved.
std::vector<std::string> resolved_at(const Sweep& sweep, std::size_t factor,
                                     const std::string& value) {
    Sweep one = sweep;
    one.points.assign(1, std::vector<std::string>(sweep.factors.size()));
    one.points[0][factor] = value;
    const Experiment experiment = experiment_at(one, 0);
    std::vector<std::string> arms;
    for (const Scenario& arm : experiment.arms) arms.push_back(to_yaml(arm, arm.currency));
    return arms;
}

/// The values of a factor that are tried: all, but of many numbers only the ends.
std::vector<std::string> values_to_try(const Sweep& sweep, std::size_t factor) {
    constexpr std::size_t few = 8;
    std::vector<std::string> values;
    for (const auto& point : sweep.points) values.push_back(point[factor]);
    std::ranges::sort(values);
    values.erase(std::unique(values.begin(), values.end()), values.end());
    const bool numbers = std::ranges::all_of(
        values, [](const std::string& value) { return value.empty() || amount_of(value); });
    if (values.size() <= few || !numbers) return values;
    const auto [low, high] =
        std::ranges::minmax_element(values, [](const std::string& a, const std::string& b) {
            const auto x = amount_of(a), y = amount_of(b);
            return x && y && x->number < y->number;
        });
    return {*low, *high};
}

/// Notes a factor that changes nothing, in any arm or in some of them.
void note_effect(const Sweep& sweep, std::size_t factor,
                 const std::vector<std::set<std::string>>& different,
                 std::vector<std::string>& notes) {
    std::vector<std::string> same;
    for (std::size_t arm = 0; arm < different.size(); ++arm)
        if (different[arm].size() == 1) same.push_back("'" + sweep.arms[arm] + "'");
    if (same.empty()) return;
    if (same.size() == different.size())
        notes.push_back(
            fmt::format("factors.{} changes nothing: every arm is the same at all its values",
                        sweep.factors[factor]));
    else
        notes.push_back(fmt::format(
            "factors.{} changes nothing in arm{} {}, which set{} that key to a value of {} own",
            sweep.factors[factor], same.size() == 1 ? "" : "s", fmt::join(same, ", "),
            same.size() == 1 ? "s" : "", same.size() == 1 ? "its" : "their"));
}

}  // namespace

void try_factors(SweepReading& reading, const Sweep& sweep, std::vector<std::string>& notes) {
    for (std::size_t f = 0; f < sweep.factors.size(); ++f) {
        std::vector<std::set<std::string>> different(sweep.arms.size());
        try {
            for (const std::string& value : values_to_try(sweep, f)) {
                const auto arms = resolved_at(sweep, f, value);
                different.resize(std::max(different.size(), arms.size()));
                for (std::size_t arm = 0; arm < arms.size(); ++arm)
                    different[arm].insert(arms[arm]);
            }
        } catch (const BadInput& mistakes) {
            for (const Problem& problem : mistakes.problems().list())
                reading.tell("factors." + sweep.factors[f],
                             fmt::format("factors.{}: {}", sweep.factors[f], problem.sentence));
            continue;
        }
        if (different.size() == sweep.arms.size()) note_effect(sweep, f, different, notes);
    }
}

}  // namespace heed
