// Writes the commented template of a scenario.
#include <fmt/format.h>

#include <algorithm>

#include "sim/config/describe.hpp"
#include "sim/config/example.hpp"

namespace heed {

namespace {

using Kind = Type::Kind;

constexpr int step = 2;  // columns of indentation

class Template {
public:
    std::string text;

    /// The fields of a struct, `depth` deep; `hidden` is the depth from which they are commented
    /// out, or -1.
    void fields(const Type& type, int depth, int hidden) {
        open_.push_back(&type);
        const std::vector<Slot> slots = type.slots(nullptr);
        const Slot* shown = hidden < 0 ? first_shown(slots) : nullptr;
        for (const Slot& slot : slots) {
            const bool hide = hidden < 0 && !slot.spec.required && &slot != shown;
            field(slot, depth, hide ? depth : hidden);
        }
        open_.pop_back();
    }

private:
    /// Where nothing is required, one field is shown all the same: a mapping must not be left
    /// empty.
    static const Slot* first_shown(const std::vector<Slot>& slots) {
        for (const Slot& slot : slots)
            if (slot.spec.required) return nullptr;
        for (const Slot& slot : slots)
            if (!slot.spec.fallback.empty()) return &slot;
        return nullptr;
    }

    void field(const Slot& slot, int depth, int hidden) {
        const Type& type = bare(*slot.type);
        const Type* inside = type.item && (type.kind == Kind::list || type.kind == Kind::named)
                                 ? &bare(*type.item)
                                 : &type;
        const bool block = inside->kind == Kind::mapping && slot.spec.fallback.empty() &&
                           can_open(*inside, hidden);
        if (!block)
            return line(fmt::format("{}: {}", slot.key, flow(type, slot.spec)), slot.spec, type,
                        depth, hidden);
        line(fmt::format("{}:", slot.key), slot.spec, type, depth, hidden);
        if (type.kind == Kind::named) line("my_name:", depth + 1, hidden);
        const std::size_t start = text.size();
        fields(*inside, &type == inside ? depth + 1 : depth + 2, hidden);
        if (type.kind == Kind::list) dash(start, depth + 1, hidden);
    }

    /// Makes the lines from `start` on an element of a list, by a '-' in the first.
    void dash(std::size_t start, int depth, int hidden) {
        const std::size_t column = static_cast<std::size_t>(step) * (depth + (hidden < 0 ? 0 : 1));
        if (hidden < 0 && text.find_first_not_of(' ', start) == text.find('#', start)) {
            text.insert(start, std::string(column, ' ') + "-\n");
            return;
        }
        text[start + column] = '-';
    }

    /// Whether a struct's fields can be written below it: not inside itself, and not if none would
    /// be shown.
    bool can_open(const Type& type, int hidden) const {
        if (std::ranges::find(open_, &type) != open_.end()) return false;
        if (hidden >= 0) return true;
        const std::vector<Slot> slots = type.slots(nullptr);
        return first_shown(slots) ||
               std::ranges::any_of(slots, [](const Slot& slot) { return slot.spec.required; });
    }

    /// A value on one line.
    static std::string flow(const Type& type, const Spec& spec) {
        if (std::string text = example_text(type, spec); !text.empty()) return text;
        if (type.kind == Kind::list) return "[]";
        const bool names_values =
            type.kind == Kind::named && bare(*type.item).kind != Kind::mapping;
        return names_values ? fmt::format("{{my_name: {}}}", flow(bare(*type.item), spec)) : "{}";
    }

    void line(const std::string& yaml, const Spec& spec, const Type& type, int depth, int hidden) {
        std::string about = type.kind == Kind::mapping ? "" : type_word(type, spec);
        const std::string range = type.kind == Kind::date ? "" : notable_range(spec);
        for (const std::string& more : {range, std::string(spec.required ? "required" : "")})
            if (!more.empty()) about += (about.empty() ? "" : ", ") + more;
        if (!about.empty()) about = fmt::format(" ({})", about);
        line(fmt::format("{}  # {}{}", yaml, spec.meaning, about), depth, hidden);
    }

    void line(const std::string& yaml, int depth, int hidden) {
        const auto spaces = [](int count) {
            return std::string(static_cast<std::size_t>(count), ' ');
        };
        text += hidden < 0 ? spaces(step * depth)
                           : spaces(step * hidden) + "# " + spaces(step * (depth - hidden));
        text += yaml + "\n";
    }

    std::vector<const Type*> open_;
};

}  // namespace

std::string make_template(const Type& type) {
    expect(type.kind == Kind::mapping, "only a struct with fields has a template");
    Template made;
    made.text =
        "# A scenario for Heed. Required keys are filled with examples; change them.\n"
        "# Keys behind a '#' may be left out, and show their default or an example.\n";
    made.fields(type, 0, -1);
    return made.text;
}

}  // namespace heed
