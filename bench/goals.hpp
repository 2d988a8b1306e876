// The goals of speed, and the ceilings of the machine they are seen against: one list each, from which the table is made.
#pragma once

#include <benchmark/benchmark.h>

#include <string>
#include <string_view>
#include <vector>

namespace heed {

/// One row: which benchmark measures it, in words, and what is wanted.
struct Row {
    enum class Wanted { nothing, at_most, at_least };

    std::string benchmark;  ///< its name without the number of people
    std::string words, unit;
    Wanted wanted = Wanted::nothing;
    double goal = 0;         ///< for a million people
    bool with_size = false;  ///< the goal grows in proportion to people
    std::string counter = "figure";
    double times = 1;  ///< the counter, in the row's unit

    double goal_for(long people) const;
    bool met(double figure, long people) const;
};

/// In the order of the table.
const std::vector<Row>& goals();
const std::vector<Row>& ceilings();

/// Numbers of people for which each row can be measured; the last is the table's own.
inline constexpr long table_sizes[] = {10'000, 100'000, 1'000'000};

/// Leaves the figure of a row, with its goal beside it, in the counters of its benchmark.
void tell(benchmark::State& state, std::string_view benchmark, double figure);

/// How a row's benchmark is carried out, for each size of the table: until its time is known, and that three times over
/// (the table takes the median), or once.
void sized(benchmark::internal::Benchmark* benchmark);
void repeated(benchmark::internal::Benchmark* benchmark);
void once(benchmark::internal::Benchmark* benchmark);

}  // namespace heed
