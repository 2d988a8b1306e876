// What a struct looks like at run time, made from its list of fields: everything else on this floor
// works on a Type and a pointer, so that it is written, and compiled, once.
#pragma once

#include <concepts>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"
#include "sim/config/node.hpp"

namespace heed {

struct Type;

/// One field of a struct; `member` points into the struct, or is null where only the description is
/// asked for.
struct Slot {
    std::string_view key;
    Spec spec;
    const Type* type = nullptr;
    void* member = nullptr;
};

struct Type {
    enum class Kind {
        parameter,
        number,
        whole,
        flag,
        text,
        date,
        choice,
        rule,
        maybe,     ///< std::optional<item>
        list,      ///< std::vector<item>
        named,     ///< Named<item>
        mapping,   ///< a struct with `fields`
        verbatim,  ///< a Node
    };
    Kind kind = Kind::verbatim;

    Words (*words)() = nullptr;                                    // choice
    void (*choose)(void*, std::size_t) = nullptr;                  // choice
    std::size_t (*chosen)(const void*) = nullptr;                  // choice
    const Type* item = nullptr;                                    // maybe, list, named
    void (*clear)(void*) = nullptr;                                // maybe, list, named
    void* (*add)(void*, std::string_view) = nullptr;               // maybe, list, named: a new item
    std::size_t (*size)(const void*) = nullptr;                    // maybe, list, named
    void* (*at)(void*, std::size_t) = nullptr;                     // maybe, list, named
    std::string_view (*name)(const void*, std::size_t) = nullptr;  // named
    std::vector<Slot> (*slots)(void*) =
        nullptr;                                 // mapping: the fields of a struct, or of no struct
    std::shared_ptr<void> (*fresh)() = nullptr;  // mapping: a new struct
};

/// The type inside optional ones.
inline const Type& bare(const Type& type) {
    return type.kind == Type::Kind::maybe ? bare(*type.item) : type;
}

template <class T>
concept has_fields = requires(T& value) {
    T::fields(value, [](auto&&...) {});
};

template <class T>
struct Item {};  ///< what a container holds
template <class T>
struct Item<std::optional<T>> {
    static constexpr Type::Kind kind = Type::Kind::maybe;
    using type = T;
    static void* add(std::optional<T>& value, std::string_view) { return &value.emplace(); }
    static std::size_t size(const std::optional<T>& value) { return value.has_value() ? 1 : 0; }
    static void* at(std::optional<T>& value, std::size_t) { return &*value; }
    static void clear(std::optional<T>& value) { value.reset(); }
};
template <class T>
struct Item<std::vector<T>> {
    static_assert(!std::same_as<T, bool>, "a list of switches cannot be read: name the elements");
    static constexpr Type::Kind kind = Type::Kind::list;
    using type = T;
    static void* add(std::vector<T>& list, std::string_view) { return &list.emplace_back(); }
    static std::size_t size(const std::vector<T>& list) { return list.size(); }
    static void* at(std::vector<T>& list, std::size_t i) { return &list[i]; }
    static void clear(std::vector<T>& list) { list.clear(); }
};
template <class T>
struct Item<Named<T>> {
    static constexpr Type::Kind kind = Type::Kind::named;
    using type = T;
    static void* add(Named<T>& map, std::string_view name) {
        return &map.entries.emplace_back(std::string(name), T{}).second;
    }
    static std::size_t size(const Named<T>& map) { return map.size(); }
    static void* at(Named<T>& map, std::size_t i) { return &map.entries[i].second; }
    static std::string_view name(const Named<T>& map, std::size_t i) {
        return map.entries[i].first;
    }
    static void clear(Named<T>& map) { map.entries.clear(); }
};

template <class T>
constexpr Type make_type();

/// The description of a C++ type; its address tells types apart.
template <class T>
inline constexpr Type type_of = make_type<T>();

template <class T>
std::vector<Slot> slots_of(void* self) {
    std::optional<T> none;
    T& value = self ? *static_cast<T*>(self) : none.emplace();
    std::vector<Slot> slots;
    T::fields(value, [&](std::string_view key, auto& member, const Spec& spec) {
        slots.push_back(
            {key, spec, &type_of<std::remove_cvref_t<decltype(member)>>, self ? &member : nullptr});
    });
    return slots;
}

template <class T>
constexpr Type make_choice() {
    Type type;
    type.kind = Type::Kind::choice;
    type.words = [] { return words(T{}); };
    type.choose = [](void* into, std::size_t i) { *static_cast<T*>(into) = static_cast<T>(i); };
    type.chosen = [](const void* from) {
        return static_cast<std::size_t>(*static_cast<const T*>(from));
    };
    return type;
}

template <class T>
constexpr Type make_container() {
    using Items = Item<T>;
    Type type;
    type.kind = Items::kind;
    type.item = &type_of<typename Items::type>;
    type.clear = [](void* all) { Items::clear(*static_cast<T*>(all)); };
    type.add = [](void* all, std::string_view name) {
        return Items::add(*static_cast<T*>(all), name);
    };
    type.size = [](const void* all) { return Items::size(*static_cast<const T*>(all)); };
    type.at = [](void* all, std::size_t i) { return Items::at(*static_cast<T*>(all), i); };
    if constexpr (Items::kind == Type::Kind::named)
        type.name = [](const void* all, std::size_t i) {
            return Items::name(*static_cast<const T*>(all), i);
        };
    return type;
}

template <class T>
constexpr Type make_type() {
    Type type;
    if constexpr (std::same_as<T, Parameter>)
        type.kind = Type::Kind::parameter;
    else if constexpr (std::same_as<T, double>)
        type.kind = Type::Kind::number;
    else if constexpr (std::same_as<T, long>)
        type.kind = Type::Kind::whole;
    else if constexpr (std::same_as<T, bool>)
        type.kind = Type::Kind::flag;
    else if constexpr (std::same_as<T, std::string>)
        type.kind = Type::Kind::text;
    else if constexpr (std::same_as<T, Date>)
        type.kind = Type::Kind::date;
    else if constexpr (std::same_as<T, Rule>)
        type.kind = Type::Kind::rule;
    else if constexpr (std::same_as<T, Node>)
        type.kind = Type::Kind::verbatim;
    else if constexpr (std::is_enum_v<T>)
        type = make_choice<T>();
    else if constexpr (requires { typename Item<T>::type; })
        type = make_container<T>();
    else {
        static_assert(has_fields<T>, "a field is of a type that sim/base/fields.hpp does not list");
        type.kind = Type::Kind::mapping;
        type.slots = &slots_of<T>;
        type.fresh = []() -> std::shared_ptr<void> { return std::make_shared<T>(); };
    }
    return type;
}

}  // namespace heed
