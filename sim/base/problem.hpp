// What a user did wrong, where, and what would be right: collected, so that all mistakes are told at once.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace heed {

/// A place in an input file. Line and column count from 1; 0 means unknown.
struct Mark {
    std::string file;
    int line = 0;
    int column = 0;
};

/// `file:line:column`, or as much of it as is known.
std::string to_text(const Mark& mark);

/// One mistake: the sentence says what is wrong, why, and what would be right.
struct Problem {
    Mark where;
    std::string sentence;
};

/// Where each value of a document stands, by its dotted path ("campaigns.radio.coverage.share").
using Origins = std::map<std::string, Mark, std::less<>>;

/// The mistakes found so far, in the order of the file.
class Problems {
public:
    void add(Mark where, std::string sentence);

    /// The same, for a value named by its path; an unknown path falls back to its nearest parent.
    void add(const Origins& origins, std::string_view path, std::string sentence);

    bool empty() const { return list_.empty(); }
    std::size_t size() const { return list_.size(); }
    const std::vector<Problem>& list() const { return list_; }

    /// Sorted by file, line and column, one line each: `file:line:column: sentence`.
    std::string to_text() const;

    /// Throws BadInput if there are any.
    void throw_if_any() const;

private:
    std::vector<Problem> list_;
};

/// Bad input: the program ends with code 2 and prints every problem.
class BadInput : public std::runtime_error {
public:
    explicit BadInput(Problems problems);
    explicit BadInput(std::string sentence);

    const Problems& problems() const { return problems_; }

private:
    Problems problems_;
};

/// Our own mistakes: always checked, ends the program's work with a sentence for the developers.
void expect(bool condition, const char* what);

/// The known word nearest to what was typed, or "" if none is near (edit distance at most a third, or 2).
std::string nearest(std::string_view typed, const std::vector<std::string>& known);

}  // namespace heed
