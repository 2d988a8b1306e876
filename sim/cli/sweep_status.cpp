// `heed sweep status` and `heed sweep explain`: how far a sweep is, and what is known of one run.
#include <fmt/format.h>

#include <span>

#include "sim/cli/sweep.hpp"
#include "sim/report/words.hpp"
#include "sim/sweep/collect.hpp"
#include "sim/sweep/slurm.hpp"
#include "sim/sweep/sweep_folder.hpp"

namespace heed {

namespace {

nlohmann::json jobs_json(const std::vector<Job>& jobs) {
    const auto states = queue_states(jobs);
    nlohmann::json list = nlohmann::json::array();
    for (const Job& job : jobs) {
        nlohmann::json one{{"submission", job.submission},
                           {"job", job.id},
                           {"first_task", job.tasks.first},
                           {"tasks", job.tasks.count}};
        if (states) one["queued"] = nlohmann::json::object();
        if (states && states->contains(job.id)) one["queued"] = states->at(job.id);
        list.push_back(one);
    }
    return list;
}

void print_jobs(const std::vector<Job>& jobs) {
    if (jobs.empty()) return;
    const auto states = queue_states(jobs);
    std::size_t gone = 0;
    for (const Job& job : jobs) {
        if (!states || !states->contains(job.id)) {
            ++gone;
            continue;
        }
        fmt::print("  job {} of submission {}, tasks {} to {}:", job.id, job.submission,
                   job.tasks.first, job.tasks.first + job.tasks.count - 1);
        for (const auto& [state, count] : states->at(job.id)) fmt::print(" {} {}", count, state);
        fmt::print("\n");
    }
    if (gone > 0)
        fmt::print("  {} job{} submitted{}\n", gone, gone == 1 ? " was" : "s were",
                   states ? ", and no longer in the queue"
                          : "; whether they still run cannot be asked here");
}

int status_command(const SweepOptions& options) {
    const Sweep sweep = open_folder(options.place, full_version());
    const Store store(sweep, options.place, false);
    const Completeness state = completeness_of(sweep, store);
    const double each =
        store.count() > 0 ? store.seconds() / static_cast<double>(store.count()) : 0;
    const double left = each * static_cast<double>(sweep.trials() - state.done);
    if (options.common.json) {
        nlohmann::json json{{"trials", sweep.trials()},      {"done", state.done},
                            {"failed", state.failed},        {"missing", state.missing},
                            {"points", sweep.points.size()}, {"whole_points", state.whole_points()},
                            {"runs", sweep.runs()},          {"seconds", store.seconds()},
                            {"seconds_left", left},          {"torn_lines", store.torn()},
                            {"done_twice", store.doubled()}, {"files", store.files()}};
        for (const auto& [reason, count] : reasons_of(store)) json["reasons"][reason] = count;
        json["jobs"] = jobs_json(jobs_of(options.place));
        fmt::print("{}\n", json.dump(1));
        return done;
    }
    fmt::print("{}\n{}\n", sweep.wishes.title, size_words(sweep));
    fmt::print(
        "  done     {:>12} of {} trials (one world of one point, all arms); {} of {} points "
        "are whole\n",
        thousands(state.done), thousands(sweep.trials()), state.whole_points(),
        sweep.points.size());
    fmt::print("  failed   {:>12}\n  missing  {:>12}\n", thousands(state.failed),
               thousands(state.missing));
    for (const auto& [reason, count] : reasons_of(store))
        fmt::print("           {:>12} × {}\n", thousands(count), reason);
    if (store.torn() > 0)
        fmt::print("  {} torn or strange line{} not counted\n", thousands(store.torn()),
                   store.torn() == 1 ? " is" : "s are");
    if (store.doubled() > 0)
        fmt::print("  {} trial{} done twice, with the same results\n", thousands(store.doubled()),
                   store.doubled() == 1 ? " was" : "s were");
    print_jobs(jobs_of(options.place));
    fmt::print("Computing time so far: {}, {} a trial; left: about {} of one core\n",
               duration_words(store.seconds()), duration_words(each), duration_words(left));
    if (state.done < sweep.trials()) fmt::print("To go on: heed sweep resume {}\n", options.place);
    return done;
}

struct ExplainOptions : SweepOptions {
    std::string run;
};

/// "12", "12/0/3": point, draw, replicate.
Trial trial_named(const Sweep& sweep, const std::string& text) {
    const auto bad = [&] {
        return BadInput(fmt::format(
            "'{}' is no run of this sweep; write POINT/DRAW/REPLICATE, each from 0, up to {}/{}/{}",
            text, sweep.points.size() - 1, sweep.draws() - 1, sweep.replicates() - 1));
    };
    std::vector<std::uint32_t> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('/', at), text.size());
        const std::string part = text.substr(at, end - at);
        if (part.empty() || part.size() > 9 || part.find_first_not_of("0123456789") != part.npos)
            throw bad();
        parts.push_back(static_cast<std::uint32_t>(std::stoul(part)));
        at = end + 1;
    }
    parts.resize(std::max<std::size_t>(parts.size(), 3));
    const Trial trial{parts[0], parts[1], parts[2]};
    if (parts.size() > 3 || trial.point >= sweep.points.size() || trial.draw >= sweep.draws() ||
        trial.replicate >= sweep.replicates())
        throw bad();
    return trial;
}

/// What is known of a trial, as the tables of --json and as lines.
nlohmann::json inputs_of(const Sweep& sweep, const Trial& trial) {
    nlohmann::json json{{"point", trial.point},
                        {"draw", trial.draw},
                        {"replicate", trial.replicate},
                        {"arms", sweep.arms},
                        {"factors", nlohmann::json::array()},
                        {"key", key_of(sweep, trial.point, trial.draw)},
                        {"version", sweep.version},
                        {"scenario_sha256", sweep.scenario_hash}};
    for (std::size_t f = 0; f < sweep.factors.size(); ++f)
        json["factors"].push_back({{"name", sweep.factors[f]},
                                   {"value", sweep.points[trial.point][f]},
                                   {"path", sweep.wishes.factors.entries[f].second.path}});
    try {
        const Experiment experiment = experiment_at(sweep, trial.point);
        json["seed"] = experiment.scenario.seed;
        json["drawn"] = nlohmann::json::object();
        for (const Uncertain& one : experiment.uncertain)
            json["drawn"][one.path] = one.values()[trial.draw];
    } catch (const BadInput&) {  // a point that cannot be run: its result says why
    }
    return json;
}

void print_inputs(const nlohmann::json& inputs) {
    fmt::print("Point {}, draw {}, replicate {}; {}arms {}\nFactors\n",
               inputs["point"].get<std::size_t>(), inputs["draw"].get<std::size_t>(),
               inputs["replicate"].get<std::size_t>(),
               inputs.contains("seed") ? fmt::format("seed {}; ", inputs["seed"].dump()) : "",
               fmt::join(inputs["arms"].get<std::vector<std::string>>(), ", "));
    for (const auto& factor : inputs["factors"]) {
        const auto value = factor["value"].get<std::string>();
        fmt::print("  {:<28} {:<20} {}\n", factor["name"].get<std::string>(),
                   value.empty() ? "as in the scenario" : value,
                   fmt::join(factor["path"].get<std::vector<std::string>>(), ", "));
    }
    const auto drawn = inputs.value("drawn", nlohmann::json::object());
    if (!drawn.empty()) fmt::print("Drawn\n");
    for (const auto& [path, value] : drawn.items())
        fmt::print("  {:<49} {}\n", path, value.get<double>());
    fmt::print("Key of the inputs: {} (heed {}, scenario {})\n", inputs["key"].get<std::string>(),
               inputs["version"].get<std::string>(),
               inputs["scenario_sha256"].get<std::string>().substr(0, 16));
}

nlohmann::json values_json(const Sweep& sweep, std::span<const double> values) {
    nlohmann::json json;
    for (std::size_t arm = 0; arm < sweep.arms.size(); ++arm)
        for (std::size_t m = 0; m < sweep.measures.size(); ++m)
            json[sweep.arms[arm]][sweep.measures[m].id] = values[arm * sweep.measures.size() + m];
    return json;
}

void print_values(const Sweep& sweep, std::span<const double> values) {
    for (std::size_t m = 0; m < sweep.measures.size(); ++m) {
        fmt::print("  {:<28}", sweep.measures[m].id);
        for (std::size_t arm = 0; arm < sweep.arms.size(); ++arm)
            fmt::print(" {}={}", sweep.arms[arm],
                       format_number(values[arm * sweep.measures.size() + m]));
        fmt::print("\n");
    }
}

int explain_command(const ExplainOptions& options) {
    const Sweep sweep = open_folder(options.place, full_version());
    const Trial trial = trial_named(sweep, options.run);
    const Store store(sweep, options.place, true);
    const std::size_t number = sweep.number_of(trial);
    const bool failed = store.has_failed(number), there = !failed && store.has(number);
    nlohmann::json json = inputs_of(sweep, trial);
    if (options.common.json) {
        json["state"] = failed ? "failed" : there ? "done" : "missing";
        if (failed) json["reason"] = store.failures().at(number);
        if (there) json["stored_in"] = store.place_of(number);
        if (there) json["values"] = values_json(sweep, store.values(number));
        fmt::print("{}\n", json.dump(1));
        return done;
    }
    print_inputs(json);
    if (failed)
        fmt::print("Failed: {}\n`heed sweep resume` does it again.\n", store.failures().at(number));
    else if (!there)
        fmt::print(
            "Not done: no result with this key is in the store{}. `heed sweep resume` does "
            "it.\n",
            store.torn() > 0 ? " (some lines are torn; it may be one of them)" : "");
    else {
        fmt::print("Done: {}; it is not done again while its inputs have this key.\n",
                   store.place_of(number));
        print_values(sweep, store.values(number));
    }
    return done;
}

}  // namespace

void add_sweep_status(CLI::App& app, Action& action) {
    auto options = std::make_shared<SweepOptions>();
    CLI::App* command = app.add_subcommand("status", "how far a sweep is, what failed and why");
    command->footer("Example: heed sweep status results/sweep-first");
    add_sweep_folder(*command, *options);
    command->callback(
        [&action, options] { action = [options] { return status_command(*options); }; });
}

void add_sweep_explain(CLI::App& app, Action& action) {
    auto options = std::make_shared<ExplainOptions>();
    CLI::App* command = app.add_subcommand(
        "explain", "one run: its inputs, whether it is done, and why it would be done again");
    command->footer("Example: heed sweep explain results/sweep-first 12/0/3");
    add_sweep_folder(*command, *options);
    command->add_option("RUN", options->run, "point/draw/replicate, each from 0")->required();
    command->callback(
        [&action, options] { action = [options] { return explain_command(*options); }; });
}

}  // namespace heed
