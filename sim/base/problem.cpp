// Collecting and wording the mistakes of an input.
#include "sim/base/problem.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace heed {

std::string to_text(const Mark& mark) {
    std::string text = mark.file;
    if (mark.line > 0) text += ":" + std::to_string(mark.line) + ":" + std::to_string(mark.column);
    return text;
}

void Problems::add(Mark where, std::string sentence) {
    list_.push_back({std::move(where), std::move(sentence)});
}

void Problems::add(const Origins& origins, std::string_view path, std::string sentence) {
    std::string key{path};
    while (true) {
        if (auto found = origins.find(key); found != origins.end()) {
            add(found->second, std::move(sentence));
            return;
        }
        if (key.empty()) break;
        const auto dot = key.rfind('.');
        key = dot == std::string::npos ? "" : key.substr(0, dot);
    }
    add(Mark{}, std::move(sentence));
}

std::string Problems::to_text() const {
    std::vector<Problem> sorted = list_;
    std::ranges::stable_sort(sorted, [](const Problem& a, const Problem& b) {
        return std::tie(a.where.file, a.where.line, a.where.column) <
               std::tie(b.where.file, b.where.line, b.where.column);
    });
    std::string text;
    for (const Problem& problem : sorted) {
        const std::string place = heed::to_text(problem.where);
        text += (place.empty() ? "" : place + ": ") + problem.sentence + "\n";
    }
    return text;
}

void Problems::throw_if_any() const {
    if (!empty()) throw BadInput(*this);
}

BadInput::BadInput(Problems problems)
    : std::runtime_error(problems.to_text()), problems_(std::move(problems)) {}

namespace {
Problems only(std::string sentence) {
    Problems problems;
    problems.add(Mark{}, std::move(sentence));
    return problems;
}
}  // namespace

BadInput::BadInput(std::string sentence) : BadInput(only(std::move(sentence))) {}

void expect(bool condition, const char* what) {
    if (!condition) throw std::logic_error(std::string("a mistake inside heed: ") + what);
}

namespace {
char small(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

/// Levenshtein distance: insertions, deletions and replacements of one letter; A is as good as a.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replace = diagonal + (small(a[i - 1]) == small(b[j - 1]) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replace, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}
}  // namespace

std::string nearest(std::string_view typed, const std::vector<std::string>& known) {
    if (typed.empty()) return "";
    std::string best;
    const std::size_t most = std::max<std::size_t>(2, typed.size() / 3);
    std::size_t best_distance =
        std::min(most, typed.size() - 1) + 1;  // one letter is near to nothing
    for (const std::string& word : known) {
        const std::size_t distance = edit_distance(typed, word);
        if (distance < best_distance) {
            best_distance = distance;
            best = word;
        }
    }
    return best;
}

}  // namespace heed
