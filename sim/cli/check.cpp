// `heed check`: every mistake of every file, at once; nothing is run.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/cli/commands.hpp"
#include "sim/experiment/notes.hpp"

namespace heed {

namespace {

struct CheckOptions {
    Common common;
    std::vector<std::string> files, sets;
};

int check_command(const CheckOptions& options) {
    nlohmann::json list = nlohmann::json::array();
    std::size_t mistakes = 0;
    for (const std::string& file : options.files) {
        try {
            const Experiment experiment = read_experiment(file, options.sets);
            if (!options.common.json && !options.common.quiet) {
                fmt::print("{}: no mistakes\n", file);
                print_notes(inputs_without_effect(experiment));
            }
        } catch (const BadInput& bad) {
            mistakes += bad.problems().size();
            if (!options.common.json) fmt::print(stderr, "{}", bad.what());
            for (auto& problem : problems_json(bad.problems())) list.push_back(std::move(problem));
        }
    }
    if (options.common.json)
        fmt::print("{}\n", list.dump(1));
    else if (mistakes > 0)
        fmt::print(stderr, "{} {}\n", mistakes, mistakes == 1 ? "mistake" : "mistakes");
    return mistakes > 0 ? bad_input : done;
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App* command = app.add_subcommand(
        "check", "tell every mistake of scenario files, each with its place; nothing is run");
    command->footer("Example: heed check scenarios/first.yaml my_campaign.yaml");
    command->add_option("FILE", options->files, "scenario files")->required();
    command->add_option("--set", options->sets, "change a value before checking")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    add_common(*command, options->common);
    command->callback(
        [&action, options] { action = [options] { return check_command(*options); }; });
}

}  // namespace heed
