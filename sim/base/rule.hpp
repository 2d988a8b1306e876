// Who is meant: a rule over age, gender, place, attributes and ties, as written in a scenario.
#pragma once

#include <string>
#include <vector>

namespace heed {

/// `everyone`, `{all: […]}`, `{any: […]}`, `{not: …}`, `{age: 15..35}`, `{gender: female}`,
/// `{place: [north, east]}`, `{close_ties: 8..}` or `{<attribute>: [levels]}`. A mapping with several keys
/// means all of them. What the names refer to is checked when the rule meets a population (world/match.hpp).
struct Rule {
    enum class Kind { everyone, all, any, none_of, range, levels };
    Kind kind = Kind::everyone;
    std::vector<Rule> parts;  ///< all, any, none_of (one part)
    std::string key;  ///< range: "age" or "close_ties"; levels: "gender", "place" or an attribute
    double low = 0, high = 0;         ///< range: both ends included; whole years of age
    std::vector<std::string> levels;  ///< levels: any of these
    std::string path;                 ///< where it stands in the document, for messages

    bool operator==(const Rule&) const = default;
};

}  // namespace heed
