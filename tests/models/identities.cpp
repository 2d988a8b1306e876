// The identities that hold the whole together: zero effect, any number of threads, people out of reach.
#include <catch2/catch.hpp>

#include "models/measures.hpp"
#include "sim/base/fields.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/outcomes/components.hpp"

using namespace heed;

namespace {

const std::string scenario = std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml";

/// The first scenario, small, with two worlds and only the arms that a test asks for.
Experiment small(std::vector<std::string> sets = {}) {
    for (const char* set :
         {"population.size=1500", "replicates=2", "draws=1", "time.length=1 year"})
        sets.emplace_back(set);
    return load_experiment(scenario, sets);
}

/// All sums of one arm over the worlds, without what campaigns count about themselves.
std::vector<double> behaviour(const ExperimentResults& out, std::size_t arm) {
    std::vector<double> all;
    const Results& results = out.results;
    for (const char* id : {"knowledge", "risk_belief", "efficacy", "practises", "intends",
                           "ready_risky", "offers", "accepted_genuine", "accepted_deceptive",
                           "recruited", "exploited_years", "exits", "cases", "reports"}) {
        const std::size_t tally = results.scheme->tally_index(id);
        for (std::size_t world = 0; world < results.worlds(); ++world)
            for (std::size_t period = 0; period < results.period_ends.size(); ++period)
                for (std::size_t group = 0; group < results.scheme->groups().size(); ++group)
                    all.push_back(
                        results.runs[world * results.arms.size() + arm].at(tally, period, group));
    }
    return all;
}

std::size_t arm_with_campaign(const Experiment& experiment) {
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm)
        if (!experiment.scenario.arms.entries[arm].second.campaigns.empty()) return arm;
    FAIL("the first scenario has no campaign");
    return 0;
}

}  // namespace

TEST_CASE("a campaign that covers nobody changes nothing, to the bit") {
    Experiment experiment = small();
    const std::size_t arm = arm_with_campaign(experiment);
    for (auto& [name, campaign] : experiment.arms[arm].campaigns.entries)
        campaign.coverage.share = 0;
    const auto out = run_experiment(experiment, 2);
    CHECK(behaviour(out, arm) == behaviour(out, experiment.comparison));
}

TEST_CASE("nor where recruiters learn and demand draws them: no effort moves for no reason") {
    const std::vector<std::string> sets{"parameters.recruiters.learning=3 per year",
                                        "parameters.demand.entry=2 per year",
                                        "parameters.offers.journeys.india.vacancies=50 people"};
    Experiment experiment = small(sets);
    const std::size_t arm = arm_with_campaign(experiment);
    const auto as_written = run_experiment(experiment, 2);
    for (auto& [name, campaign] : experiment.arms[arm].campaigns.entries)
        campaign.coverage.share = 0;
    const auto out = run_experiment(experiment, 2);
    CHECK(behaviour(out, arm) == behaviour(out, experiment.comparison));
    CHECK(behaviour(as_written, arm) != behaviour(out, arm));
    CHECK(run_experiment(experiment, 1).results.runs == out.results.runs);
    CHECK(run_experiment(experiment, 8).results.runs == out.results.runs);
    // They do move: the same worlds without them are others.
    CHECK(behaviour(run_experiment(small(), 2), experiment.comparison) !=
          behaviour(out, experiment.comparison));
}

TEST_CASE("measures that cover nobody, or leave everything as it is, change nothing, to the bit") {
    const std::vector<std::string> gives{
        "campaigns.radio.provides={need: -0.5, regular: 3, lasts: 1 year}",
        "campaigns.radio.changes={offers: 0.5, police: 3, vacancies: 0.5}",
        "parameters.demand={entry: 2 per year}",
        "parameters.offers.journeys.india.vacancies=50 people"};
    Experiment experiment = small(gives);
    const std::size_t arm = arm_with_campaign(experiment);
    const auto as_written = run_experiment(experiment, 2);
    CHECK(behaviour(as_written, arm) != behaviour(as_written, experiment.comparison));
    Experiment nobody = experiment;
    for (auto& [name, campaign] : nobody.arms[arm].campaigns.entries) campaign.coverage.share = 0;
    const auto out = run_experiment(nobody, 2);
    CHECK(behaviour(out, arm) == behaviour(out, nobody.comparison));
    for (auto& [name, campaign] : experiment.arms[arm].campaigns.entries) {
        if (campaign.message) campaign.message->strength = 0;
        if (campaign.provides) campaign.provides->need = 0, campaign.provides->regular = 1;
        if (Changes* c = campaign.changes ? &*campaign.changes : nullptr)
            c->offers = c->police = c->vacancies = 1;
    }
    const auto idle = run_experiment(experiment, 2);
    CHECK(behaviour(idle, arm) == behaviour(idle, experiment.comparison));
    CHECK(run_experiment(experiment, 8).results.runs == idle.results.runs);
}

TEST_CASE(
    "curves at zero, cascades after nobody and measures that wait change nothing, to the bit") {
    Experiment experiment = small(
        {"campaigns.radio.coverage={enrol: as_they_come, curve: {a: {after: 0 days, share: 20 %}, "
         "b: {after: 26 weeks, share: 80 %}}}",
         "campaigns.meetings.trigger={after: radio, delay: 2 weeks}",
         "campaigns.watch={channel: place_wide, changes: {police: 5, offers: 0.8}, "
         "target: {place: [river_valley]}, schedule: {length: 40 weeks}, "
         "trigger: {departures: 3 people, within: 9 weeks}}",
         "arms.radio.campaigns=[watch, meetings, radio]",
         "parameters.recruiters={learning: 3 per year}"});
    const std::size_t arm = arm_with_campaign(experiment);
    const auto as_written = run_experiment(experiment, 2);
    CHECK(run_experiment(experiment, 8).results.runs == as_written.results.runs);
    CHECK(as_written.ledgers[arm][1].reached > 0);  // the meetings, by the cascade
    auto& campaigns = experiment.arms[arm].campaigns.entries;
    Experiment still = experiment;
    for (auto& [name, point] : campaigns[0].second.coverage.curve.entries) point.share = 0;
    campaigns[2].second.coverage.share = 0;
    const auto out = run_experiment(experiment, 2);
    CHECK(behaviour(out, arm) == behaviour(out, experiment.comparison));
    CHECK(behaviour(as_written, arm) != behaviour(out, arm));
    campaigns[2].second.coverage.share = 1;  // now by never coming to its number
    campaigns[2].second.trigger->departures->value = 1e6;
    const auto waits = run_experiment(experiment, 2);
    CHECK(behaviour(waits, arm) == behaviour(waits, experiment.comparison));
    CHECK(waits.ledgers[arm][2].waits);
    // Recruiters who do not learn: what they fear moves nothing.
    for (Scenario& one : still.arms) one.parameters.recruiters->learning = 0;
    const auto fearless = run_experiment(still, 2);
    for (Scenario& one : still.arms) one.parameters.recruiters->police = 0;
    CHECK(run_experiment(still, 2).results.runs == fearless.results.runs);
}

TEST_CASE("a message that says nothing changes nothing, to the bit, however many it reaches") {
    Experiment experiment = small();
    const std::size_t arm = arm_with_campaign(experiment);
    for (auto& [name, campaign] : experiment.arms[arm].campaigns.entries)
        campaign.message->strength = 0;
    const auto out = run_experiment(experiment, 2);
    CHECK(behaviour(out, arm) == behaviour(out, experiment.comparison));
    const std::size_t reached = out.results.scheme->tally_index("reached");
    CHECK(out.results.runs[arm].total(reached, 0) > 0);
}

TEST_CASE("the identities could fail: the campaign as written does change something") {
    const Experiment experiment = small();
    const auto out = run_experiment(experiment, 2);
    CHECK(behaviour(out, arm_with_campaign(experiment)) != behaviour(out, experiment.comparison));
}

TEST_CASE("what people know does not change an answer when nothing of it weighs") {
    Experiment experiment = small();
    for (Scenario& arm : experiment.arms) {
        AnswerParameters& answer = arm.parameters.offers.answer;
        answer.knowledge = answer.caution = answer.norm = answer.check = 0;
        arm.parameters.exploitation.escape = arm.parameters.exploitation.watch = 0;
    }
    const std::size_t arm = arm_with_campaign(experiment);
    const auto out = run_experiment(experiment, 2);
    for (const char* id : {"offers", "accepted_genuine", "accepted_deceptive", "recruited",
                           "exploited_years", "exits"}) {
        const std::size_t tally = out.results.scheme->tally_index(id);
        CHECK(out.results.runs[arm].total(tally, 0) ==
              out.results.runs[experiment.comparison].total(tally, 0));
    }
    const std::size_t knowledge = out.results.scheme->tally_index("knowledge");
    CHECK(out.results.runs[arm].total(knowledge, 0) !=
          out.results.runs[experiment.comparison].total(knowledge, 0));
}

TEST_CASE("parts of the recruited add up: by who asked, and by whom campaigns mean") {
    Experiment experiment = small({"population.size=6000"});
    Rule there;
    there.kind = Rule::Kind::levels;
    there.key = "place";
    there.levels = {experiment.scenario.population.places.entries[0].first};
    for (Scenario& arm : experiment.arms)
        for (auto& [name, campaign] : arm.campaigns.entries) campaign.target = there;
    const auto out = run_experiment(experiment, 2);
    const Scheme& scheme = *out.results.scheme;
    const auto groups = scheme.groups();
    for (const Sums& run : out.results.runs) {
        const auto total = [&](const std::string& tally, std::size_t group) {
            return run.total(scheme.tally_index(tally), group);
        };
        double by_asker = 0;
        for (const std::string_view name : names_of_askers)
            by_asker += total("recruited_by_" + std::string(name), 0);
        CHECK(total("recruited", 0) > 0);
        CHECK(by_asker == total("recruited", 0));
        // All campaigns of all arms mean the first place: those are its people, in the arm without campaigns too.
        for (std::size_t group = 1; group < groups.size(); ++group) {
            const auto& dimension =
                scheme.dimensions[static_cast<std::size_t>(groups[group].dimension)];
            if (dimension.name != "place") continue;
            const bool meant = groups[group].level == 0;
            CHECK(total(meant ? "recruited_meant" : "recruited_others", group) ==
                  total("recruited", group));
            CHECK(total(meant ? "recruited_others" : "recruited_meant", group) == 0);
        }
    }
}

TEST_CASE("one, two and eight threads give the same bytes") {
    const Experiment experiment = small({"replicates=4"});
    const auto one = run_experiment(experiment, 1);
    for (unsigned threads : {0U, 2U, 8U}) {
        const auto other = run_experiment(experiment, threads);
        CHECK(other.results.runs == one.results.runs);
        for (std::size_t run = 0; run < one.ledgers.size(); ++run)
            for (std::size_t c = 0; c < one.ledgers[run].size(); ++c)
                CHECK(other.ledgers[run][c].spent == one.ledgers[run][c].spent);
    }
}

TEST_CASE("threads within runs give the same bytes, everything on") {
    // One world of three arms on eight threads: two or more in each run, and all in what the arms share.
    const Experiment experiment = load_experiment(
        scenario,
        {"population.size=30000", "replicates=1", "draws=1", "time.length=16 weeks",
         "parameters.recruiters.learning=3 per year", "parameters.demand.entry=2 per year",
         "parameters.offers.journeys.india.vacancies=50 people",
         "campaigns.radio.provides={need: -0.2, regular: 2, lasts: 5 weeks}",
         "campaigns.meetings.provides={need: -0.5, regular: 3, lasts: 10 weeks}"});
    const auto one = run_experiment(experiment, 1);
    CHECK(run_experiment(experiment, 8).results.runs == one.results.runs);
}

TEST_CASE("people whom no campaign and no teller can touch differ by exactly zero") {
    // Only households, schools and workplaces tie people, which lie within a place, and one place alone is targeted: everybody else must live the same life.
    Experiment experiment = small({"population.ties.close.mean=0"});
    const std::size_t arm = arm_with_campaign(experiment);
    for (Scenario& one : experiment.arms) one.parameters.telling.online.rate = 0;
    Rule there;
    there.kind = Rule::Kind::levels;
    there.key = "place";
    there.levels = {experiment.scenario.population.places.entries[0].first};
    for (auto& [name, campaign] : experiment.arms[arm].campaigns.entries) campaign.target = there;
    const auto out = run_experiment(experiment, 2);

    const Scheme& scheme = *out.results.scheme;
    const auto groups = scheme.groups();
    bool differs_there = false;
    for (std::size_t group = 1; group < groups.size(); ++group) {
        if (scheme.dimensions[static_cast<std::size_t>(groups[group].dimension)].name != "place")
            continue;
        for (std::size_t tally = 0; tally < scheme.tallies.size(); ++tally)
            for (std::size_t period = 0; period < out.results.period_ends.size(); ++period) {
                const double with = out.results.runs[arm].at(tally, period, group);
                const double without =
                    out.results.runs[experiment.comparison].at(tally, period, group);
                if (groups[group].level == 0)
                    differs_there = differs_there || with != without;
                else
                    CHECK(with == without);
            }
    }
    CHECK(differs_there);
}

TEST_CASE("doubt that is switched off explains nothing: people are chance", "[slow]") {
    // Draws without uncertain parameters differ by nothing but dice, the people among them.
    Experiment experiment = small();
    experiment.scenario.draws = 12;
    experiment.scenario.replicates = 6;
    const auto out = run_experiment(experiment, 2);
    const std::size_t arm = arm_with_campaign(experiment);
    const std::size_t reached = out.results.scheme->tally_index("reached");
    std::vector<double> values;
    for (std::size_t world = 0; world < out.results.worlds(); ++world)
        values.push_back(out.results.runs[world * out.results.arms.size() + arm].total(reached, 0));
    const Components parts = components(values, 6);
    CHECK(parts.variance > 0);
    CHECK(parts.between_draws < 0.25 * parts.variance);  // people of a draw's own gave nine tenths
}

TEST_CASE("one person who stands for five counts five times") {
    // Budgets, seats and coverage are in real people: the same life, and five times the numbers.
    const std::vector<std::string> sets{"campaigns.meetings.coverage.people=600 people",
                                        "campaigns.meetings.capacity=40 people per week",
                                        "campaigns.meetings.budget=9000 USD"};
    std::vector<std::string> fivefold{"campaigns.meetings.coverage.people=3000 people",
                                      "campaigns.meetings.capacity=200 people per week",
                                      "campaigns.meetings.budget=45000 USD", "population.weight=5"};
    const auto one = run_experiment(small(sets), 2);
    const auto five = run_experiment(small(fivefold), 2);
    const Scheme& scheme = *one.results.scheme;
    for (std::size_t run = 0; run < one.results.runs.size(); ++run) {
        for (std::size_t tally = 0; tally < scheme.tallies.size(); ++tally)
            CHECK(five.results.runs[run].total(tally, 0) ==
                  Approx(5 * one.results.runs[run].total(tally, 0)));
        for (std::size_t c = 0; c < one.ledgers[run].size(); ++c)
            CHECK(five.ledgers[run][c].spent == Approx(5 * one.ledgers[run][c].spent));
    }
}

TEST_CASE("the order in which an arm lists its campaigns does not matter") {
    Experiment experiment = small();
    const std::size_t arm = arm_with_campaign(experiment);
    const auto names = experiment.scenario.campaigns.names();
    REQUIRE(names.size() == 2);
    experiment.scenario.arms.entries[arm].second.campaigns = {names[0], names[1]};
    const auto forth = run_experiment(experiment, 2);
    experiment.scenario.arms.entries[arm].second.campaigns = {names[1], names[0]};
    const auto back = run_experiment(experiment, 2);
    CHECK(forth.results.runs == back.results.runs);
    experiment.scenario.arms.entries[arm].second.campaigns = {names[0]};
    CHECK(run_experiment(experiment, 2).results.runs != back.results.runs);
}
