// The reader's entrances, and the check of a struct's own defaults.
#include "sim/config/read.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/config/reader.hpp"

namespace heed {

namespace {
/// What the document itself says of its currency, for examples in messages; "" if it says nothing.
std::string currency_of(const Node& root) {
    const Node* said = root.find("currency");
    return said && said->kind == Node::Kind::scalar ? said->text : "";
}
}  // namespace

Currency read_into(const Type& type, void* into, const Node& root, Origins& origins,
                   Problems& problems) {
    Reader reader(origins, problems, currency_of(root));
    const Spec spec = says("the whole document");
    const bool unreadable =
        root.kind == Node::Kind::null && !problems.empty();  // it has been told why
    if (unreadable || !reader.value(type, into, {root, spec, "", root.where}))
        reader.fill(type, into, spec, "");
    return reader.check_currency();
}

void fill_defaults(const Type& type, void* into, Problems& problems) {
    Origins origins;
    Reader(origins, problems).fill(type, into, says(""), "");
}

namespace {

/// Walks through a type's description; a struct inside itself is looked at once.
class TypeCheck {
public:
    explicit TypeCheck(Problems& problems) : problems_(problems) {}

    void mapping(const Type& type, const std::string& path) {
        if (std::ranges::find(open_, &type) != open_.end()) return;
        open_.push_back(&type);
        const std::shared_ptr<void> value = type.fresh();
        std::vector<std::string_view> keys;
        for (const Slot& slot : type.slots(value.get())) {
            const std::string inside = under(path, slot.key);
            if (std::ranges::find(keys, slot.key) != keys.end()) tell(inside, "is listed twice");
            if (!is_name(slot.key)) tell(inside, "is not a key of small letters, digits and '_'");
            keys.push_back(slot.key);
            field(slot, inside);
        }
        open_.pop_back();
    }

private:
    void field(const Slot& slot, const std::string& path) {
        const Spec& spec = slot.spec;
        if (spec.meaning.empty() || spec.meaning.ends_with('.'))
            tell(path, "needs a meaning without a full stop");
        if (spec.low > spec.high) tell(path, "has a range that goes down");
        if (spec.doubt_low.empty() != spec.doubt_high.empty()) tell(path, "has half a doubt");
        if (!spec.doubt_low.empty() && spec.fallback.empty())
            tell(path, "has a doubt but no default");
        if (spec.source.empty() && spec.grade != Grade::assumed && spec.grade != Grade::plan)
            tell(path, "has a grade but no source");
        const Type* type = slot.type;
        while (type->item) type = type->item;
        Origins origins;
        if (slot.type->kind != Type::Kind::mapping)
            Reader(origins, problems_).fill(*slot.type, slot.member, spec, path);
        if (type->kind == Type::Kind::mapping) mapping(*type, path);
    }

    void tell(const std::string& path, std::string_view what) {
        problems_.add({}, fmt::format("{} {}", path, what));
    }

    Problems& problems_;
    std::vector<const Type*> open_;
};

}  // namespace

Problems check_type(const Type& type) {
    Problems problems;
    TypeCheck(problems).mapping(type, "");
    return problems;
}

}  // namespace heed
