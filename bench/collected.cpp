// Collecting what benchmarks measured.
#include "bench/collected.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>

#include "bench/machine.hpp"
#include "bench/prepared.hpp"

namespace heed {

std::optional<double> Measured::figure(const std::string& counter) const {
    const auto found = counters.find(counter);
    if (found == counters.end()) return {};
    return median(found->second);
}

bool Collected::ReportContext(const Context&) {
    machine_ = heed::machine();
    return true;
}

void Collected::ReportRuns(const std::vector<Run>& runs) {
    for (const Run& run : runs) {
        if (run.run_type != Run::RT_Iteration) continue;
        const long number = std::atol(run.run_name.args.c_str());
        Measured& measured = measured_[{run.run_name.function_name, number}];
        for (const auto& [name, counter] : run.counters)
            measured.counters[name].push_back(counter.value);
        measured.label = run.report_label;
        measured.mistake = run.error_message;
    }
    if (!runs.empty() && runs[0].run_type == Run::RT_Iteration)
        fmt::print(stderr, "heed_bench: measured {}\n", runs[0].benchmark_name());
}

const Measured* Collected::find(const std::string& benchmark, long number) const {
    const auto found = measured_.find({benchmark, number});
    return found == measured_.end() ? nullptr : &found->second;
}

std::vector<std::pair<long, const Measured*>> Collected::all(const std::string& benchmark) const {
    std::vector<std::pair<long, const Measured*>> list;
    for (const auto& [key, measured] : measured_)
        if (key.first == benchmark) list.emplace_back(key.second, &measured);
    return list;
}

}  // namespace heed
