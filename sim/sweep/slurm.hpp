// Speaking with Slurm: the script of an array of jobs, sbatch and squeue. Nothing here knows any site.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/sweep/site.hpp"
#include "sim/sweep/submission.hpp"

namespace heed {

/// What one array of jobs does.
struct ArrayScript {
    std::filesystem::path program;  ///< heed, by its absolute path
    std::filesystem::path folder;   ///< of the sweep, absolute
    std::string submission;
    TaskRange tasks;
    std::size_t number = 1;  ///< of this array in its submission
    std::string on_failure;
};

std::string array_script(const ArrayScript& array, const Site& site);

/// Whether a command can be found.
bool is_command(const std::string& name);

/// Hands a script to sbatch; after: a job that has to end first, or "". The job's id. Throws std::runtime_error with what
/// sbatch said, if it refuses.
std::string submit_script(const std::filesystem::path& script, const std::string& after);

/// How many tasks of each job are in each state ("RUNNING"); jobs that Slurm no longer knows are left out. Nothing if
/// Slurm cannot be asked.
using QueueStates = std::map<std::string, std::map<std::string, std::size_t>>;
std::optional<QueueStates> queue_states(const std::vector<Job>& jobs);

}  // namespace heed
