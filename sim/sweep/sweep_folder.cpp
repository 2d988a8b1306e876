// Writes and reads the folder of a sweep.
#include "sim/sweep/sweep_folder.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "sim/config/read.hpp"
#include "sim/config/write.hpp"
#include "sim/config/yaml_text.hpp"
#include "sim/outcomes/results_folder.hpp"
#include "sim/report/manifest.hpp"

namespace heed {

namespace fs = std::filesystem;

namespace {

/// The three files, by what they are: sweep, scenario and points.
struct Texts {
    std::string sweep, scenario, points;
};

Texts texts_of(const Sweep& sweep) {
    SweepFile wishes = sweep.wishes;
    wishes.scenario = "scenario.yaml";
    wishes.set = {};  // the scenario has it
    if (wishes.design.kind == DesignKind::file) wishes.design.file = "points.csv";
    return {to_yaml(wishes), sweep.scenario_text, points_csv(sweep.points, sweep.factors)};
}

/// sweep.json: which files are the sweep's, and their checksums. Whoever replaces it replaces all at once.
std::string lock_text(const Sweep& sweep, const Texts& texts, std::size_t generation) {
    const std::string again = generation > 1 ? fmt::format("-{}", generation) : "";
    const auto file = [](const std::string& name, const std::string& text) {
        return nlohmann::ordered_json{{"file", name}, {"sha256", sha256(text)}};
    };
    return nlohmann::ordered_json{{"version", sweep.version},
                                  {"generation", generation},
                                  {"sweep", file("sweep" + again + ".yaml", texts.sweep)},
                                  {"scenario", file("scenario.yaml", texts.scenario)},
                                  {"points", file("points" + again + ".csv", texts.points)}}
               .dump(1) +
           "\n";
}

std::string text_of(const fs::path& file) {
    Problems problems;
    std::string text;
    read_bytes(file.string(), {}, text, problems, {.bytes = std::size_t{1} << 32});
    problems.throw_if_any();
    return text;
}

/// Puts a whole file in the place of another.
void replace(const fs::path& folder, const std::string& name, const std::string& text) {
    const fs::path fresh = folder / ("." + name + ".new");
    std::error_code error;
    fs::remove_all(fresh, error);
    {
        ResultsFolder whole(fresh);
        whole.add(name, text);
        whole.commit();
    }
    fs::rename(fresh / name, folder / name);
    fs::remove_all(fresh, error);
}

nlohmann::json lock_of(const fs::path& folder) {
    const auto lock = nlohmann::json::parse(text_of(folder / "sweep.json"), nullptr, false);
    for (const char* key : {"version", "sweep", "scenario", "points"})
        if (lock.is_discarded() || !lock.contains(key))
            throw BadInput(fmt::format("'{}' cannot be read; the sweep has to be made again",
                                       (folder / "sweep.json").string()));
    return lock;
}

void compare(const Node& was, const Node& is, const std::string& path,
             std::vector<std::string>& list) {
    if (was.kind != Node::Kind::map || is.kind != Node::Kind::map) {
        const std::string before = yaml_node(was), after = yaml_node(is);
        if (before != after)
            list.push_back(fmt::format("{} is {}, was {}", path, shown(after), shown(before)));
        return;
    }
    const auto inside = [&](const std::string& key) {
        return path.empty() ? key : path + "." + key;
    };
    for (const Node::Entry& entry : is.entries) {
        if (const Node* before = was.find(entry.key))
            compare(*before, entry.value, inside(entry.key), list);
        else
            list.push_back(inside(entry.key) + " is new");
    }
    for (const Node::Entry& entry : was.entries)
        if (!is.find(entry.key)) list.push_back(inside(entry.key) + " is no longer there");
}

}  // namespace

void create_folder(const Sweep& sweep, const fs::path& folder) {
    const Texts texts = texts_of(sweep);
    ResultsFolder whole(folder);
    whole.add("sweep.yaml", texts.sweep);
    whole.add("scenario.yaml", texts.scenario);
    whole.add("points.csv", texts.points);
    whole.add("sweep.json", lock_text(sweep, texts, 1));
    whole.commit();
}

void replace_in_folder(const Sweep& sweep, const fs::path& folder) {
    const std::size_t generation = lock_of(folder).value("generation", std::size_t{1}) + 1;
    const Texts texts = texts_of(sweep);
    replace(folder, fmt::format("points-{}.csv", generation), texts.points);
    replace(folder, fmt::format("sweep-{}.yaml", generation), texts.sweep);
    replace(folder, "sweep.json", lock_text(sweep, texts, generation));
}

bool is_sweep_folder(const fs::path& folder) {
    std::error_code error;
    return fs::exists(folder / "sweep.json", error);
}

Sweep open_folder(const fs::path& folder, std::string_view version) {
    if (!is_sweep_folder(folder))
        throw BadInput(
            fmt::format("'{}' is no folder of a sweep; `heed sweep run FILE --out DIR` makes one",
                        folder.string()));
    const nlohmann::json lock = lock_of(folder);
    if (lock["version"] != version)
        throw BadInput(fmt::format(
            "{}: this sweep was begun by heed {}, and this is heed {}; results of both would be "
            "mixed. Go on with the same version, or start a sweep in another folder",
            folder.string(), lock["version"].get<std::string>(), version));
    const auto locked = [&](const char* what) {
        const fs::path file = folder / lock[what]["file"].get<std::string>();
        std::string text = text_of(file);
        if (lock[what]["sha256"] != sha256(text))
            throw BadInput(fmt::format(
                "{}: this file was changed after the sweep was begun, so results would no longer "
                "be those of one sweep; put it back, or start a sweep in another folder",
                file.string()));
        return text;
    };
    Problems problems;
    Origins origins;
    auto wishes =
        read<SweepFile>(parse_text(locked("sweep"), "sweep.yaml", problems), origins, problems);
    PointTable points =
        read_points(locked("points"), "points.csv", wishes.factors.names(), problems);
    problems.throw_if_any();
    return restore_sweep(std::move(wishes), locked("scenario"), std::move(points), version);
}

std::vector<std::string> differences(const Sweep& was, const Sweep& is) {
    std::vector<std::string> list;
    Problems problems;
    const auto tree = [&](const std::string& text) { return parse_text(text, "", problems); };
    compare(tree(texts_of(was).sweep), tree(texts_of(is).sweep), "", list);
    compare(was.scenario, is.scenario, "scenario", list);
    if (list.empty() && was.points != is.points) list.push_back("the table of points differs");
    return list;
}

}  // namespace heed
