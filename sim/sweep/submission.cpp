// Cuts tasks, writes and reads the folders of submissions.
#include "sim/sweep/submission.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <numeric>

#include "sim/base/problem.hpp"
#include "sim/outcomes/results_folder.hpp"

namespace heed {

namespace fs = std::filesystem;

namespace {

constexpr double most_tasks = 10'000;      // what a scheduler takes from one user without a sigh
constexpr double blocks_for_a_thread = 8;  // so that threads of a task end at about the same time
constexpr std::string_view tasks_header = "task,first_point,points,first_world,worlds,replicates\n";
constexpr std::string_view jobs_header = "first_task,tasks,job\n";

/// The whole numbers of a line of a table; empty if one is none.
std::vector<std::uint32_t> numbers_of(std::string_view line) {
    std::vector<std::uint32_t> numbers;
    const char* at = line.data();
    const char* end = at + line.size();
    while (at < end) {
        const auto [next, error] = std::from_chars(at, end, numbers.emplace_back());
        if (error != std::errc{} || (next < end && *next != ',')) return {};
        at = next + 1;
    }
    return numbers;
}

/// A block as the sweep counts worlds now: replicates may have been added since it was cut.
void add_block(const Sweep& sweep, const Batch& block, std::uint32_t replicates,
               TaskBlocks& blocks) {
    const auto now = static_cast<std::uint32_t>(sweep.replicates());
    if (now == replicates) {
        blocks.push_back(block);
        return;
    }
    for (std::uint32_t world = block.first_world; world < block.first_world + block.worlds;
         ++world) {
        Batch one = block;
        one.first_world = world / replicates * now + world % replicates;
        one.worlds = 1;
        blocks.push_back(one);
    }
}

}  // namespace

std::vector<TaskBlocks> cut_into_tasks(const Sweep& sweep, const Store& store, double seconds_each,
                                       double seconds, unsigned threads) {
    const auto missing = static_cast<double>(sweep.trials() - store.count());
    const double wished = std::max(1.0, seconds * threads / std::max(seconds_each, 1e-6));
    const double tasks_wished = std::clamp(std::ceil(missing / wished), 1.0, most_tasks);
    const double trials_each = missing / tasks_wished;  // all tasks alike, none a crumb
    std::vector<TaskBlocks> tasks;
    double given = 0;
    for (const Batch& block : batches_of(sweep, trials_each / (blocks_for_a_thread * threads))) {
        const auto here = static_cast<double>(missing_in(sweep, store, block));
        if (here == 0) continue;
        if (tasks.empty() || given >= trials_each * static_cast<double>(tasks.size()))
            tasks.emplace_back();
        tasks.back().push_back(block);
        given += here;
    }
    return tasks;
}

std::vector<TaskRange> arrays_of(std::size_t tasks, std::size_t most) {
    std::vector<TaskRange> arrays;
    for (std::size_t first = 0; first < tasks; first += most)
        arrays.push_back({first, std::min(most, tasks - first)});
    return arrays;
}

std::string next_submission(const fs::path& folder) {
    std::error_code error;
    for (int number = 1;; ++number) {
        std::string name = fmt::format("{:03}", number);
        if (!fs::exists(folder / "submissions" / name, error)) return name;
    }
}

void create_submission(const Sweep& sweep, const fs::path& folder, const std::string& name,
                       const std::vector<TaskBlocks>& tasks,
                       const std::vector<SubmissionFile>& files) {
    std::string table(tasks_header);
    for (std::size_t task = 0; task < tasks.size(); ++task)
        for (const Batch& block : tasks[task])
            table += fmt::format("{},{},{},{},{},{}\n", task, block.first_point, block.points,
                                 block.first_world, block.worlds, sweep.replicates());
    ResultsFolder whole(folder / "submissions" / name);
    whole.add("tasks.csv", table);
    whole.add("jobs.csv", jobs_header);
    for (const SubmissionFile& file : files) whole.add(file.name, file.text);
    whole.commit();
    fs::create_directory(whole.path() / "logs");
}

TaskBlocks read_task(const Sweep& sweep, const fs::path& folder, const std::string& name,
                     std::size_t task) {
    const fs::path file = folder / "submissions" / name / "tasks.csv";
    std::ifstream stream(file);
    std::string line;
    if (name.find('/') != name.npos || !std::getline(stream, line) || line + '\n' != tasks_header)
        throw BadInput(
            fmt::format("'{}' is no table of tasks; `heed sweep submit {}` makes a submission",
                        file.string(), folder.string()));
    TaskBlocks blocks;
    std::size_t last = 0;
    for (int number = 2; std::getline(stream, line); ++number) {
        const auto numbers = numbers_of(line);
        if (numbers.size() != 6 || numbers[5] == 0)
            throw BadInput(
                fmt::format("{}:{}: this line was changed; submit again", file.string(), number));
        last = numbers[0];
        if (numbers[0] != task) continue;
        const Batch block{numbers[1], numbers[2], numbers[3], numbers[4]};
        if (block.first_point + block.points > sweep.points.size())
            throw BadInput(fmt::format("{}:{}: the sweep has no such points; submit again",
                                       file.string(), number));
        add_block(sweep, block, numbers[5], blocks);
    }
    if (blocks.empty())
        throw BadInput(
            fmt::format("submission {} has no task {}; its tasks are 0 to {}", name, task, last));
    return blocks;
}

void remember_job(const fs::path& folder, const Job& job) {
    const fs::path file = folder / "submissions" / job.submission / "jobs.csv";
    std::ofstream stream(file, std::ios::app);
    stream << fmt::format("{},{},{}\n", job.tasks.first, job.tasks.count, job.id) << std::flush;
    if (!stream)
        throw std::runtime_error(fmt::format("'{}' could not be written; job {} runs all the same",
                                             file.string(), job.id));
}

std::vector<Job> jobs_of(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder / "submissions", error))
        if (fs::exists(entry.path() / "tasks.csv", error))
            names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    std::vector<Job> jobs;
    for (const std::string& name : names) {
        std::ifstream stream(folder / "submissions" / name / "jobs.csv");
        std::string line;
        std::getline(stream, line);
        while (std::getline(stream, line)) {
            const auto numbers = numbers_of(line);
            if (numbers.size() == 3)
                jobs.push_back({name, std::to_string(numbers[2]), {numbers[0], numbers[1]}});
        }
    }
    return jobs;
}

}  // namespace heed
