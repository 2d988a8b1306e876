// `heed sweep plan`: what a sweep would run, and what it would take, before it is begun.
#include <fmt/format.h>

#include "sim/cli/sweep.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/report/words.hpp"
#include "sim/sweep/sweep_estimate.hpp"

namespace heed {

namespace {

/// "0.1 % to 0.9 %", or the values of a short list, as they are run.
std::string values_words(const Sweep& sweep, std::size_t factor) {
    std::vector<std::string> values;
    for (const auto& point : sweep.points)
        if (const std::string& value = point[factor];
            !value.empty() && std::ranges::find(values, value) == values.end()) {
            values.push_back(value);
            if (values.size() > 8) break;
        }
    if (values.size() <= 8) return fmt::format("{}", fmt::join(values, ", "));
    const std::string *low = nullptr, *high = nullptr;
    for (const auto& point : sweep.points) {
        const auto amount = amount_of(point[factor]);
        if (!amount) continue;
        if (!low || amount->number < amount_of(*low)->number) low = &point[factor];
        if (!high || amount->number > amount_of(*high)->number) high = &point[factor];
    }
    return low ? fmt::format("{} to {}", *low, *high)
               : fmt::format("{}, …", fmt::join(values, ", "));
}

int plan_command(const SweepOptions& options) {
    const Sweep sweep = read_or_open(options);
    const SweepEstimate e = estimate_sweep(sweep);
    const unsigned threads = hardware_threads();
    if (e.refused > 0)
        print_notes(
            {fmt::format("{} of {} points that were tried cannot be run, and would fail: {}",
                         e.refused, e.refused + e.tried, e.refusal)});
    if (options.common.json) {
        nlohmann::json plan{{"title", sweep.wishes.title},
                            {"design", std::string(word(sweep.wishes.design.kind))},
                            {"points", sweep.points.size()},
                            {"draws", sweep.draws()},
                            {"replicates", sweep.replicates()},
                            {"arms", sweep.arms},
                            {"runs", sweep.runs()},
                            {"outcomes", sweep.wishes.outcomes},
                            {"seconds_per_trial", e.seconds_per_trial},
                            {"core_hours", e.core_hours},
                            {"memory_bytes_per_thread", e.memory},
                            {"disk_bytes", e.disk},
                            {"points_refused", e.refused}};
        for (const std::string& factor : sweep.factors) plan["factors"].push_back(factor);
        fmt::print("{}\n", plan.dump(1));
        return done;
    }
    fmt::print("{}\n\n{} design: {}\n\nFactors\n", sweep.wishes.title,
               word(sweep.wishes.design.kind), size_words(sweep));
    for (std::size_t f = 0; f < sweep.factors.size(); ++f)
        fmt::print("  {:<28} {}\n  {:<28}   {}\n", sweep.factors[f], values_words(sweep, f), "",
                   fmt::join(sweep.wishes.factors.entries[f].second.path, ", "));
    fmt::print("\nOutcomes kept of every run: {}\n", fmt::join(sweep.wishes.outcomes, ", "));
    fmt::print(
        "\nEstimate, from {} trials (one world of one point, all arms) that were run: {} "
        "each, {} at most\n",
        e.tried, duration_words(e.seconds_per_trial), duration_words(e.slowest));
    fmt::print("  {:.3g} core-hours; {} on the {} threads of this machine\n", e.core_hours,
               duration_words(e.core_hours * 3600 / threads), threads);
    fmt::print("  {:.2f} GiB of memory for each thread, {:.1f} MB on disk\n", e.memory / (1 << 30),
               e.disk / 1e6);
    return done;
}

}  // namespace

void add_sweep_plan(CLI::App& app, Action& action) {
    auto options = std::make_shared<SweepOptions>();
    CLI::App* command = app.add_subcommand(
        "plan", "what a sweep would run and take: points, runs, core-hours, memory, disk");
    command->footer("Example: heed sweep plan scenarios/sweeps/first.yaml");
    add_sweep_file(*command, *options);
    command->callback(
        [&action, options] { action = [options] { return plan_command(*options); }; });
}

}  // namespace heed
