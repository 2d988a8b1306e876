// The key reference as a plain table and as Markdown.
#include <fmt/format.h>

#include <algorithm>

#include "sim/config/describe.hpp"
#include "sim/config/scalars.hpp"

namespace heed {

namespace {

std::string default_words(const Key& key) {
    if (key.required) return "required";
    return key.fallback.empty() ? "–" : key.fallback;
}

/// The type without the words of an enum, which are told with the meaning.
std::string short_type(const Key& key) {
    if (key.words.empty()) return key.type;
    const std::size_t list = key.type.find("one of ");
    return key.type.substr(0, list) + "word";
}

/// Where the default comes from, and what is not known about it.
std::string support_of(const Key& key) {
    if (key.grade == Grade::plan) return "a decision of the plan";
    if (!key.uncertain || key.fallback.empty()) return "";
    std::string text =
        key.source.empty() ? "assumed" : fmt::format("{}, {}", key.source, word(key.grade));
    if (!key.doubt_low.empty()) text += fmt::format(", {} to {}", key.doubt_low, key.doubt_high);
    return text;
}

std::string whole_meaning(const Key& key) {
    std::string text = key.meaning;
    if (!key.words.empty()) text += fmt::format("; one of {}", fmt::join(key.words, ", "));
    if (!key.range.empty()) text += "; " + key.range;
    if (const std::string support = support_of(key); !support.empty())
        text += fmt::format(" ({})", support);
    return text;
}

std::string top_of(const std::string& path) { return path.substr(0, path.find('.')); }

/// Width on a terminal: characters, not bytes.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string padded(const std::string& text, std::size_t to) {
    return text + std::string(to > width(text) ? to - width(text) : 0, ' ');
}

std::string not_found(const std::vector<Key>& keys, std::string_view filter) {
    std::vector<std::string> known;
    for (const Key& key : keys)
        for (std::size_t at = 0; at < key.path.size();
             at = std::min(key.path.find('.', at), key.path.size() - 1) + 1)
            known.push_back(key.path.substr(at, key.path.find('.', at) - at));
    const std::string near = nearest_word(filter, known);
    return fmt::format("no key contains '{}'{}\n", shown(filter),
                       near.empty() ? "; leave the word out to see all keys"
                                    : fmt::format("; did you mean '{}'?", near));
}

std::string cell(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        if (c == '|') escaped += '\\';
        escaped += c;
    }
    return escaped;
}

std::string capital(std::string text) {
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 32);
    return text;
}

std::string code(std::string_view text) { return "`" + cell(text) + "`"; }

std::string row(const Key& key) {
    const std::string fallback = key.required           ? "**required**"
                                 : key.fallback.empty() ? "–"
                                                        : code(key.fallback);
    std::string meaning = cell(whole_meaning(key));
    if (!key.note.empty()) meaning += "; " + cell(key.note);
    return fmt::format("| {} | {} | {} | {} |\n", code(key.path), cell(short_type(key)), fallback,
                       meaning);
}

constexpr std::string_view support_footer =
    "\nA number with a grade may also be written as {value: …, range: [low, high], source: id, "
    "grade: weak, note: …}.\nWith a source and no grade it counts as weak, without a source as "
    "assumed (decisions of the plan: as plan).\n";

constexpr std::string_view table_head =
    "| key | wants | default | meaning |\n| --- | --- | --- | --- |\n";

}  // namespace

std::string keys_text(const std::vector<Key>& keys, std::string_view filter) {
    std::vector<const Key*> wanted;
    std::size_t path_width = 3, type_width = 5, default_width = 7;
    for (const Key& key : keys) {
        if (key.path.find(filter) == key.path.npos) continue;
        wanted.push_back(&key);
        path_width = std::max(path_width, width(key.path));
        type_width = std::max(type_width, width(short_type(key)));
        default_width = std::max(default_width, width(default_words(key)));
    }
    if (wanted.empty()) return not_found(keys, filter);
    const auto line = [&](const std::string& path, const std::string& type,
                          const std::string& fallback, const std::string& meaning) {
        return fmt::format("{}  {}  {}  {}\n", padded(path, path_width), padded(type, type_width),
                           padded(fallback, default_width), meaning);
    };
    std::string text = line("key", "wants", "default", "meaning");
    for (const Key* key : wanted)
        text += line(key->path, short_type(*key), default_words(*key), whole_meaning(*key));
    const bool uncertain =
        std::ranges::any_of(wanted, [](const Key* key) { return key->uncertain; });
    return uncertain ? text + std::string(support_footer) : text;
}

std::string keys_markdown(const std::vector<Key>& keys) {
    std::string text;
    std::string single;  // keys at the top that hold no others
    for (const Key& key : keys) {
        const bool at_top = key.path.find('.') == key.path.npos;
        if (at_top && !key.holds_keys) single += row(key);
    }
    if (!single.empty())
        text += "## Keys of the whole file\n\n" + std::string(table_head) + single + "\n";
    for (const Key& top : keys) {
        if (top.path.find('.') != top.path.npos || !top.holds_keys) continue;
        text += fmt::format("## {}\n\n{}{}.\n\n{}", code(top.path), capital(top.meaning),
                            top.required ? " (required)" : "", table_head);
        for (const Key& key : keys)
            if (key.path != top.path && top_of(key.path) == top.path) text += row(key);
        text += "\n";
    }
    if (text.ends_with("\n\n")) text.pop_back();
    return text;
}

}  // namespace heed
