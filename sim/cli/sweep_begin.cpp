// What commands that work on a sweep begin with: its folder, and how many failures they bear.
#include <fmt/format.h>

#include "sim/cli/sweep.hpp"
#include "sim/sweep/sweep_folder.hpp"

namespace heed {

namespace fs = std::filesystem;

std::size_t most_failures(const std::string& policy) {
    if (policy == "stop") return 0;
    if (policy == "go-on") return static_cast<std::size_t>(-1);
    if (policy.empty() || policy.find_first_not_of("0123456789") != policy.npos ||
        policy.size() > 9)
        throw BadInput(fmt::format(
            "--on-failure is '{}'; write stop, go-on, or how many failures are allowed", policy));
    return std::stoul(policy);
}

fs::path place_of(const SweepOptions& options, const std::optional<std::string>& out) {
    if (is_sweep_folder(options.place)) return options.place;
    return out ? fs::path(*out)
               : fs::path("results") / ("sweep-" + fs::path(options.place).stem().string());
}

void refuse_another(const Sweep& sweep, const SweepOptions& options, const fs::path& folder) {
    if (is_sweep_folder(options.place) || !is_sweep_folder(folder)) return;
    const auto list = differences(open_folder(folder, full_version()), sweep);
    if (!list.empty())
        throw BadInput(fmt::format(
            "{}: there is another sweep in this folder; choose a folder with --out, or go on with "
            "what was begun (`heed sweep resume {}`). What differs:\n  {}",
            folder.string(), folder.string(), fmt::join(list, "\n  ")));
}

fs::path folder_for(const Sweep& sweep, const SweepOptions& options,
                    const std::optional<std::string>& out) {
    const fs::path folder = place_of(options, out);
    if (is_sweep_folder(options.place)) return folder;
    if (!is_sweep_folder(folder)) try {
            create_folder(sweep, folder);
            return folder;
        } catch (const std::runtime_error&) {
            if (!is_sweep_folder(folder)) throw;  // else another process was quicker
        }
    refuse_another(sweep, options, folder);
    return folder;
}

}  // namespace heed
