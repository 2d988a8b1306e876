// Bad input: one clear sentence with its place, exit code 2, and nothing written.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

using namespace heed;
using Catch::Contains;

namespace {

/// The first scenario with one change, given as YAML that is laid over it.
void refused(const std::string& change, const std::string& words) {
    const Workplace place;
    place.write("bad.yaml", "extends: scenarios/first.yaml\n" + change + "\n");
    const auto run = place.run("heed run bad.yaml --out out --quiet");
    INFO(change << "\n" << run.out);
    CHECK(run.code == 2);
    CHECK_THAT(run.out, Contains(words));
    CHECK_FALSE(std::filesystem::exists(place.folder() / "out"));
}

}  // namespace

TEST_CASE("files that cannot be read") {
    const Workplace place;
    CHECK(place.run("heed run nowhere.yaml").code == 2);
    CHECK_THAT(place.run("heed run nowhere.yaml").out, Contains("nowhere.yaml"));
    place.write("empty.yaml", "");
    CHECK(place.run("heed check empty.yaml").code == 2);
    place.write("broken.yaml", "title: [1, 2\n");
    const auto broken = place.run("heed check broken.yaml");
    CHECK(broken.code == 2);
    CHECK_THAT(broken.out, Contains("broken.yaml:"));
    CHECK(place.run("heed fly").code == 2);
    CHECK(place.run("heed report nowhere").code == 2);
}

TEST_CASE("keys, types and units") {
    refused("replicats: 3", "did you mean 'replicates'");
    refused("parameters: {telling: {passes_onn: 3 %}}", "passes_on");
    refused("seed: [1]", "seed");
    refused("time: {length: 2}", "no unit");
    refused("parameters: {telling: {passes_on: 140 %}}", "between 0 % and 100 %");
    refused("replicates: 010", "010");
    refused("seed: 1\nseed: 2", "seed");
}

TEST_CASE("references, rules and arms") {
    refused("outcomes: {compare_with: nobody}", "there is no 'nobody' among the arms");
    refused("outcomes: {by: [hair_colour]}", "hair_colour");
    refused("arms: {strange: {campaigns: [no_such]}}", "no_such");
    refused("arms: {strange: {set: {campaigns.no_such.coverage.share: 3 %}}}", "no_such");
    refused("arms: {strange: {set: {population.size: 3}}}",
            "an arm may change only parameters and campaigns");
    refused(
        "parameters: {vulnerability: {exposure: {x: {who: {shoe_size: large}, relative_risk: 2}}}}",
        "shoe_size");
    refused("parameters: {telling: {lasts: {value: 3 weeks, source: nobody_knows}}}",
            "nobody_knows");
    const Workplace place;
    place.write("a.yaml", "extends: b.yaml\n");
    place.write("b.yaml", "extends: a.yaml\n");
    const auto cycle = place.run("heed check a.yaml");
    CHECK(cycle.code == 2);
    CHECK_THAT(cycle.out, Contains("a.yaml") && Contains("b.yaml"));
}

TEST_CASE("people, margins and dates") {
    refused("population: {size: 0}", "population.size");
    refused("population: {places: {north_ridge: {share: 80 %}}}", "100 %");
    refused("population: {size: 2000000000}", "population.size");
    refused("population: {size: 199000000}", "memory");
    refused("time: {start: 2024-13-01}", "2024-13-01");
}

TEST_CASE("more than can be counted or told apart has its place") {
    const auto refused_at = [](const std::string& change, const std::string& place_and_words) {
        const Workplace place;
        place.write("bad.yaml", "extends: scenarios/first.yaml\n" + change + "\n");
        const auto run = place.run("heed run bad.yaml --out out --quiet");
        INFO(run.out);
        CHECK(run.code == 2);
        CHECK_THAT(run.out, Contains(place_and_words));
        CHECK_FALSE(std::filesystem::exists(place.folder() / "out"));
    };
    std::string shocks = "parameters:\n  context:\n    shocks:\n";
    for (int k = 0; k < 65; ++k)
        shocks += "      flood" + std::to_string(k) +
                  ": {start: 2024-03-01, length: 1 month, offers: 2, who: {age: 18..}}\n";
    refused_at(shocks, "bad.yaml:4:5: parameters.context.shocks: 65 influences");
    // Chance gives somebody too many: known only once people are made.
    refused_at(
        "population: {size: 1500, ties: {close: {small_world: {degree: 1000, rewiring: 100 %}}}}",
        "bad.yaml:2:63: population.ties.close.small_world.degree: somebody has ");
}

TEST_CASE("what would be counted twice or never happen") {
    refused("arms: {twice: {campaigns: [radio, radio]}}", "names 'radio' twice");
    refused("outcomes: {by: [gender, gender]}", "names 'gender' twice");
    refused("campaigns: {radio: {schedule: {rounds: 3, repeat_every: null}}}",
            "without repeat_every there is one round");
    refused(
        "campaigns: {radio: {schedule: {start: 2010-04-15, length: 2 weeks, repeat_every: 1 year, "
        "rounds: 2}}}",
        "campaigns.radio.schedule has no round within the time simulated");
    refused("campaigns: {radio: {target: {age: 130..140}}}", "ages end at 120");
    refused("campaigns: {radio: {target: {age: 15..150}}}", "ages end at 120");
    refused("parameters: {offers: {season: [2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1]}}",
            "write [1.333, 1.333, 1.333, 1.333, 1.333, 1.333, 0.667,");
    refused("outcomes: {every: 1 day}", "outcomes.every is 1 day, shorter than a step of time");
    refused("campaigns: {radio: {cost: {fixed: 1e308 USD}}}", "must be at most 1e+15 USD");
    refused(
        "population: {attributes: {lamp: {levels: [no, yes], shares: [{shares: [50 %, 50 %]}, "
        "{who: {age: 18..}, shares: [40 %, 60 %]}]}}}",
        "this rule of 'lamp' is never asked");
}

TEST_CASE("recruiters that cannot be as said") {
    refused("parameters: {recruiters: {groups: {all: {who: everyone}, girls: {who: {age: ..17}}}}}",
            "parameters.recruiters.groups.girls can hold nobody: everybody in it is already in "
            "'all'");
    refused("parameters: {recruiters: {askers: [agency, agency]}}", "names 'agency' twice");
    refused("parameters: {recruiters: {askers: [agencies]}}", "agency");
    refused("parameters: {recruiters: {groups: {girls: {who: {gender: girl}}}}}", "girl");
    refused("parameters: {recruiters: {corruption: 0.5}}", "between 1 and 1000");
    refused("parameters: {offers: {journeys: {moon: {vacancies: 5 people}}}}",
            "parameters.offers.journeys.moon");
}

TEST_CASE("what a year averted is worth, and discounts") {
    refused("outcomes: {worth: -5 USD}", "outcomes.worth");
    refused("outcomes: {worth: [100 USD, -5 USD]}", "-5");
    refused("outcomes: {worth: [100]}", "no unit");
    refused("outcomes: {worth: [100 EUR]}", "counts in one currency");
    refused("outcomes: {discount: 3 %}", "outcomes.discount");
    refused("outcomes: {discount: -1 % per year}", "outcomes.discount");
    refused("outcomes: {discounts: 3 % per year}", "did you mean 'discount'");
}

TEST_CASE("measures that bring nothing, or by a channel that cannot carry it") {
    const std::string head = "campaigns: {extra: {channel: ",
                      when = ", schedule: {start: 2024-02-01, length: 8 weeks}";
    refused(head + "radio" + when + "}}", "says nothing, gives nothing and changes nothing");
    refused(head + "place_wide, message: {format: facts}" + when + "}}", "meets nobody");
    refused(head + "place_wide, changes: {police: 2}, intensity: 3 per week" + when + "}}",
            "campaigns.extra.intensity means nothing for place_wide");
    refused(head + "place_wide, changes: {police: 2}, budget: 5 USD" + when + "}}",
            "campaigns.extra.budget cannot end what campaigns.extra.changes does");
    refused(head + "place_wide, changes: {vacancies: 0.5, journeys: [idnia]}" + when + "}}",
            "did you mean 'india'?");
    refused(head + "service, provides: {need: -0.2}" + when + "}}", "provides has no 'lasts'");
    refused(head + "service, provides: {need: -9, lasts: 1 year}" + when + "}}",
            "between -5 and 5");
}

TEST_CASE("triggers that cannot be") {
    const std::string head = "campaigns: {radio: {trigger: ";
    refused(head + "{event: departure}}}", "radio does not");
    refused(head + "{within: 2 weeks}}}", "must name one thing to wait for");
    refused(head + "{cases: 3 people, event: departure}}}", "must name one thing to wait for");
    refused(head + "{event: departures}}}", "departure");
    refused(head + "{cases: 3}}}", "no unit");
    refused(head + "{departures: 0 people}}}", "departures is 0 people, which waits for nothing");
    refused("campaigns: {meetings: {trigger: {event: departure}, coverage: {people: 9 people}}}",
            "campaigns.meetings.coverage.people cannot be kept");
    refused(head + "{calls: 3 people, departures: 9 people}}}", "must name one thing to wait for");
    refused(head + "{cases: 3 people, delay: 2 weeks}}}", "name it in 'after'");
    refused(head + "{after: meetings}}}", "campaigns.radio.trigger.after needs a channel");
    const std::string after = "campaigns: {meetings: {trigger: {after: ";
    refused(after + "raido}}}", "did you mean 'radio'?");
    refused(after + "meetings}}}", "is this campaign itself");
    refused(after +
                "talk}}, talk: {channel: service, message: {format: facts, messenger: peer}, "
                "schedule: {length: 9 weeks}, trigger: {after: meetings}}}",
            "waits for this one");
    refused(after +
                "watch}}, watch: {channel: place_wide, changes: {police: 2}, schedule: "
                "{length: 9 weeks}}}",
            "meets nobody (place_wide)");
    const std::string waits = ", schedule: {length: 9 weeks}, trigger: {departures: 9 people}}}";
    refused("campaigns: {watch: {channel: place_wide, changes: {vacancies: 0.5}" + waits,
            "campaigns.watch.changes.vacancies cannot wait for a number");
}

TEST_CASE("coverage that rises, and who enrols, where it cannot be") {
    const std::string head = "campaigns: {radio: {coverage: {curve: ",
                      meets = "campaigns: {meetings: ";
    refused(head + "{a: {after: 9 weeks, share: 5 %}, b: {after: 3 weeks, share: 9 %}}}}}",
            "must come after campaigns.radio.coverage.curve.a");
    refused(head + "{a: {after: 0 weeks, share: 120 %}}}}}", "120 %");
    refused(head + "{a: {after: 0 weeks, share: 5 %}}, share: 10 %}}}", "both a curve and share");
    refused(head + "{a: {after: 0 weeks, share: 5 %}}, people: 10 people}}}",
            "both a curve and people");
    refused(
        "campaigns: {talk: {channel: service, message: {format: facts, messenger: peer}, "
        "schedule: {length: 9 weeks}, coverage: {enrol: as_they_come}}}",
        "campaigns.talk.coverage.enrol adds nobody");
    refused(meets + "{coverage: {enrol: at_start}, trigger: {event: departure}}}",
            "campaigns.meetings.coverage.enrol means nothing");
    refused(meets + "{coverage: {enrol: at_start}, trigger: {calls: 3 people}}}",
            "campaigns.meetings.coverage.enrol cannot be kept");
    refused(meets + "{coverage: {enrol: as_they_go}}}", "as_they_come");
}

TEST_CASE("advice that can be followed") {
    refused("replicates: few", "'few' is not a whole number; write for example '20'");
    refused("population: {size: '10,000'}", "write the number 10000 without them");
    refused("currency: NPR\ncampaigns: {radio: {budget: 400000}}",
            "write for example '400000 NPR'");
    refused("currency: NPR\ncampaigns: {radio: {budget: much}}", "write for example '40000 NPR'");
    refused("campaigns: {radio: {budget: 400000 EUR}}", "convert one of them");
    refused("currency: npr", "currency is 'npr'; write its code of three capital letters");
    refused("campaigns: {radio: {budget: USD 400000}}", "write '400000 USD'");
    refused("campaigns: {radio: {budget: 30 lakh USD}}", "write '3000000 USD'");
    refused("campaigns: {radio: {budget: 400 usd}}", "write '400 USD'");
    refused("campaigns: {radio: {budget: 400 000 USD}}", "write '400000 USD'");
    refused("campaigns: {radio: {coverage: {share: 80 percent}}}", "write '80 %'");
    refused("time: {length: 9\u00A0months}", "write '9 months'");
    refused("parameters: {telling: {lasts: 1e400 weeks}}", "numbers that a computer can hold");
    refused("campaigns: {radio: {channel: SMS}}", "did you mean 'sms'?");
    refused("time: {end: 2026-01-01}", "it has start and length");
    refused("campaigns: {radio: {coverage: {share: {value: 80 %, source: dequidt2081}}}}",
            "bad.yaml:2:61: campaigns.radio.coverage.share.source: there is no 'dequidt2081'");
    const Workplace place;
    place.write("tag.yaml", "extends: scenarios/first.yaml\ndraws: !foo 4\n");
    const auto tag = place.run("heed check tag.yaml");
    CHECK_THAT(tag.out, Contains("1 mistake\n") && !Contains("quotes"));
    place.write("twice.yaml",
                "extends: scenarios/first.yaml\npopulation.weight: 10\npopulation:\n  weight: 5\n");
    CHECK_THAT(
        place.run("heed check twice.yaml").out,
        Contains("twice.yaml:4:3: the key 'weight' is given twice") && Contains("1 mistake\n"));
    place.write("merge.yaml",
                "heed: 1\ntitle: x\npopulation: &p {size: 3}\ntime:\n  <<: {start: 2025-01-01}\n  "
                "length: 1 year\n");
    CHECK_THAT(place.run("heed check merge.yaml").out,
               Contains("merge key") && !Contains("time has no 'start'"));
    const auto set = place.run("heed check scenarios/first.yaml --set 'title=a: b'");
    CHECK_THAT(set.out, Contains("--set title=a: b: title is a mapping"));
    place.write("euro.yaml",
                "heed: 1\ntitle: x\nextends: [scenarios/profiles/nepal_hill.yaml]\n"
                "time: {start: 2025-01-01, length: 1 year}\ncampaigns:\n  a:\n    channel: sms\n"
                "    message: {format: narrative, messenger: media}\n"
                "    schedule: {start: 2025-01-01, length: 4 weeks}\n    budget: 40 EUR\n"
                "arms: {none: {}}\n");
    CHECK_THAT(place.run("heed check euro.yaml").out,
               Contains("euro.yaml:10:13: campaigns.a.budget is in EUR, but currency is USD where "
                        "nothing else is said; write 'currency: EUR'"));
}

TEST_CASE("commands and options that nobody knows") {
    const Workplace place;
    CHECK_THAT(place.run("heed rum x.yaml").out,
               Contains("there is no command 'rum'; did you mean 'run'?"));
    const auto option = place.run("heed run scenarios/first.yaml --thread 1");
    CHECK(option.code == 2);
    CHECK_THAT(option.out, Contains("did you mean '--threads'?"));
    const auto out = place.run("heed run scenarios/first.yaml --out ''");
    CHECK(out.code == 2);
    CHECK_THAT(out.out, Contains("--out is empty"));
    CHECK_FALSE(std::filesystem::exists(place.folder() / "results"));
    std::filesystem::create_directory(place.folder() / "there");
    const auto there = place.run("heed run scenarios/first.yaml --out there");
    CHECK(there.code == 2);
    CHECK_THAT(there.out, Contains("'there' exists already"));
}

TEST_CASE("a report of something else is left as it is") {
    const Workplace place;
    std::filesystem::create_directory(place.folder() / "old");
    place.write("old/report.json", "{}");
    place.write("old/report.html", "the old page");
    CHECK(place.run("heed report old").code == 2);
    CHECK(place.read("old/report.html") == "the old page");
}

TEST_CASE("all mistakes of a file come at once") {
    const Workplace place;
    place.write("bad.yaml",
                "extends: scenarios/first.yaml\nreplicats: 3\nseed: x\ntime: {length: 2}\n");
    const auto check = place.run("heed check bad.yaml");
    CHECK_THAT(check.out,
               Contains("bad.yaml:2:1") && Contains("bad.yaml:3:") && Contains("bad.yaml:4:"));
    CHECK_THAT(check.out, Contains("3 mistakes"));

    // Names that nobody declared are told with the rest.
    place.write("names.yaml",
                "extends: scenarios/first.yaml\ndraws: 0\narms: {other: {campaigns: [radoi]}}\n"
                "outcomes: {compare_with: nobody, headline: noone, by: [caste]}\n");
    const auto names = place.run("heed check names.yaml");
    CHECK_THAT(names.out, Contains("names.yaml:2:8") && Contains("did you mean 'radio'?") &&
                              Contains("'nobody'") && Contains("'noone'") && Contains("'caste'"));
    CHECK_THAT(names.out, Contains("5 mistakes"));

    // So is what an arm sets, and it is told once.
    place.write("arms.yaml",
                "extends: scenarios/first.yaml\nreplicates: 0\narms:\n  other:\n    set:\n"
                "      campaigns.radio.intensity: 3\n      campaigns.rdio.intensity: 1 per week\n"
                "      seed: 4\n  more: {set: {campaigns.radio.coverge.share: 3 %}}\n");
    const auto arms = place.run("heed check arms.yaml --json");
    CHECK(nlohmann::json::parse(arms.out).size() == 3);
    place.write("arms.yaml",
                "extends: scenarios/first.yaml\nreplicates: 0\narms:\n  other:\n    set:\n"
                "      campaigns.radio.intensity: 3\n      campaigns.rdio.intensity: 1 per week\n"
                "  more: {set: {campaigns.radio.coverge.share: 3 %}}\n");
    const auto sets = place.run("heed check arms.yaml");
    CHECK_THAT(sets.out, Contains("arms.yaml:2:13") && Contains("arms.yaml:6:34") &&
                             Contains("did you mean 'radio'?") &&
                             Contains("did you mean 'coverage'?") && Contains("4 mistakes"));

    const auto json = place.run("heed run arms.yaml --json --out out 2>/dev/null");
    CHECK(json.code == 2);
    CHECK(nlohmann::json::parse(json.out).size() == 4);
}
