// How a struct lists its fields, once: the reader, the key reference, the JSON Schema, the template and
// the list of parameters are all made from that one list.
//
//     struct Schedule {
//         Date start{};
//         Parameter delay;
//
//         static void fields(auto& self, auto&& visit) {
//             visit("start", self.start, says("first day of delivery"));
//             visit("delay", self.delay, says("time from delivery to effect", Unit::duration).or_else("0 days"));
//         }
//     };
//
// A visitor is called with the key, the member and its Spec. It chooses by the member's type:
//     Parameter                a number that may be uncertain
//     double, long             a number with a unit; a whole number
//     bool, std::string, Date  a switch; a text; a day
//     an enum                  whose words are listed by `words(Enum)` (found by argument)
//     Rule                     who is meant
//     std::optional<T>         may be left out, and then is not there
//     std::vector<T>           a list (a lone scalar is read as a list of one)
//     Named<T>                 a mapping from the user's names to T, in the file's order
//     a struct with `fields`   a mapping
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/base/parameter.hpp"
#include "sim/base/units.hpp"

namespace heed {

/// What is said about one field beside its type.
struct Spec {
    std::string_view meaning;  ///< one phrase, no full stop
    Unit unit = Unit::number;
    double low = -std::numeric_limits<double>::infinity();  ///< allowed range, in the stored unit
    double high = std::numeric_limits<double>::infinity();
    std::string_view fallback;     ///< default as YAML text; see `required`
    std::string_view such;         ///< an example as YAML text, where the unit's own misleads
    bool required = true;          ///< an error if it is left out
    std::string_view source;       ///< id in sources.yaml that supports the default
    Grade grade = Grade::assumed;  ///< how well it supports it
    std::string_view doubt_low, doubt_high;  ///< default range, as text; "" if none
    std::string_view note;                   ///< how the default follows from the source

    /// Allowed values, both ends included.
    constexpr Spec within(double lowest, double highest) const {
        Spec spec = *this;
        spec.low = lowest;
        spec.high = highest;
        return spec;
    }
    constexpr Spec at_least(double lowest) const {
        return within(lowest, std::numeric_limits<double>::infinity());
    }
    /// An example, for messages and the template.
    constexpr Spec such_as(std::string_view text) const {
        Spec spec = *this;
        spec.such = text;
        return spec;
    }
    /// May be left out; then it has this value, written as in a file.
    constexpr Spec or_else(std::string_view text) const {
        Spec spec = *this;
        spec.fallback = text;
        spec.required = false;
        return spec;
    }
    /// May be left out; then it is empty.
    constexpr Spec optional() const {
        Spec spec = *this;
        spec.required = false;
        return spec;
    }
    /// Who supports the default, how well, and how it follows.
    constexpr Spec from(std::string_view id, Grade how_well, std::string_view how = "") const {
        Spec spec = *this;
        spec.source = id;
        spec.grade = how_well;
        spec.note = how;
        return spec;
    }
    /// A decision of who plans, not evidence, unless a source or a grade is given.
    constexpr Spec decided() const {
        Spec spec = *this;
        spec.grade = Grade::plan;
        return spec;
    }
    /// The default is uncertain between these, written as in a file.
    constexpr Spec between(std::string_view lowest, std::string_view highest) const {
        Spec spec = *this;
        spec.doubt_low = lowest;
        spec.doubt_high = highest;
        return spec;
    }
};

/// Starts a Spec. Shares are held within 0 and 1, and times and counts at or above 0, unless said otherwise.
constexpr Spec says(std::string_view meaning, Unit unit = Unit::number) {
    Spec spec;
    spec.meaning = meaning;
    spec.unit = unit;
    if (unit != Unit::number && unit != Unit::share_rate) spec.low = 0;
    if (unit == Unit::share) spec.high = 1;
    return spec;
}

/// A number, or a time [years], between two ends that are allowed too; and its default.
constexpr Spec number(std::string_view meaning, double low, double high,
                      std::string_view fallback) {
    return says(meaning).within(low, high).or_else(fallback);
}
constexpr Spec duration(std::string_view meaning, double low, double high,
                        std::string_view fallback) {
    return says(meaning, Unit::duration).within(low, high).or_else(fallback);
}
/// A decision of who plans that may be left out.
constexpr Spec wish(std::string_view meaning, Unit unit) {
    return says(meaning, unit).optional().decided();
}
/// A share that has a default.
constexpr Spec share(std::string_view meaning, std::string_view fallback) {
    return says(meaning, Unit::share).or_else(fallback);
}
/// A factor; unless another default is given, it changes nothing.
constexpr Spec times(std::string_view meaning, std::string_view fallback = "1") {
    return number(meaning, 0, 100, fallback);
}

/// Something added to a readiness, which is counted in standard deviations of a normal distribution.
constexpr Spec probits(std::string_view meaning, std::string_view fallback) {
    return number(meaning, -5, 5, fallback);
}

/// A mapping from names that the user chose, in the order of the file.
template <class T>
struct Named {
    std::vector<std::pair<std::string, T>> entries;

    const T* find(std::string_view name) const {
        for (const auto& [key, value] : entries)
            if (key == name) return &value;
        return nullptr;
    }
    std::vector<std::string> names() const {
        std::vector<std::string> list;
        for (const auto& entry : entries) list.push_back(entry.first);
        return list;
    }
    bool empty() const { return entries.empty(); }
    std::size_t size() const { return entries.size(); }
    auto begin() const { return entries.begin(); }
    auto end() const { return entries.end(); }
};

/// The words of an enum, in the order of its values.
using Words = std::span<const std::string_view>;

inline Words words(Grade) {
    static constexpr std::string_view list[] = {"strong", "moderate", "weak", "assumed", "plan"};
    return list;
}

/// The keys of a table whose rows stand in the order of an enum's values: its words.
template <const auto& rows>
inline constexpr auto keys_of = [] {
    std::array<std::string_view, std::size(rows)> keys;
    std::ranges::transform(rows, keys.begin(), [](const auto& row) { return row.key; });
    return keys;
}();

/// The word for an enum's value.
template <class Enum>
requires std::is_enum_v<Enum> std::string_view word(Enum value) {
    return words(value)[static_cast<std::size_t>(value)];
}

}  // namespace heed
