// Lists the keys of a struct.
#include "sim/config/describe.hpp"

#include <algorithm>

#include "sim/config/example.hpp"
#include "sim/config/reader.hpp"

namespace heed {

namespace {

bool is_quantity(const Type& type) {
    return type.kind == Type::Kind::parameter || type.kind == Type::Kind::number ||
           type.kind == Type::Kind::whole;
}

class Description {
public:
    std::vector<Key> keys;

    void mapping(const Type& type, const std::string& path) {
        if (std::ranges::find(open_, &type) != open_.end()) return;
        open_.push_back(&type);
        for (const Slot& slot : type.slots(nullptr)) field(slot, under(path, slot.key));
        open_.pop_back();
    }

private:
    void field(const Slot& slot, const std::string& path) {
        std::string inside = path;
        const Type* type = slot.type;
        for (; type->item; type = type->item) {
            if (type->kind == Type::Kind::named) inside += ".<name>";
            if (type->kind == Type::Kind::list) inside += ".<number>";
        }
        keys.push_back(key(slot, *type, path));
        if (type->kind == Type::Kind::mapping) mapping(*type, inside);
    }

    /// `innermost` is the type inside optional ones, lists and names.
    static Key key(const Slot& slot, const Type& innermost, const std::string& path) {
        const Spec& spec = slot.spec;
        Key key;
        key.path = path;
        key.type = type_word(*slot.type, spec);
        key.required = spec.required;
        key.fallback = spec.fallback;
        key.meaning = spec.meaning;
        key.source = spec.source;
        key.grade = spec.grade;
        key.uncertain = innermost.kind == Type::Kind::parameter;
        key.doubt_low = spec.doubt_low;
        key.doubt_high = spec.doubt_high;
        key.note = spec.note;
        key.holds_keys = innermost.kind == Type::Kind::mapping;
        if (is_quantity(innermost)) {
            key.unit = name(spec.unit);
            key.low = bound_text(spec.low, spec);
            key.high = bound_text(spec.high, spec);
            key.range = notable_range(spec);
        }
        if (innermost.kind == Type::Kind::choice)
            for (const std::string_view word : innermost.words()) key.words.emplace_back(word);
        return key;
    }

    std::vector<const Type*> open_;
};

/// The one key that no struct lists: it is gone when the document is whole.
Key extends_key() {
    Key key;
    key.path = "extends";
    key.type = "list: text";
    key.meaning =
        "files that this one builds on, relative to it, or else of those that come with Heed; "
        "later "
        "ones override earlier ones, and it overrides all";
    return key;
}

}  // namespace

std::vector<Key> describe(const Type& type) {
    expect(type.kind == Type::Kind::mapping, "only a struct with fields has keys");
    Description description;
    description.keys.push_back(extends_key());
    description.mapping(type, "");
    return std::move(description.keys);
}

}  // namespace heed
