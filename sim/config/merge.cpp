// Merges documents and applies patches.
#include "sim/config/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace heed {

namespace {

using Kind = Node::Kind;

bool is(const Type* type, Type::Kind kind) { return type && type->kind == kind; }

/// What stands under a key; null if no struct knows.
struct Below {
    const Type* type = nullptr;
    std::string_view fallback;
};

Below below(const Type* type, std::string_view key) {
    if (is(type, Type::Kind::named) || is(type, Type::Kind::list)) return {&bare(*type->item), ""};
    if (!is(type, Type::Kind::mapping)) return {};
    for (const Slot& slot : type->slots(nullptr))
        if (slot.key == key) return {&bare(*slot.type), slot.spec.fallback};
    return {};
}

void erase(Node& map, std::string_view key) {
    std::erase_if(map.entries, [&](const Node::Entry& entry) { return entry.key == key; });
}

/// A plain value of a parameter, written as {value: …}, so that a range can join it.
void open_parameter(Node& node) {
    if (node.kind != Kind::scalar) return;
    Node map;
    map.kind = Kind::map;
    map.where = node.where;
    const Mark at = node.where;
    map.entries.push_back({"value", at, std::move(node)});
    node = std::move(map);
}

/// A new value has its own doubt and source; a new doubt replaces the old one.
void make_way_for(const Node& over, Node& parameter) {
    if (over.find("value")) {
        parameter.entries.clear();
        return;
    }
    if (over.find("range") || over.find("distribution")) {
        erase(parameter, "range");
        erase(parameter, "distribution");
    }
    if (over.find("source") || over.find("grade"))
        for (const std::string_view key : {"source", "grade", "note"}) erase(parameter, key);
}

void merge_maps(Node& under, Node over, const Type* type) {
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < under.entries.size(); ++i) known.emplace(under.entries[i].key, i);
    std::vector<std::size_t> removed;
    for (Node::Entry& entry : over.entries) {
        const auto found = known.find(entry.key);
        if (found == known.end())
            under.entries.push_back(std::move(entry));
        else if (entry.value.removes())
            removed.push_back(found->second);
        else {
            Node::Entry& old = under.entries[found->second];
            old.key_at = entry.key_at;
            merge(old.value, std::move(entry.value), below(type, entry.key).type);
        }
    }
    std::ranges::sort(removed, std::greater{});
    for (const std::size_t i : removed)
        under.entries.erase(under.entries.begin() + static_cast<std::ptrdiff_t>(i));
}

}  // namespace

void merge(Node& under, Node over, const Type* type) {
    if (type) type = &bare(*type);
    if (is(type, Type::Kind::parameter) && over.kind == Kind::map) {
        open_parameter(under);
        make_way_for(over, under);
    }
    const bool whole =
        over.kind != Kind::map || under.kind != Kind::map || is(type, Type::Kind::rule);
    if (whole)
        under = std::move(over);
    else
        merge_maps(under, std::move(over), type);
}

namespace {

/// Walks a patch into the tree, and says what is not there.
class Patch {
public:
    Patch(Problems& problems, bool adds_names) : problems_(problems), adds_names_(adds_names) {}

    /// What is laid, and where its key was written.
    struct Value {
        const Node& node;
        const Mark& where;
    };

    /// Lays the value at `rest`, a path that starts inside `node`, which stands at `path` in the
    /// document.
    void lay(Node& node, const Type* type, std::string_view rest, const std::string& path,
             Value value) {
        if (!rest.empty()) return step(node, type, rest, path, value);
        const bool keyed = is(type, Type::Kind::mapping) || is(type, Type::Kind::named);
        if (!keyed || value.node.kind != Kind::map || node.kind != Kind::map)
            return merge(node, value.node, type);
        for (const Node::Entry& entry : value.node.entries)
            into_map(node, type, entry.key, "", path, {entry.value, entry.key_at});
    }

private:
    void step(Node& node, const Type* type, std::string_view rest, const std::string& path,
              Value value) {
        const std::size_t dot = rest.find('.');
        const std::string key{rest.substr(0, dot)};
        const std::string_view next = dot == std::string_view::npos ? "" : rest.substr(dot + 1);
        if (node.kind == Kind::list) return into_list(node, type, key, next, path, value);
        if (is(type, Type::Kind::parameter) && next.empty())
            return merge(node, under_key(key, value), type);
        if (node.kind == Kind::scalar)
            return tell(value, fmt::format("{} is {}, with nothing inside it; '{}' leads nowhere",
                                           in(path), shown(node), join(path, key)));
        into_map(node, type, key, next, path, value);
    }

    /// Whether a patch may give a name that is not there: one that is given whole, or of which nothing must be given.
    /// Where a part of it is set, or a similar name stands beside it, the name is more likely mistyped.
    bool may_start(const Node& node, const std::string& key, const Below& inside,
                   std::string_view next, Value value) const {
        if (!adds_names_ || (next.empty() && value.node.removes())) return false;
        if (is(inside.type, Type::Kind::mapping))
            return (next.empty() && value.node.kind == Kind::map) ||
                   std::ranges::none_of(inside.type->slots(nullptr),
                                        [](const Slot& slot) { return slot.spec.required; });
        return next.empty() && nearest(key, names_in(node)).empty();
    }

    static std::vector<std::string> names_in(const Node& node) {
        std::vector<std::string> names;
        for (const Node::Entry& entry : node.entries) names.push_back(entry.key);
        return names;
    }

    static Node under_key(const std::string& key, Value value) {
        Node map;
        map.kind = Kind::map;
        map.where = value.where;
        map.entries.push_back({key, value.where, value.node});
        return map;
    }

    void into_list(Node& list, const Type* type, const std::string& key, std::string_view next,
                   const std::string& path, Value value) {
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
        if (error == std::errc{} && end == key.data() + key.size() && number < list.items.size())
            return lay(list.items[number], below(type, key).type, next, join(path, key), value);
        tell(value,
             fmt::format("{} is a list and has no '{}'; {}", in(path), key,
                         list.items.empty() ? "it is empty"
                                            : fmt::format("its elements are numbered 0 to {}",
                                                          list.items.size() - 1)));
    }

    void into_map(Node& node, const Type* type, const std::string& key, std::string_view next,
                  const std::string& path, Value value) {
        const Below inside = below(type, key);
        Node* child = node.find(key);
        if (!child && is(type, Type::Kind::named) && !may_start(node, key, inside, next, value))
            return no_such_name(node, key, path, value);
        if (child && next.empty() && value.node.removes()) return erase(node, key);
        if (child && next.empty() && value.node.kind == Kind::map && child->kind != Kind::map)
            std::ranges::find(node.entries, key, &Node::Entry::key)->key_at = value.where;
        if (!child) child = &start(node, key, inside, value);
        if (next.empty() && value.node.removes())
            *child = value.node;  // the reader knows what that means
        else
            lay(*child, inside.type, next, join(path, key), value);
    }

    /// A value that the document leaves to its default: the default, if the patch changes a part of
    /// it.
    Node& start(Node& node, const std::string& key, const Below& inside, Value value) {
        Node empty;
        empty.kind = Kind::map;
        empty.where = value.where;
        if (node.kind != Kind::map) node = empty;
        const bool partial = is(inside.type, Type::Kind::named) ||
                             is(inside.type, Type::Kind::list) ||
                             is(inside.type, Type::Kind::mapping);
        if (partial && !inside.fallback.empty())
            empty = parse_text(inside.fallback, "default of " + key, problems_);
        node.entries.push_back({key, value.where, std::move(empty)});
        return node.entries.back().value;
    }

    void no_such_name(const Node& node, const std::string& key, const std::string& path,
                      Value value) {
        const std::vector<std::string> names = names_in(node);
        const std::string near = nearest(key, names);
        const std::string there =
            names.empty() ? "it is empty" : fmt::format("it has {}", fmt::join(names, ", "));
        const bool may_be_given = adds_names_ && near.empty() && !value.node.removes();
        tell(value, fmt::format("{} has no '{}'; {}{}", in(path), key,
                                near.empty() ? there : fmt::format("did you mean '{}'?", near),
                                may_be_given ? fmt::format("; to add it, give it whole: {}={{…}}",
                                                           join(path, key))
                                             : ""));
    }

    static std::string join(const std::string& path, const std::string& key) {
        return path.empty() ? key : path + "." + key;
    }
    static std::string in(const std::string& path) { return path.empty() ? "the scenario" : path; }
    void tell(Value value, std::string sentence) {
        problems_.add(value.where, std::move(sentence));
    }

    Problems& problems_;
    bool adds_names_;
};

}  // namespace

void patch(Node& root, const Type& type, std::string_view path, const Node& value,
           Problems& problems, Names names) {
    const bool gap = path.starts_with('.') || path.ends_with('.') || path.find("..") != path.npos;
    if (gap || std::ranges::count(path, '.') >= Limits{}.depth) {
        problems.add(value.where,
                     fmt::format("'{}' is not a path of keys; write it as for example 'time.start'",
                                 shown(path)));
        return;
    }
    Patch(problems, names == Names::may_be_new).lay(root, &type, path, "", {value, value.where});
}

}  // namespace heed
