// The JSON Schema (draft 7) of the language, for editors; it accepts all that the reader accepts.
#pragma once

#include <nlohmann/json.hpp>
#include <string_view>

#include "sim/config/type.hpp"

namespace heed {

/// What a file must look like. Looser than the reader in two ways: what is under a dotted key is
/// not looked at, and a file with `extends` may leave out what is required.
nlohmann::ordered_json schema(const Type& type, std::string_view title);

template <class T>
nlohmann::ordered_json schema(std::string_view title = "Heed scenario") {
    return schema(type_of<T>, title);
}

}  // namespace heed
