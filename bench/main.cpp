// Runs every benchmark in this folder, or makes a table of some of them.
//
// heed_bench [options of Google Benchmark]
// heed_bench goals [--quick | --people=N] [options]: the goals of speed beside what was measured
// heed_bench cost [--quick] [options]: how cost grows
// heed_bench roofline [--quick | --people=N] [options]: each process against what memory alone would take
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "bench/goals.hpp"
#include "bench/tables.hpp"

namespace {

using namespace heed;

/// What is asked beside Google Benchmark's options, which are left in the list.
struct Wish {
    std::string table;  ///< "goals", "cost", "roofline" or none
    long people = *std::ranges::max_element(table_sizes);
    bool quick = false;
    bool as_told = false;  ///< in another form than a table

    explicit Wish(std::vector<std::string>& arguments) {
        std::erase_if(arguments, [&](const std::string& argument) { return takes(argument); });
        as_told = std::ranges::any_of(
            arguments, [](const auto& one) { return one.starts_with("--benchmark_format"); });
    }

private:
    /// What belongs to a table stands after its name; what is left over, Google Benchmark calls a mistake.
    bool takes(const std::string& argument) {
        if (table.empty()) {
            if (argument != "goals" && argument != "cost" && argument != "roofline") return false;
            table = argument;
            return true;
        }
        if (argument == "--quick") {
            quick = true;
            people = 100'000;
            return true;
        }
        for (const long size : table_sizes)
            if (table != "cost" && argument == fmt::format("--people={}", size)) {
                people = size;
                return true;
            }
        return false;
    }
};

/// One of the tables: which benchmarks it takes, and how it is made of what they measured.
struct Table {
    std::string name, filter;
    std::function<std::string(const Collected&)> text;
};

std::vector<Table> tables(const Wish& wish) {
    const long people = wish.people;
    return {{"goals", filter_of_goals(people),
             [=](const Collected& collected) { return table_of_goals(collected, people); }},
            {"cost", filter_of_costs(wish.quick), tables_of_costs},
            {"roofline", filter_of_roofline(people),
             [=](const Collected& collected) { return table_of_roofline(collected, people); }}};
}

void print(const Table& table, bool as_told) {
    if (benchmark::GetBenchmarkFilter().empty()) benchmark::SetBenchmarkFilter(table.filter);
    if (as_told) {
        benchmark::RunSpecifiedBenchmarks();
        return;
    }
    Collected collected;
    benchmark::RunSpecifiedBenchmarks(&collected);
    fmt::print("{}", table.text(collected));
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> arguments(argv, argv + argc);
    const Wish wish(arguments);
    std::vector<char*> left;
    for (std::string& argument : arguments) left.push_back(argument.data());
    int count = static_cast<int>(left.size());
    benchmark::Initialize(&count, left.data());
    if (benchmark::ReportUnrecognizedArguments(count, left.data())) return 2;
    if (wish.table.empty()) benchmark::RunSpecifiedBenchmarks();
    for (const Table& table : tables(wish))
        if (table.name == wish.table) print(table, wish.as_told);
    benchmark::Shutdown();
}
