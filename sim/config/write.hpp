// The resolved scenario: every key with its value, as YAML that reads back to the same struct.
#pragma once

#include <string>

#include "sim/config/type.hpp"

namespace heed {

/// All fields, defaults included, with units, sources, grades and doubt. Sums of money in
/// `currency`.
std::string to_yaml(const Type& type, const void* value, std::string_view currency);

template <class T>
std::string to_yaml(const T& value, std::string_view currency = "USD") {
    return to_yaml(type_of<T>, &value, currency);
}

}  // namespace heed
