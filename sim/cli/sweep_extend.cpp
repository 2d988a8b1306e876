// `heed sweep extend`: more points, draws or replicates; what was run stays.
#include <fmt/format.h>

#include "sim/cli/sweep.hpp"
#include "sim/sweep/sweep_folder.hpp"

namespace heed {

namespace {

struct ExtendOptions : SweepOptions {
    Growth growth;
};

int extend_command(const ExtendOptions& options) {
    const Growth& growth = options.growth;
    if (growth.points + growth.draws + growth.replicates == 0)
        throw BadInput("say what is to be added: --points, --draws or --replicates");
    const Sweep sweep = open_folder(options.place, full_version());
    const Sweep more = grown(sweep, growth);
    replace_in_folder(more, options.place);
    if (!options.common.quiet)
        fmt::print("Was: {}\nNow: {}\nTo run what is new: heed sweep resume {}\n",
                   size_words(sweep), size_words(more), options.place);
    return done;
}

}  // namespace

void add_sweep_extend(CLI::App& app, Action& action) {
    auto options = std::make_shared<ExtendOptions>();
    CLI::App* command = app.add_subcommand(
        "extend", "add points, draws or replicates to a sweep; nothing that was run is lost");
    command->footer("Example: heed sweep extend results/sweep-first --replicates 4");
    add_sweep_folder(*command, *options);
    const auto number = CLI::Range(1L, 10000000L);
    command
        ->add_option("--points", options->growth.points,
                     "so many more points (Morris: trajectories, Saltelli: rows)")
        ->type_name("N")
        ->check(number);
    command->add_option("--draws", options->growth.draws, "so many more draws")
        ->type_name("N")
        ->check(number);
    command->add_option("--replicates", options->growth.replicates, "so many more replicates")
        ->type_name("N")
        ->check(number);
    command->callback(
        [&action, options] { action = [options] { return extend_command(*options); }; });
}

}  // namespace heed
