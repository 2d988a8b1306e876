// What is said of results: intervals that so few worlds carry, changes that no world shows, where a funnel breaks, and
// when each arm's campaigns run. Small real runs, some with figures set by hand.
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "sim/report/calendar.hpp"
#include "sim/report/html.hpp"
#include "sim/report/report_json.hpp"
#include "sim/report/words.hpp"

using namespace heed;
using Catch::Contains;

namespace {

Experiment first_scenario(std::vector<std::string> sets) {
    sets.insert(sets.begin(), {"population.size=600", "draws=1", "time.length=30 weeks"});
    return load_experiment(std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml", sets);
}

/// A small run of three arms: none, radio, meetings.
struct SmallRun {
    explicit SmallRun(const std::vector<std::string>& sets)
        : experiment(first_scenario(sets)), results(run_experiment(experiment, 1)) {}

    Findings findings() const { return findings_of(experiment, results); }
    nlohmann::json report() const { return report_json(findings(), {}); }

    /// Puts `count` into the last period of a tally for everybody in one world, and nothing before.
    void put(std::size_t world, std::size_t arm, const char* tally, double count) {
        Sums& sums = results.results.runs[world * 3 + arm];
        const std::size_t index = results.results.scheme->tally_index(tally);
        for (std::size_t period = 0; period < sums.periods(); ++period)
            sums.at(index, period, 0) = 0;
        sums.at(index, sums.periods() - 1, 0) = count;
    }
    void put_everywhere(std::size_t arm, const char* tally, double count) {
        for (std::size_t world = 0; world < results.results.worlds(); ++world)
            put(world, arm, tally, count);
    }

    Experiment experiment;
    ExperimentResults results;
};

constexpr std::size_t none = 0, radio = 1, meetings = 2;

/// The delivery of an arm so that everything goes well up to the offers, of which so many come to those who know.
void deliver_well(SmallRun& run, std::size_t arm, double asked) {
    for (Reach& reach : run.results.reach) reach = {400, 300};
    for (const std::size_t each : {none, arm}) run.put_everywhere(each, "offers_deceptive", 1000);
    for (const std::size_t each : {none, arm}) run.put_everywhere(each, "person_years", 600);
    run.put_everywhere(arm, "aware_years", 60);
    run.put_everywhere(arm, "reached", 250);
    run.put_everywhere(arm, "recalls", 200);
    run.put_everywhere(arm, "learned", 150);
    run.put_everywhere(arm, "asked_aware", asked);
    run.put_everywhere(arm, "refused_aware", asked / 2);
}

}  // namespace

TEST_CASE("below eight worlds there are means and no intervals, and nothing reads nan") {
    for (const char* worlds : {"replicates=1", "replicates=4", "replicates=7"}) {
        const SmallRun run({worlds});
        const Findings findings = run.findings();
        const Effect& knowledge = *findings.effect(meetings, "knowledge");
        CHECK_FALSE(std::isnan(knowledge.difference.mean));
        CHECK(std::isnan(knowledge.difference.low));
        CHECK(std::isnan(knowledge.difference.mc_error));
        CHECK(std::isnan(knowledge.relative.mc_error));
        CHECK(std::isnan(findings.outcome(none, "knowledge")->value.high));
        const auto report = run.report();
        CHECK(report["headline"]["kind"] != "fewer");
        CHECK(report["headline"]["kind"] != "more");
        CHECK_THAT(report["warnings"].dump(), Contains("need at least 8 worlds"));
        const std::string words = report["headline"].dump() + report["funnels"].dump();
        CHECK(words.find("nan") == std::string::npos);
        CHECK_THAT(render_html(report), Contains("too few worlds to tell"));
    }
    const SmallRun enough({"replicates=8"});
    CHECK_FALSE(std::isnan(enough.findings().effect(meetings, "knowledge")->difference.low));
}

TEST_CASE("worlds that happen to agree are no certainty") {
    SmallRun run({"replicates=4"});
    run.put_everywhere(none, "recruited", 12);
    run.put_everywhere(radio, "recruited", 7);
    const auto headline = run.report()["headline"];
    CHECK(headline["kind"] == "unclear");
    CHECK_THAT(headline["sentence"].get<std::string>(),
               Contains("cannot be told from 4 worlds") && Contains("41.7\u00a0% fewer"));
}

TEST_CASE("no change in any world is no certain nothing while people act differently") {
    SmallRun run({"replicates=12", "population.weight=20"});
    for (const std::size_t arm : {none, radio, meetings}) run.put_everywhere(arm, "recruited", 700);
    run.put_everywhere(none, "checked", 40);
    run.put_everywhere(radio, "checked", 60);
    const Findings findings = run.findings();
    CHECK_FALSE(findings.same_behaviour(radio));
    const Effect& effect = *findings.effect(radio, "recruitments");
    CHECK(effect.exactly_zero);
    CHECK(std::isnan(effect.difference.low));
    const auto report = run.report();
    CHECK(report["headline"]["kind"] == "unclear");
    CHECK_THAT(report["headline"]["sentence"].get<std::string>(),
               Contains("no change in recruitments in 12 worlds") &&
                   Contains("35 simulated people"));  // 700 real ones, each for 20
    const std::string page = render_html(report);
    CHECK_THAT(page, Contains("no change in 12 worlds") && Contains("real people"));
}

TEST_CASE("arms that agree to the bit change nothing, however few the worlds") {
    SmallRun run({"replicates=2", "campaigns.radio.coverage.share=0 %"});
    const Findings findings = run.findings();
    CHECK(findings.same_behaviour(radio));
    CHECK(findings.effect(radio, "recruitments")->difference.low == 0);
    CHECK(run.report()["headline"]["kind"] == "none");
    CHECK_THAT(run.report()["headline"]["sentence"].get<std::string>(),
               Contains("changes nothing"));
}

TEST_CASE("the first sentence has no Monte Carlo error, and says when it may be nothing") {
    SmallRun run({"replicates=16"});
    for (std::size_t world = 0; world < 16; ++world) {
        run.put(world, none, "recruited", 100);
        run.put(world, radio, "recruited", world % 4 == 0 ? 104.0 : 90.0);
    }
    const auto headline = run.report()["headline"];
    const auto sentence = headline["sentence"].get<std::string>();
    CHECK(headline["kind"] == "fewer");
    CHECK_THAT(sentence, Contains("6.5\u00a0% fewer") && Contains("it may be nothing") &&
                             !Contains("Monte Carlo"));
    CHECK_THAT(headline["detail"].get<std::string>(),
               Contains("Monte Carlo error") && Contains("about 6.5 people fewer"));
}

TEST_CASE("draws count in the first sentence, and few draws need a change far off zero") {
    // A tenth fewer in one half of the worlds and 8 % in the other: 9 % ± 1. As one draw of sixteen worlds that is certain;
    // as two draws Student's t of one degree of freedom says ±12.7 errors.
    const auto kind = [](std::vector<std::string> sets) {
        SmallRun run(sets);
        for (std::size_t world = 0; world < 16; ++world) {
            run.put(world, none, "recruited", 100);
            run.put(world, radio, "recruited", world < 8 ? 90 : 92);
        }
        return run.report()["headline"]["kind"];
    };
    CHECK(kind({"draws=1", "replicates=16"}) == "fewer");
    CHECK(kind({"draws=2", "replicates=8"}) == "unclear");
    CHECK(kind({"draws=8", "replicates=2"}) == "fewer");  // 7 degrees of freedom
}

TEST_CASE("a mean of exactly nothing is said as such") {
    SmallRun run({"replicates=16"});
    for (std::size_t world = 0; world < 16; ++world) {
        run.put(world, none, "recruited", 100);
        run.put(world, radio, "recruited", world % 2 ? 99 : 101);
    }
    const auto headline = run.report()["headline"];
    CHECK(headline["kind"] == "none");
    CHECK_THAT(headline["sentence"].get<std::string>(),
               Contains("as many as with 'No campaign' on average"));
    CHECK_THAT(headline["detail"].get<std::string>(), !Contains("That is about 0"));
}

TEST_CASE("how often there is less is said with how often there is the same, and more") {
    SmallRun run({"replicates=10"});
    for (std::size_t world = 0; world < 10; ++world) {
        run.put(world, none, "recruited", 10);
        run.put(world, radio, "recruited", world < 5 ? 9.0 : world < 8 ? 10.0 : 11.0);
    }
    CHECK_THAT(render_html(run.report()),
               Contains("of 10 simulated worlds, lower in 5, the same in 3, higher in 2"));
}

TEST_CASE("a funnel breaks only where the worlds can tell") {
    const auto funnel = [](const SmallRun& run) { return run.report()["funnels"][0]; };
    SmallRun run({"replicates=12"});
    run.put_everywhere(none, "recruited", 100);
    for (std::size_t world = 0; world < 12; ++world)
        run.put(world, radio, "recruited", world % 2 ? 90.0 : 111.0);
    deliver_well(run, radio, 300);
    run.put_everywhere(none, "accepted_deceptive", 100);

    run.put_everywhere(radio, "accepted_deceptive", 95);  // five refused because of it, every time
    CHECK(funnel(run)["breaks_at"].is_null());
    CHECK_THAT(funnel(run)["sentence"].get<std::string>(), Contains("leads to 5 more refusals"));

    for (std::size_t world = 0; world < 12; ++world)  // as often more as fewer
        run.put(world, radio, "accepted_deceptive", world % 2 ? 80.0 : 120.0);
    CHECK(funnel(run)["breaks_at"].is_null());
    CHECK_THAT(funnel(run)["sentence"].get<std::string>(), Contains("cannot tell where"));

    run.put_everywhere(radio, "asked_aware",
                       3000);  // so many asked, and never more than one refuses
    run.put_everywhere(radio, "refused_aware", 1000);
    for (std::size_t world = 0; world < 12; ++world)
        run.put(world, radio, "accepted_deceptive", world % 2 ? 99.0 : 101.0);
    CHECK(funnel(run)["breaks_at"] == "fewer_accepted");

    run.put_everywhere(radio, "asked_aware", 20);  // against 100 if asked as often as others
    CHECK(funnel(run)["breaks_at"] == "asked");
    CHECK_THAT(funnel(run)["sentence"].get<std::string>(), Contains("0.2 times"));

    run.put_everywhere(radio, "learned", 1);
    CHECK(funnel(run)["breaks_at"] == "learned");
    run.put_everywhere(radio, "reached", 1);
    CHECK(funnel(run)["breaks_at"] == "reached");
}

TEST_CASE("where nobody is asked no answer is said to change") {
    SmallRun run({"replicates=8"});
    for (const std::size_t arm : {none, radio})
        for (const char* tally :
             {"offers", "offers_deceptive", "accepted_deceptive", "accepted_genuine", "checked",
              "departures", "recruited", "exploited", "work_years", "exploited_years", "exits"})
            run.put_everywhere(arm, tally, 0);
    deliver_well(run, radio, 0);
    for (const std::size_t arm : {none, radio}) run.put_everywhere(arm, "offers_deceptive", 0);
    const auto funnel = run.report()["funnels"][0];
    CHECK(funnel["breaks_at"] == "asked");
    CHECK_THAT(funnel["sentence"].get<std::string>(), Contains("No deceptive offer is made"));
}

TEST_CASE("a share is given only of a stage that the next is a part of") {
    SmallRun run({"replicates=8"});
    deliver_well(run, radio, 300);
    run.put_everywhere(radio, "recalls", 400);  // with those told by others, more than reached
    const auto stages = run.report()["funnels"][0]["stages"];
    for (const auto& stage : stages) {
        if (stage["id"] == "recalled") CHECK(stage["share_of_previous"].is_null());
        if (stage["id"] == "learned") CHECK(stage["share_of_previous"] == Approx(0.375));
        if (stage["share_of_previous"].is_number()) CHECK(stage["share_of_previous"] <= 1);
    }
}

TEST_CASE("a campaign that meets people at an event has no share of a group of the first day") {
    SmallRun run({"replicates=8", "campaigns.meetings.trigger.event=birthday",
                  "campaigns.meetings.target={age: 15}"});
    const auto report = run.report();
    for (const auto& stage : report["funnels"][1]["stages"]) {
        CHECK(stage["id"] != "meant");
        CHECK(stage["id"] != "covered");
        if (stage["id"] == "reached") {
            CHECK(stage["share_of_previous"].is_null());
            CHECK(stage["people"] > 0);
        }
    }
    CHECK(report["funnels"][0]["stages"][0]["id"] == "meant");  // the radio has a fixed group
    const auto& coverage = report["coverage"][1];
    CHECK(coverage["event"] == "birthday");
    CHECK(coverage["achieved"].is_null());
    CHECK(coverage["by_risk_decile"].empty());  // none of those who are 15 at the start is met
    CHECK(coverage["reached"] == report["funnels"][1]["stages"][0]["people"]);
    CHECK_THAT(render_html(report), Contains("an event in their lives (birthday)"));
    run.put_everywhere(meetings, "reached", 0);
    CHECK(run.report()["funnels"][1]["breaks_at"] == "reached");
}

TEST_CASE("a measure that meets nobody has no coverage, and one for everybody leaves no others") {
    const std::string watch =
        "campaigns.watch={channel: place_wide, changes: {offers: 0.9}, schedule: {length: 8 weeks}";
    const std::vector<std::string> in_radio{"replicates=2", "arms.radio.campaigns=[radio, watch]"};
    auto sets = in_radio;
    sets.push_back(watch + "}");
    const auto report = SmallRun(sets).report();
    REQUIRE(report["coverage"].size() == 2);
    CHECK(report["coverage"][0]["campaign"] == "radio");
    CHECK(report["coverage"][1]["campaign"] == "meetings");
    CHECK(report["everybody_meant"] == true);
    const std::string page = render_html(report);
    CHECK_THAT(page, Contains("so there are no others"));
    CHECK_THAT(page, !Contains("Among all others"));
    sets.back() = watch + ", target: {age: 18..}}";
    const auto of_adults = SmallRun(sets).report();
    CHECK(of_adults["everybody_meant"] == false);
    CHECK_THAT(render_html(of_adults), Contains("Among all others"));
}

TEST_CASE("value for money that no world shows has no range either") {
    SmallRun run({"replicates=12"});
    const auto value_of = [&](std::size_t arm) { return run.report()["value"]["arms"][arm]; };
    for (const std::size_t arm : {none, radio})
        for (const char* tally : {"exploited_years", "exploited_years_discounted"})
            run.put_everywhere(arm, tally, 7);
    run.put_everywhere(none, "checked", 40);
    run.put_everywhere(radio, "checked", 60);
    CHECK(value_of(radio)["years_averted"]["exactly_zero"] == true);
    CHECK(value_of(radio)["years_averted"]["low"].is_null());
    CHECK(value_of(radio)["cost"]["exactly_zero"] == false);
    CHECK_THAT(render_html(run.report()), Contains("averted: no change in 12 worlds."));
    run.put(3, radio, "exploited_years_discounted", 6);
    CHECK(value_of(radio)["years_averted"]["exactly_zero"] == false);
    CHECK(value_of(radio)["years_averted"]["low"].is_number());
}

TEST_CASE("an arm's own schedule is in the calendar, and equal ones stand once") {
    const auto file = std::filesystem::temp_directory_path() / "heed-own-calendar.yaml";
    std::ofstream(file) << "extends: [" << HEED_SOURCE_DIR << "/scenarios/first.yaml]\n"
                        << "arms:\n"
                           "  both: {campaigns: [radio, meetings]}\n"
                           "  later: {campaigns: [radio], set: {campaigns.radio.schedule.start: "
                           "2024-07-01}}\n";
    const Experiment experiment = load_experiment(file.string(), {});
    std::filesystem::remove(file);
    const auto arm = [&](const std::string& name) {
        return static_cast<std::size_t>(std::ranges::find(experiment.arm_names, name) -
                                        experiment.arm_names.begin());
    };
    const auto list = deliveries_of(experiment);
    REQUIRE(list.size() == 3);
    CHECK(list[0].arms == std::vector<std::size_t>{arm("radio"), arm("both")});
    CHECK(list[1].arms == std::vector<std::size_t>{arm("later")});
    CHECK(list[2].arms == std::vector<std::size_t>{arm("meetings"), arm("both")});
    CHECK(list[0].rounds.front().first == 4);   // 1 February, in weeks from 1 January
    CHECK(list[1].rounds.front().first == 26);  // 1 July
    const auto calendar = calendar_json(experiment);
    const auto later = std::ranges::find_if(calendar, [](const auto& entry) {
        return entry["arms"] == nlohmann::json::array({"later"});
    });
    REQUIRE(later != calendar.end());
    CHECK((*later)["start"] == "2024-07-01");
}

TEST_CASE("of very many periods the page shows some, the last always") {
    const SmallRun run(
        {"replicates=1", "time.length=130 weeks", "outcomes.every=1 week", "population.size=100"});
    const auto report = run.report();
    const auto& periods = report["time"]["periods"];
    CHECK(report["time"]["every_nth_period"] == 3);
    CHECK(report["time"]["periods_in_all"] == run.results.results.period_ends.size());
    CHECK(periods.size() <= 60);
    CHECK(periods.back()["end"] == report["time"]["end"]);
    const auto& last = report["outcomes"];
    std::size_t highest = 0;
    for (const auto& cell : last)
        if (cell["period"].is_number())
            highest = std::max(highest, cell["period"].get<std::size_t>());
    CHECK(highest + 1 == periods.size());
    CHECK_THAT(render_html(report), Contains("The charts show one period in 3"));
}

TEST_CASE("what is withheld is said as it is set") {
    const SmallRun shown({"replicates=1"});
    CHECK_THAT(render_html(shown.report()), Contains("No group is withheld for being small"));
    const SmallRun withheld({"replicates=1", "outcomes.suppress_below=7 people"});
    CHECK_THAT(render_html(withheld.report()), Contains("fewer than 7 people are withheld"));
}

TEST_CASE("the assumed numbers that an answer may lean on are named when they cannot be ranked") {
    const SmallRun run({"replicates=1"});
    const auto leans = run.report()["leans_on"];
    CHECK(leans["most_important"].empty());
    CHECK_THAT(leans["sentence"].get<std::string>(), Contains("set `draws` to 50 or more"));
    CHECK(leans["assumed"]["ranged"].size() + leans["assumed"]["fixed"].size() > 0);
    CHECK_THAT(render_html(run.report()), Contains("Assumed numbers that the answer may lean on"));
}

TEST_CASE("large numbers are written out") {
    CHECK(rounded_words(113998.0, 4) == "114\u202f000");
    CHECK(rounded_words(2163000.0, 4) == "2\u202f163\u202f000");
    CHECK(rounded_words(-4.9691, 4) == "−4.969");
    CHECK(rounded_words(0.050312, 3) == "0.0503");
    CHECK(rounded_words(20.0, 4) == "20");
    CHECK(rounded_words(0.0, 4) == "0");
}

TEST_CASE("a number is said to move the answer only where it stands out beyond chance") {
    SmallRun run({"draws=20", "replicates=1"});
    const std::vector<Uncertain>& uncertain = run.experiment.uncertain;
    REQUIRE(uncertain.size() > 10);
    const Uncertain& cause = uncertain[3];
    run.put_everywhere(none, "recruited", 100);
    for (const std::size_t arm : {none, radio}) run.put_everywhere(arm, "person_years", 600);
    for (std::size_t draw = 0; draw < 20; ++draw)
        run.put(draw, radio, "recruited", 100 - 10 * cause.probabilities[draw]);
    const auto moved = leans_on_json(run.findings())["most_important"];
    REQUIRE_FALSE(moved.empty());
    CHECK(moved[0]["path"] == cause.path);
    CHECK(moved[0]["correlation"].get<double>() == Approx(-1));

    // Of so many uncertain numbers some go with anything: what every second world has less of is not their doing.
    for (std::size_t draw = 0; draw < 20; ++draw)
        run.put(draw, radio, "recruited", draw % 2 == 0 ? 99 : 100);
    CHECK(leans_on_json(run.findings())["most_important"].empty());
}
