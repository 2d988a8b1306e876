// Spells out dotted keys, and finds keys that are given twice.
#include "sim/config/expand.hpp"

#include <fmt/format.h>

#include <unordered_map>

namespace heed {

namespace {

/// An entry on its way to its place: what is left of its key, and its value.
struct Pending {
    std::string_view rest;
    Mark key_at;
    Node value;
};

/// All entries whose key starts with the same part.
struct Group {
    std::string_view first;
    std::vector<Pending> members;
};

class Expansion {
public:
    Expansion(std::size_t& nodes, const Limits& limits, Problems& problems)
        : nodes_(nodes), limits_(limits), problems_(problems) {}

    std::vector<Node::Entry> entries(std::vector<Pending> pending, int depth) {
        if (depth > limits_.depth) {
            problems_.add(
                pending.front().key_at,
                fmt::format("this key leads more than {} mappings deep (no scenario needs that); "
                            "check the dots in it",
                            limits_.depth));
            return {};
        }
        std::vector<Node::Entry> done;
        for (Group& group : grouped(std::move(pending)))
            done.push_back(
                {std::string(group.first), group.members.front().key_at, value(group, depth)});
        return done;
    }

private:
    static std::vector<Group> grouped(std::vector<Pending> pending) {
        std::vector<Group> groups;
        std::unordered_map<std::string_view, std::size_t> known;
        for (Pending& one : pending) {
            const std::size_t dot = one.rest.find('.');
            const std::string_view first = one.rest.substr(0, dot);
            one.rest = dot == std::string_view::npos ? "" : one.rest.substr(dot + 1);
            const auto [found, is_new] = known.try_emplace(first, groups.size());
            if (is_new) groups.push_back({first, {}});
            groups[found->second].members.push_back(std::move(one));
        }
        return groups;
    }

    /// What stands under one key: the one value, or the mapping that several entries make together.
    Node value(Group& group, int depth) {
        if (group.members.size() == 1 && group.members.front().rest.empty())
            return std::move(group.members.front().value);
        Node map;
        map.kind = Node::Kind::map;
        map.where = group.members.front().key_at;
        if (++nodes_ > limits_.nodes) return map;  // the caller tells
        std::vector<Pending> below;
        for (Pending& member : group.members) {
            if (!member.rest.empty())
                below.push_back(std::move(member));
            else if (member.value.kind == Node::Kind::map)
                open(member, below);
            else if (&member != &group.members.front())
                twice(group, member.key_at, map.where);
            else if (!is_single(group.members[1]))
                twice(group, group.members[1].key_at, map.where);
        }
        if (below.empty() && group.members.front().rest.empty())
            return std::move(group.members.front().value);  // given twice: the first stands
        map.entries =
            below.empty() ? std::vector<Node::Entry>{} : entries(std::move(below), depth + 1);
        return map;
    }

    /// The entries of a mapping join those given by dotted keys. Their keys must outlive the
    /// expansion.
    void open(Pending& member, std::vector<Pending>& below) {
        opened_.push_back(std::move(member.value.entries));
        for (Node::Entry& entry : opened_.back())
            below.push_back({entry.key, entry.key_at, std::move(entry.value)});
    }

    static bool is_single(const Pending& member) {
        return member.rest.empty() && member.value.kind != Node::Kind::map;
    }

    void twice(const Group& group, const Mark& again, const Mark& before) {
        problems_.add(again,
                      fmt::format("the key '{}' is given twice (also at {}); keep one of them",
                                  shown(group.first), to_text(before)));
    }

    std::size_t& nodes_;
    const Limits& limits_;
    Problems& problems_;
    std::vector<std::vector<Node::Entry>> opened_;
};

bool has_empty_part(std::string_view key) {
    return key.empty() || key.front() == '.' || key.back() == '.' || key.find("..") != key.npos;
}

}  // namespace

std::vector<Node::Entry> expand(std::vector<Node::Entry> written, int depth, std::size_t& nodes,
                                const Limits& limits, Problems& problems) {
    std::unordered_map<std::string_view, const Mark*> seen;
    std::vector<Pending> pending;
    for (Node::Entry& entry : written) {
        const auto [found, is_new] = seen.try_emplace(entry.key, &entry.key_at);
        if (has_empty_part(entry.key)) {
            problems.add(entry.key_at,
                         fmt::format("the key '{}' has an empty part (dots lead to keys inside); "
                                     "write it as for example 'time.start'",
                                     shown(entry.key)));
        } else if (!is_new) {
            problems.add(entry.key_at,
                         fmt::format("the key '{}' is given twice (also at {}); keep one of them",
                                     shown(entry.key), to_text(*found->second)));
        } else {
            pending.push_back({entry.key, entry.key_at, std::move(entry.value)});
        }
    }
    if (pending.empty()) return {};
    return Expansion(nodes, limits, problems).entries(std::move(pending), depth);
}

}  // namespace heed
