// `heed catalogue`: campaigns and measures to pick and patch instead of writing from nothing.
#include "models/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/base/assets.hpp"
#include "sim/base/problem.hpp"
#include "sim/cli/commands.hpp"
#include "sim/cli/result_table.hpp"

namespace heed {

namespace {

nlohmann::json entry_json(const CatalogueEntry& entry) {
    return {{"name", entry.name},
            {"file", entry.file},
            {"title", entry.title},
            {"line", entry.line},
            {"measure", entry.measure},
            {"channel", entry.channel},
            {"message", entry.message},
            {"cost", entry.cost},
            {"effect_grade", std::string(word(entry.effect))},
            {"cost_grade", entry.cost.empty() ? "" : std::string(word(entry.price))}};
}

/// "radio; narrative, told by media", "place_wide; changes police, online".
std::string kind_of(const CatalogueEntry& entry) {
    std::vector<std::string> parts{entry.channel, entry.measure, entry.message};
    std::erase(parts, "");
    return fmt::format("{}", fmt::join(parts, "; "));
}

void print_entry(const CatalogueEntry& entry, bool quiet) {
    fmt::print("{:<27}{}\n", entry.name, entry.title);
    if (quiet) return;
    const std::string facts =
        fmt::format("{}. Evidence at best: effect {}{}.{}", kind_of(entry), word(entry.effect),
                    entry.cost.empty() ? "" : fmt::format(", cost {}", word(entry.price)),
                    entry.cost.empty() ? "" : fmt::format(" Cost: {}.", entry.cost));
    fmt::print("{}{}", wrapped(entry.line, 92, "    "), wrapped(facts, 92, "    "));
}

int list_command(const Common& common) {
    const auto list = read_catalogue();
    if (common.json) {
        nlohmann::json all = nlohmann::json::array();
        for (const CatalogueEntry& entry : list) all.push_back(entry_json(entry));
        fmt::print("{}\n", all.dump(1));
        return done;
    }
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i == 0 || list[i].measure.empty() != list[i - 1].measure.empty())
            fmt::print("{}{}\n\n", i == 0 ? "" : "\n",
                       list[i].measure.empty() ? "Campaigns" : "Other measures");
        print_entry(list[i], common.quiet);
    }
    if (!common.quiet)
        fmt::print(
            "\n`heed catalogue NAME` prints one. To use it: extends: [..., {}], name it in an "
            "arm,\n"
            "and patch what differs, for example campaigns.{}.coverage.share. Grades: the best of\n"
            "the numbers that its effect, or its cost, rests on.\n",
            list.front().file, list.front().name);
    return done;
}

int show_command(const std::string& name, const Common& common) {
    const auto list = read_catalogue();
    const auto entry = std::ranges::find(list, name, &CatalogueEntry::name);
    if (entry == list.end()) {
        std::vector<std::string> names;
        for (const CatalogueEntry& one : list) names.push_back(one.name);
        const std::string near = nearest(name, names);
        throw BadInput(fmt::format("there is no '{}' in the catalogue{}", name,
                                   near.empty() ? "; `heed catalogue` lists what there is"
                                                : fmt::format("; did you mean '{}'?", near)));
    }
    if (common.json) {
        nlohmann::json one = entry_json(*entry);
        one["text"] = std::string(asset(entry->file));
        fmt::print("{}\n", one.dump(1));
    } else {
        fmt::print("{}", asset(entry->file));
    }
    return done;
}

}  // namespace

void add_catalogue(CLI::App& app, Action& action) {
    auto name = std::make_shared<std::string>();
    auto common = std::make_shared<Common>();
    CLI::App* command =
        app.add_subcommand("catalogue", "campaigns and measures to pick from, and to patch");
    command->footer("Example: heed catalogue radio_story");
    command->add_option("NAME", *name, "print the file of this one; left out: list them");
    add_common(*command, *common);
    command->callback([&action, name, common] {
        action = [=] {
            return name->empty() ? list_command(*common) : show_command(*name, *common);
        };
    });
}

}  // namespace heed
