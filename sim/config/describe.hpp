// The key reference, made from the same lists of fields as the reader.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/config/type.hpp"

namespace heed {

/// One key of the language.
struct Key {
    std::string path;  ///< "campaigns.<name>.share"; `<name>` is the user's, `<number>` is 0, 1 …
    std::string type;  ///< "share", "text", "list: date", "mapping" …
    std::string unit;  ///< of quantities: "share", "duration" …; else ""
    bool required = false;
    std::string fallback;            ///< default as YAML text; "" if none
    std::string low, high;           ///< allowed range as text; "" if open
    std::string range;               ///< the same in words, where it is worth saying
    std::vector<std::string> words;  ///< of enums
    std::string meaning;
    std::string source;  ///< id of what supports the default
    Grade grade = Grade::assumed;
    bool uncertain = false;             ///< a Parameter: may carry doubt, source and grade
    std::string doubt_low, doubt_high;  ///< default range of doubt
    std::string note;
    bool holds_keys = false;  ///< a mapping, or names or elements with keys of their own
};

/// All keys in the order of the fields; a struct inside itself is described once.
std::vector<Key> describe(const Type& type);

template <class T>
std::vector<Key> describe() {
    return describe(type_of<T>);
}

/// A plain table of the keys that contain `filter` (all if it is ""), for a terminal; if there are
/// none, a sentence with the nearest key.
std::string keys_text(const std::vector<Key>& keys, std::string_view filter = "");

/// The scenario reference: one Markdown section for each key at the top, in the order of the
/// fields.
std::string keys_markdown(const std::vector<Key>& keys);

/// A commented scenario: required keys filled with examples, optional ones commented out with their
/// defaults.
std::string make_template(const Type& type);

template <class T>
std::string make_template() {
    return make_template(type_of<T>);
}

}  // namespace heed
