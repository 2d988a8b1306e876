// `heed sweep collect`: one table of all runs, the effects at every point, and what matters.
#include <fmt/format.h>
#include <unistd.h>

#include "sim/cli/result_table.hpp"
#include "sim/cli/sweep.hpp"
#include "sim/outcomes/results_folder.hpp"
#include "sim/sweep/analysis.hpp"
#include "sim/sweep/sweep_folder.hpp"
#include "sim/sweep/sweep_report.hpp"

namespace heed {

namespace fs = std::filesystem;

namespace {

struct CollectOptions : SweepOptions {
    bool partial = false;
};

std::string how_far(const Sweep& sweep, const Completeness& state) {
    std::string text =
        fmt::format("{} of {} trials are done", thousands(state.done), thousands(sweep.trials()));
    if (state.failed > 0) text += fmt::format(", {} failed", thousands(state.failed));
    if (state.missing > 0) text += fmt::format(", {} are missing", thousands(state.missing));
    return text;
}

void print_answer(const Sweep& sweep, const std::vector<Reading>& readings) {
    const Reading* reading = headline_of(sweep, readings);
    if (!reading || reading->answer.empty()) return;
    fmt::print("\n{}", wrapped(fmt::format("For {}: {} {}", words_for(sweep, reading->question),
                                           reading->answer, reading->direction)));
    for (const std::string& caution : reading->cautions) fmt::print("{}", wrapped(caution));
    for (const Reading* other : also_told(sweep, readings))
        fmt::print("\n{}", wrapped(fmt::format("For {}: {}", words_for(sweep, other->question),
                                               other->answer)));
    fmt::print("\n");
}

/// Puts a whole folder in the place of an older one.
void put_in_place(ResultsFolder& fresh, const fs::path& folder) {
    fresh.commit();
    const fs::path old = folder.string() + fmt::format(".old-{}", ::getpid());
    std::error_code error;
    // Several processes may do so at once: each tries until it was the last.
    for (int tries = 0; tries < 100; ++tries) {
        std::error_code none;
        fs::rename(folder, old, none);  // fails where there is none
        fs::rename(fresh.path(), folder, error);
        fs::remove_all(old, none);
        if (!error) return;
    }
    throw fs::filesystem_error("could not be put in its place", folder, error);
}

void write_tables(const SweepFindings& findings, const Store& store, const fs::path& folder,
                  const nlohmann::json& report) {
    const Sweep& sweep = findings.sweep;
    ResultsFolder fresh(folder / fmt::format(".collected-{}", ::getpid()));
    fresh.add("runs.csv", sweep_runs_csv(sweep, store));
    fresh.add("effects.csv", sweep_effects_csv(sweep, findings.figures));
    fresh.add("factors.csv", factors_csv(sweep));
    fresh.add("sensitivity.csv", sensitivity_csv(sweep, findings.readings));
    fresh.add("points.csv", points_csv(sweep.points, sweep.factors));
    fresh.add("missing.csv", missing_csv(sweep, store));
    fresh.add("dictionary.csv", sweep_dictionary_csv(sweep));
    fresh.add("report.json", report.dump(1) + "\n");
    fresh.add("report.html", render_sweep_html(report));
    put_in_place(fresh, folder / "collected");
}

}  // namespace

int collect_and_tell(const Sweep& sweep, const fs::path& folder, bool partial,
                     const Common& common) {
    const Store store(sweep, folder, true);
    const Completeness state = completeness_of(sweep, store);
    if (state.done < sweep.trials() && !partial)
        throw std::runtime_error(fmt::format(
            "{}; averages over what is there would mislead. To go on: heed sweep resume {} (or "
            "--partial, to collect all the same)",
            how_far(sweep, state), folder.string()));
    const auto figures = point_figures(sweep, store);
    const auto readings = read_factors(sweep, state, figures);
    const auto reasons = reasons_of(store);
    const nlohmann::json report = sweep_report_json({sweep, state, reasons, figures, readings});
    try {
        write_tables({sweep, state, reasons, figures, readings}, store, folder, report);
    } catch (const std::runtime_error& error) {  // a full disk, most of all
        throw std::runtime_error(
            fmt::format("{}\nThat is about the tables; what was run is kept. To make them: heed "
                        "sweep collect {}",
                        error.what(), folder.string()));
    }
    if (common.json) {
        fmt::print("{}\n", report.dump(1));
    } else if (!common.quiet) {
        fmt::print("{}\n{}\n", sweep.wishes.title, size_words(sweep));
        print_answer(sweep, readings);
        fmt::print("Collected: {}\nReport: {}\n", (folder / "collected").string(),
                   (folder / "collected" / "report.html").string());
    }
    if (state.done < sweep.trials())
        fmt::print(stderr, "note: {}; missing.csv names them, and {} of {} points are whole\n",
                   how_far(sweep, state), state.whole_points(), sweep.points.size());
    return done;
}

void add_sweep_collect(CLI::App& app, Action& action) {
    auto options = std::make_shared<CollectOptions>();
    CLI::App* command = app.add_subcommand(
        "collect",
        "tables of all runs and of the effects at every point, and a report of what matters");
    command->footer("Example: heed sweep collect results/sweep-first");
    add_sweep_folder(*command, *options);
    command->add_flag("--partial", options->partial, "also if trials are missing");
    command->callback([&action, options] {
        action = [options] {
            const Sweep sweep = open_folder(options->place, full_version());
            return collect_and_tell(sweep, options->place, options->partial, options->common);
        };
    });
}

}  // namespace heed
