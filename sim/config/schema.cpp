// Writes the JSON Schema of a struct.
#include "sim/config/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/config/example.hpp"
#include "sim/config/reader.hpp"
#include "sim/config/schema_values.hpp"

namespace heed {

namespace {

using Kind = Type::Kind;

constexpr std::string_view name_pattern = "^[a-z][a-z0-9_]*$";
constexpr std::string_view dotted_name_pattern = "^[a-z][a-z0-9_]*\\..";

class Schema {
public:
    Json definitions = Json::object();

    /// A reference to the definition of a struct, made when it is first met.
    Json mapping(const Type& type, const std::string& path) {
        const auto [known, is_new] = names_.try_emplace(&type, path.empty() ? "scenario" : path);
        if (is_new) {
            Json properties = Json::object();
            for (const Slot& slot : type.slots(nullptr)) {
                const std::string inside =
                    path.empty() ? std::string(slot.key) : path + "." + std::string(slot.key);
                properties[std::string(slot.key)] = field(slot, inside);
            }
            definitions[known->second] = closed_object(std::move(properties));
        }
        return refer(known->second);
    }

    /// The required keys of a struct, where no dotted key may give them.
    Json required(const Type& type) {
        const std::string name = "required-in-" + names_.at(&type);
        if (!definitions.contains(name)) {
            definitions[name] = Json::object();  // for a struct inside itself
            Json keys = Json::array();
            Json properties = Json::object();
            for (const Slot& slot : type.slots(nullptr)) {
                if (slot.spec.required) keys.push_back(std::string(slot.key));
                if (Json inside = required_inside(bare(*slot.type)); !inside.empty())
                    properties[std::string(slot.key)] = std::move(inside);
            }
            Json then{{"properties", std::move(properties)}};
            if (!keys.empty()) then["required"] = std::move(keys);
            definitions[name] = {{"if", {{"propertyNames", {{"pattern", "^[^.]*$"}}}}},
                                 {"then", std::move(then)}};
        }
        return refer(name);
    }

private:
    Json required_inside(const Type& type) {
        if (type.kind == Kind::mapping) return required(type);
        if (!type.item) return Json::object();
        Json inside = required_inside(bare(*type.item));
        if (inside.empty()) return inside;
        if (type.kind == Kind::list) return {{"items", std::move(inside)}};
        return {{"patternProperties", {{std::string(name_pattern), std::move(inside)}}}};
    }

    Json field(const Slot& slot, const std::string& path) {
        const Spec& spec = slot.spec;
        Json inner = value(bare(*slot.type), spec, path);
        if (inner.contains("$ref"))
            inner = {{"anyOf", Json::array({std::move(inner)})}};  // draft 7: no key beside $ref
        Json schema{{"title", fmt::format("{} ({})", slot.key, type_word(*slot.type, spec))},
                    {"description", description(slot)}};
        schema.update(or_null(std::move(inner)));
        return schema;
    }

    static std::string description(const Slot& slot) {
        const Spec& spec = slot.spec;
        std::string text{spec.meaning};
        if (const std::string range = notable_range(spec); !range.empty()) text += "; " + range;
        if (spec.required) text += "; required";
        if (!spec.fallback.empty()) text += fmt::format("; default {}", spec.fallback);
        if (!spec.source.empty()) text += fmt::format(" ({}, {})", spec.source, word(spec.grade));
        return text;
    }

    Json value(const Type& type, const Spec& spec, const std::string& path) {
        switch (type.kind) {
            case Kind::parameter: return parameter(spec);
            case Kind::number: return quantity_schema(spec);
            case Kind::whole: return whole_schema(spec);
            case Kind::flag: return {{"type", "boolean"}};
            case Kind::text: return text_schema();
            case Kind::date: return date_schema();
            case Kind::choice: return choice_schema(type);
            case Kind::rule:
                if (!definitions.contains("any-rule")) definitions["any-rule"] = rule_schema();
                return refer("any-rule");
            case Kind::maybe: return value(*type.item, spec, path);
            case Kind::list: return list(bare(*type.item), spec, path);
            case Kind::named: return named(bare(*type.item), spec, path);
            case Kind::mapping: return mapping(type, path);
            case Kind::verbatim: break;
        }
        return Json::object();
    }

    Json parameter(const Spec& spec) {
        std::string name = fmt::format("uncertain-{}", heed::name(spec.unit));
        std::ranges::replace(name, ' ', '-');
        if (!definitions.contains(name)) definitions[name] = parameter_schema(spec.unit);
        return {{"oneOf", Json::array({quantity_schema(spec), refer(name)})}};
    }

    Json list(const Type& item, const Spec& spec, const std::string& path) {
        const Json inside = value(item, spec, path);
        Json array{{"type", "array"}, {"items", inside}};
        const bool alone = item.kind != Kind::mapping && item.kind != Kind::named;
        return alone ? Json{{"anyOf", Json::array({inside, std::move(array)})}} : array;
    }

    Json named(const Type& item, const Spec& spec, const std::string& path) {
        Json object{{"type", "object"}, {"additionalProperties", false}};
        object["patternProperties"][std::string(name_pattern)] = or_null(value(item, spec, path));
        object["patternProperties"][std::string(dotted_name_pattern)] = Json::object();
        return object;
    }

    std::map<const Type*, std::string> names_;
};

Json extends_schema() {
    const Json path{{"type", "string"}, {"minLength", 1}};
    return {{"title", "extends (path, or list of paths)"},
            {"description",
             "files that this one builds on, relative to it, or else of those that come with Heed; "
             "later ones override earlier ones"},
            {"anyOf", Json::array({path, {{"type", "array"}, {"items", path}}})}};
}

}  // namespace

Json schema(const Type& type, std::string_view title) {
    expect(type.kind == Kind::mapping, "only a struct with fields has a schema");
    Schema made;
    made.mapping(type, "");
    Json root = std::move(made.definitions["scenario"]);
    made.definitions["scenario"] = Json{{"$ref", "#"}};
    if (!root["properties"].contains("extends")) root["properties"]["extends"] = extends_schema();
    Json whole{{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", title}};
    whole.update(root);
    whole["if"] = {{"required", Json::array({"extends"})}};
    whole["else"] = made.required(type);
    whole["definitions"] = std::move(made.definitions);
    return whole;
}

}  // namespace heed
