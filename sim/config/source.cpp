// Checks a text before it goes to the YAML parser, and counts lines and columns.
#include "sim/config/source.hpp"

#include <algorithm>

namespace heed {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool continues_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// Length of the UTF-8 character that starts here; 0 if it is none.
std::size_t character_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return 1;
    const std::size_t length = first < 0xC2   ? 0
                               : first < 0xE0 ? 2
                               : first < 0xF0 ? 3
                               : first < 0xF5 ? 4
                                              : 0;
    if (length == 0 || at + length > text.size()) return 0;
    for (std::size_t i = at + 1; i < at + length; ++i)
        if (!continues_character(text[i])) return 0;
    if (first == 0xE0 && byte(at + 1) < 0xA0) return 0;  // written longer than needed
    if (first == 0xED && byte(at + 1) > 0x9F) return 0;  // half of a UTF-16 pair
    if (first == 0xF0 && byte(at + 1) < 0x90) return 0;
    if (first == 0xF4 && byte(at + 1) > 0x8F) return 0;
    return length;
}

/// The first byte that YAML does not allow, and why; npos if all are well.
std::size_t find_bad_byte(std::string_view text, std::string& why) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character_length(text, at);
        const char byte = text[at];
        if (length == 0) why = "this is not UTF-8 text; save the file in the encoding UTF-8";
        if (byte == '\0')
            why = "a NUL byte (is this a binary file, or UTF-16?); save it as plain UTF-8 text";
        else if (byte > 0 && byte < ' ' && byte != '\n' && byte != '\t')
            why = "a control character, which no editor shows; delete it";
        if (!why.empty()) return at;
        at += length;
    }
    return std::string_view::npos;
}

/// Whether brackets open on this line without end: the parser would take seconds to notice.
bool opens_without_end(std::string_view line) {
    constexpr int most = 1000;
    int open = 0;
    for (const char c : line) {
        if (c == '[' || c == '{') ++open;
        if (c == ']' || c == '}') --open;
        if (open > most) return true;
    }
    return false;
}

}  // namespace

Source::Source(std::string_view text, std::string name) : name_(std::move(name)) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    text_.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool before_line_feed = at + 1 < text.size() && text[at + 1] == '\n';
        if (text[at] != '\r')
            text_ += text[at];
        else if (!before_line_feed)
            text_ += '\n';
    }
    lines_.push_back(0);
    for (std::size_t at = 0; at < text_.size(); ++at)
        if (text_[at] == '\n') lines_.push_back(at + 1);
}

Mark Source::mark(std::size_t byte) const {
    byte = std::min(byte, text_.size());
    const auto next_line = std::ranges::upper_bound(lines_, byte);
    const auto line = static_cast<std::size_t>(next_line - lines_.begin()) - 1;
    Cursor here = line == last_.line ? last_ : Cursor{lines_[line], line, 1};
    for (; here.byte < byte; ++here.byte)
        if (!continues_character(text_[here.byte])) ++here.column;
    for (; here.byte > byte; --here.byte)
        if (!continues_character(text_[here.byte - 1])) --here.column;
    last_ = here;
    return {name_, static_cast<int>(line) + 1, here.column};
}

bool Source::check(Problems& problems) const {
    std::string why;
    if (const std::size_t at = find_bad_byte(text_, why); at != std::string_view::npos) {
        problems.add(mark(at), why);
        return false;
    }
    const std::size_t before = problems.size();
    bool begun = false;
    for (const std::size_t start : lines_) {
        const std::size_t first = text_.find_first_not_of(" \t", start);
        if (first == std::string::npos || text_[first] == '\n' || text_[first] == '#') continue;
        const std::string_view line = std::string_view(text_).substr(start);
        const std::size_t tab = line.substr(0, first - start).find('\t');
        if (tab != std::string_view::npos)
            problems.add(
                mark(start + tab),
                "a tab in the indentation (YAML allows only spaces there); replace it by spaces");
        if (opens_without_end(line.substr(0, line.find('\n'))))
            problems.add(mark(start),
                         "brackets open more than 1000 deep on this line (no scenario needs that); "
                         "check them");
        const bool directive = !begun && line.starts_with('%');
        if (directive && !line.starts_with("%YAML "))
            problems.add(
                mark(start),
                "a line that starts with '%' speaks to YAML programs (and is not read); remove it");
        begun = !directive;
    }
    return problems.size() == before;
}

std::string Source::word_for_nothing(std::size_t byte) const {
    const std::string_view text = std::string_view(text_).substr(std::min(byte, text_.size()));
    for (const std::string_view word : {"~", "null", "Null", "NULL"})
        if (text.starts_with(word) &&
            (text.size() == word.size() ||
             std::string_view(" \t\n,]}").find(text[word.size()]) != text.npos))
            return std::string(word);
    return "";
}

std::size_t Source::dash_before(std::size_t byte) const {
    const std::size_t next = std::min(byte, text_.size());
    const std::size_t last =
        next == 0 ? std::string::npos : text_.find_last_not_of(" \n", next - 1);
    return last != std::string::npos && text_[last] == '-' ? last : next;
}

bool Source::closes_quote(std::size_t byte) const {
    std::size_t start = byte;
    if (start < text_.size() && text_[start] == '&')
        start = text_.find_first_not_of(" \n", text_.find_first_of(" \n", start));
    if (start >= text_.size() || (text_[start] != '"' && text_[start] != '\'')) return true;
    const char quote = text_[start];
    for (std::size_t i = start + 1; i < text_.size(); ++i) {
        const bool escape = quote == '"' && text_[i] == '\\';
        const bool doubled =
            quote == '\'' && text_[i] == quote && i + 1 < text_.size() && text_[i + 1] == quote;
        if (escape || doubled)
            ++i;
        else if (text_[i] == quote)
            return true;
    }
    return false;
}

}  // namespace heed
