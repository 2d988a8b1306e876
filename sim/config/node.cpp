// Reading files into nodes, and showing nodes in messages.
#include "sim/config/node.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>

#include "sim/config/builder.hpp"
#include "sim/config/source.hpp"
#include "sim/config/weight.hpp"

namespace heed {

const Node* Node::find(std::string_view key) const {
    for (const Entry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

Node* Node::find(std::string_view key) {
    for (Entry& entry : entries)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

namespace {
/// Dotted keys inside each other may lead deeper than any line shows.
bool too_deep(const Node& node, const Limits& limits, Problems& problems) {
    const Weight weight = weigh(node);
    if (weight.depth <= limits.depth) return false;
    problems.add(
        node.where,
        fmt::format("dotted keys lead {} mappings deep (at most {} are read); check the dots "
                    "in the keys",
                    weight.depth, limits.depth));
    return true;
}
}  // namespace

Node parse_text(std::string_view text, const std::string& name, Problems& problems,
                const Limits& limits) {
    const Source source(text, name);
    if (!source.check(problems)) return {};
    Node root = build(source, problems, limits);
    return too_deep(root, limits, problems) ? Node{} : root;
}

Node parse_file(const std::string& path, Problems& problems, const Limits& limits) {
    std::string bytes;
    if (!read_bytes(path, {path, 0, 0}, bytes, problems, limits)) return {};
    return parse_text(bytes, path, problems, limits);
}

namespace {

/// "; did you mean 'x'?" if a file with a similar name lies in the same folder.
std::string similar_file(const std::filesystem::path& path) {
    std::vector<std::string> names;
    std::error_code error;
    const auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    for (const auto& file : std::filesystem::directory_iterator(folder, error))
        names.push_back(file.path().filename().string());
    const std::string near = nearest(path.filename().string(), names);
    return near.empty() ? "; check the path"
                        : fmt::format("; did you mean '{}'?", (path.parent_path() / near).string());
}

bool read_up_to(const std::string& path, std::size_t most, std::string& bytes) {
    std::ifstream file(path, std::ios::binary);
    std::array<char, 65536> block;
    while (file && bytes.size() < most) {
        file.read(block.data(), block.size());
        bytes.append(block.data(), static_cast<std::size_t>(file.gcount()));
    }
    return file.is_open() && !file.bad();
}

}  // namespace

bool read_bytes(const std::string& path, const Mark& where, std::string& bytes, Problems& problems,
                const Limits& limits) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
        problems.add(where, fmt::format("there is no file '{}'{}", path, similar_file(path)));
        return false;
    }
    if (std::filesystem::is_directory(status)) {
        problems.add(where,
                     fmt::format("'{}' is a folder, not a file; name the YAML file in it", path));
        return false;
    }
    if (!read_up_to(path, limits.bytes + 1, bytes)) {
        problems.add(
            where,
            fmt::format("'{}' cannot be read (no permission?); check who may read it", path));
        return false;
    }
    if (bytes.size() > limits.bytes) {
        problems.add(
            where,
            fmt::format(
                "'{}' is larger than {} MB; a scenario is a short text, and tables belong in "
                "CSV files that it names",
                path, limits.bytes / 1'000'000));
        return false;
    }
    return true;
}

std::string shown(std::string_view text) {
    constexpr std::size_t longest = 60;
    std::string line;
    std::size_t at = 0;
    for (; at < text.size() && line.size() < longest; ++at)
        line += text[at] == '\n' ? ' ' : text[at];
    while (at < text.size() && (text[at] & 0xC0) == 0x80)
        line += text[at++];  // whole characters only
    return at < text.size() ? line + "…" : line;
}

std::string shown(const Node& node) {
    switch (node.kind) {
        case Node::Kind::map: return "a mapping";
        case Node::Kind::list: return "a list";
        case Node::Kind::scalar: return fmt::format("'{}'", shown(node.text));
        case Node::Kind::null: break;
    }
    return "nothing";
}

}  // namespace heed
