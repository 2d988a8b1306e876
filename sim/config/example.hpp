// What a field wants, in words and as an example: for messages, the reference and the template.
#pragma once

#include <string>

#include "sim/config/type.hpp"

namespace heed {

/// "share", "text", "true or false", "one of village, radio", "list: share", "by name: share",
/// "mapping" …
std::string type_word(const Type& type, const Spec& spec);

/// A right value as YAML on one line: the default, else an example in the allowed range; "" for
/// mappings.
std::string example_text(const Type& type, const Spec& spec);

/// "a share such as '60 %'": what stands after "it must be" in a message.
std::string wanted(const Type& type, const Spec& spec);

/// "between 0 % and 100 %", "at least 0 days", "at most 3"; "" if everything is allowed.
std::string range_words(const Spec& spec, std::string_view currency = "USD");

/// The same for references, which need not say that a length is no less than nothing.
std::string notable_range(const Spec& spec);

/// A bound as text; "" if it is infinite.
std::string bound_text(double bound, const Spec& spec, std::string_view currency = "USD");

}  // namespace heed
