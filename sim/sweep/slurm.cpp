// Writes Slurm's scripts and calls its commands.
#include "sim/sweep/slurm.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <sstream>

namespace heed {

namespace fs = std::filesystem;

namespace {

/// A word as the shell takes it.
std::string shell_word(std::string_view text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./,:@%";
    if (!text.empty() && text.find_first_not_of(plain) == text.npos) return std::string(text);
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

struct Said {
    int code = 0;
    std::string text;  ///< standard output and standard error
};

Said call(const std::string& command) {
    Said said;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe) return {127, "no process could be started"};
    std::array<char, 4096> bytes{};
    while (const std::size_t n = std::fread(bytes.data(), 1, bytes.size(), pipe))
        said.text.append(bytes.data(), n);
    const int status = ::pclose(pipe);
    said.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128;
    return said;
}

/// The last line that is a job's id; sbatch may say other things first, and a cluster's name behind a semicolon.
std::string job_id_in(const std::string& text) {
    std::istringstream lines(text);
    std::string id;
    for (std::string line; std::getline(lines, line);) {
        line = line.substr(0, line.find(';'));
        if (!line.empty() && line.find_first_not_of("0123456789") == line.npos) id = line;
    }
    return id;
}

/// A path in which Slurm finds nothing to fill in.
std::string without_patterns(std::string path) {
    for (std::size_t at = 0; (at = path.find('%', at)) != path.npos; at += 2) path.insert(at, "%");
    return path;
}

std::string directives(const ArrayScript& array, const Site& site) {
    std::string text;
    const auto add = [&](std::string_view option, std::string_view value) {
        if (!value.empty()) text += fmt::format("#SBATCH --{}={}\n", option, shell_word(value));
    };
    std::string range = fmt::format("0-{}", array.tasks.count - 1);
    if (site.max_running > 0) range += fmt::format("%{}", site.max_running);
    add("job-name", "heed-" + array.folder.filename().string());
    add("array", range);
    const fs::path logs = array.folder / "submissions" / array.submission / "logs";
    add("output", fmt::format("{}/{}-%a.txt", without_patterns(logs.string()), array.number));
    add("open-mode", "append");
    add("partition", site.partition);
    add("account", site.account);
    add("qos", site.qos);
    add("time", site.time);
    add("mem", site.memory);
    add("cpus-per-task", std::to_string(site.cpus_per_task));
    for (const std::string& option : site.options) {
        const std::size_t equals = std::min(option.find('='), option.size());
        const std::string value = option.substr(std::min(equals + 1, option.size()));
        text += fmt::format("#SBATCH {}{}\n", option.substr(0, equals),
                            equals < option.size() ? "=" + shell_word(value) : "");
    }
    return text;
}

}  // namespace

std::string array_script(const ArrayScript& array, const Site& site) {
    const std::string first = array.tasks.first == 0
                                  ? "$SLURM_ARRAY_TASK_ID"
                                  : fmt::format("$((SLURM_ARRAY_TASK_ID + {}))", array.tasks.first);
    // Modules are known to login shells.
    std::string text = site.modules.empty() ? "#!/bin/bash\n" : "#!/bin/bash -l\n";
    text +=
        fmt::format("# Tasks {} to {} of submission {} of a sweep, by `heed sweep submit`.\n",
                    array.tasks.first, array.tasks.first + array.tasks.count - 1, array.submission);
    text += directives(array, site);
    for (const std::string& module : site.modules)
        text += fmt::format("module load {} || exit 1\n", module);
    text += fmt::format(
        "exec {} sweep work {} --submission {} --task {} \\\n    --threads {} --on-failure {}\n",
        shell_word(array.program.string()), shell_word(array.folder.string()), array.submission,
        first, site.cpus_per_task, array.on_failure);
    return text;
}

bool is_command(const std::string& name) {
    const char* variable = std::getenv("PATH");
    std::istringstream path(variable ? variable : "/usr/bin:/bin");
    for (std::string folder; std::getline(path, folder, ':');)
        if (!folder.empty() && ::access((folder + "/" + name).c_str(), X_OK) == 0) return true;
    return false;
}

std::string submit_script(const fs::path& script, const std::string& after) {
    const std::string wait = after.empty() ? "" : " --dependency=afterany:" + after;
    const Said said = call("sbatch --parsable" + wait + " " + shell_word(script.string()));
    const std::string id = job_id_in(said.text);
    if (said.code != 0 || id.empty())
        throw std::runtime_error(
            fmt::format("sbatch did not take '{}'; it said:\n{}", script.string(), said.text));
    return id;
}

std::optional<QueueStates> queue_states(const std::vector<Job>& jobs) {
    if (jobs.empty()) return QueueStates{};
    if (!is_command("squeue")) return {};
    std::string ids;
    for (const Job& job : jobs) ids += (ids.empty() ? "" : ",") + job.id;
    // -r: a line for each task. Jobs that are long gone make it fail when no other is left.
    const Said said = call("timeout 30 squeue -h -r -o 'heed %F %T' -j " + ids);
    if (said.code != 0 && said.text.find("Invalid job id") == said.text.npos) return {};
    QueueStates states;
    std::istringstream lines(said.text);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string mark, id, state;
        if (words >> mark >> id >> state && mark == "heed") ++states[id][state];
    }
    return states;
}

}  // namespace heed
