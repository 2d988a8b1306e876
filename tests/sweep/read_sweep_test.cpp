// Sweep files: what a point is, what identifies it, and what is refused.
#include <catch2/catch.hpp>

#include "sim/config/read.hpp"
#include "sim/config/write.hpp"
#include "tests/sweep/tiny_sweep.hpp"

using namespace heed;
using Catch::Matchers::Contains;

TEST_CASE("the fields of a sweep describe themselves", "[sweep][read]") {
    CHECK(check_defaults<SweepFile>().to_text().empty());
}

TEST_CASE("a point is the scenario with its values in place", "[sweep][read]") {
    const Workplace place;
    Sweep sweep = tiny_sweep(place);
    sweep.points = {{"25 %", "1.25"}, {"", ""}};
    const Experiment moved = experiment_at(sweep, 0), plain = experiment_at(sweep, 1);
    CHECK(moved.scenario.population.size == 200);
    CHECK(moved.arms[1].campaigns.find("radio")->coverage.share == Approx(0.25));
    CHECK(moved.arms[2].parameters.offers.answer.caution == Approx(1.25));
    CHECK(plain.arms[1].campaigns.find("radio")->coverage.share == Approx(1));
    // Nothing else differs.
    Scenario undone = moved.scenario;
    undone.campaigns.entries[0].second.coverage =
        plain.scenario.campaigns.entries[0].second.coverage;
    undone.parameters.offers.answer.caution = plain.scenario.parameters.offers.answer.caution;
    CHECK(to_yaml(undone) == to_yaml(plain.scenario));
    CHECK(to_yaml(moved.scenario) != to_yaml(plain.scenario));
}

TEST_CASE("a key stands for version, scenario, values and outcomes, and for no more",
          "[sweep][read]") {
    const Workplace place;
    const Sweep sweep = tiny_sweep(place);
    const auto key = [](Sweep other, std::size_t point = 0) { return key_of(other, point); };
    CHECK(key(sweep) == key(tiny_sweep(place)));
    CHECK(key(sweep, 0) != key(sweep, 1));
    CHECK(key(tiny_sweep(place, {"set={population.size: 201, time.length: 20 weeks}"})) !=
          key(sweep));
    CHECK(key(tiny_sweep(place, {"outcomes=[reached]"})) != key(sweep));
    // Other draws are other worlds; draws added later leave the first ones as they are.
    CHECK(key(tiny_sweep(place, {"draws=2"})) != key(sweep));
    CHECK(key(tiny_sweep(place, {"draws=2"})) != key(tiny_sweep(place, {"draws=3"})));
    Sweep newer = sweep;
    newer.version = "test 2";
    CHECK(key(newer) != key(sweep));
    // Draws that were added: what was added before them counts, what was added after does not.
    const Sweep two = tiny_sweep(place, {"draws=[3, 2]"}),
                four = tiny_sweep(place, {"draws=[3, 4]"}),
                more = tiny_sweep(place, {"draws=[3, 2, 5]"});
    CHECK(key_of(two, 0, 2) == key_of(four, 0, 2));
    CHECK(key_of(two, 0, 3) != key_of(four, 0, 3));
    CHECK(key_of(two, 0, 4) == key_of(more, 0, 4));
    CHECK(more.block_of(2) == 0);
    CHECK(more.block_of(3) == 1);
    CHECK(more.block_of(9) == 2);
    // What does not change a trial does not change its key.
    CHECK(key(tiny_sweep(place, {"replicates=7", "title=Other"})) == key(sweep));
}

TEST_CASE("sweeps that cannot be are told, all at once", "[sweep][read]") {
    const Workplace place;
    const auto told = [&](std::vector<std::string> sets) {
        return mistakes_of([&] { tiny_sweep(place, sets); });
    };
    CHECK_THAT(told({"factors.fear.path=parameters.offers.answer.cauton"}),
               Contains("factors.fear") && Contains("caution"));
    CHECK_THAT(told({"factors.radio_coverage.range=[10 %, 190 %]"}),
               Contains("factors.radio_coverage") && Contains("coverage.share"));
    CHECK_THAT(
        told({"factors.fear.path=campaigns.radio.coverage.share", "factors.fear.range=[1 %, 2 %]"}),
        Contains("varies twice"));
    CHECK_THAT(told({"outcomes=[reechd]"}), Contains("did you mean 'reached'?"));
    CHECK_THAT(told({"factors.knowledge={path: seed, values: [1, 2]}"}),
               Contains("another column of the results"));
    CHECK_THAT(told({"factors.many={path: draws, values: [1, 2]}"}), Contains("cannot vary"));
    CHECK_THAT(told({"factors.base={path: outcomes.compare_with, values: [none, radio]}"}),
               Contains("'outcomes.compare_with' cannot vary"));
    const std::string lengths = "factors.lasts={path: campaigns.radio.schedule.length, values: ";
    CHECK_THAT(told({lengths + "[10 weeks, 1 month]}"}),
               Contains("factors.lasts has values in") && Contains("'month'"));
    CHECK(told({lengths + "[1 week, 10 weeks]}"}) == "");
    CHECK_THAT(told({"design={kind: morris, levels: 5}"}), Contains("even number"));
    CHECK_THAT(told({"design={kind: file}"}), Contains("design.file names none"));
    CHECK_THAT(
        told({"design={kind: grid, levels: 1000}", "factors.third={path: seed, range: [1, 1000]}"}),
        Contains("1e+09 points"));
    CHECK_THAT(told({"design.pints=3"}), Contains("points"));
    CHECK_THAT(told({"set.population.size=many"}), Contains("population.size"));
    const std::string both = told({"outcomes=[reechd]", "design={kind: morris, levels: 5}"});
    CHECK_THAT(both, Contains("even number"));
}

TEST_CASE("a factor that changes nothing is named", "[sweep][read]") {
    const Workplace place;
    std::vector<std::string> notes;
    const std::string file = place.write("sweep.yaml", tiny_sweep_text);
    read_sweep(file, {}, this_version, notes);
    CHECK(notes.empty());
    read_sweep(file, {"factors.none={path: population.weight, values: [1, 1]}"}, this_version,
               notes);
    REQUIRE(notes.size() == 1);
    CHECK_THAT(notes[0], Contains("factors.none changes nothing"));
}

TEST_CASE("an arm that goes its own way is named", "[sweep][read]") {
    const Workplace place;
    place.write("arms.yaml", "heed: 1\nextends: [" HEED_SOURCE_DIR
                             "/scenarios/first.yaml]\narms:\n  strong: {campaigns: [radio], set: "
                             "{campaigns.radio.coverage.share: 70 %}}\n");
    std::vector<std::string> notes;
    read_sweep(place.write("sweep.yaml", tiny_sweep_text), {"scenario=arms.yaml"}, this_version,
               notes);
    REQUIRE(notes.size() == 1);
    CHECK_THAT(notes[0], Contains("factors.radio_coverage changes nothing in arm 'strong'"));
}

TEST_CASE("what a sweep file says and does nothing is named", "[sweep][read]") {
    const Workplace place;
    const auto noted = [&](std::vector<std::string> sets) {
        std::vector<std::string> notes;
        read_sweep(place.write("sweep.yaml", tiny_sweep_text), sets, this_version, notes);
        return notes.size() == 1 ? notes[0] : std::to_string(notes.size()) + " notes";
    };
    CHECK(noted({}) == "0 notes");
    CHECK_THAT(noted({"design={kind: grid, points: 5}"}),
               Contains("design.points does nothing in a design of kind grid"));
    CHECK_THAT(noted({"factors.radio_coverage.peak=30 %"}),
               Contains("factors.radio_coverage.peak does nothing"));
    CHECK_THAT(noted({"factors.fear.whole=true"}), Contains("there is no range"));
    CHECK_THAT(noted({"set={population.size: 200, time.length: 20 weeks, "
                      "campaigns.radio.coverage.share: 20 %}"}),
               Contains("set.campaigns.radio.coverage.share does nothing"));
}

TEST_CASE("a scenario that counts whom it covers can be swept", "[sweep][read]") {
    const Workplace place;
    for (const char* coverage :
         {"{people: 20 people}",
          "{curve: {a: {after: 0 days, share: 10 %}, b: {after: 50 days, share: 40 %}}}"}) {
        place.write("counted.yaml", "heed: 1\nextends: [" HEED_SOURCE_DIR
                                    "/scenarios/first.yaml]\ncampaigns:\n  radio: {coverage: " +
                                        std::string(coverage) + "}\n");
        const std::vector<std::string> sets{
            "scenario=counted.yaml",
            "factors.radio_coverage={path: campaigns.meetings.attendance, range: [10 %, 90 %]}"};
        const Sweep sweep = tiny_sweep(place, sets);
        const Coverage read = experiment_at(sweep, 0).arms[1].campaigns.find("radio")->coverage;
        CHECK((read.people.has_value() || read.curve.size() == 2));
        auto both = sets;
        both.push_back("set={campaigns.radio.coverage.share: 20 %, population.size: 200}");
        CHECK_THAT(mistakes_of([&] { tiny_sweep(place, both); }), Contains("keep one of them"));
    }
}

TEST_CASE("every word of a long list is tried", "[sweep][read]") {
    const Workplace place;
    CHECK_THAT(mistakes_of([&] {
                   tiny_sweep(place,
                              {"design.points=20",
                               "factors.whom={path: campaigns.meetings.target.aspiration, values: "
                               "[[might_go], [wants_to_go], [might_go, wants_to_go], "
                               "[might_goo], [wants_to_go, might_go], [stays], [stays, might_go], "
                               "[might_go, stays], [stays, wants_to_go], [wants_to_go, stays]]}"});
               }),
               Contains("might_goo"));
}

TEST_CASE("a sweep grows, and what was there stays", "[sweep][read]") {
    const Workplace place;
    for (const char* design :
         {"design={kind: latin_hypercube, points: 5}", "design={kind: sobol, points: 5}",
          "design={kind: morris, trajectories: 2}", "design={kind: saltelli, rows: 2}"}) {
        const Sweep sweep = tiny_sweep(place, {design, "draws=3"});
        const Sweep more = grown(sweep, {4, 2, 1});
        INFO(design);
        CHECK(more.points.size() > sweep.points.size());
        CHECK(std::equal(sweep.points.begin(), sweep.points.end(), more.points.begin()));
        CHECK(more.draws() == 5);
        CHECK(more.replicates() == 3);
        CHECK(key_of(more, 0) == key_of(sweep, 0));
        const auto before = experiment_at(sweep, 0).uncertain,
                   after = experiment_at(more, 0).uncertain;
        REQUIRE(before.size() == after.size());
        REQUIRE_FALSE(before.empty());
        for (std::size_t i = 0; i < before.size(); ++i)
            CHECK(std::equal(before[i].probabilities.begin(), before[i].probabilities.end(),
                             after[i].probabilities.begin()));
    }
    CHECK_THAT(mistakes_of([&] {
                   grown(tiny_sweep(place, {"design={kind: grid}"}), {1, 0, 0});
               }),
               Contains("cannot grow"));
    CHECK_THAT(mistakes_of([&] { grown(tiny_sweep(place), {0, 1, 0}); }), Contains("draws: 1"));
}
