// The tables that are made of benchmarks' results, as Markdown.
#pragma once

#include <string>

#include "bench/collected.hpp"

namespace heed {

/// The machine; every table has it.
std::string table_of_machine(const Collected& collected);

/// Which benchmarks the goals' table takes, at so many people; for Google Benchmark's filter.
std::string filter_of_goals(long people);

/// The machine, its ceilings, and each goal beside what was measured.
std::string table_of_goals(const Collected& collected, long people);

/// Which benchmarks the tables of cost take; quick: without the largest of each.
std::string filter_of_costs(bool quick);

/// How cost grows with people, ties, campaigns, arms and steps.
std::string tables_of_costs(const Collected& collected);

/// Each process against what memory alone would take.
std::string filter_of_roofline(long people);
std::string table_of_roofline(const Collected& collected, long people);

}  // namespace heed
