// The program: which command, and what its failure means.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>

#include "sim/base/problem.hpp"
#include "sim/cli/commands.hpp"
#include "sim/report/version.hpp"
#include "sim/sweep/ranks.hpp"

namespace heed {

void add_common(CLI::App& command, Common& common) {
    command.add_flag("--json", common.json, "print results as JSON");
    command.add_flag("--quiet", common.quiet, "print results and errors alone");
}

void print_notes(const std::vector<std::string>& notes) {
    for (const std::string& note : notes) fmt::print(stderr, "note: {}\n", note);
}

nlohmann::json problems_json(const Problems& problems) {
    nlohmann::json list = nlohmann::json::array();
    for (const Problem& problem : problems.list())
        list.push_back({{"file", problem.where.file},
                        {"line", problem.where.line},
                        {"column", problem.where.column},
                        {"sentence", problem.sentence}});
    return list;
}

namespace {

std::string near_word(const std::string& typed, const std::vector<std::string>& known) {
    const std::string near = nearest(typed, known);
    return near.empty() ? "" : fmt::format("; did you mean '{}'?", near);
}

/// The command that was chosen, or the group in which none was; and how many words name it.
struct Chosen {
    const CLI::App* command;
    int words;
};

Chosen chosen_of(const CLI::App& app) {
    Chosen chosen{&app, 0};
    for (auto inside = app.get_subcommands(); !inside.empty();
         inside = chosen.command->get_subcommands())
        chosen = {inside.front(), chosen.words + 1};
    return chosen;
}

bool is_group(const CLI::App& command) {
    return !command.get_subcommands([](const CLI::App*) { return true; }).empty();
}

/// Whether the command was asked for JSON.
bool wants_json(const CLI::App& app) {
    const CLI::Option* json = chosen_of(app).command->get_option_no_throw("--json");
    return json && json->count() > 0;
}

/// On standard error, where it cannot fail: there is nobody left to tell.
void tell(const std::string& text) { std::fputs(text.c_str(), stderr); }

int tell_mistakes(const BadInput& problem, bool json) {
    if (json) {
        fmt::print("{}\n", problems_json(problem.problems()).dump(1));
        return bad_input;
    }
    tell(problem.what());
    const std::size_t count = problem.problems().size();
    if (count > 1) tell(fmt::format("{} mistakes; nothing was run, nothing was written.\n", count));
    return bad_input;
}

int run_action(const Action& action, bool json) {
    try {
        const int code = action();
        if (std::fflush(stdout) == 0) return code;
    } catch (const BadInput& problem) {
        return tell_mistakes(problem, json);
    } catch (const std::bad_alloc&) {
        tell("heed: this machine has not enough memory; use fewer people, draws or threads\n");
        return failed;
    } catch (const std::exception& error) {
        if (!std::ferror(stdout)) {
            tell(fmt::format("heed: {}\n", error.what()));
            return failed;
        }
    }
    tell("heed: what was to be printed could not be written; is the disk full?\n");
    return failed;
}

/// "; did you mean 'run'?" for a command or an option that is not there.
std::string did_you_mean(const Chosen& chosen, int count, char** words) {
    std::vector<std::string> known;
    if (is_group(*chosen.command)) {
        for (const CLI::App* command :
             chosen.command->get_subcommands([](const CLI::App*) { return true; }))
            known.push_back(command->get_name());
        return near_word(words[chosen.words + 1], known);
    }
    for (const CLI::Option* option : chosen.command->get_options())
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    for (int i = chosen.words + 1; i < count; ++i) {
        const std::string typed = std::string(words[i]).substr(0, std::string(words[i]).find('='));
        if (typed.starts_with("--") && std::ranges::find(known, typed) == known.end())
            return near_word(typed, known);
    }
    return "";
}

/// What CLI11 does not say in our words.
std::string words_for(const CLI::ParseError& error, const CLI::App& app, int count, char** words) {
    const Chosen chosen = chosen_of(app);
    const bool named = count > chosen.words + 1;
    const std::string near = named ? did_you_mean(chosen, count, words) : "";
    if (is_group(*chosen.command) && named)
        return fmt::format("there is no command '{}{}'{}",
                           chosen.words > 0 ? chosen.command->get_name() + " " : "",
                           words[chosen.words + 1], near);
    return error.what() + near;
}

/// Why not: a launcher started copies of this program that would each do the same. "" if all is well.
std::string refuse_copies(const CLI::App& app) {
    const std::size_t copies = copies_started();
    if (copies == 1) return "";
    const CLI::App* command = app.get_subcommands().front();
    std::string name = command->get_name();
    for (const CLI::App* inner : command->get_subcommands()) name += " " + inner->get_name();
    const bool shared = name == "sweep run" || name == "sweep resume";
    if (name == "sweep work" || (shared && can_share_among_ranks())) return "";
    return fmt::format(
        "{} copies of this program were started together, and each would do the same; {}", copies,
        shared ? fmt::format("heed-mpi shares the work among them: mpirun -n {} heed-mpi {} …",
                             copies, name)
               : fmt::format("start one `heed {}`, without mpirun (heed-mpi shares out "
                             "`sweep run` and `sweep resume`)",
                             name));
}

int main_program(int count, char** words) {
    CLI::App app{
        "How well awareness and prevention campaigns against trafficking in persons work: "
        "simulated, compared, explained."};
    app.set_version_flag("--version", fmt::format("heed {} ({})", version(), commit()));
    app.footer(
        "Example: heed run scenarios/first.yaml\nExit codes: 0 done, 1 failed, 2 bad input. "
        "docs/guide.md leads through it in ten minutes.");
    app.require_subcommand(1);
    Action action;
    for (auto* add : {add_run, add_check, add_plan, add_explain, add_report, add_keys, add_schema,
                      add_new, add_catalogue, add_sweep})
        add(app, action);
    try {
        app.parse(count, words);
    } catch (const CLI::CallForHelp& asked) {
        return app.exit(asked);
    } catch (const CLI::CallForVersion& asked) {
        return app.exit(asked);
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "heed: {} (`heed --help` shows what there is)\n",
                   words_for(error, app, count, words));
        return bad_input;
    }
    if (const std::string refusal = refuse_copies(app); !refusal.empty()) {
        fmt::print(stderr, "heed: {}\n", refusal);
        return bad_input;
    }
    return run_action(action, wants_json(app));
}

}  // namespace
}  // namespace heed

int main(int count, char** words) { return heed::main_program(count, words); }
