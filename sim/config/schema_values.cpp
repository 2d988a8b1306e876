// Writes the JSON Schemas of single values.
#include "sim/config/schema_values.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/config/example.hpp"

namespace heed {

namespace {

constexpr std::string_view number_pattern =
    "[+-]?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?";
constexpr std::string_view time_pattern = "(?:days?|weeks?|months?|years?)";

/// What stands between the number and "per …".
std::string measure_pattern(Unit unit) {
    switch (unit) {
        case Unit::share:
        case Unit::share_rate: return " *%";
        case Unit::duration: return " +" + std::string(time_pattern);
        case Unit::money:
        case Unit::money_rate: return " +[A-Z]{3}";
        case Unit::people:
        case Unit::people_rate: return " +(?:people|person)";
        case Unit::number:
        case Unit::rate: break;
    }
    return "";
}

void add_bounds(Json& schema, const Spec& spec) {
    if (std::isfinite(spec.low)) schema["minimum"] = spec.low;
    if (std::isfinite(spec.high)) schema["maximum"] = spec.high;
}

Json pair_of(const Json& item) {
    return {{"type", "array"}, {"items", item}, {"minItems", 2}, {"maxItems", 2}};
}

}  // namespace

Json refer(std::string_view name) { return {{"$ref", fmt::format("#/definitions/{}", name)}}; }

std::string quantity_pattern(Unit unit) {
    const bool per_time = unit == Unit::rate || unit == Unit::share_rate ||
                          unit == Unit::money_rate || unit == Unit::people_rate;
    return fmt::format("^ *{}{}{} *$", number_pattern, measure_pattern(unit),
                       per_time ? fmt::format(" +per +{}", time_pattern) : "");
}

Json quantity_schema(const Spec& spec) {
    Json schema;
    if (spec.unit == Unit::number) {
        schema["type"] = "number";
        add_bounds(schema, spec);
        return schema;
    }
    schema["type"] = "string";
    schema["pattern"] = quantity_pattern(spec.unit);
    schema["examples"] = Json::array({example_text(type_of<double>, spec)});
    return schema;
}

Json whole_schema(const Spec& spec) {
    if (spec.unit != Unit::number) return quantity_schema(spec);
    Json schema{{"type", "integer"}};
    add_bounds(schema, spec);
    return schema;
}

Json date_schema() {
    return {{"type", "string"},
            {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
            {"examples", Json::array({"2024-03-01"})}};
}

Json text_schema() { return {{"type", Json::array({"string", "number", "boolean"})}}; }

Json choice_schema(const Type& type) {
    Json schema;
    for (const std::string_view word : type.words()) schema["enum"].push_back(std::string(word));
    return schema;
}

Json parameter_schema(Unit unit) {
    Spec free = says("", unit);
    free.low = -std::numeric_limits<double>::infinity();
    const Json quantity = quantity_schema(free);
    const Json bare{{"type", "number"}};
    const auto two = [](std::string_view first, const Json& a, std::string_view second,
                        const Json& b) {
        Json object = closed_object({{std::string(first), a}, {std::string(second), b}});
        object["required"] = Json::array({std::string(first), std::string(second)});
        return object;
    };
    Json shapes{{"uniform", pair_of(quantity)},
                {"pert", pair_of(quantity)},
                {"normal", two("mean", quantity, "sd", quantity)},
                {"lognormal", two("median", quantity, "sd_log", bare)},
                {"beta", two("mean", quantity, "size", bare)}};
    Json distribution = closed_object(std::move(shapes));
    distribution["minProperties"] = 1;
    Json object = closed_object({{"value", or_null(quantity)},
                                 {"range", or_null(pair_of(quantity))},
                                 {"distribution", or_null(distribution)},
                                 {"source", or_null(text_schema())},
                                 {"grade", or_null(choice_schema(type_of<Grade>))},
                                 {"note", or_null(text_schema())}});
    object["minProperties"] = 1;
    return object;
}

Json rule_schema() {
    const Json parts{{"type", "array"}, {"items", refer("any-rule")}, {"minItems", 1}};
    const Json range{{"type", Json::array({"string", "integer"})},
                     {"pattern", "^(?:[0-9]+|[0-9]+\\.\\.[0-9]*|\\.\\.[0-9]+)$"}};
    const Json levels{
        {"anyOf", Json::array({text_schema(),
                               {{"type", "array"}, {"items", text_schema()}, {"minItems", 1}}})}};
    Json object = closed_object({{"all", parts},
                                 {"any", parts},
                                 {"not", refer("any-rule")},
                                 {"age", range},
                                 {"close_ties", range}});
    object["minProperties"] = 1;
    object["patternProperties"]["^(?!(?:all|any|not|age|close_ties)$)[a-z][a-z0-9_]*$"] = levels;
    object["description"] = "who is meant; several keys mean all of them";
    return {{"oneOf", Json::array({{{"const", "everyone"}}, object})}};
}

Json closed_object(Json properties) {
    std::string first_parts;
    for (const auto& property : properties.items())
        first_parts += (first_parts.empty() ? "" : "|") + property.key();
    Json object{
        {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    object["patternProperties"] = Json::object();
    if (!first_parts.empty())
        object["patternProperties"][fmt::format("^(?:{})\\..", first_parts)] = Json::object();
    return object;
}

Json or_null(Json schema) {
    if (const auto type = schema.find("type"); type != schema.end() && !schema.contains("enum")) {
        if (!type->is_array()) *type = Json::array({*type});
        type->push_back("null");
        return schema;
    }
    if (schema.contains("enum"))
        schema["enum"].push_back(nullptr);
    else if (schema.contains("oneOf"))
        schema["oneOf"].push_back({{"type", "null"}});
    else if (schema.contains("anyOf"))
        schema["anyOf"].push_back({{"type", "null"}});
    else if (!schema.empty())
        schema = {{"anyOf", Json::array({schema, {{"type", "null"}}})}};
    return schema;
}

}  // namespace heed
