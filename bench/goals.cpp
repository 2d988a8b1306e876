// What is wanted of Heed's speed.
#include "bench/goals.hpp"

#include <stdexcept>

namespace heed {

namespace {

using enum Row::Wanted;

const std::string per_step = "ns per person-step";

std::vector<Row> all_goals() {
    return {
        {"step/year", "the whole step, a year as planned", per_step, at_most, 10},
        {"step/busy", "the whole step, the busiest weeks", per_step, at_most, 10},
        {"step/everything", "the whole step, every process on", per_step, at_most, 10},
        {"one_process/offers", "one hazard process: offers, when nobody is asked", per_step,
         at_most, 1},
        {"one_process/dice", "one hazard process: a keyed random number against each hazard",
         per_step, at_most, 1},
        {"diffusion", "diffusion on a small world, the same work as an SIR model",
         "million person-steps per second", at_least, 400, false, "person_steps_per_second", 1e-6},
        {"memory/year", "memory with ties, a year as planned", "bytes per person", at_most, 120},
        {"memory/everything", "memory with ties, every process on", "bytes per person", at_most,
         120},
        {"building", "building people and ties", "s", at_most, 3, true},
        {"two_threads/runs", "two threads against one, over whole runs", "times", at_least, 1.9},
        {"two_threads/one_run", "two threads against one, inside one run", "times", at_least, 1.9},
        {"growth", "growth of the step's time, from a tenth to ten times as many people", "slope",
         at_most, 1.05},
        {"ten_times_as_many",
         "ten times as many people, three years by week, two arms, two threads", "s", at_most, 60,
         true},
        {"further_arm", "a further arm that touches a tenth of the people",
         "of the first arm's time", at_most, .30},
        {"pairing/one", "pairing: a rate changed by 1 %", "variance ratio", at_most, .02},
        {"pairing/five", "pairing: a rate changed by 5 %", "variance ratio", at_most, .10},
        {"decision", "time to a decision, against unpaired worlds", "times less", at_least, 20},
    };
}

std::vector<Row> all_ceilings() {
    return {
        {"ceiling/read", "memory read in order", "GB/s"},
        {"ceiling/copy", "memory copied (read and written bytes both count)", "GB/s"},
        {"ceiling/random_line", "a byte of memory by chance, independent of the last", "ns"},
        {"ceiling/hazard", "a hazard read and compared with a constant", "ns per person"},
        {"ceiling/hits", "the same, and who is hit collected", "ns per person"},
    };
}

const Row& row_of(std::string_view benchmark) {
    for (const auto* rows : {&goals(), &ceilings()})
        for (const Row& row : *rows)
            if (row.benchmark == benchmark) return row;
    throw std::logic_error("no row of the table is measured by " + std::string(benchmark));
}

}  // namespace

double Row::goal_for(long people) const {
    return with_size ? goal * static_cast<double>(people) / 1e6 : goal;
}

bool Row::met(double figure, long people) const {
    return wanted == at_least ? figure >= goal_for(people) : figure <= goal_for(people);
}

const std::vector<Row>& goals() {
    static const std::vector<Row> rows = all_goals();
    return rows;
}

const std::vector<Row>& ceilings() {
    static const std::vector<Row> rows = all_ceilings();
    return rows;
}

void tell(benchmark::State& state, std::string_view benchmark, double figure) {
    const Row& row = row_of(benchmark);
    state.counters["figure"] = figure;
    if (row.wanted != nothing) state.counters["goal"] = row.goal_for(state.range(0));
}

void sized(benchmark::internal::Benchmark* benchmark) {
    for (const long size : table_sizes) benchmark->Arg(size);
    benchmark->Unit(benchmark::kMillisecond);
}

void repeated(benchmark::internal::Benchmark* benchmark) {
    sized(benchmark);
    benchmark->Repetitions(3);
}

void once(benchmark::internal::Benchmark* benchmark) {
    sized(benchmark);
    benchmark->Iterations(1);
}

}  // namespace heed
