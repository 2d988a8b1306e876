// Reads structs, lists, mappings from names and single values, one field after the other.
#include "sim/config/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "sim/config/example.hpp"

namespace heed {

std::string under(const std::string& path, std::string_view key) {
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

namespace {
/// Examples of sums of money ("for example '40000 USD'"), in the currency of the document.
std::string in_currency(std::string text, const std::string& currency) {
    if (!parse_quantity("1 " + currency, Unit::money).ok()) return text;
    for (const std::string_view start : {"for example '", "such as '"}) {
        const std::size_t at = text.find(start);
        if (at == text.npos) continue;
        const std::size_t end = text.find('\'', at + start.size());
        const std::size_t code = text.find(" USD", at);
        if (code < end) text.replace(code + 1, 3, currency);
    }
    return text;
}
}  // namespace

bool Reader::tell(const Given& given, const std::string& rest) {
    const bool whole = given.node.kind == Node::Kind::map;
    problems_.add(
        whole ? given.mark : given.node.where,
        (given.path.empty() ? "this document" : given.path) + in_currency(rest, currency_));
    return false;
}

bool Reader::value(const Type& type, void* into, const Given& given) {
    const bool is_map = given.node.kind == Node::Kind::map;
    if (!in_defaults_)
        origins_.insert_or_assign(given.path, is_map ? given.mark : given.node.where);
    if (given.node.removes() && type.kind != Type::Kind::verbatim)
        return tell(
            given,
            fmt::format(" is {}, which only takes away what another file gives; it must be {}",
                        given.node.text, wanted(type, given.spec)));
    if (given.node.kind == Node::Kind::null && type.kind != Type::Kind::verbatim) {
        const bool keyed = type.kind == Type::Kind::mapping || type.kind == Type::Kind::named;
        return tell(given, fmt::format(" has no value; {}",
                                       keyed ? "write {} if nothing is to stand in it"
                                             : "it must be " + wanted(type, given.spec)));
    }
    switch (type.kind) {
        case Type::Kind::parameter: return parameter(*static_cast<Parameter*>(into), given);
        case Type::Kind::rule: return rule(*static_cast<Rule*>(into), given);
        case Type::Kind::maybe: return maybe(type, into, given);
        case Type::Kind::list: return list(type, into, given);
        case Type::Kind::named: return named(type, into, given);
        case Type::Kind::mapping: return mapping(type, into, given);
        case Type::Kind::verbatim:
            *static_cast<Node*>(into) = given.node;
            if (!in_defaults_) record(given.node, given.path);
            return true;
        default: return scalar(type, into, given);
    }
}

bool Reader::scalar(const Type& type, void* into, const Given& given) {
    std::string error;
    switch (type.kind) {
        case Type::Kind::number: return quantity(given, *static_cast<double*>(into));
        case Type::Kind::whole:
            error = read_whole(given.node, given.spec, *static_cast<long*>(into));
            break;
        case Type::Kind::flag: error = read_flag(given.node, *static_cast<bool*>(into)); break;
        case Type::Kind::text:
            error = read_text(given.node, *static_cast<std::string*>(into));
            break;
        case Type::Kind::date: error = read_date(given.node, *static_cast<Date*>(into)); break;
        default: {
            std::size_t chosen = 0;
            error = read_choice(given.node, type.words(), chosen);
            if (error.empty()) type.choose(into, chosen);
        }
    }
    return error.empty() || tell(given, error);
}

bool Reader::quantity(const Given& given, double& into) {
    ReadQuantity quantity;
    const std::string error = read_quantity(given.node, given.spec, quantity);
    if (!error.empty()) return tell(given, error);
    into = quantity.value;
    const bool is_money = given.spec.unit == Unit::money || given.spec.unit == Unit::money_rate;
    if (is_money && !(in_defaults_ && quantity.value == 0))
        money_.push_back({quantity.currency, given.path, given.node.where, in_defaults_});
    return true;
}

bool Reader::maybe(const Type& type, void* into, const Given& given) {
    if (value(*type.item, type.add(into, ""), given)) return true;
    type.clear(into);
    return false;
}

bool Reader::list(const Type& type, void* into, const Given& given) {
    const Type::Kind item = type.item->kind;
    const bool alone = given.node.kind == Node::Kind::scalar && item != Type::Kind::mapping &&
                       item != Type::Kind::named;
    if (given.node.kind != Node::Kind::list && !alone)
        return tell(given, fmt::format(" is {}; it must be {}", shown(given.node),
                                       wanted(type, given.spec)));
    type.clear(into);
    if (alone) return value(*type.item, type.add(into, ""), given);
    bool good = true;
    for (std::size_t i = 0; i < given.node.items.size(); ++i) {
        const Node& one = given.node.items[i];
        good = value(*type.item, type.add(into, ""),
                     {one, given.spec, under(given.path, std::to_string(i)), one.where}) &&
               good;
    }
    return good;
}

bool Reader::named(const Type& type, void* into, const Given& given) {
    if (given.node.kind != Node::Kind::map)
        return tell(given, fmt::format(" is {}; it must be {}", shown(given.node),
                                       wanted(type, given.spec)));
    type.clear(into);
    for (const Node::Entry& entry : given.node.entries) {
        const std::string path = under(given.path, entry.key);
        if (!is_name(entry.key))
            problems_.add(
                entry.key_at,
                fmt::format("'{}'{} cannot be a name (small letters, digits and '_', a "
                            "letter first); write for example '{}'",
                            shown(entry.key), given.path.empty() ? "" : " in " + given.path,
                            mended_name(entry.key)));
        else if (entry.value.removes())
            problems_.add(entry.key_at,
                          fmt::format("{} is {}, but there is no '{}' to take away; check the name",
                                      path, entry.value.text, entry.key));
        else
            value(*type.item, type.add(into, entry.key),
                  {entry.value, given.spec, path, entry.key_at});
    }
    return true;
}

bool Reader::mapping(const Type& type, void* into, const Given& given) {
    if (given.node.kind != Node::Kind::map)
        return tell(given, fmt::format(" is {}; it must be {}", shown(given.node),
                                       wanted(type, given.spec)));
    const std::vector<Slot> slots = type.slots(into);
    unknown_keys(slots, given);
    for (const Slot& slot : slots) {
        const auto entry = std::ranges::find(given.node.entries, slot.key, &Node::Entry::key);
        const bool is_there = entry != given.node.entries.end();
        field(slot, is_there ? &entry->value : nullptr, is_there ? entry->key_at : Mark{}, given);
    }
    return true;
}

void Reader::field(const Slot& slot, const Node* node, const Mark& key_at, const Given& parent) {
    const std::string path = under(parent.path, slot.key);
    if (node && !node->removes()) {
        if (value(*slot.type, slot.member, {*node, slot.spec, path, key_at})) return;
    } else if (slot.spec.required) {
        missing(slot, parent);
    }
    fill(*slot.type, slot.member, slot.spec, path);
}

void Reader::missing(const Slot& slot, const Given& parent) {
    std::string such = example_text(*slot.type, slot.spec);
    if (such.empty()) such = slot.type->kind == Type::Kind::list ? "[{…}]" : "{…}";
    tell(parent, fmt::format(" has no '{}' ({}); add for example '{}: {}'", slot.key,
                             slot.spec.meaning, slot.key, such));
}

void Reader::fill(const Type& type, void* into, const Spec& spec, const std::string& path) {
    if (type.kind == Type::Kind::mapping) {
        for (const Slot& slot : type.slots(into))
            fill(*slot.type, slot.member, slot.spec, under(path, slot.key));
        return;
    }
    if (spec.fallback.empty()) return;
    const bool outer = std::exchange(in_defaults_, true);
    const Node node = parse_text(spec.fallback, "default of " + path, problems_);
    const bool read = value(type, into, {node, spec, path, node.where});
    const bool optional = type.kind == Type::Kind::maybe;
    if (read && (optional ? type.item : &type)->kind == Type::Kind::parameter)
        fill_parameter(*static_cast<Parameter*>(optional ? type.at(into, 0) : into), spec, path);
    in_defaults_ = outer;
}

}  // namespace heed
