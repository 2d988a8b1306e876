// Keeps what benchmarks leave in their counters, so that tables can be made of it.
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace heed {

/// What one benchmark left behind, at one number in its name.
struct Measured {
    std::map<std::string, std::vector<double>> counters;  ///< of each repetition
    std::string label, mistake;

    /// The median of the repetitions.
    std::optional<double> figure(const std::string& counter = "figure") const;
};

/// A reporter that prints nothing but how far it is, on standard error.
class Collected : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override;
    void ReportRuns(const std::vector<Run>& runs) override;

    /// As it was found before the first benchmark.
    const std::vector<std::pair<std::string, std::string>>& machine() const { return machine_; }
    /// Null if there is none. benchmark: its name without numbers.
    const Measured* find(const std::string& benchmark, long number) const;
    /// All of a benchmark, by the number in its name.
    std::vector<std::pair<long, const Measured*>> all(const std::string& benchmark) const;

private:
    std::vector<std::pair<std::string, std::string>> machine_;
    std::map<std::pair<std::string, long>, Measured> measured_;
};

}  // namespace heed
