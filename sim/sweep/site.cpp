// Reads what a site wants, as strictly as scenarios.
#include "sim/sweep/site.hpp"

#include <fmt/format.h>

#include <utility>

#include "sim/config/merge.hpp"
#include "sim/config/read.hpp"

namespace heed {

template std::vector<Slot> slots_of<Site>(void*);

double clock_seconds(std::string_view text) {
    constexpr std::pair<std::string_view, double> units[] = {
        {"second", 1}, {"minute", 60}, {"hour", 3600}, {"day", 86400}};
    const std::size_t space = text.find(' ');
    double number = 0;
    if (space == text.npos || !parse_number(text.substr(0, space), number) || number <= 0) return 0;
    const std::string_view unit = text.substr(space + 1);
    for (const auto& [name, seconds] : units)
        if (unit == name || unit == std::string(name) + 's') return number * seconds;
    return 0;
}

namespace {

/// What would end a line of a script, or a word in it, goes into none.
bool fits_into_script(std::string_view text) {
    return text.find_first_of("\n\r\"'\\`$") == text.npos;
}

void check(const Site& site, const Origins& origins, Problems& problems) {
    const auto check_text = [&](const std::string& path, std::string_view text) {
        if (!fits_into_script(text))
            problems.add(origins, path,
                         fmt::format("{} is {}; quotes, backslashes, $ and line ends cannot be "
                                     "written into a job's script",
                                     path, shown(text)));
    };
    check_text("partition", site.partition);
    check_text("account", site.account);
    check_text("qos", site.qos);
    check_text("time", site.time);
    check_text("memory", site.memory);
    for (std::size_t i = 0; i < site.modules.size(); ++i)
        check_text(fmt::format("modules.{}", i), site.modules[i]);
    for (std::size_t i = 0; i < site.options.size(); ++i) {
        const std::string path = fmt::format("options.{}", i);
        check_text(path, site.options[i]);
        if (!site.options[i].starts_with('-'))
            problems.add(origins, path,
                         fmt::format("{} is {}; an option of sbatch begins with a dash, such as "
                                     "--constraint=intel",
                                     path, shown(site.options[i])));
    }
    if (clock_seconds(site.task_time) <= 0)
        problems.add(
            origins, "task_time",
            fmt::format("task_time is {}; write for example '30 minutes'", shown(site.task_time)));
}

}  // namespace

Site read_site(const std::string& file, const Node& asked) {
    Problems problems;
    Node root;
    root.kind = Node::Kind::map;
    if (!file.empty()) {
        Node own = parse_file(file, problems);
        if (own.kind == Node::Kind::map)
            root = std::move(own);
        else if (own.kind != Node::Kind::null)
            problems.add(own.where,
                         fmt::format("a site is a mapping (key: value), not {}", shown(own)));
    }
    problems.throw_if_any();
    merge(root, asked, &type_of<Site>);
    Origins origins;
    Site site = read<Site>(root, origins, problems);
    if (problems.empty()) check(site, origins, problems);
    problems.throw_if_any();
    return site;
}

}  // namespace heed
