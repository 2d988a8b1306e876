// What a sweep asks: a scenario, the inputs that vary, the design of points, how many worlds for each.
#pragma once

#include <string>
#include <vector>

#include "sim/base/fields.hpp"
#include "sim/config/node.hpp"
#include "sim/config/type.hpp"

namespace heed {

/// How the values of a range are spread over it. PERT has its peak where `peak` says; normal and lognormal have 95 %
/// within the range, and are cut there.
enum class Spread { uniform, logarithmic, pert, normal, lognormal };
inline Words words(Spread) {
    static constexpr std::string_view list[] = {"uniform", "logarithmic", "pert", "normal",
                                                "lognormal"};
    return list;
}

/// An input that varies.
struct Factor {
    std::string title;
    std::vector<std::string> path;
    Node values, range;
    Spread spread = Spread::uniform;
    std::string peak;
    bool whole = false;

    static void fields(auto& self, auto&& visit) {
        visit("title", self.title, says("what it is called in reports").or_else("''"));
        visit("path", self.path,
              says("the key of the scenario that varies, such as parameters.offers.agency.rate; "
                   "several if they take the same value")
                  .such_as("campaigns.radio.coverage.share"));
        visit("values", self.values, says("the values it takes, as a list").optional());
        visit("range", self.range,
              says("the lowest and the highest value, such as [10 %, 90 %]; neither values nor a "
                   "range: what the scenario itself does not know about this parameter")
                  .optional());
        visit("spread", self.spread,
              says("how the values are spread over the range").or_else("uniform"));
        visit("peak", self.peak, says("pert: the likeliest value").or_else("''"));
        visit("whole", self.whole, says("whole numbers only").or_else("false"));
    }

    const std::string& name_in_reports(const std::string& key) const {
        return title.empty() ? key : title;
    }
};

enum class DesignKind { grid, one_at_a_time, latin_hypercube, sobol, morris, saltelli, file };
inline Words words(DesignKind) {
    static constexpr std::string_view list[] = {
        "grid", "one_at_a_time", "latin_hypercube", "sobol", "morris", "saltelli", "file"};
    return list;
}

/// The factor that changes the dice alone; always the last.
inline constexpr std::string_view chance_factor = "chance";

/// Which points of the factors' space are run. Lists of numbers grow by one with every extension.
struct DesignWishes {
    DesignKind kind = DesignKind::latin_hypercube;
    std::vector<long> points, trajectories, rows;
    long levels = 0, seed = 0;
    bool second_order = false, dummy = true;
    std::string file;

    static void fields(auto& self, auto&& visit) {
        visit("kind", self.kind, says("how the points are laid").or_else("latin_hypercube"));
        visit(
            "points", self.points,
            says("latin_hypercube, sobol: how many; a list is what was added, one after the other")
                .within(1, 1e7)
                .or_else("[100]"));
        visit("trajectories", self.trajectories,
              says("morris: how many paths through the space, each of one point more than there "
                   "are factors")
                  .within(1, 1e6)
                  .or_else("[20]"));
        visit("rows", self.rows,
              says("saltelli: how many rows of each matrix; points are this times the number of "
                   "factors and two")
                  .within(1, 1e6)
                  .or_else("[256]"));
        visit("second_order", self.second_order,
              says("saltelli: further points for how factors act in pairs").or_else("false"));
        visit("dummy", self.dummy,
              says("morris, saltelli: one factor more, which changes the dice alone, to tell what "
                   "chance does")
                  .or_else("true"));
        visit("levels", self.levels,
              says("grid, one_at_a_time: values taken of a range; morris: steps of the grid, even")
                  .within(2, 1000)
                  .or_else("4"));
        visit("file", self.file,
              says("file: a table (CSV) with a column for each factor and a line for each point")
                  .or_else("''"));
        visit("seed", self.seed,
              says("start of the random numbers that lay the points").within(0, 9e15).or_else("1"));
    }
};

struct SweepFile {
    long version = 1;
    std::string title, question, scenario;
    Node set;
    Named<Factor> factors;
    DesignWishes design;
    long replicates = 0;
    std::vector<long> draws;
    std::vector<std::string> outcomes;
    std::string headline;

    static void fields(auto& self, auto&& visit) {
        visit("heed", self.version, says("version of this language").within(1, 1));
        visit("title", self.title, says("what the sweep is called"));
        visit("question", self.question, says("what it asks, in one sentence").or_else("''"));
        visit("scenario", self.scenario,
              says("the scenario that is run at every point, from the sweep's own folder")
                  .such_as("../first.yaml"));
        visit("set", self.set,
              says("what is changed in the scenario at every point: `path: value`").optional());
        visit("factors", self.factors, says("the inputs that vary, by name"));
        visit("design", self.design, says("which of their values are run together").optional());
        visit("replicates", self.replicates,
              says("random worlds for each point and draw; every point and arm sees the same ones")
                  .within(1, 1e6)
                  .or_else("4"));
        visit("draws", self.draws,
              says("draws of what else is uncertain in the scenario; a list is what was added, one "
                   "after the other")
                  .within(1, 1e5)
                  .or_else("[1]"));
        visit("outcomes", self.outcomes,
              says("measures that are kept, by their ids")
                  .or_else("[reached, cost, recalls, knowledge, practises, accepts_genuine, "
                           "accepts_deceptive, safe_journeys, risky_journeys, work_years, "
                           "recruitments, recruited, recruited_meant, recruited_others, exploited, "
                           "exploited_years, exits, cases_recorded]"));
        visit("headline", self.headline,
              says("the outcome that the first sentence is about, on which the scenario's headline "
                   "arm has an effect; left out: recruitments if kept, else the first")
                  .or_else("''"));
    }
};

extern template std::vector<Slot> slots_of<SweepFile>(void*);

}  // namespace heed
