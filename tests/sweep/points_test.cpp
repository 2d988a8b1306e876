// Tables of points: laid out, written, read.
#include <catch2/catch.hpp>
#include <set>

#include "tests/sweep/tiny_sweep.hpp"

using namespace heed;
using Catch::Matchers::Contains;

namespace {

std::set<std::vector<std::string>> distinct(const PointTable& points) {
    return {points.begin(), points.end()};
}

}  // namespace

TEST_CASE("each design lays the points that it says", "[sweep][points]") {
    const Workplace place;
    const auto points = [&](std::vector<std::string> sets) {
        return tiny_sweep(place, sets).points;
    };
    const std::string list =
        "factors.arm_names={path: campaigns.radio.message.format, values: [facts, fear, "
        "narrative]}";
    CHECK(points({}).size() == 5);
    CHECK(points({"design={kind: sobol, points: 8}"}).size() == 8);
    const auto grid = points({"design={kind: grid, levels: 4}", list});
    CHECK(grid.size() == 4 * 4 * 3);
    CHECK(distinct(grid).size() == grid.size());
    // One at a time: the scenario itself, then each level of each factor.
    const auto single = points({"design={kind: one_at_a_time, levels: 3}", list});
    CHECK(single.size() == 1 + 3 + 3 + 3);
    CHECK(single[0] == std::vector<std::string>{"", "", ""});
    for (std::size_t point = 1; point < single.size(); ++point)
        CHECK(std::ranges::count(single[point], "") == 2);
    // A factor more, for chance alone, where the design can use it.
    const Sweep morris = tiny_sweep(place, {"design={kind: morris, trajectories: 3}"});
    CHECK(morris.factors == std::vector<std::string>{"radio_coverage", "fear", "chance"});
    CHECK(morris.points.size() == 3 * (3 + 1));
    CHECK(points({"design={kind: morris, trajectories: 3, dummy: false}"}).size() == 3 * 3);
    CHECK(points({"design={kind: saltelli, rows: 4}"}).size() == 4 * (3 + 2));
    CHECK(points({"design={kind: saltelli, rows: 4, second_order: true}"}).size() ==
          4 * (2 * 3 + 2));
}

TEST_CASE("a table of points is read as it was written, in any order of columns",
          "[sweep][points]") {
    const PointTable points{{"10 %", "[a, b]"}, {"", "say \"no\""}};
    Problems problems;
    CHECK(read_points(points_csv(points, {"x", "y"}), "p.csv", {"x", "y"}, problems) == points);
    CHECK(read_points("y,x\r\n\"[a, b]\",10 %\r\n\"say \"\"no\"\"\",\r\n", "p.csv", {"x", "y"},
                      problems) == points);
    CHECK(read_points("\xef\xbb\xbf\"x\",y\n10 %,\"[a, b]\"\n,\"say \"\"no\"\"\"\n", "p.csv",
                      {"x", "y"}, problems) == points);
    CHECK(problems.empty());
}

TEST_CASE("tables of points that cannot be are told", "[sweep][points]") {
    const auto told = [](const char* text) {
        Problems problems;
        read_points(text, "p.csv", {"x", "y"}, problems);
        return problems.to_text();
    };
    CHECK_THAT(told("x\n1\n"), Contains("p.csv:1:0: there is no column 'y'"));
    CHECK_THAT(told("x,y,z\n1,2,3\n"), Contains("'z' is no factor"));
    CHECK_THAT(told("x,y\n1,2\n3\n"), Contains("p.csv:3:0: this line has 1 fields"));
    CHECK_THAT(told("x,y\n"), Contains("no points"));
    CHECK_THAT(told("x,y,x\n1,2,3\n"), Contains("p.csv:1:0: the column 'x' is there twice"));
    CHECK_THAT(told("x,y\n1,\"2\n3,4\n"), Contains("p.csv:2:0: a quote is opened here"));
}

TEST_CASE("points come from a table of the user", "[sweep][points]") {
    const Workplace place;
    place.write("points.csv", "fear,radio_coverage\n1.5,20 %\n2.5,80 %\n");
    const Sweep sweep = tiny_sweep(place, {"design={kind: file, file: points.csv}"});
    CHECK(sweep.points == PointTable{{"20 %", "1.5"}, {"80 %", "2.5"}});
    CHECK(experiment_at(sweep, 1).arms[1].campaigns.find("radio")->coverage.share == Approx(0.8));
    // The table has the values: a factor needs no list and no range beside it.
    std::vector<std::string> notes;
    const Sweep bare = read_sweep(
        place.write("bare.yaml", "heed: 1\ntitle: Bare\nscenario: " HEED_SOURCE_DIR
                                 "/scenarios/first.yaml\nset: {population.size: 200}\nfactors:\n"
                                 "  radio_coverage: {path: campaigns.radio.coverage.share}\n"
                                 "  fear: {path: campaigns.radio.message.strength}\n"
                                 "design: {kind: file, file: points.csv}\n"),
        {}, this_version, notes);
    CHECK(bare.points == sweep.points);
    CHECK(notes.empty());
}
