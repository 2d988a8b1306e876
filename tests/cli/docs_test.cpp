// What the documents say is true: their commands run, and the reference is the one of this program.
#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"

using namespace heed;

namespace {

std::string file(const std::string& name) {
    std::ifstream in(std::string(HEED_SOURCE_DIR) + "/" + name);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The commands of a document: lines that start with "$ heed" in fenced blocks of kind `console`.
std::vector<std::string> commands_of(const std::string& text) {
    std::vector<std::string> list;
    std::istringstream lines(text);
    bool inside = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```"))
            inside = line == "```console";
        else if (inside && line.starts_with("$ heed "))
            list.push_back(line.substr(2));
        else if (inside && !list.empty() && list.back().ends_with("\\")) {
            list.back().pop_back();
            list.back() += line;
        }
    }
    return list;
}

}  // namespace

TEST_CASE("the commands of the guide run as they stand", "[slow]") {
    const auto commands = commands_of(file("docs/guide.md"));
    REQUIRE(commands.size() >= 4);
    const Workplace place;
    for (const std::string& command : commands) {
        const auto result = place.run(command);
        INFO(command << "\n" << result.out);
        CHECK(result.code == 0);
    }
}

TEST_CASE("the references of keys are those that this program prints") {
    const Workplace place;
    CHECK(place.run("heed keys --markdown").out == file("docs/scenarios.md"));
    CHECK(place.run("heed keys --sweep --markdown").out == file("docs/sweep_keys.md"));
}

TEST_CASE("the page of published cases has a row for every comparison, in order") {
    const std::string page = file("docs/validation.md");
    std::istringstream lines(file("scenarios/validation/comparisons.txt"));
    std::size_t from = page.find("figures: begin"), rows = 0;
    REQUIRE(from != std::string::npos);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        const std::string row = "| " + line.substr(0, line.find(" |", line.find(" |") + 1)) + " |";
        INFO(row);
        from = page.find(row, from);
        REQUIRE(from != std::string::npos);
        ++rows;
    }
    CHECK(rows > 40);
}
