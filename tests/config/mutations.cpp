// Broken files: whatever is done to a scenario, it is read or told about, soon, and never crashes.
#include <catch2/catch.hpp>
#include <ctime>
#include <random>

#include "sim/config/write.hpp"
#include "tests/config/study.hpp"

using namespace study;

namespace {

constexpr std::string_view snippets[] = {":",       ": ",   "\n",
                                         "\n  ",    "- ",   "[",
                                         "]",       "{",    "}",
                                         ",",       "\"",   "'",
                                         "&a ",     "*a",   "!x",
                                         "|",       ">",    "#",
                                         "%",       "\t",   "~",
                                         "null",    "<<: ", "...",
                                         "---\n",   "? ",   ".",
                                         "..",      "é",    "\xFF",
                                         "0",       "-",    " ",
                                         "extends", "all",  "value",
                                         "range",   "\\",   "\xEF\xBB\xBF",
                                         "1e999",   "\r",   "a.b.c: "};

/// One small piece of damage.
void damage(std::string& text, std::mt19937& random) {
    const auto below = [&](std::size_t limit) {
        return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
    };
    const std::size_t at = below(text.size() + 1);
    const std::size_t length = std::min(text.size() - at, below(20));
    switch (below(5)) {
        case 0: text.erase(at, length); break;
        case 1: text.insert(at, snippets[below(std::size(snippets))]); break;
        case 2: text.insert(at, text.substr(below(text.size() + 1), below(60))); break;
        case 3: text.replace(at, length, snippets[below(std::size(snippets))]); break;
        default: text.insert(at, 1, static_cast<char>(below(256))); break;
    }
}

/// Everything that is done with a file; true if it was read without problems.
bool read_all(const std::string& text) {
    Problems problems;
    Origins origins;
    Node root = parse_text(text, "a.yaml", problems);
    patch(root, type_of<Study>, "campaigns.radio.coverage.share",
          parse_text("3 %", "patch", problems), problems);
    const Study study = read<Study>(root, origins, problems);
    for (const Problem& problem : problems.list()) REQUIRE(problem.sentence.size() < 1000);
    if (problems.empty()) {
        const Study again = read_well(to_yaml(study));
        REQUIRE(to_yaml(again) == to_yaml(study));
    }
    return problems.empty();
}

}  // namespace

TEST_CASE("damaged files are read or told about") {
    std::mt19937 random(20240101);
    int read_well_after_all = 0;
    constexpr int files = 1500;
    for (int i = 0; i < files; ++i) {
        std::string text{full};
        const int pieces = 1 + i % 6;
        for (int piece = 0; piece < pieces && !text.empty(); ++piece) damage(text, random);
        INFO(text);
        const std::clock_t start = std::clock();
        if (read_all(text)) ++read_well_after_all;
        REQUIRE((std::clock() - start) / CLOCKS_PER_SEC < 5);
    }
    CHECK(read_well_after_all > files / 200);  // the damage is not always fatal,
    CHECK(read_well_after_all < files / 2);    // and mostly seen
}

TEST_CASE("noise is no scenario") {
    std::mt19937 random(7);
    std::uniform_int_distribution<std::size_t> pick(0, std::size(snippets) - 1);
    for (int i = 0; i < 1000; ++i) {
        std::string text;
        for (int piece = 0; piece < 1 + i % 40; ++piece) text += snippets[pick(random)];
        INFO(text);
        CHECK_FALSE(read_all(text));
    }
}
