// Runs batches: scenarios of the points and people of the worlds are made once and shared.
#include "sim/sweep/work.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <exception>
#include <random>

#include "models/measures.hpp"
#include "sim/experiment/world_runs.hpp"
#include "sim/outcomes/world_values.hpp"

namespace heed {

namespace {

using Clock = std::chrono::steady_clock;

/// Why there is no such point, in words that are the same for all points with the same mistake.
std::string why(const BadInput& mistakes) {
    std::string text;
    for (const Problem& problem : mistakes.problems().list())
        text += (text.empty() ? "" : "; ") + problem.sentence;
    return text;
}

/// One point's scenario, and how its measures are read.
struct PointSetup {
    Experiment experiment;
    std::vector<MeasureReader> readers;
    std::string failure;  ///< why there is no such point

    PointSetup(const Sweep& sweep, std::size_t point) {
        try {
            experiment = experiment_at(sweep, point);
            const Scheme scheme = make_scheme(experiment.scenario);
            for (const Measure& measure : sweep.measures)
                readers.emplace_back(scheme, measure, std::nullopt);
            if (experiment.arm_names != sweep.arms) failure = "its arms are not those of the sweep";
        } catch (const BadInput& mistakes) {
            failure = why(mistakes);
        }
    }
};

std::optional<std::vector<double>> run_trial(const PointSetup& point, const Trial& trial,
                                             const std::shared_ptr<const Population>& people,
                                             const std::stop_token& stop) {
    const Experiment& experiment = point.experiment;
    const auto setup = set_up(experiment, trial.draw, trial.replicate, people);
    std::vector<double> values;
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
        const auto run = run_arm(experiment, *setup, arm, trial.draw, trial.replicate, stop);
        if (!run) return {};
        for (const MeasureReader& reader : point.readers)
            values.push_back(reader.read(run->sums, 0).value);
    }
    return values;
}

/// What all threads of this process share.
struct Workshop {
    const Sweep& sweep;
    Store& store;
    StoreWriter writer;
    const Labour& labour;
    Gate gate;
    Kept<Population> people;  // of the worlds in hand; neighbours in a design may alternate
    std::atomic<std::size_t> trials{0}, failures{0};
    std::atomic<bool> gave_up{false};

    bool over() const { return gave_up || labour.stop.stop_requested(); }

    std::shared_ptr<const Population> people_for(const PointSetup& point, const Trial& trial) {
        const std::string key =
            fmt::format("{} {} {}", trial.draw, trial.replicate, people_key(sweep, trial.point));
        return people.get(
            key, [&] { return people_of(point.experiment.scenario, trial.draw, trial.replicate); });
    }

    void keep(const TrialRecord& record) {
        gate([&] { writer.add(record); });
        if (record.failed() && ++failures > labour.most_failures) gave_up = true;
        if (!record.failed()) ++trials;
        if (labour.progress) labour.progress(trials);
    }
};

/// One trial, with whatever can go wrong with it.
void do_trial(Workshop& shop, const PointSetup& point, const Trial& trial) {
    const auto start = Clock::now();
    TrialRecord record{trial, key_of(shop.sweep, trial.point, trial.draw), 0, point.failure, {}, 0};
    try {
        if (!record.failed()) {
            auto values = run_trial(point, trial, shop.people_for(point, trial), shop.labour.stop);
            if (!values) return;
            record.values = std::move(*values);
        }
    } catch (const std::bad_alloc&) {
        record.failure = "not enough memory";
    } catch (const std::exception& error) {
        record.failure = error.what();
    }
    record.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    shop.keep(record);
}

/// A batch, and which of its trials are wanted: worlds one after the other, each with all points.
struct Task {
    Batch batch;
    std::vector<bool> wanted;
};

std::size_t number_in(const Sweep& sweep, const Batch& batch, std::size_t i) {
    return (batch.first_point + i % batch.points) * sweep.worlds() + batch.first_world +
           i / batch.points;
}

std::optional<Task> next_task(Workshop& shop, const NextBatch& next) {
    const auto batch = next();
    if (!batch) return {};
    Task task{*batch, {}};
    for (std::size_t i = 0; i < batch->trials(); ++i)
        task.wanted.push_back(!shop.store.has(number_in(shop.sweep, *batch, i)));
    return task;
}

void do_task(Workshop& shop, const Task& task) {
    const Sweep& sweep = shop.sweep;
    const Batch& batch = task.batch;
    std::vector<std::unique_ptr<PointSetup>> points(batch.points);
    for (std::size_t i = 0; i < batch.trials() && !shop.over(); ++i) {
        if (!task.wanted[i]) continue;
        const Trial trial = sweep.trial(number_in(sweep, batch, i));
        auto& point = points[i % batch.points];
        if (!point) point = std::make_unique<PointSetup>(sweep, trial.point);
        do_trial(shop, *point, trial);
    }
}

}  // namespace

std::size_t missing_in(const Sweep& sweep, const Store& store, const Batch& batch) {
    std::size_t missing = 0;
    for (std::size_t i = 0; i < batch.trials(); ++i)
        missing += !store.has(number_in(sweep, batch, i));
    return missing;
}

Done do_batches(const Sweep& sweep, const std::filesystem::path& folder, Store& store,
                const NextBatch& next, const Labour& labour) {
    Workshop shop{sweep,  store, StoreWriter(folder),
                  labour, {},    Kept<Population>(2 * labour.threads),
                  {},     {},    {}};
    for_each_parallel(labour.threads, labour.threads, [&](std::size_t) {
        while (!shop.over()) {
            const auto task = shop.gate([&] { return next_task(shop, next); });
            if (!task) return;
            do_task(shop, *task);
        }
    });
    return {shop.trials, shop.failures, shop.gave_up};
}

NextBatch in_turn(const Sweep& sweep, Store& store, std::vector<Batch> batches,
                  std::uint64_t seed) {
    if (seed != 0) std::ranges::shuffle(batches, std::mt19937_64(seed));
    return [&sweep, &store, list = std::move(batches),
            given = std::size_t{0}]() mutable -> std::optional<Batch> {
        while (given < list.size()) {
            const Batch& batch = list[given++];
            store.refresh();
            if (missing_in(sweep, store, batch) > 0) return batch;
        }
        return {};
    };
}

std::optional<std::vector<double>> values_of_trial(const Sweep& sweep, const Trial& trial,
                                                   const std::stop_token& stop) {
    const PointSetup point(sweep, trial.point);
    if (!point.failure.empty()) throw BadInput(point.failure);
    return run_trial(point, trial, nullptr, stop);
}

}  // namespace heed
