// Tests of sim/config/node.hpp: what is read, where it stands, and what is refused.
#include "sim/config/node.hpp"

#include <catch2/catch.hpp>
#include <ctime>

namespace {

using heed::Limits;
using heed::Node;
using heed::Problems;

std::string wrong(std::string_view yaml, const Limits& limits = {}) {
    Problems problems;
    heed::parse_text(yaml, "a.yaml", problems, limits);
    return problems.to_text();
}

Node good(std::string_view yaml) {
    Problems problems;
    Node node = heed::parse_text(yaml, "a.yaml", problems);
    INFO(problems.to_text());
    REQUIRE(problems.empty());
    return node;
}

std::string place(const Node& node) { return to_text(node.where); }

/// The node at a dotted path.
const Node& at(const Node& root, const std::string& path) {
    const std::size_t dot = path.find('.');
    const Node* child = root.find(path.substr(0, dot));
    REQUIRE(child);
    return dot == std::string::npos ? *child : at(*child, path.substr(dot + 1));
}

std::string repeated(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

TEST_CASE("values keep their text, their quotes and their place") {
    const Node root =
        good("a: 1\nb: \"é x\"\nc: {d: é, e: [x, 'y']}\nf: |\n  text\n  more\ng: !!str 12\n");
    CHECK(root.kind == Node::Kind::map);
    CHECK(at(root, "a").text == "1");
    CHECK_FALSE(at(root, "a").quoted);
    CHECK(place(at(root, "a")) == "a.yaml:1:4");
    CHECK(at(root, "b").text == "é x");
    CHECK(at(root, "b").quoted);
    CHECK(place(at(root, "c")) == "a.yaml:3:4");
    CHECK(place(at(root, "c.e")) == "a.yaml:3:14");  // columns count characters, not bytes
    CHECK(at(root, "c.e").items[1].quoted);
    CHECK(place(at(root, "c.e").items[1]) == "a.yaml:3:18");
    CHECK(at(root, "f").text == "text\nmore\n");
    CHECK(at(root, "g").quoted);
    CHECK(to_text(root.entries[2].key_at) == "a.yaml:3:1");
}

TEST_CASE("an explicit null differs from nothing, and nothing is marked at its key or dash") {
    const Node root = good("a: null\nb: ~\nc:\nd: [1, ~]\ne:\n  - 1\n  -\n  - 3\n");
    CHECK(at(root, "a").removes());
    CHECK(at(root, "b").removes());
    CHECK(at(root, "c").kind == Node::Kind::null);
    CHECK_FALSE(at(root, "c").removes());
    CHECK(place(at(root, "c")) == "a.yaml:3:1");
    CHECK(at(root, "d").items[1].removes());
    CHECK_FALSE(at(root, "e").items[1].removes());
    CHECK(place(at(root, "e").items[1]) == "a.yaml:7:3");
}

TEST_CASE("a byte order mark and the line ends of other systems are taken") {
    const Node root = good(
        "\xEF\xBB\xBF"
        "a: 1\r\nb: 2\rc: 3\r\n");
    CHECK(at(root, "a").text == "1");
    CHECK(place(at(root, "b")) == "a.yaml:2:4");
    CHECK(place(at(root, "c")) == "a.yaml:3:4");
}

TEST_CASE("dotted keys are nested mappings") {
    const Node root = good("a.b.c: 1\na: {d: 2}\na.b.e: 3\na.b: {f: 5}\nx: {y.z: 6}\n");
    CHECK(root.entries.size() == 2);
    CHECK(at(root, "a.b.c").text == "1");
    CHECK(at(root, "a.d").text == "2");
    CHECK(at(root, "a.b.e").text == "3");
    CHECK(at(root, "a.b.f").text == "5");
    CHECK(at(root, "x.y.z").text == "6");
    CHECK(to_text(at(root, "a.b").entries[1].key_at) == "a.yaml:3:1");
}

TEST_CASE("keys given twice are told with both places") {
    CHECK(wrong("a: 1\nb: 2\na: 3\n") ==
          "a.yaml:3:1: the key 'a' is given twice (also at a.yaml:1:1); keep one of them\n");
    CHECK(wrong("a: {b: 1}\na: {c: 2}\n") ==
          "a.yaml:2:1: the key 'a' is given twice (also at a.yaml:1:1); keep one of them\n");
    CHECK(wrong("a.b: 1\na: {b: 2}\n") ==
          "a.yaml:2:5: the key 'b' is given twice (also at a.yaml:1:1); keep one of them\n");
    CHECK(wrong("a: 1\na.b: 2\n") ==
          "a.yaml:2:1: the key 'a' is given twice (also at a.yaml:1:1); keep one of them\n");
    CHECK(wrong("a.b: 2\na: 1\n") ==
          "a.yaml:2:1: the key 'a' is given twice (also at a.yaml:1:1); keep one of them\n");
    CHECK(wrong("x: {a: 1, a: 2, b: 1, b: 2}\n") ==
          "a.yaml:1:11: the key 'a' is given twice (also at a.yaml:1:5); keep one of them\n"
          "a.yaml:1:23: the key 'b' is given twice (also at a.yaml:1:17); keep one of them\n");
}

TEST_CASE("aliases are copies") {
    const Node root = good("a: &x {b: 1}\nc: *x\nd: [*x, *x]\n");
    CHECK(at(root, "c.b").text == "1");
    CHECK(place(at(root, "c.b")) == "a.yaml:1:11");
    CHECK(at(root, "d").items.size() == 2);
}

TEST_CASE("what cannot be a key is told") {
    CHECK(wrong("[a]: 1\n") == "a.yaml:1:1: a list cannot be a key; write a word\n");
    CHECK(wrong("? {b: 1}\n: 3\n") == "a.yaml:1:3: a mapping cannot be a key; write a word\n");
    CHECK(wrong(": x\n") ==
          "a.yaml:1:1: a key is missing before this ':' (the word null is none, unless in quotes); "
          "write 'key: value'\n");
    CHECK(wrong("a: 1\n<<: {b: 1}\n") ==
          "a.yaml:2:1: the merge key '<<' is not part of YAML 1.2; build on other files with "
          "'extends', or write the "
          "keys out\n");
    CHECK(wrong("a..b: 1\n") ==
          "a.yaml:1:1: the key 'a..b' has an empty part (dots lead to keys inside); write it as "
          "for example 'time.start'\n");
    CHECK(wrong("a: !!float 1\n") ==
          "a.yaml:1:4: the tag '!!float' has no meaning here; remove it\n");
}

TEST_CASE("what is not YAML is told in plain words") {
    using Catch::Matchers::StartsWith;
    CHECK_THAT(wrong("title: Radio: a study\n"),
               StartsWith("a.yaml:1:13: not YAML: a ':' is not expected here"));
    CHECK_THAT(wrong("a: 1\n  b: 2\n"),
               StartsWith("a.yaml:2:4: not YAML: a ':' is not expected here"));
    CHECK_THAT(wrong("a: [1, 2\nb: 3\n"),
               StartsWith("a.yaml:2:2: not YAML: a list opened with '['"));
    CHECK_THAT(wrong("a: {b: 1\n"), StartsWith("a.yaml:2:1: not YAML: a mapping opened with '{'"));
    CHECK_THAT(wrong("a: @x\n"),
               StartsWith("a.yaml:1:4: not YAML: no value can start with this character"));
    CHECK_THAT(wrong("a: \"x\\q\"\n"),
               StartsWith("a.yaml:1:8: not YAML: this escape is not known"));
    CHECK_THAT(wrong("a: *nope\n"),
               StartsWith("a.yaml:1:4: not YAML: this alias refers to nothing"));
    CHECK_THAT(wrong("a: &x [*x]\n"),
               StartsWith("a.yaml:1:8: this alias stands inside what it refers to"));
    CHECK_THAT(wrong("a: \"open\nb: 2\n"),
               StartsWith("a.yaml:1:4: the quote that opens here is never closed"));
    CHECK_THAT(wrong("a: &x 'it''s\nb: 2\n"),
               StartsWith("a.yaml:1:4: the quote that opens here is never closed"));
    CHECK_THAT(wrong("a: 1\n- b\n"),
               StartsWith("a.yaml:2:1: not YAML: this does not continue the mapping"));
    CHECK_THAT(wrong("a: }\n"), StartsWith("a.yaml:1:4: not YAML: a bracket closes here"));
}

TEST_CASE("a file holds one document") {
    CHECK(wrong("a: 1\n---\nb: 2\n") ==
          "a.yaml:2:1: a second document starts here (a file holds one); put it into a file of its "
          "own\n");
    CHECK(wrong("{a: 1}\nb: 2\n") ==
          "a.yaml:2:1: this does not belong to what stands before it (a file holds one mapping or "
          "list); check the "
          "indentation and the brackets before it\n");
    CHECK(wrong("") == "a.yaml: there is nothing in it; write at least one 'key: value'\n");
    CHECK(wrong("# only this\n\n") ==
          "a.yaml: there is nothing in it; write at least one 'key: value'\n");
}

TEST_CASE("characters that mislead are told") {
    CHECK(wrong("a:\n\tb: 1\n") ==
          "a.yaml:2:1: a tab in the indentation (YAML allows only spaces there); replace it by "
          "spaces\n");
    CHECK(wrong("a:\n\t# a comment\n  b: 1\n").empty());
    CHECK(wrong(std::string_view("a: \0b\n", 6)) ==
          "a.yaml:1:4: a NUL byte (is this a binary file, or UTF-16?); save it as plain UTF-8 "
          "text\n");
    CHECK(wrong("a: \x01\n") ==
          "a.yaml:1:4: a control character, which no editor shows; delete it\n");
    for (const char* bytes : {"\xFF", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
                              "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xC3", "\xE2\x82"})
        CHECK(wrong("é: " + std::string(bytes)) ==
              "a.yaml:1:4: this is not UTF-8 text; save the file in the encoding UTF-8\n");
    CHECK(wrong("a: \xF0\x9F\x8C\xBE\n").empty());
}

TEST_CASE("lines that YAML programs would swallow are told") {
    CHECK(wrong("# a comment\n%title: x\n---\na: 1\n") ==
          "a.yaml:2:1: a line that starts with '%' speaks to YAML programs (and is not read); "
          "remove it\n");
    CHECK(wrong("%YAML 1.2\n---\na: 1\n").empty());
    CHECK(wrong("a: 60\n  %\n").empty());
}

TEST_CASE("bombs and deep nests end soon, with a sentence") {
    const std::clock_t start = std::clock();
    std::string laughs = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c <= 'i'; ++c)
        laughs += std::string(1, c) + ": &" + c + " [" +
                  repeated("*" + std::string(1, static_cast<char>(c - 1)) + ", ", 9) + "x]\n";
    using Catch::Matchers::Contains;
    CHECK_THAT(wrong(laughs), Contains("more than 200000 values"));
    CHECK_THAT(
        wrong("a: &a " + std::string(1'000'000, 'x') + "\nb: [" + repeated("*a, ", 1000) + "]\n"),
        Contains("more than 64000000 bytes of text"));
    for (const char* open : {"[", "{a: ", "- ", "? ", "[{", "- - ", "{? "})
        CHECK_THAT(wrong(repeated(open, 300)), Contains("more than 60 deep"));
    for (const char* open : {"[", "{a: ", "[a, ", "[{"})
        CHECK_THAT(wrong(repeated(open, 100'000)),
                   Contains("brackets open more than 1000 deep on this line"));
    for (const char* open : {"- ", "? ", "[\n", "{a: [\n", "- - "})
        CHECK_THAT(wrong(repeated(open, 100'000)), Contains("more than 60 deep"));
    CHECK_THAT(wrong("a" + repeated(".a", 400) + ": 1\n"), Contains("more than 60 mappings deep"));
    CHECK_THAT(wrong("a" + repeated(".a", 40) + ": {b" + repeated(".b", 40) + ": 1}\n"),
               Contains("mappings deep"));
    std::string wide;
    for (int i = 0; i < 8'000; ++i) wide += "k" + std::to_string(i) + repeated(".a", 30) + ": 1\n";
    CHECK_THAT(wrong(wide), Contains("more than 200000 values"));
    CHECK_FALSE(wrong(repeated(",", 100'000)).empty());
    CHECK((std::clock() - start) / CLOCKS_PER_SEC <
          20);  // of the processor, also where it is slowed down
}

TEST_CASE("limits are kept exactly") {
    const Limits limits{.nodes = 5, .depth = 2};
    CHECK(wrong("a: [1, 2]\n", limits).empty());
    CHECK_FALSE(wrong("a: [1, 2, 3]\n", limits).empty());
    CHECK(wrong("[[1]]\n", limits).empty());
    CHECK_FALSE(wrong("[[[]]]\n", limits).empty());
}

TEST_CASE("files that cannot be read are told") {
    Problems problems;
    heed::parse_file("/nowhere/first.yaml", problems);
    heed::parse_file("/tmp", problems);
    heed::parse_file("/dev/zero", problems, {.bytes = 1'000'000});
    CHECK(problems.to_text() ==
          "/dev/zero: '/dev/zero' is larger than 1 MB; a scenario is a short text, and tables "
          "belong in CSV files that "
          "it names\n"
          "/nowhere/first.yaml: there is no file '/nowhere/first.yaml'; check the path\n"
          "/tmp: '/tmp' is a folder, not a file; name the YAML file in it\n");
}

TEST_CASE("long texts are cut in messages, at whole characters") {
    CHECK(heed::shown("short\ntext") == "short text");
    CHECK(heed::shown(std::string(100, 'x')) == std::string(60, 'x') + "…");
    CHECK(heed::shown(std::string(59, 'x') + "éé") == std::string(59, 'x') + "é…");
}
