// Sweeps for clusters, on the command line: what is printed, refused and left behind. Real schedulers: tests/cluster.
#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"

using namespace heed;
using Catch::Matchers::Contains;

namespace {

void write_sweep(const Workplace& place) {
    place.write("tiny.yaml",
                "heed: 1\ntitle: Tiny\nscenario: scenarios/first.yaml\n"
                "set: {population.size: 200, time.length: 20 weeks}\n"
                "factors: {radio: {path: campaigns.radio.coverage.share, range: [10 %, 90 %]}}\n"
                "design: {points: 6}\nreplicates: 2\noutcomes: [reached]\n");
}

/// A file that the shell can run.
void write_command(const Workplace& place, const std::string& name, const std::string& text) {
    std::filesystem::create_directories(place.folder() / "bin");
    place.write("bin/" + name, "#!/bin/sh\n" + text);
    std::filesystem::permissions(place.folder() / "bin" / name, std::filesystem::perms::owner_all);
}

}  // namespace

TEST_CASE("a dry run prints the scripts and writes nothing", "[cli][clusters]") {
    const Workplace place;
    write_sweep(place);
    const auto result = place.run(
        "heed sweep submit tiny.yaml --slurm --dry-run --out a --partition short --max-running 7 "
        "--modules 'gcc boost' --option=--nice --option '--constraint=x'");
    CHECK(result.code == 0);
    for (const char* part :
         {"12 of 12 trials are missing", "#SBATCH --array=0-0%7", "module load gcc boost",
          "#SBATCH --partition=short", "#SBATCH --nice", "#SBATCH --constraint=x",
          "/a --submission 001 --task $SLURM_ARRAY_TASK_ID"})
        CHECK_THAT(result.out, Contains(part));
    CHECK_FALSE(std::filesystem::exists(place.folder() / "a"));
}

TEST_CASE("tasks are done one by one, by any scheduler", "[cli][clusters]") {
    const Workplace place;
    write_sweep(place);
    const auto submitted =
        place.run("heed sweep submit tiny.yaml --out a --task-time '0.00001 seconds'");
    CHECK(submitted.code == 0);
    CHECK_THAT(submitted.out, Contains("12 tasks") && Contains("from 0 to 11"));
    CHECK_THAT(submitted.out, !Contains("does nothing"));
    CHECK_THAT(place.run("heed sweep submit tiny.yaml --out c --partition short").out,
               Contains("note: --partition does nothing without --slurm"));
    CHECK_THAT(place.run("heed sweep collect a").out, Contains("12 are missing"));
    for (int task = 11; task >= 0; --task)
        CHECK(place.run("heed sweep work a --submission 001 --task " + std::to_string(task)).code ==
              0);
    const auto again = place.run("heed sweep work a --submission 001 --task 3");
    CHECK(again.code == 0);
    CHECK_THAT(again.out, Contains("0 of the 0 trials that were missing"));
    CHECK(place
              .run("heed sweep run tiny.yaml --out b --quiet && heed sweep collect a --quiet && "
                   "diff -r a/collected b/collected")
              .code == 0);
    CHECK_THAT(place.run("heed sweep submit a").out, Contains("All 12 trials are done"));
    const auto none = place.run("heed sweep work a --submission 001 --task 12");
    CHECK(none.code == 2);
    CHECK_THAT(none.out, Contains("no task 12; its tasks are 0 to 11"));
}

TEST_CASE("what sbatch says is told", "[cli][clusters]") {
    const Workplace place;
    write_sweep(place);
    const std::string submit = "PATH=$PWD/bin:/nowhere heed sweep submit tiny.yaml --slurm --out a";
    const auto missing = place.run(submit);
    CHECK(missing.code == 1);
    CHECK_THAT(missing.out, Contains("there is no sbatch here"));
    CHECK_FALSE(std::filesystem::exists(place.folder() / "a"));

    write_command(place, "sbatch", "echo 'error: Invalid account' >&2; exit 1\n");
    const auto refused = place.run(submit);
    CHECK(refused.code == 1);
    CHECK_THAT(refused.out, Contains("sbatch did not take") && Contains("Invalid account"));
    CHECK_FALSE(std::filesystem::exists(place.folder() / "a" / "submissions" / "001"));

    write_command(place, "sbatch", "echo 'sbatch: 10 hours left' >&2; echo '815;far'\n");
    const auto taken = place.run(submit);
    CHECK(taken.code == 0);
    CHECK_THAT(taken.out, Contains("Submitted: job 815\n"));
    CHECK(place.read("a/submissions/001/jobs.csv") == "first_task,tasks,job\n0,1,815\n");

    write_command(place, "timeout", "shift; exec \"$@\"\n");
    write_command(place, "squeue", "echo 'heed 815 RUNNING'\n");
    const auto twice = place.run(submit);
    CHECK(twice.code == 2);
    CHECK_THAT(twice.out, Contains("scancel 815"));
    CHECK_THAT(place.run("PATH=$PWD/bin heed sweep status a").out,
               Contains("job 815 of submission 001, tasks 0 to 0: 1 RUNNING"));
    CHECK(place.run(submit + " --again").code == 0);
}

TEST_CASE("copies that mpirun started are refused", "[cli][clusters]") {
    const Workplace place;
    write_sweep(place);
    for (const char* variable : {"OMPI_COMM_WORLD_SIZE=4", "PMI_SIZE=4"}) {
        const std::string with = "export " + std::string(variable) + "; ";
        const auto shared = place.run(with + "heed sweep run tiny.yaml");
        CHECK(shared.code == 2);
        CHECK_THAT(shared.out, Contains("mpirun -n 4 heed-mpi sweep run"));
        CHECK_THAT(place.run(with + "heed run scenarios/first.yaml").out, Contains("4 copies"));
        CHECK(place.run(with + "heed --version").code == 0);
    }
    CHECK(place
              .run("OMPI_COMM_WORLD_SIZE=1; export OMPI_COMM_WORLD_SIZE; "
                   "heed sweep run tiny.yaml --quiet")
              .code == 0);
    CHECK_FALSE(std::filesystem::exists(place.folder() / "results" / "first"));
}

TEST_CASE("mistakes in what a site wants are told by the option's name", "[cli][clusters]") {
    const Workplace place;
    write_sweep(place);
    const auto mistake = [&](const std::string& options) {
        const auto result = place.run("heed sweep submit tiny.yaml --dry-run " + options);
        CHECK(result.code == 2);
        return result.out;
    };
    CHECK_THAT(mistake("--cpus-per-task 0"), Contains("--cpus-per-task"));
    CHECK_THAT(mistake("--task-time soon"), Contains("30 minutes"));
    CHECK_THAT(mistake("--option constraint=x"), Contains("begins with a dash"));
    CHECK_THAT(mistake("--site nowhere.yaml"), Contains("nowhere.yaml"));
    CHECK_THAT(mistake("--on-failure often"), Contains("--on-failure"));
}
