// `heed sweep`: a scenario at many points, on a laptop or a cluster.
#include "sim/cli/sweep.hpp"

#include <fmt/format.h>

#include "sim/report/version.hpp"
#include "sim/sweep/sweep_folder.hpp"

namespace heed {

std::string full_version() { return fmt::format("{} ({})", version(), commit()); }

void add_sweep_file(CLI::App& command, SweepOptions& options) {
    command.add_option("FILE", options.place, "sweep file, or the folder of a sweep")->required();
    command
        .add_option("--set", options.sets,
                    "change a value of the sweep: path=value, for example design.points=50")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    add_common(command, options.common);
}

void add_sweep_folder(CLI::App& command, SweepOptions& options) {
    command.add_option("DIR", options.place, "folder of a sweep")->required();
    add_common(command, options.common);
}

Sweep read_or_open(const SweepOptions& options) {
    if (is_sweep_folder(options.place)) {
        if (!options.sets.empty())
            throw BadInput(
                fmt::format("{}: a sweep that was begun cannot be changed by --set; "
                            "`heed sweep extend` adds to it",
                            options.place));
        return open_folder(options.place, full_version());
    }
    std::vector<std::string> notes;
    Sweep sweep = read_sweep(options.place, options.sets, full_version(), notes);
    if (!options.common.quiet) print_notes(notes);
    return sweep;
}

std::string thousands(std::size_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

std::string size_words(const Sweep& sweep) {
    const auto many = [](std::size_t count, const char* what) {
        return fmt::format("{} {}{}", thousands(count), what, count == 1 ? "" : "s");
    };
    return fmt::format("{} × {} × {} × {} = {}", many(sweep.points.size(), "point"),
                       many(sweep.draws(), "draw"), many(sweep.replicates(), "replicate"),
                       many(sweep.arms.size(), "arm"), many(sweep.runs(), "run"));
}

void add_sweep(CLI::App& app, Action& action) {
    CLI::App* group = app.add_subcommand(
        "sweep", "run a scenario at many points, here or on a cluster, and find out what matters");
    group->footer(
        "Example: heed sweep run scenarios/sweeps/first.yaml\ndocs/sweeps.md leads from "
        "a laptop to a cluster.");
    group->require_subcommand(1);
    for (auto* add :
         {add_sweep_plan, add_sweep_run, add_sweep_resume, add_sweep_submit, add_sweep_work,
          add_sweep_status, add_sweep_extend, add_sweep_collect, add_sweep_explain})
        add(*group, action);
}

}  // namespace heed
