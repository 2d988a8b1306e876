// `heed report`: the HTML page again, from stored results.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "sim/base/problem.hpp"
#include "sim/cli/commands.hpp"
#include "sim/report/html.hpp"

namespace heed {

namespace {

int report_command(const std::string& folder) {
    const std::filesystem::path data = std::filesystem::path(folder) / "report.json";
    std::ifstream in(data);
    if (!in)
        throw BadInput(fmt::format("{} cannot be read; name a folder that `heed run` has written",
                                   data.string()));
    const auto report = nlohmann::json::parse(in, nullptr, false);
    const auto misses = [&](const char* part) { return !report.contains(part); };
    constexpr std::array parts{"title", "arms", "headline", "funnels", "parameters", "reproduce"};
    if (report.is_discarded() || !report.is_object() || std::ranges::any_of(parts, misses))
        throw BadInput(
            fmt::format("{} is not a report's data; run the scenario again", data.string()));

    const std::filesystem::path page = std::filesystem::path(folder) / "report.html",
                                partial = page.string() + ".partial";
    {
        std::ofstream out(partial);
        out << render_html(report) << std::flush;
        if (!out) {
            std::filesystem::remove(partial);
            throw std::runtime_error(fmt::format(
                "{} cannot be written; is the disk full, or the folder not yours?", page.string()));
        }
    }
    std::filesystem::rename(partial, page);
    fmt::print("{}\n", page.string());
    return done;
}

}  // namespace

void add_report(CLI::App& app, Action& action) {
    auto folder = std::make_shared<std::string>();
    CLI::App* command =
        app.add_subcommand("report", "make the HTML report again from stored results");
    command->footer("Example: heed report results/first");
    command->add_option("DIR", *folder, "folder that `heed run` has written")->required();
    command->callback([&action, folder] { action = [folder] { return report_command(*folder); }; });
}

}  // namespace heed
