// The commands as a user types them: exit codes, what is printed, what is left on the disk.
#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

using namespace heed;
using Catch::Contains;

namespace {
const std::string quick = " --set population.size=800 --replicates 2 --draws 1 --quiet";
}

TEST_CASE("run leaves one complete folder, and report makes the same page again") {
    const Workplace place;
    const auto run = place.run("heed run scenarios/first.yaml --out out" + quick);
    INFO(run.out);
    REQUIRE(run.code == 0);
    for (const char* name :
         {"report.html", "report.json", "outcomes.csv", "effects.csv", "gaps.csv",
          "reach_by_risk.csv", "value.csv", "net_benefit.csv", "runs.csv", "measures.csv",
          "dictionary.csv", "scenario.resolved.yaml", "manifest.json"})
        CHECK(std::filesystem::exists(place.folder() / "out" / name));
    const std::string page = place.read("out/report.html");
    CHECK_THAT(page, Contains("</html>"));
    CHECK(place.run("heed report out").code == 0);
    CHECK(place.read("out/report.html") == page);
}

TEST_CASE("two runs of the same scenario give the same tables, whatever the threads") {
    const Workplace place;
    REQUIRE(place.run("heed run scenarios/first.yaml --threads 1 --out one" + quick).code == 0);
    REQUIRE(place.run("heed run scenarios/first.yaml --threads 3 --out three" + quick).code == 0);
    for (const char* name : {"outcomes.csv", "effects.csv", "gaps.csv", "reach_by_risk.csv",
                             "value.csv", "net_benefit.csv", "runs.csv"})
        CHECK(place.read(std::string("one/") + name) == place.read(std::string("three/") + name));
}

TEST_CASE("the resolved scenario runs by itself, to the same results") {
    const Workplace place;
    REQUIRE(place.run("heed run scenarios/first.yaml --out one" + quick).code == 0);
    const auto again = place.run("heed run one/scenario.resolved.yaml --out two --quiet");
    INFO(again.out);
    REQUIRE(again.code == 0);
    CHECK(place.read("one/effects.csv") == place.read("two/effects.csv"));
}

TEST_CASE("a campaign that covers nobody is said to change nothing") {
    const Workplace place;
    const auto run = place.run(
        "heed run scenarios/first.yaml --set campaigns.radio.coverage.share='0 %' "
        "--set campaigns.meetings.coverage.share='0 %' --out out" +
        quick);
    INFO(run.out);
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out, Contains("changes nothing") && Contains("The campaign covers nobody."));
}

TEST_CASE(
    "one world is told without nan, interval or Monte Carlo error, and writing is timed too") {
    const Workplace place;
    const auto run = place.run(
        "heed run scenarios/first.yaml --out out --set population.size=800 --replicates 1 --draws "
        "1 --quiet");
    INFO(run.out);
    REQUIRE(run.code == 0);
    CHECK(run.out.find("nan") == std::string::npos);
    CHECK(run.out.find("MC ±") == std::string::npos);
    CHECK_THAT(run.out, Contains("need at least 8 worlds") && Contains("writing included"));
    CHECK(place.read("out/effects.csv").find("nan") == std::string::npos);
}

TEST_CASE("large numbers are written out, and weighted counts are of real people") {
    const Workplace place;
    const auto run =
        place.run("heed run scenarios/first.yaml --out out --set population.weight=1000" + quick);
    INFO(run.out);
    CHECK(run.out.find("e+0") == std::string::npos);
    CHECK_THAT(run.out, Contains("People reached [real people]") && Contains("\u202f000"));
}

TEST_CASE("plan tells the dates of an arm that moves a campaign") {
    const Workplace place;
    place.write("moved.yaml",
                "extends: [scenarios/first.yaml]\n"
                "arms:\n"
                "  later: {campaigns: [radio], set: {campaigns.radio.schedule.start: "
                "2024-07-01}}\n");
    const auto plan = place.run("heed plan moved.yaml --set population.size=300");
    INFO(plan.out);
    CHECK(plan.code == 0);
    CHECK_THAT(plan.out, Contains("2024-01-29 to 2024-08-04  radio (radio; arm radio)") &&
                             Contains("2024-07-01 to 2024-12-29  radio (radio; arm later)"));
}

TEST_CASE("a heavy page is warned of before and after a run", "[slow]") {
    const Workplace place;
    std::string text =
        "extends: [scenarios/first.yaml]\n"
        "time: {length: 30 weeks}\n"
        "population: {size: 100}\n"
        "outcomes: {every: 1 week, by: [gender, age_band, place, aspiration, literacy]}\n"
        "arms:\n";
    for (const char* arm : {"one", "two", "three"})
        text += std::string("  ") + arm + ": {campaigns: [radio]}\n";
    place.write("heavy.yaml", text);
    const std::string few = " heavy.yaml --replicates 1 --draws 1";
    const auto plan = place.run("heed plan" + few);
    INFO(plan.out);
    CHECK_THAT(plan.out, Contains("The report is a page of"));
    CHECK_THAT(place.run("heed run" + few + " --out out --quiet").out,
               Contains("The report is a page of"));
    CHECK(place.run("heed plan scenarios/first.yaml" + quick).out.find("The report is a page") ==
          std::string::npos);
}

TEST_CASE("results are never overwritten") {
    const Workplace place;
    REQUIRE(place.run("heed run scenarios/first.yaml --out out" + quick).code == 0);
    const auto again = place.run("heed run scenarios/first.yaml --out out" + quick);
    CHECK(again.code != 0);
    CHECK_THAT(again.out, Contains("out"));
}

// In the foreground, timeout signals the program alone; else its group as well, and a second signal ends a program at once.
TEST_CASE("a run that is stopped leaves nothing under the final name") {
    const Workplace place;
    const auto stopped =
        place.run("timeout --foreground -s INT 3 '" HEED_PROGRAM
                  "' run scenarios/first.yaml --replicates 4000 --out out --quiet");
    CHECK(stopped.code != 0);
    CHECK_FALSE(std::filesystem::exists(place.folder() / "out"));
    CHECK_THAT(stopped.out, Contains("nothing was written"));
    const auto killed = place.run("timeout --foreground -s KILL 1 '" HEED_PROGRAM
                                  "' run scenarios/first.yaml --replicates 4000 --out out --quiet");
    CHECK_FALSE(std::filesystem::exists(place.folder() / "out"));
}

TEST_CASE("every shipped scenario is without mistakes") {
    const Workplace place;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::string(HEED_SOURCE_DIR) + "/scenarios")) {
        if (entry.path().extension() != ".yaml" || entry.path().filename() == "sources.yaml")
            continue;
        const auto check = place.run("heed check scenarios/" + entry.path().filename().string());
        INFO(check.out);
        CHECK(check.code == 0);
    }
}

TEST_CASE("plan, explain, keys, schema and new answer, in words and as JSON") {
    const Workplace place;
    const auto plan = place.run("heed plan scenarios/first.yaml --set population.size=800");
    CHECK(plan.code == 0);
    CHECK_THAT(plan.out, Contains("Deliveries") && Contains("achieved"));
    const auto planned = nlohmann::json::parse(
        place.run("heed plan scenarios/first.yaml --json --set population.size=800").out);
    CHECK(planned["arms"].size() == 3);
    CHECK(planned["deliveries"].size() == 10);  // radio in two years, meetings every quarter
    CHECK(planned["deliveries"][0]["first_day"] == "2024-01-29");
    CHECK(planned["contents"]["radio"]["campaigns"] == std::vector<std::string>{"radio"});

    const auto explain = place.run(
        "heed explain scenarios/first.yaml --why-no-effect --set population.size=500 --set "
        "'time.length=20 weeks'");
    CHECK(explain.code == 0);
    CHECK_THAT(explain.out, Contains("Funnel of arm"));

    CHECK_THAT(place.run("heed keys coverage").out, Contains("campaigns.<name>.coverage.share"));
    CHECK(nlohmann::json::parse(place.run("heed schema").out)["type"] == "object");
    const auto keys = nlohmann::json::parse(place.run("heed keys coverage --json").out);
    CHECK(keys.size() > 3);
    for (const auto& key : keys) CHECK_THAT(key["path"].get<std::string>(), Contains("coverage"));
    CHECK(place.run("heed new mine.yaml").code == 0);
    CHECK(place.run("heed check mine.yaml").code == 0);
    CHECK(place.run("heed new mine.yaml").code == 2);  // never overwritten
    CHECK(place.run("heed new all.yaml --all").code == 0);
    CHECK_THAT(place.read("all.yaml"), Contains("compare_with"));
    const auto all = place.run("heed check all.yaml");
    INFO(all.out);
    CHECK(all.code == 0);
    CHECK_THAT(place.read("mine.yaml"), Contains("heed: 1") && Contains("heedw run mine.yaml"));
    CHECK(place.run("heed --help").code == 0);
    CHECK_THAT(place.run("heed --version").out, Contains("heed "));
}

TEST_CASE("what cannot have an effect is told, and is no mistake") {
    const Workplace place;
    place.write("idle.yaml",
                "extends: scenarios/first.yaml\n"
                "arms:\n  none: null\n  radio: null\n  meetings: null\n  nothing: {}\n"
                "  talk: {campaigns: [meetings], set: {campaigns.radio.intensity: 2 per week}}\n"
                "  same: {campaigns: [], set: {}}\n"
                "outcomes: {compare_with: nothing, headline: talk}\n"
                "campaigns: {meetings: {target: {age: 0..0, schooling: [enrolled]}}}\n");
    const auto check = place.run("heed check idle.yaml");
    INFO(check.out);
    CHECK(check.code == 0);
    CHECK_THAT(check.out, Contains("note: campaigns.radio has no effect: no arm runs it"));
    CHECK_THAT(check.out, Contains("note: arms.talk.set.campaigns.radio.intensity has no effect"));
    CHECK_THAT(check.out, Contains("note: arms.same has no effect: it repeats arms.nothing"));
    const std::string little = " --set population.size=500 --set 'time.length=40 weeks'";
    const std::string nobody = "campaigns.meetings.target has no effect but cost in arm 'talk'";
    const auto plan = place.run("heed plan idle.yaml" + little);
    CHECK(plan.code == 0);
    CHECK_THAT(plan.out, Contains("note: " + nobody) && Contains("no arm runs it"));
    const auto run = place.run("heed run idle.yaml --replicates 2 --draws 1 --out out" + little);
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("Note: campaigns.meetings.target has no effect"));
    // Who reads the report alone must see it too.
    CHECK_THAT(place.read("out/report.json"), Contains(nobody) && Contains("no arm runs it"));
    const auto explain = place.run("heed explain idle.yaml --why-no-effect" + little);
    CHECK(explain.code == 0);
    CHECK_THAT(explain.out, Contains("  " + nobody) && Contains("no arm runs it"));
    CHECK_THAT(place.run("heed check scenarios/first.yaml").out, !Contains("note:"));
}

TEST_CASE("recruiters and demand that cannot have an effect are told") {
    const Workplace place;
    const auto notes = [&](const std::string& set) {
        const auto check = place.run("heed check scenarios/first.yaml --set " + set);
        CHECK(check.code == 0);
        return check.out;
    };
    CHECK_THAT(notes("parameters.demand='{}'"),  // in every arm, so told once and of none
               Contains("note: parameters.demand has no effect: no journey has vacancies") &&
                   !Contains("in arm"));
    CHECK_THAT(notes("arms.radio.set='{parameters.recruiters: {askers: []}}'"),
               Contains("parameters.recruiters has no effect in arm 'radio': no kind"));
    CHECK_THAT(notes("parameters.demand='{entry: 0 per year}' --set "
                     "'parameters.offers.journeys.india.vacancies=40 people'"),
               Contains("parameters.demand has no effect: entry is 0"));
    CHECK_THAT(notes("parameters.recruiters.risks.raid='{askers: [family], adds: 1}'"),
               Contains("risks.raid has no effect: none of its askers"));
    CHECK_THAT(notes("parameters.recruiters.risks.raid='{askers: [agency], adds: 1}'"),
               !Contains("note:"));
    const std::string weight = " --set population.weight=25";
    CHECK_THAT(notes("parameters.aftercare='{risk: 2, support: {places: 40 people}}'" + weight),
               Contains("support.places: 40 people act as 25"));
    CHECK_THAT(notes("parameters.aftercare='{risk: 2, support: {places: 50 people}}'" + weight),
               !Contains("note:"));
    CHECK_THAT(notes("parameters.aftercare.support.places='0 people'"),
               Contains("there are 0 places"));
    CHECK_THAT(notes("parameters.aftercare='{risk: 2, support: {places: 9 people, tells: 5 %}}'"),
               Contains("support.tells has no effect"));
    CHECK_THAT(notes("parameters.aftercare='{risk: 2, support: {places: 9 people, tells: 5 %}}' "
                     "--set campaigns.meetings.message.messenger=returnee"),
               !Contains("note:"));
    CHECK_THAT(notes("'parameters.offers.journeys.india.vacancies=40 people'"),
               Contains("write 'demand: {}' under parameters"));
    CHECK_THAT(notes("'parameters.recruiters.learning=0 per year'"), Contains("learning is 0"));
    CHECK_THAT(notes("parameters.recruiters.askers=[]"), Contains("no kind of asker adapts"));
    CHECK_THAT(notes("'parameters.recruiters.review=5 years'"),
               Contains("the time simulated ends before the first review"));
    CHECK_THAT(notes("parameters.recruiters='{}'"), !Contains("note:"));
    CHECK_THAT(notes("'parameters.recruiters.police=20 %'"),
               Contains("parameters.recruiters.police has no effect: no campaign and no shock"));
    const auto plan = place.run(
        "heed plan scenarios/first.yaml --set population.size=500 --set 'time.length=40 weeks' "
        "--set parameters.recruiters.groups.old='{who: {age: 119..}}'");
    CHECK_THAT(plan.out, Contains("parameters.recruiters.groups.old has no effect"));
}

TEST_CASE(
    "plans and support that cannot have an effect are told, and what is waited for is shown") {
    const Workplace place;
    const auto heed = [&](const std::string& command, const std::string& set) {
        const auto run = place.run("heed " + command + " scenarios/first.yaml" + set);
        CHECK(run.code == 0);
        return run.out;
    };
    const std::string after = " --set 'campaigns.meetings.trigger={after: radio, delay: 4 weeks}'";
    CHECK_THAT(
        heed("check", after),
        Contains("campaigns.meetings has no effect but cost in arm 'meetings': it meets whom "
                 "'radio' met, and this arm does not run 'radio'"));
    const std::string both = after + " --set 'arms.meetings.campaigns=[radio, meetings]'";
    CHECK_THAT(heed("check", both), !Contains("note:"));
    const std::string curve =
        " --set 'campaigns.radio.coverage.curve={a: {after: 0 days, share: 60 %}, "
        "b: {after: 1 year, share: 20 %}, c: {after: 9 years, share: 80 %}}'";
    CHECK_THAT(heed("check", curve),
               Contains("campaigns.radio.coverage.curve.b takes nobody away in arm 'radio'") &&
                   Contains("campaigns.radio.coverage.curve.c is not reached in arm 'radio'"));
    CHECK_THAT(heed("check", " --set 'parameters.aftercare.support.cost.per_place=5 USD per week'"),
               Contains("parameters.aftercare.support.cost has no effect: there are no places"));
    const std::string little = " --set population.size=500 --set 'time.length=40 weeks'";
    CHECK_THAT(heed("plan", both + curve + little),
               Contains("; whom radio met first 4 weeks before") &&
                   Contains("; covers 60 % at once, 20 % by 1 year"));
    CHECK_THAT(heed("plan", little + " --set 'campaigns.radio.trigger={calls: 9 people}'"),
               Contains("; or later, once 9 calls are counted within 3 months"));
}

TEST_CASE("rules that nobody matches are told before a run and in its report") {
    const Workplace place;
    const std::string sets =
        " scenarios/first.yaml --set population.size=500 --set 'time.length=20 weeks' "
        "--set parameters.recruiters.risks.raid='{who: {age: 119..}, adds: 1}' "
        "--set parameters.vulnerability.need.old='{who: {age: 119..}, shift: 1}' "
        "--set parameters.offers.journeys.moon='{from: {age: 119..}, exploited_genuine: 1 %, "
        "exploited_deceptive: 2 %}' --set parameters.context.shocks.none='{who: {age: 119..}, "
        "start: 2024-02-01, length: 4 weeks, offers: 2}'";
    const auto plan = place.run("heed plan" + sets);
    const auto run = place.run("heed run --out out --draws 1 --replicates 1" + sets);
    REQUIRE(run.code == 0);
    std::string words = run.out;  // wrapped at the width of a screen
    std::ranges::replace(words, '\n', ' ');
    for (const char* path : {"recruiters.risks.raid", "vulnerability.need.old",
                             "offers.journeys.moon", "context.shocks.none"}) {
        const std::string note = std::string("parameters.") + path + " has no effect: nobody";
        CHECK_THAT(plan.out, Contains(note));
        CHECK_THAT(words, Contains(note));
    }
}

TEST_CASE("--set is laid over everything, and adds what is new") {
    const Workplace place;
    const std::string check = "heed check scenarios/first.yaml --set ";
    CHECK(place.run(check + "'arms.both={campaigns: [radio, meetings]}'").code == 0);
    CHECK(place.run(check + "'arms.both.campaigns=[radio, meetings]'").code == 0);
    CHECK(place
              .run(check + "'population.attributes.lamp={levels: [no, yes], shares: [{shares: "
                           "[50 %, 50 %]}]}' --set 'outcomes.by=[lamp]'")
              .code == 0);
    const auto slip = place.run(check + "campaigns.radoi.intensity='1 per week'");
    CHECK(slip.code == 2);
    CHECK_THAT(slip.out, Contains("did you mean 'radio'?"));
}

TEST_CASE("checking draws nothing") {
    const Workplace place;
    const auto start = std::chrono::steady_clock::now();
    CHECK(place.run("heed check scenarios/first.yaml --set draws=100000").code == 0);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
    place.run(
        "heed plan scenarios/first.yaml --set draws=100000");  // refused where memory is small
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
    CHECK(place.run("heed check scenarios/first.yaml --set draws=100001").code == 2);
}

TEST_CASE("decisions of the plan are not graded as evidence") {
    const Workplace place;
    place.write("plan.yaml",
                "extends: scenarios/first.yaml\ncampaigns: {radio: {budget: 9000 USD, coverage: "
                "{share: {value: 60 %, source: snyder2004}}, intensity: {value: 2 per week, grade: "
                "assumed}}}\n");
    const auto explain =
        place.run("heed explain plan.yaml --set population.size=300 --set 'time.length=40 weeks'");
    REQUIRE(explain.code == 0);
    const auto line = [&](const std::string& path) {
        const std::size_t at = explain.out.find(path + " ");
        return explain.out.substr(at, explain.out.find('\n', at) - at);
    };
    CHECK_THAT(line("campaigns.radio.budget"), Contains(" plan"));
    CHECK_THAT(line("campaigns.radio.intensity"), Contains(" assumed"));
    CHECK_THAT(line("campaigns.radio.coverage.share"), Contains("weak (none given)"));
    place.write("wrong.yaml",
                "extends: scenarios/first.yaml\n"
                "parameters: {telling: {lasts: {value: 3 weeks, grade: plan}}}\n");
    CHECK_THAT(place.run("heed check wrong.yaml").out,
               Contains("is plan, but this is nothing that a campaign decides"));
}

TEST_CASE("what cannot be printed is no success") {
    const Workplace place;
    for (const char* line : {"( heed keys > /dev/full )", "( heed keys coverage > /dev/full )"}) {
        const auto keys = place.run(line);
        CHECK(keys.code == 1);
        CHECK_THAT(keys.out, Contains("could not be written"));
    }
    CHECK(place.run("heed keys > /dev/full").code == 1);  // nor can it be told
}

TEST_CASE("a terminal that is closed leaves nothing behind") {
    const Workplace place;
    const auto stopped = place.run("timeout --foreground -s HUP 2 '" HEED_PROGRAM
                                   "' run scenarios/first.yaml --replicates 4000 --threads 1 --out "
                                   "'my out' --quiet");
    CHECK_THAT(stopped.out, Contains("--threads 1 --out 'my out'"));
    for (const auto& entry : std::filesystem::directory_iterator(place.folder()))
        CHECK(entry.path().filename() == "scenarios");
}

TEST_CASE("a parameter that decides nothing is found out") {
    const Workplace place;
    const auto explain = place.run(
        "heed explain scenarios/first.yaml --why-no-effect --set population.size=500 --set "
        "'time.length=20 weeks' "
        "--set parameters.exploitation.forms.men.marriage='0 %' --set "
        "parameters.messages.credibility.leader='77 %'");
    CHECK_THAT(explain.out, Contains("parameters.messages.credibility.leader"));
}
