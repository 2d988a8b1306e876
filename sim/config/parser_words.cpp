// Plain words for what yaml-cpp says about a text that is not YAML.
#include "sim/config/parser_words.hpp"

#include <fmt/format.h>

#include <array>

namespace heed {

namespace {

struct Meaning {
    std::string_view said;
    std::string_view meant;
};

constexpr std::array<Meaning, 17> meanings{{
    {"illegal map value",
     "a ':' is not expected here (a key is followed by ': ' with a space, all keys of one mapping "
     "start in the "
     "same column, and a text with ': ' inside needs quotes); check this line and the one before"},
    {"illegal map key", "a key is not expected here; check the indentation of this line"},
    {"end of map not found",
     "this does not continue the mapping above it (all keys of one mapping start in the same "
     "column, and "
     "nothing may follow a closing quote or bracket); check the indentation and the quotes"},
    {"end of sequence not found",
     "this does not continue the list above it (all its '-' start in the same column); check the "
     "indentation"},
    {"end of map flow not found",
     "a mapping opened with '{' is not closed before this; add ',' or '}'"},
    {"end of sequence flow not found",
     "a list opened with '[' is not closed before this; add ',' or ']'"},
    {"illegal flow end", "a bracket closes here that was never opened; remove it"},
    {"illegal block entry", "a '-' of a list is not expected here; start the list on its own line"},
    {"unknown token", "no value can start with this character; put the text in quotes"},
    {"unknown escape character",
     "this escape is not known (inside \"…\" a backslash starts one); write \\\\ for a backslash, "
     "or use '…'"},
    {"the referenced anchor is not defined",
     "this alias refers to nothing (its anchor, '&' with the same name, must stand before it); a "
     "text that "
     "starts with '*' needs quotes"},
    {"illegal tab",
     "a tab in the indentation (YAML allows only spaces there); replace it by spaces"},
    {"illegal document indicator",
     "'---' or '...' stands inside a quoted text; close the quotes before it"},
    {"illegal EOF", "the file ends inside a quoted text; close the quotes"},
    {"alias not found", "a '*' starts an alias, but no name follows; put the text in quotes"},
    {"anchor not found", "a '&' starts an anchor, but no name follows; put the text in quotes"},
    {"unexpected character in block scalar",
     "nothing but a comment may follow '|' or '>' on its line; start the text on the next line"},
}};

}  // namespace

std::string plain_words(std::string_view message) {
    for (const Meaning& meaning : meanings)
        if (message.starts_with(meaning.said)) return "not YAML: " + std::string(meaning.meant);
    return "not YAML: " + std::string(message) + "; check this line and the one before";
}

std::string why_no_key(const Node& key) {
    if (key.kind == Node::Kind::null)
        return "a key is missing before this ':' (the word null is none, unless in quotes); "
               "write 'key: value'";
    if (key.kind != Node::Kind::scalar)
        return fmt::format("{} cannot be a key; write a word", shown(key));
    if (key.text == "<<")
        return "the merge key '<<' is not part of YAML 1.2; build on other files with "
               "'extends', or write the "
               "keys out";
    return "";
}

}  // namespace heed
