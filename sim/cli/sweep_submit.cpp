// `heed sweep submit`: what is missing becomes tasks of a scheduler.
#include <fmt/format.h>

#include "sim/cli/sweep.hpp"
#include "sim/report/words.hpp"
#include "sim/sweep/slurm.hpp"
#include "sim/sweep/sweep_estimate.hpp"
#include "sim/sweep/sweep_folder.hpp"

namespace heed {

namespace fs = std::filesystem;

namespace {

/// What a key of Site is called on the command line.
std::string option_of(std::string key) {
    std::ranges::replace(key, '_', '-');
    return key == "options" ? "--option" : "--" + key;
}

struct SubmitOptions : SweepOptions {
    std::optional<std::string> out;
    std::string site, on_failure = "20";
    bool slurm = false, dry_run = false, again = false;
    std::vector<std::pair<std::string, std::vector<std::string>>> asked;  ///< key of Site, values

    /// What was said on the command line, as a site's file would say it.
    Node asked_as_node() const {
        Node root;
        root.kind = Node::Kind::map;
        const auto scalar = [](const std::string& key, const std::string& text) {
            Node node;
            node.kind = Node::Kind::scalar;
            node.text = text;
            node.where.file = option_of(key);
            return node;
        };
        for (const auto& [key, values] : asked) {
            if (values.empty()) continue;
            Node node = scalar(key, values.front());
            if (values.size() > 1) {
                node.kind = Node::Kind::list;
                for (const std::string& value : values) node.items.push_back(scalar(key, value));
            }
            root.entries.push_back({key, node.where, node});
        }
        return root;
    }
};

/// What is to be done, before anything is written.
struct Plan {
    fs::path folder;
    std::size_t missing = 0;
    double seconds_each = 0;
    std::string name;
    std::vector<TaskBlocks> tasks;
    std::vector<TaskRange> arrays;
    std::vector<SubmissionFile> scripts;
};

Plan plan_of(const Sweep& sweep, const Site& site, const SubmitOptions& options) {
    Plan plan;
    plan.folder = place_of(options, options.out);
    const Store store(sweep, plan.folder, false);
    plan.missing = sweep.trials() - store.count();
    if (plan.missing == 0) return plan;
    plan.seconds_each = store.count() > 0 ? store.seconds() / static_cast<double>(store.count())
                                          : estimate_sweep(sweep).seconds_per_trial;
    plan.name = next_submission(plan.folder);
    plan.tasks = cut_into_tasks(sweep, store, plan.seconds_each, clock_seconds(site.task_time),
                                static_cast<unsigned>(site.cpus_per_task));
    plan.arrays = arrays_of(plan.tasks.size(), static_cast<std::size_t>(site.array_limit));
    for (std::size_t i = 0; options.slurm && i < plan.arrays.size(); ++i)
        plan.scripts.push_back(
            {fmt::format("array-{}.sh", i + 1),
             array_script({fs::read_symlink("/proc/self/exe"), fs::absolute(plan.folder), plan.name,
                           plan.arrays[i], i + 1, options.on_failure},
                          site)});
    return plan;
}

std::string size_of_tasks(const Sweep& sweep, const Plan& plan, const Site& site) {
    const double work = plan.seconds_each * static_cast<double>(plan.missing);
    const auto tasks = static_cast<double>(plan.tasks.size());
    return fmt::format("{} of {} trials are missing, {} each: {} task{} of about {} on {} thread{}",
                       thousands(plan.missing), thousands(sweep.trials()),
                       duration_words(plan.seconds_each), thousands(plan.tasks.size()),
                       plan.tasks.size() == 1 ? "" : "s",
                       duration_words(work / tasks / static_cast<double>(site.cpus_per_task)),
                       site.cpus_per_task, site.cpus_per_task == 1 ? "" : "s");
}

void print_scripts(const Plan& plan, const Site& site) {
    for (std::size_t i = 0; i < plan.scripts.size(); ++i) {
        fmt::print("\n---- {}\n{}", plan.scripts[i].name, plan.scripts[i].text);
        if (i > 0 && site.max_running > 0)
            fmt::print("# (submitted with --dependency=afterany, so that {} run at most)\n",
                       site.max_running);
    }
}

nlohmann::json plan_json(const Plan& plan) {
    return {{"submission", plan.name},
            {"tasks", plan.tasks.size()},
            {"missing", plan.missing},
            {"seconds_per_trial", plan.seconds_each},
            {"folder", plan.folder.string()}};
}

void print_plan_json(const Plan& plan) {
    nlohmann::json json = plan_json(plan);
    for (const SubmissionFile& script : plan.scripts) json["scripts"][script.name] = script.text;
    fmt::print("{}\n", json.dump(1));
}

/// Work that is in the queue would be done twice.
void refuse_while_queued(const fs::path& folder) {
    const auto jobs = jobs_of(folder);
    const auto states = queue_states(jobs);
    if (!states) return;
    for (const Job& job : jobs)
        if (states->contains(job.id))
            throw BadInput(fmt::format(
                "job {} of submission {} is still in the queue, and what it will do would be done "
                "twice; wait for it, take it away with `scancel {}`, or say --again",
                job.id, job.submission, job.id));
}

/// Hands the arrays to Slurm, one after the other.
std::vector<std::string> submit_arrays(const Plan& plan, const Site& site) {
    std::vector<std::string> ids;
    const fs::path place = plan.folder / "submissions" / plan.name;
    try {
        for (std::size_t i = 0; i < plan.scripts.size(); ++i) {
            const std::string after = site.max_running > 0 && i > 0 ? ids.back() : "";
            ids.push_back(submit_script(place / plan.scripts[i].name, after));
            remember_job(plan.folder, {plan.name, ids.back(), plan.arrays[i]});
        }
    } catch (const std::runtime_error& refusal) {
        if (!ids.empty())
            throw std::runtime_error(fmt::format(
                "{}\nJobs {} were taken before, and will do their part; `heed sweep submit {}` "
                "submits the rest when they are through",
                refusal.what(), fmt::join(ids, ", "), plan.folder.string()));
        std::error_code error;
        fs::remove_all(place, error);  // nothing came of it
        throw;
    }
    return ids;
}

void tell(const Plan& plan, const std::vector<std::string>& ids, const SubmitOptions& options) {
    const std::string folder = plan.folder.string();
    if (options.common.json) {
        nlohmann::json json = plan_json(plan);
        json["jobs"] = ids;
        fmt::print("{}\n", json.dump(1));
        return;
    }
    if (options.common.quiet) return;
    if (options.slurm)
        fmt::print("Submitted: job{} {}\n", ids.size() == 1 ? "" : "s", fmt::join(ids, ", "));
    else
        fmt::print(
            "Each task, from 0 to {}, on any machine that sees this folder, in any order:\n"
            "  heed sweep work {} --submission {} --task N\n",
            plan.tasks.size() - 1, folder, plan.name);
    fmt::print(
        "How far they are: heed sweep status {}\nWhen they are through: heed sweep collect {}\n",
        folder, folder);
}

int submit_command(const SubmitOptions& options) {
    most_failures(options.on_failure);
    const Site site = read_site(options.site, options.asked_as_node());
    if (options.slurm && !options.dry_run && !is_command("sbatch"))
        throw std::runtime_error(
            "there is no sbatch here, so nothing was submitted; log in where jobs are submitted, "
            "or leave out --slurm to get tasks for another scheduler");
    for (const auto& [key, values] : options.asked)
        if (!options.slurm && !values.empty() && key != "task_time" && key != "cpus_per_task")
            print_notes({option_of(key) + " does nothing without --slurm"});
    const Sweep sweep = read_or_open(options);
    refuse_another(sweep, options, place_of(options, options.out));
    const Plan plan = plan_of(sweep, site, options);
    if (plan.missing == 0) {
        if (options.common.json)
            print_plan_json(plan);
        else
            fmt::print("All {} trials are done. To collect them: heed sweep collect {}\n",
                       thousands(sweep.trials()), plan.folder.string());
        return done;
    }
    if (!options.common.quiet && !options.common.json)
        fmt::print("{}\n", size_of_tasks(sweep, plan, site));
    if (options.dry_run) {
        options.common.json ? print_plan_json(plan) : print_scripts(plan, site);
        return done;
    }
    if (!options.again) refuse_while_queued(plan.folder);
    folder_for(sweep, options, options.out);
    create_submission(sweep, plan.folder, plan.name, plan.tasks, plan.scripts);
    tell(plan, submit_arrays(plan, site), options);
    return done;
}

/// An option for each key of Site.
void add_site_options(CLI::App& command, SubmitOptions& options) {
    command.add_option("--site", options.site, "file with these options, as a site keeps it")
        ->type_name("FILE");
    const std::vector<Slot> slots = slots_of<Site>(nullptr);
    options.asked.resize(slots.size());  // never again: the options point into it
    for (std::size_t i = 0; i < slots.size(); ++i) {
        auto& [key, values] = options.asked[i];
        key = slots[i].key;
        std::string meaning(slots[i].spec.meaning);
        if (const auto fallback = slots[i].spec.fallback; !fallback.empty() && fallback != "''")
            meaning += fmt::format(" ({})", fallback);
        command.add_option(option_of(key), values, meaning)
            ->type_name(slots[i].type->kind == Type::Kind::whole ? "N" : "TEXT")
            ->allow_extra_args(false);
    }
}

}  // namespace

void add_sweep_submit(CLI::App& app, Action& action) {
    auto options = std::make_shared<SubmitOptions>();
    CLI::App* command = app.add_subcommand(
        "submit", "cut what is missing into tasks of a cluster, and hand them to Slurm");
    command->footer(
        "Example: heed sweep submit scenarios/sweeps/first.yaml --slurm --partition short\n"
        "docs/clusters.md leads through it.");
    add_sweep_file(*command, *options);
    command->add_option("--out", options->out, "folder for the sweep")->type_name("DIR");
    command->add_flag("--slurm", options->slurm,
                      "submit with sbatch; without it, only the tasks are written");
    command->add_flag("--dry-run", options->dry_run,
                      "print what would be submitted; write and submit nothing");
    command->add_flag("--again", options->again, "also if earlier jobs are still in the queue");
    command
        ->add_option("--on-failure", options->on_failure,
                     "stop, go-on, or how many failures are allowed in each task (20)")
        ->type_name("POLICY");
    add_site_options(*command, *options);
    command->callback(
        [&action, options] { action = [options] { return submit_command(*options); }; });
}

}  // namespace heed
