// JSON Schemas of single values: quantities, dates, words, parameters, rules.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "sim/config/type.hpp"

namespace heed {

using Json = nlohmann::ordered_json;

/// The regular expression of the texts that `parse_quantity` takes; not for bare numbers.
std::string quantity_pattern(Unit unit);

/// "As this definition says."
Json refer(std::string_view name);

Json quantity_schema(const Spec& spec);
Json whole_schema(const Spec& spec);
Json date_schema();
Json text_schema();
Json choice_schema(const Type& type);

/// The mapping form of a parameter.
Json parameter_schema(Unit unit);

/// A rule; refers to itself as "#/definitions/any-rule".
Json rule_schema();

/// An object with these properties and no others, save for dotted keys that lead into one of them.
Json closed_object(Json properties);

/// The same schema, or nothing (an explicit null takes a key away).
Json or_null(Json schema);

}  // namespace heed
