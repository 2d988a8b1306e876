// Loads files with what they extend, and applies `--set`.
#include "sim/config/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include "sim/base/assets.hpp"

namespace heed {

namespace {

/// What stands before the name of a file that comes with Heed, in messages and in the list of inputs.
constexpr std::string_view comes_with = "heed:";

bool carried(std::string_view path) {
    return path.starts_with(comes_with) && has_asset(path.substr(comes_with.size()));
}

/// Loads each file once, however often it is named, and tells circles.
class Loader {
public:
    Loader(const Type& type, Problems& problems, std::vector<InputFile>& inputs)
        : type_(type), problems_(problems), inputs_(inputs) {}

    /// `where` is the place that names the file. Nothing if the file could not be read.
    std::optional<Node> load(const std::string& path, const Mark& where) {
        std::error_code error;
        const std::string id =
            carried(path) ? path : std::filesystem::weakly_canonical(path, error).string();
        if (const auto known = loaded_.find(id); known != loaded_.end()) return known->second;
        if (in_circle(path, id, where)) return std::nullopt;

        std::string bytes;
        if (carried(path))
            bytes = asset(path.substr(comes_with.size()));
        else if (!read_bytes(path, where, bytes, problems_))
            return loaded_[id] = std::nullopt;
        inputs_.push_back({path, bytes});
        Node own = parse_text(bytes, path, problems_);
        if (own.kind != Node::Kind::map && own.kind != Node::Kind::null)
            problems_.add(own.where,
                          fmt::format("a scenario is a mapping (key: value), not {}", shown(own)));
        if (own.kind != Node::Kind::map) return loaded_[id] = std::nullopt;

        open_.push_back({path, id});
        Node whole = extended(std::move(own), path);
        open_.pop_back();
        return loaded_[id] = std::move(whole);
    }

private:
    struct Open {
        std::string path;
        std::string id;
    };

    /// The file's own tree laid over all that it extends.
    Node extended(Node own, const std::string& path) {
        const auto found = std::ranges::find(own.entries, "extends", &Node::Entry::key);
        if (found == own.entries.end()) return own;
        const Node references = std::move(found->value);
        own.entries.erase(found);

        Node whole;
        whole.kind = Node::Kind::map;
        whole.where = own.where;
        for (const Node& reference : listed(references)) {
            if (const std::optional<Node> base = load(target_of(reference, path), reference.where))
                merge(whole, *base, &type_);
        }
        const Mark where = own.where;
        merge(whole, std::move(own), &type_);
        whole.where = where;
        return whole;
    }

    /// What a file means by a name: the file beside it; where there is none, the one that comes with Heed.
    static std::string target_of(const Node& reference, const std::string& path) {
        const std::filesystem::path named =
            std::filesystem::path(reference.text).lexically_normal();
        if (carried(path) && has_asset(named.string()))
            return std::string(comes_with) + named.string();
        const std::filesystem::path folder = std::filesystem::path(path).parent_path();
        const std::string beside = (folder / named).lexically_normal().string();
        std::error_code error;
        const bool is_there = std::filesystem::exists(beside, error);
        return !is_there && has_asset(named.string()) ? std::string(comes_with) + named.string()
                                                      : beside;
    }

    /// The paths under `extends`; others are told.
    std::vector<Node> listed(const Node& references) {
        std::vector<Node> all =
            references.kind == Node::Kind::list ? references.items : std::vector{references};
        std::erase_if(all, [&](const Node& one) {
            const bool wrong = one.kind != Node::Kind::scalar || one.text.empty();
            if (wrong)
                problems_.add(one.where,
                              fmt::format("extends names files, not {}; write for example "
                                          "'extends: [profiles/hill_district.yaml]'",
                                          shown(one)));
            return wrong;
        });
        return all;
    }

    bool in_circle(const std::string& path, const std::string& id, const Mark& where) {
        const auto first = std::ranges::find(open_, id, &Open::id);
        if (first == open_.end()) return false;
        std::string circle;
        for (auto file = first; file != open_.end(); ++file) circle += file->path + " → ";
        problems_.add(
            where, fmt::format("files extend each other in a circle ({}{}); remove one 'extends'",
                               circle, path));
        return true;
    }

    const Type& type_;
    Problems& problems_;
    std::vector<InputFile>& inputs_;
    std::vector<Open> open_;
    std::map<std::string, std::optional<Node>> loaded_;
};

void mark_all(Node& node, const Mark& mark) {
    node.where = mark;
    for (Node& item : node.items) mark_all(item, mark);
    for (Node::Entry& entry : node.entries) {
        entry.key_at = mark;
        mark_all(entry.value, mark);
    }
}

}  // namespace

Document load(const std::string& path, const std::vector<std::string>& sets, const Type& type,
              Problems& problems) {
    Document document;
    if (std::optional<Node> root = Loader(type, problems, document.inputs).load(path, {path, 0, 0}))
        document.root = std::move(*root);
    else
        return document;
    for (const std::string& assignment : sets) assign(document.root, type, assignment, problems);
    return document;
}

void assign(Node& root, const Type& type, const std::string& assignment, Problems& problems) {
    const Mark mark{"--set " + assignment, 0, 0};
    const std::size_t equals = assignment.find('=');
    if (equals == 0 || equals == std::string::npos) {
        problems.add(
            mark, "this sets nothing; write path=value, for example --set population.size=20000");
        return;
    }
    const std::string path = assignment.substr(0, equals);
    if (path == "extends" || path.starts_with("extends.")) {
        problems.add(mark, "extends works in files only; write it into the scenario");
        return;
    }
    const std::string text = assignment.substr(equals + 1);
    if (text.find_first_not_of(" \t\n") == std::string::npos) {
        problems.add(mark, "there is no value after '='; write one, or null to take the key away");
        return;
    }
    Problems in_value;
    Node value = parse_text(text, mark.file, in_value);
    for (const Problem& problem : in_value.list()) problems.add(mark, problem.sentence);
    mark_all(value, mark);
    if (in_value.empty()) patch(root, type, path, value, problems, Names::may_be_new);
}

}  // namespace heed
