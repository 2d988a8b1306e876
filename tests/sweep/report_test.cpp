// A sweep's report: every number on the page is one of the tables', nothing is silent, nothing breaks out.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <sstream>

#include "sim/sweep/factor_bins.hpp"
#include "sim/sweep/sweep_report.hpp"

namespace heed {

namespace {

using nlohmann::json;

/// The first example with few points, which nobody runs: the tests make its figures.
Sweep example() {
    std::vector<std::string> notes;
    return read_sweep(std::string(HEED_SOURCE_DIR) + "/scenarios/sweeps/first.yaml",
                      {"design.points=120"}, "test", notes);
}

/// An effect that falls as the fifth factor (coverage of the radio) rises, the more so the higher the second.
double made_effect(const Sweep& sweep, std::size_t point) {
    const double coverage = amount_of(sweep.points[point][4])->number;
    const double knowledge = amount_of(sweep.points[point][1])->number;
    return 20 - coverage * (0.5 + knowledge);
}

struct Made {
    Sweep sweep = example();
    Completeness state;
    std::map<std::string, std::size_t> reasons;
    std::vector<PointFigure> figures;
    std::vector<Reading> readings;

    explicit Made(std::size_t missing_points = 0, std::size_t worlds = 2) {
        const std::size_t points = sweep.points.size();
        state.whole.assign(points, true);
        state.done = sweep.trials();
        for (std::size_t p = 0; p < missing_points; ++p) {
            state.whole[p] = false;
            ++state.failed;
            --state.done;
        }
        if (missing_points > 0) reasons["the disk is full"] = missing_points;
        for (std::size_t p = 0; p < points; ++p)
            for (std::size_t arm = 0; arm < sweep.arms.size(); ++arm)
                for (std::size_t m = 0; m < sweep.measures.size(); ++m)
                    figures.push_back(figure(p, arm, m, worlds));
        readings = read_factors(sweep, state, figures);
    }

    PointFigure figure(std::size_t point, std::size_t arm, std::size_t m,
                       std::size_t worlds) const {
        PointFigure one{point, arm, m, {}, {}};
        one.value.mean = 100;
        Estimate& effect = one.effect.difference;
        if (arm != sweep.comparison) effect.mean = made_effect(sweep, point);
        effect.low = effect.mean - 1;
        effect.high = effect.mean + 1;
        effect.mc_error = 0.1;
        effect.worlds = worlds;
        return one;
    }

    json report() const { return sweep_report_json({sweep, state, reasons, figures, readings}); }
};

const json& headline(const json& report) {
    for (const json& one : report["readings"])
        if (one["arm"] == report["answer"]["arm"] && one["measure"] == report["answer"]["measure"])
            return one;
    throw std::logic_error("no headline");
}

std::size_t times(const std::string& page, const std::string& words) {
    std::size_t count = 0;
    for (std::size_t at = page.find(words); at != std::string::npos; at = page.find(words, at + 1))
        ++count;
    return count;
}

json charts_of(const std::string& page) {
    const std::string start = "<script type=\"application/json\" id=\"charts\">";
    const std::size_t from = page.find(start) + start.size();
    return json::parse(page.substr(from, page.find("</script>", from) - from));
}

FactorValues numbers(std::vector<double> x) { return {std::move(x), {}, ""}; }

}  // namespace

TEST_CASE("bins hold about as many points each, and few values are bins of their own") {
    std::vector<double> x;
    for (int i = 0; i < 100; ++i) x.push_back(std::pow(1.1, 99 - i));
    const Bins bins = bins_of(numbers(x), 5);
    REQUIRE(bins.count() == 5);
    for (std::size_t bin = 0; bin < 5; ++bin) CHECK(std::ranges::count(bins.of_point, bin) == 20);
    for (std::size_t bin = 1; bin < 5; ++bin) CHECK(bins.highest[bin - 1] < bins.lowest[bin]);

    const Bins few = bins_of(numbers({3, 1, 1, 3, 2, Figure::unknown}), 5);
    CHECK(few.of_point == std::vector<std::size_t>{2, 0, 0, 2, 1, Bins::none});
    CHECK(few.words == std::vector<std::string>{"1", "2", "3"});

    const Bins named = bins_of({{0, 1, 0}, {"bus", "train"}, ""}, 1);
    CHECK(named.words == std::vector<std::string>{"bus", "train"});
}

TEST_CASE("a cell's mean has Student's interval, and what has no outcome is in no cell") {
    const Bins bins = bins_of(numbers({1, 1, 1, 2, 2}), 5);
    const std::vector<double> y = {1e9 + 1, 1e9 + 2, 1e9 + 3, Figure::unknown, 5};
    const auto means = means_in_bins(bins, y);
    CHECK(means[0].points == 3);
    CHECK(means[0].mean.value == Approx(1e9 + 2).epsilon(1e-15));
    CHECK(means[0].mean.high - means[0].mean.value ==
          Approx(4.302652729911275 / std::sqrt(3.0)).epsilon(1e-6));
    CHECK(means[1].points == 1);
    CHECK(means[1].mean.value == 5);
    CHECK(std::isnan(means[1].mean.low));
}

TEST_CASE("the report's shares are those of sensitivity.csv") {
    const Made made;
    const json report = made.report();
    const std::string page = render_sweep_html(report);
    std::istringstream lines(sensitivity_csv(made.sweep, made.readings));
    const std::string wanted = report["answer"]["arm"].get<std::string>() + "," +
                               report["answer"]["measure"].get<std::string>() + ",effect,";
    const json& reading = headline(report);
    REQUIRE(reading["total"][1]["value"] > reading["first"][1]["value"]);
    std::size_t compared = 0;
    for (std::string line; std::getline(lines, line);) {
        const auto fields = csv_fields(line);
        if (line.rfind(wanted, 0) != 0 || fields[4] != "total") continue;
        const bool chance = fields[3] == "(chance)";
        const auto at = static_cast<std::size_t>(std::ranges::find(made.sweep.factors, fields[3]) -
                                                 made.sweep.factors.begin());
        const json& figure = chance ? reading["dummy_total"] : reading["total"][at];
        CHECK(figure["value"].get<double>() == std::stod(fields[5]));
        CHECK(figure["low"].get<double>() == std::stod(fields[6]));
        CHECK(times(page, "data-value=\"" + figure["value"].dump() + "\"") >= 1);
        ++compared;
    }
    CHECK(compared == made.sweep.factors.size() + 1);
    CHECK(reading["order"][0] == 4);
    CHECK(page.find("What matters most is “Coverage of the radio story”") != page.npos);
}

TEST_CASE("every point is in each picture once, and means weigh up to the mean of all") {
    const Made made(7);
    const json report = made.report();
    const std::size_t whole = made.sweep.points.size() - 7;
    double sum = 0;
    for (std::size_t p = 7; p < made.sweep.points.size(); ++p) sum += made_effect(made.sweep, p);
    REQUIRE(report["pictures"].size() == 2);
    for (const json& picture : report["pictures"]) {
        const auto weighed = [&](const json& cells) {
            std::size_t points = 0;
            double all = 0;
            for (const json& cell : cells) {
                const auto in = cell["points"].get<std::size_t>();
                points += in;
                if (in > 0) all += cell["value"].get<double>() * static_cast<double>(in);
                CHECK(cell["value"].is_null() == (in == 0));
            }
            CHECK(points == whole);
            CHECK(all == Approx(sum));
        };
        REQUIRE(picture["scatters"].size() == 3);
        for (const json& scatter : picture["scatters"]) {
            weighed(scatter["bins"]);
            CHECK(scatter["shown"].size() == whole);
        }
        weighed(picture["grid"]["cells"]);
        std::size_t counted = 0;
        for (const json& bin : picture["histogram"]) {
            counted += bin["points"].get<std::size_t>();
            // No bar lies on both sides of no effect.
            CHECK((bin["from"].get<double>() >= 0 || bin["to"].get<double>() <= 1e-9));
        }
        CHECK(counted == whole);
    }
}

TEST_CASE(
    "how often it helps is counted over whole points, and told apart only with enough worlds") {
    const Made few(5), enough(5, 8);
    std::size_t below = 0, clearly = 0;
    for (std::size_t p = 5; p < few.sweep.points.size(); ++p) {
        below += made_effect(few.sweep, p) < 0;
        clearly += made_effect(few.sweep, p) < -1;
    }
    const json spread = headline(few.report())["spread"];
    CHECK(spread["points"] == few.sweep.points.size() - 5);
    CHECK(spread["below"] == below);
    CHECK(spread["above"] == few.sweep.points.size() - 5 - below);
    CHECK(spread["lower"] == 0);
    CHECK(headline(enough.report())["spread"]["lower"] == clearly);
}

TEST_CASE("what is missing is told on the page with its reasons") {
    const Made made(7);
    const json report = made.report();
    CHECK(report["state"]["failed"] == 7);
    CHECK(report["state"]["whole_points"] == made.sweep.points.size() - 7);
    const std::string page = render_sweep_html(report);
    CHECK(page.find("the disk is full") != page.npos);
    CHECK(page.find("233 of 240 trials are done, 7 failed, 0 were not run") != page.npos);
    CHECK(page.find("of 240 trials 233 are done, 7 failed, 0 not run") != page.npos);
    CHECK(page.find("heed sweep resume DIR") != page.npos);
    const std::string whole = render_sweep_html(Made().report());
    CHECK(whole.find("All 240 trials are done") != whole.npos);
    CHECK(whole.find("heed sweep resume") == whole.npos);
}

TEST_CASE("every chart of a sweep's page has its place, its words and its table") {
    const std::string page = render_sweep_html(Made().report());
    const json charts = charts_of(page);
    std::set<std::string> kinds;
    for (const json& chart : charts) {
        kinds.insert(chart["kind"]);
        CHECK(times(page, "id=\"" + chart["id"].get<std::string>() + "\"") == 1);
        CHECK(chart["summary"].get<std::string>().size() > 20);
    }
    CHECK(kinds == std::set<std::string>{"grid", "histogram", "scatter", "tornado", "weights"});
    CHECK(times(page, "<details class=\"data\"") == charts.size());
}

TEST_CASE("texts of a sweep cannot break out of its page, and an empty report is a page") {
    json report = Made().report();
    report["title"] = "</script><script>alert(1)</script>";
    report["factors"][4]["title"] = "<img src=x onerror=alert(2)>";
    const std::string page = render_sweep_html(report);
    CHECK(page.find("<script>alert(1)") == page.npos);
    CHECK(page.find("<img") == page.npos);
    CHECK(render_sweep_html(json::object()).find("</html>") != std::string::npos);
    CHECK(render_sweep_html(json(nullptr)).find("</html>") != std::string::npos);
    CHECK(render_sweep_html(report) == page);
}

TEST_CASE("an outcome that is the same everywhere has no factor that stands out") {
    const json report = Made().report();
    for (const json& one : report["readings"]) {
        if (one["of"] == "effect") continue;  // all levels of the comparison are 100
        CHECK(one["constant"] == true);
        for (const json& found : one["stands_out"]) CHECK(found == false);
    }
}

}  // namespace heed
