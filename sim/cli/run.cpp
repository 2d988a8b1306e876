// `heed run`: all arms, paired; a table on the screen, results on the disk, and the report.
#include <fmt/format.h>

#include <chrono>
#include <filesystem>
#include <optional>

#include "sim/cli/commands.hpp"
#include "sim/cli/result_files.hpp"
#include "sim/cli/result_table.hpp"
#include "sim/cli/scenario_options.hpp"
#include "sim/cli/terminal.hpp"
#include "sim/outcomes/results_folder.hpp"
#include "sim/report/manifest.hpp"
#include "sim/report/report_json.hpp"
#include "sim/report/words.hpp"

namespace heed {

namespace {

struct ScenarioRun {
    Common common;
    ScenarioOptions scenario;
    std::optional<std::string> out;

    /// The command line again, with what decides no result as well.
    std::string words() const {
        std::string text = scenario.words("run");
        if (scenario.threads > 0) text += fmt::format(" --threads {}", scenario.threads);
        if (out) text += fmt::format(" --out '{}'", *out);
        return text;
    }
};

/// results/<scenario>, results/<scenario>-2, …: the first that is not there.
std::filesystem::path free_folder(const std::string& scenario_file) {
    const std::filesystem::path base =
        std::filesystem::path("results") / std::filesystem::path(scenario_file).stem();
    std::filesystem::path folder = base;
    for (int i = 2; std::filesystem::exists(folder); ++i)
        folder = base.string() + "-" + std::to_string(i);
    return folder;
}

int run_command(const ScenarioRun& options) {
    if (options.out && options.out->empty())
        throw BadInput("--out is empty; name a folder for the results, or leave --out away");
    const StopOnSignal stop;
    const Experiment experiment = options.scenario.load();
    const unsigned threads = options.scenario.thread_count();
    check_memory(experiment, threads);
    const auto place =
        options.out ? std::filesystem::path(*options.out) : free_folder(options.scenario.file);
    ResultsFolder folder(place);

    const auto start = std::chrono::steady_clock::now();
    ExperimentResults results;
    {
        ProgressBar bar(!options.common.quiet);
        results = run_experiment(
            experiment, threads, [&](std::size_t now, std::size_t all) { bar.show(now, all); },
            stop.token());
    }
    if (!results.complete) {
        fmt::print(stderr, "Stopped; nothing was written. To run it again: {}\n", options.words());
        return failed;
    }
    const auto passed = [&] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    };
    const Findings findings = findings_of(experiment, results);
    const auto report =
        report_json(findings, {options.scenario.words("run"), machine_words(), passed(), threads});
    double page = 0;
    for (const ResultFile& file : result_files(findings, report)) {
        folder.add(file.name, file.text);
        if (file.name == "report.html") page = static_cast<double>(file.text.size());
    }
    folder.commit();
    if (const std::string warning = page_warning(page); !warning.empty())
        fmt::print(stderr, "{}", wrapped("Note: " + warning));

    if (options.common.json) {
        fmt::print("{}\n", summary_json(report, place.string()).dump(1));
    } else {
        fmt::print("{}", result_table(findings, report));
        fmt::print("{} runs in {}, writing included. Report: {}\n", results.results.runs.size(),
                   duration_words(passed()), (place / "report.html").string());
    }
    return done;
}

}  // namespace

void add_run(CLI::App& app, Action& action) {
    auto options = std::make_shared<ScenarioRun>();
    CLI::App* command = app.add_subcommand(
        "run", "run every arm of a scenario in the same worlds, and report what changed");
    command->footer(
        "Example: heed run scenarios/first.yaml --set campaigns.radio.coverage.share='40 %' --out "
        "results/forty");
    add_scenario_options(*command, options->scenario);
    add_world_options(*command, options->scenario);
    command->add_option("--out", options->out, "folder for the results; must not be there yet")
        ->type_name("DIR");
    add_common(*command, options->common);
    command->callback([&action, options] { action = [options] { return run_command(*options); }; });
}

}  // namespace heed
