// Writes a struct as YAML.
#include "sim/config/write.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/config/yaml_text.hpp"

namespace heed {

namespace {

using Kind = Type::Kind;

class Writer {
public:
    explicit Writer(std::string_view currency) : currency_(currency) {}

    std::string text;

    void fields(const Type& type, void* value, int depth) {
        for (const Slot& slot : type.slots(value)) {
            const bool optional = slot.type->kind == Kind::maybe;
            if (!can_be_written(*slot.type, slot.member)) continue;
            entry(std::string(slot.key), optional ? *slot.type->item : *slot.type,
                  optional ? slot.type->at(slot.member, 0) : slot.member, slot.spec, depth);
        }
    }

private:
    /// Nothing is written for what is not there; an endless number means that nothing was said.
    static bool can_be_written(const Type& type, void* value) {
        if (type.kind == Kind::maybe)
            return type.size(value) > 0 && can_be_written(*type.item, type.at(value, 0));
        if (type.kind == Kind::number) return std::isfinite(*static_cast<const double*>(value));
        if (type.kind == Kind::parameter)
            return std::isfinite(static_cast<const Parameter*>(value)->value);
        if (type.kind == Kind::verbatim)
            return static_cast<const Node*>(value)->kind != Node::Kind::null;
        return true;
    }

    /// Whether a value takes lines of its own below its key.
    static bool is_block(const Type& type, const void* value) {
        if (type.kind == Kind::mapping) return true;
        if (type.kind != Kind::list && type.kind != Kind::named) return false;
        return type.size(value) > 0 &&
               (type.kind == Kind::named || type.item->kind == Kind::mapping);
    }

    void entry(const std::string& key, const Type& type, void* value, const Spec& spec, int depth) {
        if (!is_block(type, value)) return line(key + ": " + flow(type, value, spec), depth);
        line(key + ":", depth);
        if (type.kind == Kind::mapping) return fields_or_none(type, value, depth + 1);
        for (std::size_t i = 0; i < type.size(value); ++i) {
            if (type.kind == Kind::named) {
                entry(yaml_scalar(type.name(value, i)), *type.item, type.at(value, i), spec,
                      depth + 1);
            } else {
                item(*type.item, type.at(value, i), depth + 1);
            }
        }
    }

    /// An element of a list: its '-' stands before its first field.
    void item(const Type& type, void* value, int depth) {
        const std::size_t start = text.size();
        fields(type, value, depth + 1);
        if (text.size() == start) return line("- {}", depth);
        text[start + static_cast<std::size_t>(2 * depth)] = '-';
    }

    /// The fields of a struct; `{}` on the line above if there is none to write.
    void fields_or_none(const Type& type, void* value, int depth) {
        const std::size_t before = text.size();
        fields(type, value, depth);
        if (text.size() == before) text.insert(before - 1, " {}");
    }

    std::string flow(const Type& type, void* value, const Spec& spec) const {
        switch (type.kind) {
            case Kind::parameter: return parameter(*static_cast<Parameter*>(value), spec);
            case Kind::number: return quantity(*static_cast<double*>(value), spec);
            case Kind::whole: return whole(*static_cast<long*>(value), spec);
            case Kind::flag: return *static_cast<bool*>(value) ? "true" : "false";
            case Kind::text: return yaml_scalar(*static_cast<std::string*>(value));
            case Kind::date: return format_date(*static_cast<Date*>(value));
            case Kind::choice: return yaml_scalar(type.words()[type.chosen(value)]);
            case Kind::rule: return yaml_rule(*static_cast<Rule*>(value));
            case Kind::verbatim: return yaml_node(*static_cast<Node*>(value));
            case Kind::maybe:
                return type.size(value) ? flow(*type.item, type.at(value, 0), spec) : "null";
            case Kind::list:
            case Kind::named: return items(type, value, spec);
            case Kind::mapping: break;
        }
        std::vector<std::string> parts;
        for (const Slot& slot : type.slots(value))
            if (can_be_written(*slot.type, slot.member))
                parts.push_back(
                    fmt::format("{}: {}", slot.key, flow(*slot.type, slot.member, slot.spec)));
        return fmt::format("{{{}}}", fmt::join(parts, ", "));
    }

    std::string items(const Type& type, void* value, const Spec& spec) const {
        const bool named = type.kind == Kind::named;
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < type.size(value); ++i)
            parts.push_back((named ? yaml_scalar(type.name(value, i)) + ": " : "") +
                            flow(*type.item, type.at(value, i), spec));
        return (named ? "{" : "[") + fmt::format("{}", fmt::join(parts, ", ")) +
               (named ? "}" : "]");
    }

    std::string quantity(double value, const Spec& spec) const {
        return yaml_quantity(value, spec.unit, currency_);
    }

    std::string whole(long value, const Spec& spec) const {
        return spec.unit == Unit::number ? std::to_string(value)
                                         : quantity(static_cast<double>(value), spec);
    }

    std::string parameter(const Parameter& known, const Spec& spec) const {
        std::string parts = "value: " + quantity(known.value, spec);
        if (known.doubt) parts += ", " + doubt(*known.doubt, spec);
        if (!known.source.empty()) parts += ", source: " + yaml_scalar(known.source);
        parts += fmt::format(", grade: {}", word(known.grade));
        if (!known.note.empty()) parts += ", note: " + yaml_scalar(known.note);
        return "{" + parts + "}";
    }

    std::string doubt(const Distribution& doubt, const Spec& spec) const {
        const std::string a = quantity(doubt.a, spec);
        const std::string b = quantity(doubt.b, spec);
        const std::string bare = yaml_quantity(doubt.b, Unit::number, currency_);
        switch (doubt.shape) {
            case Distribution::Shape::pert: return fmt::format("range: [{}, {}]", a, b);
            case Distribution::Shape::uniform:
                return fmt::format("distribution: {{uniform: [{}, {}]}}", a, b);
            case Distribution::Shape::normal:
                return fmt::format("distribution: {{normal: {{mean: {}, sd: {}}}}}", a, b);
            case Distribution::Shape::lognormal:
                return fmt::format("distribution: {{lognormal: {{median: {}, sd_log: {}}}}}", a,
                                   bare);
            case Distribution::Shape::beta:
                return fmt::format("distribution: {{beta: {{mean: {}, size: {}}}}}", a, bare);
        }
        return "";
    }

    void line(const std::string& yaml, int depth) {
        text += std::string(static_cast<std::size_t>(2 * depth), ' ') + yaml + "\n";
    }

    std::string_view currency_;
};

}  // namespace

std::string to_yaml(const Type& type, const void* value, std::string_view currency) {
    Writer writer(currency.empty() ? "USD" : currency);
    writer.fields(type, const_cast<void*>(value), 0);  // read only: the walk has one form for both
    return writer.text.empty() ? "{}\n" : writer.text;
}

}  // namespace heed
