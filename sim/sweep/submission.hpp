// What is missing of a sweep, cut into tasks for a scheduler, and the folder that remembers them.
//
//     submissions/001/tasks.csv      which blocks of trials each task does
//     submissions/001/array-1.sh …   what the scheduler runs, where it is Slurm
//     submissions/001/jobs.csv       what the scheduler calls them
//     submissions/001/logs/          what they said
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/sweep/work.hpp"

namespace heed {

/// The blocks that one task does, one after the other.
using TaskBlocks = std::vector<Batch>;

/// Cuts what the store does not have into tasks that take about `seconds` on `threads` threads, if a trial takes
/// `seconds_each`; longer ones, if there would be more tasks than a scheduler likes.
std::vector<TaskBlocks> cut_into_tasks(const Sweep& sweep, const Store& store, double seconds_each,
                                       double seconds, unsigned threads);

/// One array of jobs: tasks [first, first + count).
struct TaskRange {
    std::size_t first = 0, count = 0;
};
std::vector<TaskRange> arrays_of(std::size_t tasks, std::size_t most);

/// A file of a submission beside its tasks: name and text.
struct SubmissionFile {
    std::string name, text;
};

/// The name that the next submission of a sweep gets: "001".
std::string next_submission(const std::filesystem::path& folder);

/// Writes a submission, whole or not at all, with an empty folder for logs.
void create_submission(const Sweep& sweep, const std::filesystem::path& folder,
                       const std::string& name, const std::vector<TaskBlocks>& tasks,
                       const std::vector<SubmissionFile>& files);

/// The blocks of one task, as the sweep counts its worlds today. Throws BadInput if there is no such task.
TaskBlocks read_task(const Sweep& sweep, const std::filesystem::path& folder,
                     const std::string& name, std::size_t task);

/// An array that was handed to a scheduler.
struct Job {
    std::string submission, id;
    TaskRange tasks;
};
void remember_job(const std::filesystem::path& folder, const Job& job);
std::vector<Job> jobs_of(const std::filesystem::path& folder);

}  // namespace heed
