// `heed keys`, `heed schema` and `heed new`: the languages of scenarios and sweeps, from the same list of fields as its reader.
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "models/scenario.hpp"
#include "sim/base/assets.hpp"
#include "sim/base/problem.hpp"
#include "sim/cli/commands.hpp"
#include "sim/config/describe.hpp"
#include "sim/config/schema.hpp"
#include "sim/sweep/sweep_file.hpp"

namespace heed {

namespace {

nlohmann::json keys_json(const std::vector<Key>& keys, const std::string& filter) {
    nlohmann::json list = nlohmann::json::array();
    for (const Key& key : keys)
        if (key.path.find(filter) != key.path.npos)
            list.push_back({{"path", key.path},
                            {"type", key.type},
                            {"unit", key.unit},
                            {"required", key.required},
                            {"default", key.fallback},
                            {"low", key.low},
                            {"high", key.high},
                            {"words", key.words},
                            {"meaning", key.meaning},
                            {"source", key.source},
                            {"grade", std::string(word(key.grade))}});
    return list;
}

/// Which of the two languages is meant: that of scenarios or that of sweeps.
void add_language(CLI::App& command, bool& sweeps) {
    command.add_flag("--sweep", sweeps, "of sweeps instead of scenarios");
}

int keys_command(const std::string& filter, bool sweeps, bool markdown, bool json) {
    const auto keys = sweeps ? describe<SweepFile>() : describe<Scenario>();
    if (json)
        fmt::print("{}\n", keys_json(keys, filter).dump(1));
    else
        fmt::print("{}", markdown ? keys_markdown(keys) : keys_text(keys, filter));
    return done;
}

int new_command(const std::string& file, bool every_key) {
    std::string text = every_key ? make_template<Scenario>() : std::string(asset("starter.yaml"));
    constexpr std::string_view own_name = "scenarios/starter.yaml";
    if (const std::size_t at = text.find(own_name); at != text.npos && !file.empty())
        text.replace(at, own_name.size(), file);
    if (file.empty()) {
        fmt::print("{}", text);
        return done;
    }
    if (std::filesystem::exists(file))
        throw BadInput(
            fmt::format("{} is there already; choose another name or remove it first", file));
    std::ofstream out(file);
    out << text << std::flush;
    if (!out)
        throw BadInput(
            fmt::format("{} cannot be written; choose a folder in which you may write", file));
    fmt::print("{} written; edit it, then: heed check {}\n", file, file);
    return done;
}

}  // namespace

void add_keys(CLI::App& app, Action& action) {
    auto filter = std::make_shared<std::string>();
    auto markdown = std::make_shared<bool>(false), sweeps = std::make_shared<bool>(false);
    auto common = std::make_shared<Common>();
    CLI::App* command = app.add_subcommand(
        "keys", "every key of scenarios, or of sweeps: type, unit, range, default, source");
    command->footer("Example: heed keys coverage");
    command->add_option("PART", *filter, "show only keys that contain this");
    command->add_flag("--markdown", *markdown, "as the reference page");
    add_language(*command, *sweeps);
    add_common(*command, *common);
    command->callback([&action, filter, markdown, sweeps, common] {
        action = [=] { return keys_command(*filter, *sweeps, *markdown, common->json); };
    });
}

void add_schema(CLI::App& app, Action& action) {
    CLI::App* command =
        app.add_subcommand("schema", "the JSON Schema of scenarios, or of sweeps, for editors");
    command->footer("Example: heed schema > heed.schema.json");
    auto sweeps = std::make_shared<bool>(false);
    add_language(*command, *sweeps);
    command->callback([&action, sweeps] {
        action = [sweeps] {
            fmt::print("{}\n",
                       (*sweeps ? schema<SweepFile>("Heed sweep") : schema<Scenario>()).dump(1));
            return done;
        };
    });
}

void add_new(CLI::App& app, Action& action) {
    auto file = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand("new", "a scenario to start from, ready to run");
    command->footer("Example: heed new scenarios/my_campaign.yaml");
    command->add_option("FILE", *file, "where to write it; left out: on the screen");
    auto every_key = std::make_shared<bool>(false);
    command->add_flag("--all", *every_key, "a template with every key and its meaning instead");
    command->callback(
        [&action, file, every_key] { action = [=] { return new_command(*file, *every_key); }; });
}

}  // namespace heed
