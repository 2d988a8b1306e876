// The text of a document before it is YAML: line ends, character set, tabs, and places in it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/base/problem.hpp"

namespace heed {

/// A text with single line feeds and no byte order mark, in which a place is a number of bytes.
class Source {
public:
    Source(std::string_view text, std::string name);

    const std::string& text() const { return text_; }
    const std::string& name() const { return name_; }

    /// Line and column, counted in characters from 1, of a byte of the text.
    Mark mark(std::size_t byte) const;

    /// What YAML could not be read from, or only wrongly; false if there was any of it.
    bool check(Problems& problems) const;

    /// How nothing is written at this byte: "null", "~", or "" if nothing stands there.
    std::string word_for_nothing(std::size_t byte) const;

    /// The '-' that is the last thing before this byte; the byte itself if something else is.
    std::size_t dash_before(std::size_t byte) const;

    /// Whether the quoted text that starts here (perhaps after an &anchor) has a closing quote.
    bool closes_quote(std::size_t byte) const;

private:
    std::string text_;
    std::string name_;
    std::vector<std::size_t> lines_;  ///< where each line starts

    struct Cursor {
        std::size_t byte = 0;
        std::size_t line = 0;  ///< counts from 0
        int column = 1;
    };
    mutable Cursor last_;  ///< marks are asked for in order: counting goes on from the last one
};

}  // namespace heed
