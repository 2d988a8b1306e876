// A YAML document as a tree that remembers where each part stands: YAML 1.2, strictly.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/problem.hpp"

namespace heed {

/// One value of a document: nothing, a scalar, a list or a mapping. Dotted keys ("a.b: 1") are
/// already spelled out as nested mappings, aliases are copies, and no mapping holds a key twice.
struct Node {
    enum class Kind { null, scalar, list, map };
    struct Entry;

    Kind kind = Kind::null;
    std::string text;  ///< scalar: its text; null: "null" or "~", or "" if nothing is written
    bool quoted =
        false;  ///< scalar: written in quotes (or as a block), so never a number or a switch
    std::vector<Node> items;     ///< list
    std::vector<Entry> entries;  ///< map, in the order of the file
    Mark where;

    /// The value under a key of a mapping; null if there is none.
    const Node* find(std::string_view key) const;
    Node* find(std::string_view key);

    /// Written as `null` or `~`: it takes a key away. Nothing written at all is a mistake instead.
    bool removes() const { return kind == Kind::null && !text.empty(); }
};

struct Node::Entry {
    std::string key;
    Mark key_at;
    Node value;
};

/// What a file or a text may hold at most: far above any scenario, far below what hurts.
struct Limits {
    std::size_t bytes = 16'000'000;  ///< of a file
    std::size_t nodes = 200'000;     ///< of a document, keys included, after aliases are copied
    std::size_t expanded_bytes = 64'000'000;  ///< of its texts, after aliases are copied
    int depth = 60;                           ///< of lists and mappings inside each other
};

/// Reads a file. Mistakes are added to `problems`; what could be read of it is returned.
Node parse_file(const std::string& path, Problems& problems, const Limits& limits = {});

/// Reads a text; `name` is the file's name in the marks.
Node parse_text(std::string_view text, const std::string& name, Problems& problems,
                const Limits& limits = {});

/// The bytes of a file; false, with a problem at `where`, if it cannot be read.
bool read_bytes(const std::string& path, const Mark& where, std::string& bytes, Problems& problems,
                const Limits& limits = {});

/// A text as it is shown in messages: on one line, and cut if it is long.
std::string shown(std::string_view text);

/// "a mapping", "a list", "'text'" or "nothing", for messages.
std::string shown(const Node& node);

}  // namespace heed
