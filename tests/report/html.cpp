// The HTML report: what every page says, that nothing in the data can break out of it, and that
// missing numbers are named. With HEED_PAGES=FOLDER the pages are also left there for a browser.
#include "sim/report/html.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <map>

#include "tests/report/variants.hpp"

namespace {

using nlohmann::json;

const json& example() {
    static const json report =
        json::parse(std::ifstream(std::string(HEED_SOURCE_DIR) + "/tests/report/example.json"));
    return report;
}

bool holds(const std::string& page, const std::string& words) {
    return page.find(words) != std::string::npos;
}

std::size_t count(const std::string& page, const std::string& words) {
    std::size_t times = 0;
    for (std::size_t at = page.find(words); at != std::string::npos;
         at = page.find(words, at + 1)) {
        ++times;
    }
    return times;
}

/// The part that a reader sees: without styles, chart data, scripts and licences.
std::string words_of(const std::string& page) {
    const std::size_t from = page.find("<body>");
    return page.substr(from, page.find("<details class=\"licences\"") - from);
}

json charts_of(const std::string& page) {
    const std::string start = "<script type=\"application/json\" id=\"charts\">";
    const std::size_t from = page.find(start) + start.size();
    return json::parse(page.substr(from, page.find("</script>", from) - from));
}

}  // namespace

TEST_CASE("a report says the question, the answer and its doubt in words") {
    const std::string words = words_of(heed::render_html(example()));
    CHECK(holds(words, "If a radio drama is broadcast in North and East"));
    CHECK(holds(words, "Recruitments into exploitation: fewer"));
    CHECK(holds(words, "about 12 fewer people in every 100,000"));
    CHECK(holds(words, "10 draws of the uncertain numbers, each with 20 random histories"));
    CHECK(holds(words, "not a forecast"));
    CHECK(holds(words, "must not be used"));
    CHECK(words.find("The answer") < words.find("Where the message gets through"));
}

TEST_CASE("an effect is printed with its range, Monte Carlo error, per cent and reading") {
    const std::string words = words_of(heed::render_html(example()));
    CHECK(holds(words, "<strong>−12.4</strong> (−21.5 to −2.8; Monte Carlo error ±0.6)"));
    CHECK(holds(words, "−8.4\u00a0%"));
    CHECK(holds(words, "lower (better)"));
    CHECK(holds(words, "higher (worse)"));
    CHECK(holds(words, "no clear change"));
    CHECK(holds(words, "withheld (too few people)"));
}

TEST_CASE("every chart has a place, words and a table with the same numbers") {
    const std::string page = heed::render_html(example());
    const json charts = charts_of(page);
    REQUIRE(charts.size() > 20);
    CHECK(count(page, "<div class=\"chart\"") == charts.size());
    CHECK(count(page, "<details class=\"data\"") == charts.size());
    for (const json& chart : charts) {
        CHECK(
            holds(page, "id=\"" + chart["id"].get<std::string>() + "\" role=\"img\" aria-label="));
        CHECK(chart["summary"].get<std::string>().size() > 10);
    }
    CHECK(holds(page, "data-value=\"-12.4\">−12.4</td>"));
}

TEST_CASE("no chart holds both what happens and what is recorded of it") {
    const json charts = charts_of(heed::render_html(example()));
    const auto labels = [](const json& chart) {
        std::string all;
        for (const json& row : chart.value("rows", json::array()))
            all += row.value("label", "") + "|";
        return all;
    };
    for (const json& chart : charts) {
        const std::string all = labels(chart);
        CHECK_FALSE(
            (holds(all, "Recruitments into") && holds(all, "identified by the authorities")));
    }
    const std::string words = words_of(heed::render_html(example()));
    CHECK(holds(words, "What would be recorded"));
    CHECK(holds(words, "Someone who sees the records alone would draw the opposite conclusion."));
    CHECK(holds(words, "The answers show 1.8 times the change that took place."));
}

TEST_CASE("when nothing is measurable the page says so and leads with where the message is lost") {
    const std::string words = words_of(heed::render_html(heed::test::no_effect(example())));
    CHECK(holds(words, "Next to no effect"));
    CHECK(holds(words, "the campaign did next to nothing"));
    const std::size_t lost = words.find("only 6 learn how to check an offer");
    CHECK(lost < words.find("id=\"chart-1\""));
    CHECK(lost < words.find("Contents"));
}

TEST_CASE("an arm that changes nothing, to the last bit, is said to change nothing at all") {
    json report = example();
    for (json& effect : report["effects"]) {
        for (const char* key : {"mean", "low", "high", "mc_error"}) effect[key] = 0.0;
        effect["exactly_zero"] = true;
    }
    const std::string words = words_of(heed::render_html(report));
    CHECK(holds(words, "no change at all"));
    CHECK_FALSE(holds(words, "<td>no clear change</td>"));
}

TEST_CASE("costs that add up are added, and a cost per something is not") {
    const std::string page = heed::render_html(example());
    CHECK(holds(page, "107\u202f500\u00a0USD"));
    CHECK(holds(page, "Cost per person reached"));
    CHECK_FALSE(holds(page, "107\u202f505\u00a0USD"));
}

TEST_CASE("a campaign that arms run at different times has a bar and a name for each") {
    json report = example();
    json moved = report["calendar"][0];
    const std::string campaign = moved["campaign"];
    for (json& entry : report["calendar"])
        if (entry["campaign"] == campaign) entry["arms"] = {"radio"};
    moved["arms"] = {"radio_and_jobs"};
    moved["start"] = "2024-09-01";
    moved["end"] = "2024-10-31";
    report["calendar"].push_back(moved);
    const std::string title = moved["title"];
    std::map<std::string, std::string> letters;
    for (const json& chart : charts_of(heed::render_html(report)))
        for (const json& band : chart.value("bands", json::array()))
            letters[band["title"]] = band["letter"];
    REQUIRE(letters.contains(title + ", in Radio drama"));
    REQUIRE(letters.contains(title + ", in Radio drama and job centre"));
    CHECK(letters[title + ", in Radio drama"] !=
          letters[title + ", in Radio drama and job centre"]);
}

TEST_CASE("shocks stand in the calendar and over the charts, with the arms that have them") {
    CHECK_FALSE(holds(heed::render_html(example()), "campaigns and shocks"));
    json report = example();
    json shock{{"shock", "flood"},      {"title", "Flood in the hills"}, {"kind", "shock"},
               {"start", "2024-09-01"}, {"end", "2024-10-31"},           {"arms", {"radio"}}};
    report["shocks"] = {shock};
    const std::string page = heed::render_html(report);
    CHECK(holds(page, "Calendar of campaigns and shocks"));
    CHECK(holds(page, "Flood in the hills"));
    bool drawn = false;
    for (const json& chart : charts_of(page))
        for (const json& band : chart.value("bands", json::array()))
            drawn = drawn || band["title"] == "Flood in the hills (shock; in Radio drama)";
    CHECK(drawn);
}

TEST_CASE("where there is nothing to subtract from an arm's own value is shown") {
    json report = example();
    const json outcome = *std::ranges::find_if(report["outcomes"], [](const json& cell) {
        return cell["arm"] == "radio" && cell["dimension"] == "all" && cell["period"].is_null();
    });
    for (json& effect : report["effects"])
        if (effect["measure"] == outcome["measure"] && effect["arm"] == "radio")
            for (const char* key : {"mean", "low", "high", "mc_error"}) effect[key] = nullptr;
    CHECK_FALSE(holds(words_of(heed::render_html(example())), "none to compare with"));
    CHECK(holds(words_of(heed::render_html(report)), "in this arm; none to compare with"));
}

TEST_CASE("cost against effect says which way is good, and when no arm is known to go there") {
    CHECK(holds(heed::render_html(example()), "Further down is better. An arm that lies"));
    CHECK(holds(heed::render_html(heed::test::no_effect(example())),
                "these worlds do not tell which arm buys more"));
}

TEST_CASE(
    "value for money: cost for each year where it is known, standing, and work forgone beside it") {
    const std::string page = heed::render_html(heed::test::with_value(example()));
    const std::string words = words_of(page);
    CHECK(holds(words, "discounted at 3\u00a0% a year"));
    CHECK(holds(words, "5\u202f000\u00a0USD for each exploitation year averted"));
    CHECK(holds(words, "On the efficiency frontier, next to No campaign"));
    CHECK(holds(words, "Dominated: another arm costs no more"));
    CHECK(holds(words, "these worlds cannot tell that any is"));
    CHECK(
        holds(words, "Radio drama also keeps people from genuine work away from home: 14.0 years"));
    CHECK_FALSE(holds(words, "Radio drama and job centre also keeps people"));
    CHECK(holds(words,
                "as the worth of an exploitation year averted rises: No campaign and Radio "
                "drama from about 10\u202f000\u00a0USD."));
    for (const json& chart : charts_of(page))
        if (chart["kind"] == "plane") CHECK(chart["frontier"].size() == 2);
    CHECK_FALSE(holds(words, "Cost against effect:"));  // the plane of value stands in its place
    CHECK_FALSE(holds(words_of(heed::render_html(example())), "Value for money</h3>"));
}

TEST_CASE("gaps are drawn for every arm, and read in words") {
    const std::string words = words_of(heed::render_html(heed::test::with_value(example())));
    CHECK(holds(words, "Gaps between groups: "));
    CHECK(holds(words, "Age: 15-24 less 55+ – narrower: −20 (−33 to −7; Monte Carlo error ±1)."));
    CHECK(holds(words, "narrower on average: −25"));
    CHECK_FALSE(holds(words_of(heed::render_html(example())), "Gaps between groups"));
}

TEST_CASE("one arm alone is shown by its levels, with nothing said of effects") {
    const std::string words = words_of(heed::render_html(heed::test::one_arm(example())));
    CHECK(holds(words, "nothing to compare"));
    CHECK(holds(words, "Level of every measure"));
    CHECK_FALSE(holds(words, "Difference from"));
    CHECK_FALSE(holds(words, "<h2 id=\"cost\">"));
}

TEST_CASE("nothing in the data can break out of the page") {
    const std::string page = heed::render_html(heed::test::hostile(example()));
    CHECK(count(page, "<script") == count(heed::render_html(example()), "<script"));
    CHECK(count(page, "</script") == count(heed::render_html(example()), "</script"));
    CHECK(count(page, "</style") == 1);
    CHECK_FALSE(holds(words_of(page), "<img"));
    CHECK_FALSE(holds(words_of(page), "<b onclick"));
    CHECK_FALSE(holds(page, "href=\"javascript:"));
    CHECK(holds(words_of(page), "&lt;/script&gt;"));
    CHECK(holds(words_of(page), "{{x}}"));
    CHECK(charts_of(page).size() == charts_of(heed::render_html(example())).size());
}

TEST_CASE("a page asks nothing of the network") {
    const std::string page = heed::render_html(example());
    CHECK(holds(page, "default-src 'none'"));
    CHECK_FALSE(holds(page, "unsafe-eval"));
    CHECK_FALSE(holds(page, "src=\""));
    CHECK(count(page, "<link ") == 1);  // the empty icon
}

TEST_CASE("the same report gives the same page, whatever is missing from it") {
    for (const auto& [name, report] : heed::test::variants(example())) {
        INFO(name);
        const std::string page = heed::render_html(report);
        CHECK(page == heed::render_html(report));
        CHECK_FALSE(holds(words_of(page), "nan"));
        CHECK_FALSE(holds(words_of(page), "inf "));
        CHECK_FALSE(holds(words_of(page), ">null<"));
        CHECK(holds(page, "</html>"));
        if (const char* folder = std::getenv("HEED_PAGES")) {
            std::ofstream(std::string(folder) + "/" + name + ".html") << page;
        }
    }
}

namespace {
/// The example with what is told of displacement: so many people more or fewer, and how far that may be off.
json with_displacement(double meant, double others, double half) {
    json report = example();
    report["recruiters_adapt"] = true;
    const auto add = [&](const char* id, const char* title, double mean, const char* dimension,
                         const char* level) {
        if (std::string(dimension) == "all")
            report["measures"].push_back({{"id", id},
                                          {"title", title},
                                          {"unit", "people"},
                                          {"family", "harm"},
                                          {"better", "lower"},
                                          {"true_or_recorded", "true"}});
        report["effects"].push_back({{"arm", "radio"},
                                     {"versus", "none"},
                                     {"measure", id},
                                     {"dimension", dimension},
                                     {"level", level},
                                     {"period", nullptr},
                                     {"mean", mean},
                                     {"low", mean - half},
                                     {"high", mean + half},
                                     {"mc_error", half / 10},
                                     {"worlds", 200}});
    };
    add("recruited", "People recruited", meant + others, "all", "all");
    add("recruited_meant", "Recruited among those meant", meant, "all", "all");
    add("recruited_others", "Recruited among others", others, "all", "all");
    add("recruited_by_stranger_online", "Recruited through a stranger met online", others, "all",
        "all");
    add("recruited", "", others, "place", "south");
    add("offers_deceptive", "Deceptive offers received", others, "place", "south");
    return report;
}
}  // namespace

TEST_CASE("a report says where harm moved, if ranges carry it") {
    const std::string title = "Where did harm move?";
    CHECK_FALSE(holds(heed::render_html(example()), title));  // results of before
    const std::string moved = words_of(heed::render_html(with_displacement(-20, 5, 2)));
    CHECK(holds(moved, title));
    CHECK(holds(moved, "for each ten people fewer among those a campaign is meant for, 2.5 more"));
    CHECK(holds(moved, "Place: South (no campaign)"));
    CHECK(holds(moved, "Recruited through a stranger met online"));
    CHECK_FALSE(holds(moved, "recruiters do not adapt"));
    const std::string unclear = words_of(heed::render_html(with_displacement(-20, -0.2, 8)));
    CHECK(holds(unclear, "No rise among those no campaign is meant for stands out from chance."));
    CHECK_FALSE(holds(unclear, "Harm moved"));
    const std::string gained = words_of(heed::render_html(with_displacement(-20, -5, 2)));
    CHECK(holds(gained, "Others gain too"));
    json fixed = with_displacement(-20, 5, 2);
    fixed["recruiters_adapt"] = false;
    CHECK(holds(words_of(heed::render_html(fixed)), "recruiters do not adapt"));
    const std::string turned = "Change in deceptive offers received";  // where their effort went
    CHECK_FALSE(holds(words_of(heed::render_html(fixed)), turned));
    fixed["recruiters_adapt"] = true;
    CHECK(holds(words_of(heed::render_html(fixed)), turned));
}

TEST_CASE("reach by risk is left out where the worlds looked at are unlike the others") {
    json report = example();
    CHECK(holds(words_of(heed::render_html(report)), "of the tenth at highest risk"));
    report["coverage"] = json::array({report["coverage"][0]});
    for (json& tenth : report["coverage"][0]["by_risk_decile"]) tenth = 0.0;
    const std::string page = words_of(heed::render_html(report));
    CHECK(holds(page, "By risk it cannot be told"));
    CHECK_FALSE(holds(page, "In the charts people are ordered by"));
    report["coverage"][0]["achieved"] = 0.0;  // nobody anywhere: then it can be told
    CHECK_FALSE(holds(words_of(heed::render_html(report)), "By risk it cannot be told"));
}
