// What a reader checks beside the values: keys that nobody knows, and currencies that differ.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "sim/config/reader.hpp"

namespace heed {

namespace {

/// "coverage.share" if the key belongs into one of the mappings beside it.
std::string one_level_down(const std::vector<Slot>& slots, const std::string& key) {
    for (const Slot& slot : slots) {
        if (slot.type->kind != Type::Kind::mapping) continue;
        for (const Slot& inner : slot.type->slots(nullptr))
            if (inner.key == key) return under(std::string(slot.key), key);
    }
    return "";
}

/// What is tried often and stands under another name here; "" if this is not such.
std::string usual_slip(const std::string& key, const std::vector<std::string>& known) {
    const auto is_known = [&](std::string_view word) {
        return std::ranges::find(known, word) != known.end();
    };
    constexpr std::array<std::string_view, 5> ends{"end", "until", "stop", "finish", "to"};
    if (std::ranges::find(ends, key) != ends.end() && is_known("start") && is_known("length"))
        return "; it has start and length: write for example 'length: 2 years' instead";
    if (!key.empty() && key.find_first_not_of("0123456789") == key.npos)
        return "; if it is the end of a number with a comma, write that number without commas";
    return "";
}

std::string sentence(const std::string& key, const std::string& path,
                     const std::vector<std::string>& known, const std::string& elsewhere) {
    constexpr std::size_t few = 12;
    const std::string near = elsewhere.empty() ? nearest_word(key, known) : elsewhere;
    std::string text = fmt::format("unknown key '{}'", shown(key));
    if (!path.empty()) text += " in " + path;
    if (const std::string slip = usual_slip(key, known); !slip.empty()) return text + slip;
    if (!near.empty()) text += fmt::format("; did you mean '{}'?", near);
    if (near.empty() || known.size() <= few)
        text += fmt::format("{} known here: {}", near.empty() ? ";" : "", fmt::join(known, ", "));
    return text;
}

}  // namespace

void Reader::unknown_keys(const std::vector<Slot>& slots, const Given& given) {
    std::vector<std::string> known(slots.size());
    std::ranges::transform(slots, known.begin(), &Slot::key);
    for (const Node::Entry& entry : given.node.entries)
        if (std::ranges::find(known, entry.key) == known.end())
            problems_.add(entry.key_at,
                          sentence(entry.key, given.path, known, one_level_down(slots, entry.key)));
}

bool Reader::only_keys(const Given& given, const std::vector<std::string>& known) {
    bool good = true;
    for (const Node::Entry& entry : given.node.entries) {
        if (std::ranges::find(known, entry.key) != known.end()) continue;
        problems_.add(entry.key_at, sentence(entry.key, given.path, known, ""));
        good = false;
    }
    return good;
}

Currency Reader::check_currency() {
    const auto first = std::ranges::find(money_, false, &Money::is_default);
    if (first == money_.end())
        return money_.empty() ? Currency{}
                              : Currency{money_.front().currency, money_.front().path, {}};
    for (const Money& money : money_) {
        if (money.currency == first->currency) continue;
        if (money.is_default)
            problems_.add(origins_, money.path,
                          fmt::format("{} is left out, and its default is in {}, but {} is in {} "
                                      "(a scenario counts in "
                                      "one currency); give it in {}",
                                      money.path, money.currency, first->path, first->currency,
                                      first->currency));
        else
            problems_.add(
                money.mark,
                fmt::format("{} is in {}, but {} is in {} (a scenario counts in one currency); "
                            "convert one of them",
                            money.path, money.currency, first->path, first->currency));
    }
    return {first->currency, first->path, first->mark};
}

void Reader::record(const Node& node, const std::string& path) {
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const std::string inside = under(path, std::to_string(i));
        origins_.insert_or_assign(inside, node.items[i].where);
        record(node.items[i], inside);
    }
    for (const Node::Entry& entry : node.entries) {
        const std::string inside = under(path, entry.key);
        const bool is_map = entry.value.kind == Node::Kind::map;
        origins_.insert_or_assign(inside, is_map ? entry.key_at : entry.value.where);
        record(entry.value, inside);
    }
}

}  // namespace heed
