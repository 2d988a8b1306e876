// Whether two structs that list their fields say the same.
#pragma once

#include <algorithm>
#include <optional>
#include <type_traits>
#include <vector>

#include "sim/base/fields.hpp"

namespace heed {

template <class T>
bool same(const T& a, const T& b);

/// A value and what is not known about it; not who says so.
inline bool same(const Parameter& a, const Parameter& b) {
    if (a.value != b.value || a.doubt.has_value() != b.doubt.has_value()) return false;
    return !a.doubt || (a.doubt->shape == b.doubt->shape && a.doubt->a == b.doubt->a &&
                        a.doubt->b == b.doubt->b && a.doubt->mode == b.doubt->mode);
}

template <class T>
bool same(const std::optional<T>& a, const std::optional<T>& b) {
    return a.has_value() == b.has_value() && (!a || same(*a, *b));
}

template <class T>
bool same(const std::vector<T>& a, const std::vector<T>& b) {
    return std::ranges::equal(a, b, [](const T& x, const T& y) { return same(x, y); });
}

/// The same entries in the same order.
template <class T>
bool same(const Named<T>& a, const Named<T>& b) {
    return std::ranges::equal(a.entries, b.entries, [](const auto& x, const auto& y) {
        return x.first == y.first && same(x.second, y.second);
    });
}

/// A struct by its fields, anything else by ==.
template <class T>
bool same(const T& a, const T& b) {
    const auto ignore = [](auto&&...) {};
    if constexpr (requires { T::fields(a, ignore); }) {
        std::vector<const void*> of_a;
        T::fields(a, [&](auto&&, const auto& member, auto&&) { of_a.push_back(&member); });
        bool equal = true;
        std::size_t next = 0;
        T::fields(b, [&](auto&&, const auto& member, auto&&) {
            using Member = std::remove_cvref_t<decltype(member)>;
            equal = equal && same(*static_cast<const Member*>(of_a[next]), member);
            ++next;
        });
        return equal;
    } else {
        return a == b;
    }
}

}  // namespace heed
