// Reads a sweep file and everything it names, and checks that it makes sense.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "models/measures.hpp"
#include "sim/config/document.hpp"
#include "sim/config/read.hpp"
#include "sim/config/write.hpp"
#include "sim/report/manifest.hpp"
#include "sim/sweep/sweep_reading.hpp"

namespace heed {

namespace {

constexpr double most_points = 1e6;

std::string beside(const std::string& folder, const std::string& file) {
    return (std::filesystem::path(folder) / file).lexically_normal().string();
}

/// The scenario with the sweep's own changes, as YAML with every default written out.
std::string scenario_text(SweepReading& reading) {
    Document document = load(beside(reading.folder, reading.wishes.scenario), {}, type_of<Scenario>,
                             reading.problems);
    if (!reading.problems.empty()) return "";
    const Node& set = reading.wishes.set;
    if (set.kind != Node::Kind::null)
        patch(document.root, type_of<Scenario>, "", set, reading.problems, Names::may_be_new);
    const Experiment experiment = read_experiment(document.root, reading.problems);
    if (!reading.problems.empty()) return "";
    return to_yaml(experiment.scenario, experiment.scenario.currency);
}

/// A factor that changes the dice alone, where the design can use one.
void add_dummy(SweepReading& reading) {
    const DesignWishes& design = reading.wishes.design;
    const bool wanted =
        design.dummy && (design.kind == DesignKind::morris || design.kind == DesignKind::saltelli);
    if (!wanted || reading.wishes.factors.find(chance_factor)) return;
    Factor chance;
    chance.title = "Chance alone";
    chance.path = {"seed"};
    chance.range = parse_text("[1, 4000000000]", "chance", reading.problems);
    chance.whole = true;
    reading.wishes.factors.entries.emplace_back(chance_factor, chance);
}

std::vector<Scale> scales_of(SweepReading& reading, Scenario& base) {
    std::vector<Scale> scales;
    for (const auto& [name, factor] : reading.wishes.factors)
        scales.emplace_back(name, factor, base, reading.origins, reading.problems);
    return scales;
}

PointTable points_of(SweepReading& reading, const std::vector<Scale>& scales) {
    const DesignWishes& design = reading.wishes.design;
    if (design.kind == DesignKind::file) {
        const std::string file = beside(reading.folder, design.file);
        std::string text;
        const auto at = reading.origins.find("design.file");
        if (!read_bytes(file, at == reading.origins.end() ? Mark{} : at->second, text,
                        reading.problems))
            return {};
        return read_points(text, file, reading.wishes.factors.names(), reading.problems);
    }
    if (design.kind == DesignKind::grid && grid_size(design, scales) > most_points) {
        reading.tell("design", fmt::format("this grid has {:.3g} points, and {:.0g} are possible; "
                                           "use fewer levels, or kind: latin_hypercube",
                                           grid_size(design, scales), most_points));
        return {};
    }
    return values_of(lay_out(design, scales), scales);
}

std::vector<Measure> measures_of(SweepReading& reading, const Scenario& base) {
    const std::vector<Measure> all = make_scheme(base).measures;
    std::vector<std::string> ids;
    for (const Measure& measure : all) ids.push_back(measure.id);
    std::vector<Measure> kept;
    for (const std::string& id : reading.wishes.outcomes) {
        const auto found = std::ranges::find(all, id, &Measure::id);
        if (found == all.end()) {
            const std::string near = nearest(id, ids);
            reading.tell(
                "outcomes",
                fmt::format("there is no measure '{}'{}; `heed keys` and measures.csv list "
                            "them",
                            id, near.empty() ? "" : fmt::format(" (did you mean '{}'?)", near)));
        } else if (std::ranges::find(kept, id, &Measure::id) == kept.end()) {
            kept.push_back(*found);
        }
    }
    return kept;
}

/// The arm that the answer is about.
std::size_t headline_of(const Experiment& experiment) {
    const auto& names = experiment.arm_names;
    const auto wished = std::ranges::find(names, experiment.scenario.outcomes.headline);
    if (wished != names.end()) return static_cast<std::size_t>(wished - names.begin());
    return experiment.comparison == 0 && names.size() > 1 ? 1 : 0;
}

}  // namespace

Sweep restore_sweep(SweepFile wishes, const std::string& scenario_text, PointTable points,
                    std::string_view version) {
    Problems problems;
    Sweep sweep;
    sweep.wishes = std::move(wishes);
    sweep.scenario_text = scenario_text;
    sweep.scenario_hash = sha256(scenario_text);
    sweep.scenario = parse_text(scenario_text, "scenario.yaml", problems);
    const Experiment base = read_experiment(sweep.scenario, problems);
    problems.throw_if_any();
    sweep.points = std::move(points);
    sweep.factors = sweep.wishes.factors.names();
    sweep.arms = base.arm_names;
    sweep.comparison = base.comparison;
    sweep.headline = headline_of(base);
    const std::vector<Measure> all = make_scheme(base.scenario).measures;
    for (const std::string& id : sweep.wishes.outcomes)
        for (const Measure& measure : all)
            if (measure.id == id) sweep.measures.push_back(measure);
    sweep.currency = base.scenario.currency;
    sweep.version = version;
    return sweep;
}

std::vector<Scale> scales_of(const Sweep& sweep) {
    SweepReading reading;
    reading.wishes = sweep.wishes;
    Experiment base = read_experiment(sweep.scenario, reading.problems);
    auto scales = scales_of(reading, base.scenario);
    reading.problems.throw_if_any();
    return scales;
}

Sweep grown(const Sweep& sweep, const Growth& growth) {
    SweepFile wishes = sweep.wishes;
    DesignWishes& design = wishes.design;
    const bool sizes =
        design.kind == DesignKind::latin_hypercube || design.kind == DesignKind::sobol;
    if (growth.points > 0 && !sizes && design.kind != DesignKind::morris &&
        design.kind != DesignKind::saltelli)
        throw BadInput(
            fmt::format("a design of kind {} cannot grow; start another sweep for other points",
                        word(design.kind)));
    if (growth.draws > 0 && wishes.draws == std::vector<long>{1})
        throw BadInput(
            "this sweep runs the stated values (draws: 1), and draws cannot be added to "
            "that; start another sweep with draws");
    if (growth.draws > 0) wishes.draws.push_back(growth.draws);
    wishes.replicates += growth.replicates;
    PointTable points = sweep.points;
    if (growth.points > 0) {
        (sizes                               ? design.points
         : design.kind == DesignKind::morris ? design.trajectories
                                             : design.rows)
            .push_back(growth.points);
        points = values_of(lay_out(design, scales_of(sweep)), scales_of(sweep));
        expect(std::equal(sweep.points.begin(), sweep.points.end(), points.begin()),
               "points that were there stay as they were");
    }
    return restore_sweep(std::move(wishes), sweep.scenario_text, std::move(points), sweep.version);
}

Sweep read_sweep(const std::string& file, const std::vector<std::string>& sets,
                 std::string_view version, std::vector<std::string>& notes) {
    SweepReading reading;
    reading.folder = std::filesystem::path(file).parent_path().string();
    Document document = load(file, sets, type_of<SweepFile>, reading.problems);
    if (reading.problems.empty() || document.root.kind == Node::Kind::map)
        reading.wishes = read<SweepFile>(document.root, reading.origins, reading.problems);
    reading.problems.throw_if_any();
    check_design(reading);
    add_dummy(reading);
    check_factors(reading);
    const std::string text = scenario_text(reading);
    reading.problems.throw_if_any();

    Experiment base =
        read_experiment(parse_text(text, "scenario.yaml", reading.problems), reading.problems);
    std::vector<Scale> scales;
    if (reading.wishes.design.kind != DesignKind::file) scales = scales_of(reading, base.scenario);
    const auto measures = measures_of(reading, base.scenario);
    check_names(reading, measures);
    const std::string& headline = reading.wishes.headline;
    if (!headline.empty() && std::ranges::find(measures, headline, &Measure::id) == measures.end())
        reading.tell("headline",
                     fmt::format("headline is '{}', which is not among the outcomes that "
                                 "are kept; add it to outcomes",
                                 headline));
    if (measures.empty()) reading.tell("outcomes", "outcomes names no measure; name at least one");
    reading.wishes.outcomes.clear();
    for (const Measure& measure : measures) reading.wishes.outcomes.push_back(measure.id);
    reading.problems.throw_if_any();
    PointTable points = points_of(reading, scales);
    reading.problems.throw_if_any();
    Sweep sweep = restore_sweep(reading.wishes, text, std::move(points), version);
    check_units(reading, sweep);
    note_useless(reading, notes);
    try_factors(reading, sweep, notes);
    reading.problems.throw_if_any();
    return sweep;
}

}  // namespace heed
