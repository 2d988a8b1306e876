// Tasks of a scheduler: every missing trial in one of them, scripts that say what was asked, sites read strictly.
#include <catch2/catch.hpp>
#include <set>

#include "sim/sweep/slurm.hpp"
#include "tests/sweep/tiny_sweep.hpp"

using namespace heed;
using Catch::Matchers::Contains;

namespace {

/// The trials of blocks, each as often as it is in one.
std::multiset<Trial> trials_of(const Sweep& sweep, const TaskBlocks& blocks) {
    std::multiset<Trial> trials;
    for (const Batch& block : blocks)
        for (std::uint32_t p = 0; p < block.points; ++p)
            for (std::uint32_t w = 0; w < block.worlds; ++w)
                trials.insert(
                    sweep.trial((block.first_point + p) * sweep.worlds() + block.first_world + w));
    return trials;
}

Node asked(const std::string& yaml) {
    Problems problems;
    return parse_text(yaml, "asked", problems);
}

}  // namespace

TEST_CASE("every missing trial is in one task, and tasks are alike", "[sweep][submission]") {
    const Workplace place;
    const Sweep sweep =
        tiny_sweep(place, {"design.points=40", "replicates=3", "draws=2"});  // 240 trials
    create_folder(sweep, place / "a");
    const Store store(sweep, place / "a", false);
    for (const double seconds : {0.5, 7.0, 30.0, 1e6}) {
        const auto tasks = cut_into_tasks(sweep, store, 1.0, seconds, 2);
        std::multiset<Trial> all;
        for (const TaskBlocks& blocks : tasks) {
            const auto some = trials_of(sweep, blocks);
            CHECK(static_cast<double>(some.size()) <= 2 * std::max(1.0, 2 * seconds));
            all.insert(some.begin(), some.end());
        }
        CHECK(all.size() == sweep.trials());
        CHECK(std::set<Trial>(all.begin(), all.end()).size() == sweep.trials());
        const double wished = std::ceil(240 / std::max(1.0, 2 * seconds));
        CHECK(static_cast<double>(tasks.size()) <= wished);
        CHECK(static_cast<double>(tasks.size()) >= 0.7 * wished);
    }
}

TEST_CASE("what is done is in no task", "[sweep][submission]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place);  // 5 points, 2 worlds
    create_folder(sweep, place / "a");
    Store store(sweep, place / "a", false);
    auto batches = batches_of(sweep, 1);
    batches.resize(7);
    do_batches(sweep, place / "a", store, in_turn(sweep, store, batches, 0), {1, 0, {}, {}});
    store.refresh();
    const auto tasks = cut_into_tasks(sweep, store, 1, 1, 1);
    CHECK(tasks.size() == 3);
    for (const TaskBlocks& blocks : tasks)
        for (const Batch& block : blocks) CHECK(missing_in(sweep, store, block) == block.trials());
    run_all(sweep, place / "a");
    store.refresh();
    CHECK(cut_into_tasks(sweep, store, 1, 1, 1).empty());
}

TEST_CASE("tasks are read as they were written, also after the sweep has grown",
          "[sweep][submission]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place, {"draws=3"});
    create_folder(sweep, place / "a");
    const Store store(sweep, place / "a", false);
    const auto tasks = cut_into_tasks(sweep, store, 1, 7, 1);
    REQUIRE(tasks.size() > 2);
    CHECK(next_submission(place / "a") == "001");
    create_submission(sweep, place / "a", "001", tasks, {{"array-1.sh", "#!/bin/bash\n"}});
    CHECK(next_submission(place / "a") == "002");
    CHECK(std::filesystem::is_directory(place / "a" / "submissions" / "001" / "logs"));
    const Sweep more = grown(sweep, {2, 1, 3});
    for (std::size_t task = 0; task < tasks.size(); ++task) {
        CHECK(read_task(sweep, place / "a", "001", task) == tasks[task]);
        CHECK(trials_of(more, read_task(more, place / "a", "001", task)) ==
              trials_of(sweep, tasks[task]));
    }
    CHECK_THAT(mistakes_of([&] { read_task(sweep, place / "a", "001", 99); }),
               Contains("no task 99"));
    CHECK_THAT(mistakes_of([&] { read_task(sweep, place / "a", "7", 0); }),
               Contains("no table of tasks"));

    CHECK(jobs_of(place / "a").empty());
    remember_job(place / "a", {"001", "4711", {2, 3}});
    const auto jobs = jobs_of(place / "a");
    REQUIRE(jobs.size() == 1);
    CHECK(jobs[0].id == "4711");
    CHECK(jobs[0].tasks.first == 2);
    CHECK(jobs[0].tasks.count == 3);
}

TEST_CASE("arrays stay below the limit of a site", "[sweep][submission]") {
    const auto arrays = arrays_of(2001, 1000);
    REQUIRE(arrays.size() == 3);
    CHECK(arrays[1].first == 1000);
    CHECK(arrays[2].first == 2000);
    CHECK(arrays[2].count == 1);
    CHECK(arrays_of(0, 1000).empty());
}

TEST_CASE("a script says what the site wants, word by word", "[sweep][submission]") {
    const Site site = read_site(
        "",
        asked("{partition: short, account: aid, time: '02:00:00', memory: 4G, cpus_per_task: 3, "
              "max_running: 20, modules: [gcc, boost], options: ['--constraint=a b', --nice]}"));
    const std::string script = array_script(
        {"/opt/he ed/heed", "/data/my sweep 5%", "002", {1000, 500}, 2, "go-on"}, site);
    for (const char* line :
         {"#!/bin/bash -l\n", "#SBATCH --array=0-499%20\n", "#SBATCH --partition=short\n",
          "#SBATCH --account=aid\n", "#SBATCH --time=02:00:00\n", "#SBATCH --mem=4G\n",
          "#SBATCH --cpus-per-task=3\n", "#SBATCH --constraint='a b'\n", "#SBATCH --nice\n",
          "#SBATCH --output='/data/my sweep 5%%/submissions/002/logs/2-%a.txt'\n",
          "module load gcc || exit 1\n", "module load boost || exit 1\n",
          "exec '/opt/he ed/heed' sweep work '/data/my sweep 5%' --submission 002 "
          "--task $((SLURM_ARRAY_TASK_ID + 1000))",
          "--threads 3 --on-failure go-on\n"})
        CHECK_THAT(script, Contains(line));
    const std::string plain = array_script({"/heed", "/d", "001", {0, 1}, 1, "20"}, Site{});
    for (const char* word : {"partition", "account", "qos", "--time", "--mem", "module"})
        CHECK_THAT(plain, !Contains(word));
}

TEST_CASE("a site's file is read strictly, and the command line wins", "[sweep][submission]") {
    const Workplace place;
    const std::string file =
        place.write("site.yaml", "partition: long\ntask_time: 2 hours\nmodules: gcc\n");
    const Site site = read_site(file, asked("partition: short"));
    CHECK(site.partition == "short");
    CHECK(site.modules == std::vector<std::string>{"gcc"});
    CHECK(clock_seconds(site.task_time) == 7200);
    CHECK(site.array_limit == 1000);
    const auto mistake = [&](const std::string& text) {
        return mistakes_of([&] { read_site(place.write("bad.yaml", text), asked("{}")); });
    };
    CHECK_THAT(mistake("partitoin: x\n"), Contains("bad.yaml:1:1") && Contains("partition"));
    CHECK_THAT(mistake("cpus_per_task: 0\n"), Contains("between 1 and 4096"));
    CHECK_THAT(mistake("task_time: 30\n"), Contains("30 minutes"));
    CHECK_THAT(mistake("options: [constraint=x]\n"), Contains("begins with a dash"));
    CHECK_THAT(mistake("account: \"a\\nrm -rf x\"\n"), Contains("cannot be written into"));
    CHECK_THAT(mistake("modules: [$(reboot)]\n"), Contains("cannot be written into"));
    CHECK_THAT(mistake("[a]\n"), Contains("a site is a mapping"));
}

TEST_CASE("times of the clock", "[sweep][submission]") {
    CHECK(clock_seconds("90 seconds") == 90);
    CHECK(clock_seconds("1 minute") == 60);
    CHECK(clock_seconds("1.5 hours") == 5400);
    CHECK(clock_seconds("2 days") == 172800);
    for (const char* text : {"", "30", "minutes", "0 minutes", "-1 hours", "3 weeks", "1  hour"})
        CHECK(clock_seconds(text) == 0);
}
