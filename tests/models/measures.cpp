// Every measure against happenings made by hand, counted by hand.
#include "models/measures.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "sim/experiment/experiment.hpp"
#include "tests/models/watched.hpp"

using namespace heed;

namespace {

/// Per 100,000 person-years, of ten people over both quarters of a year.
double rate_of(double people) { return people / (10 * 0.5) * 100'000; }

}  // namespace

TEST_CASE("measures have all their words, and are made of what is counted", "[models][measures]") {
    const std::vector<Measure> measures = all_measures("NPR");
    std::set<std::string> tallies, ids;
    for (const Tally& tally :
         all_tallies(Model(lasting_memory(), practice_with(2, 0, lasting_memory())))) {
        INFO(tally.id);
        CHECK(tallies.insert(tally.id).second);
    }
    const std::set<std::string> families{"delivery", "learning", "behaviour",
                                         "harm",     "response", "value"};
    for (const Measure& m : measures) {
        INFO(m.id);
        CHECK(ids.insert(m.id).second);
        CHECK_FALSE(m.title.empty());
        CHECK_FALSE(m.unit.empty());
        CHECK(families.contains(m.family));
        CHECK(std::ranges::count(m.definition, '.') == 1);  // one sentence
        CHECK(m.definition.back() == '.');
        CHECK(tallies.contains(m.numerator));
        CHECK((m.denominator.empty() || tallies.contains(m.denominator)));
    }
    for (const Measure& m : measures) {
        INFO(m.id << " and " << m.counterpart);
        if (m.counterpart.empty()) continue;
        CHECK(m.truth != Truth::true_);
        const auto truly = std::ranges::find(measures, m.counterpart, &Measure::id);
        REQUIRE(truly != measures.end());
        CHECK(truly->truth == Truth::true_);
    }
    CHECK(std::ranges::find(measures, "cost", &Measure::id)->unit == "NPR");
    CHECK(std::ranges::find(measures, "cost_per_reached", &Measure::id)->unit ==
          "NPR per person reached");
}

TEST_CASE("reach and frequency count a person once over campaigns", "[models][measures]") {
    Watched ten;
    ten.meet(0, 0, 2);
    ten.meet(0, 3, 1);
    ten.meet(1, 3, 3);  // the same man, in the same step
    ten.end_step();
    ten.meet(0, 0, 1);
    ten.meet(0, 7, 4);
    ten.meet(1, 0, 1);  // has met the other campaign before
    ten.end_step();

    CHECK(ten.value("reached", 0) == 2 * weight);
    CHECK(ten.value("reached", 1) == 1 * weight);
    CHECK(ten.value("reached") == 3 * weight);
    CHECK(ten.value("reach", 0) == 20);
    CHECK(ten.value("reach", 1) == 30);
    CHECK(ten.value("reach") == 30);  // as at the end
    CHECK(ten.value("exposures", 0) == 6 * weight);
    CHECK(ten.value("exposures") == 12 * weight);
    CHECK(ten.value("frequency", 0) == Approx(6 / 2.0));
    CHECK(ten.value("frequency", 1) == Approx(12 / 3.0));
    CHECK(ten.value("frequency") == Approx(12 / 3.0));
    CHECK(ten.value("frequency", 0, female) == Approx(2));
    CHECK(ten.value("frequency", 0, male) == Approx(4));
    CHECK(ten.value("frequency", {}, female) == Approx(4));
    CHECK(ten.value("frequency", {}, male) == Approx((4 + 4) / 2.0));
}

TEST_CASE("who was reached is counted, with all exposures, in the age band of today",
          "[models][measures]") {
    Watched ten;
    ten.meet(0, 1, 1);
    ten.end_step();
    ten.world.age[1] = 15;  // from 14
    ten.world.now.birthdays = {1};
    ten.meet(0, 1, 3);
    ten.end_step();
    CHECK(ten.value("frequency", 0, age_0) == 1);
    CHECK(std::isnan(ten.value("frequency", 1, age_0)));
    CHECK(ten.value("frequency", 1, age_15) == 4);
    CHECK(ten.value("reach", 1, age_15) == Approx(100 / 4.0));
}

TEST_CASE("told are people whose very first message came from someone they know",
          "[models][measures]") {
    Watched ten;
    ten.world.now.hearings = {{1, 0, 0, 0.5F, true, true},
                              {2, 0, 0, 0.5F, true, false},    // knew another campaign's
                              {5, 0, 0, 0.5F, false, false}};  // knew this one's
    ten.world.now.newly_aware = {1, 9};                        // the last one by a campaign
    ten.end_step();
    ten.world.now.hearings = {{1, 3, 1, 0.5F, true, false}};
    ten.end_step();
    CHECK(ten.value("told") == weight);
    CHECK(ten.value("told", 1) == 0);
    CHECK(ten.sum("aware_years") == Approx(2 * 0.5 * weight));
}

TEST_CASE("money is counted as it is, for everybody together", "[models][measures]") {
    Watched ten;
    ten.spend(0, 100);
    ten.spend(1, 50);
    ten.meet(0, 0, 1);
    ten.meet(1, 0, 1);
    ten.meet(0, 4, 1);
    ten.end_step();
    ten.spend(0, 25);
    ten.meet(0, 5, 1);
    ten.end_step();
    CHECK(ten.value("cost", 0) == 150);
    CHECK(ten.value("cost", 1) == 25);
    CHECK(ten.value("cost") == 175);
    CHECK(ten.value("cost_per_reached", 0) == Approx(150 / (2 * weight)));
    CHECK(ten.value("cost_per_reached", 1) == Approx(175 / (3 * weight)));
    CHECK(ten.value("cost_per_reached") == Approx(175 / (3 * weight)));
    for (const std::size_t group : {female, male, age_0, age_15, age_25}) {
        CHECK(std::isnan(ten.value("cost", {}, group)));
        CHECK(std::isnan(ten.value("cost_per_reached", 0, group)));
    }
}

TEST_CASE("offers by what they are and how they are answered", "[models][measures]") {
    Watched ten;
    ten.model().irregular = {false, true};
    ten.offer(0, false, Answer::accepted);
    ten.offer(1, false, Answer::refused);
    ten.offer(2, false, Answer::refused, true);
    ten.offer(3, true, Answer::accepted);
    ten.end_step();
    ten.offer(4, true, Answer::refused, true);
    ten.offer(5, true, Answer::refused);
    ten.offer(6, true, Answer::refused);
    ten.offer(7, true, Answer::taken);
    ten.world.now.departures = {{7, 0, Asker::abductor, 0, true}, {3, 0, Asker::agency, 1, true}};
    ten.end_step();
    CHECK(ten.value("offers") == Approx(rate_of(8)));
    CHECK(ten.value("accepts_deceptive") == Approx(100 * 1 / 4.0));
    CHECK(ten.value("accepts_genuine") == Approx(100 * 1 / 3.0));
    CHECK(ten.value("checks") == Approx(100 * 2 / 8.0));
    CHECK(ten.value("risky_journeys") == Approx(rate_of(1)));
    CHECK(ten.value("refused_deceptive") == Approx(rate_of(3)));
    CHECK(ten.value("safe_journeys") == Approx(rate_of(1)));
    CHECK(ten.value("refused_genuine") == Approx(rate_of(2)));
    CHECK(ten.value("refused_genuine", 1) == 0);
    CHECK(ten.sum("departures") == 2 * weight);
    CHECK(ten.value("irregular_journeys") == Approx(rate_of(1)));
}

TEST_CASE("who was asked with what they had heard: not where others decide", "[models][measures]") {
    Watched ten;
    for (const Person person : {4U, 5U, 6U}) ten.world.heard[person] = 1;
    ten.offer(4, true, Answer::refused);
    ten.offer(5, true, Answer::accepted);
    ten.offer(6, true, Answer::taken);
    ten.offer(7, true, Answer::refused);   // has heard nothing
    ten.offer(4, false, Answer::refused);  // genuine
    ten.world.now.offers.push_back(        // a child whose carer has heard
        {0, 5, 0, Asker::family, 0, Answer::refused, true, false, true});
    ten.world.now.offers.push_back(  // an adult for whom another decides
        {4, 4, 0, Asker::partner, 0, Answer::refused, true, false, true});
    ten.end_step();
    ten.end_step();
    CHECK(ten.sum("asked_aware") == 3 * weight);
    CHECK(ten.sum("refused_aware") == 2 * weight);
}

TEST_CASE("harm: beginnings, how many there are, and how long it lasts", "[models][measures]") {
    Watched ten;
    World& world = ten.world;
    for (const Person person : {2U, 5U}) world.leave(person, 0, 0);
    world.travels[0].exploited_at = 0;
    world.now.entries = {{2, Asker::agency, 0, Form::labour}};
    ten.end_step();
    come_home(world, 2);
    ten.end_step();
    CHECK(ten.value("recruitments") == Approx(rate_of(1)));
    CHECK(ten.value("recruited") == weight);
    CHECK(ten.value("exploited", 0) == Approx(1000 / 10.0));
    CHECK(ten.value("exploited", 1) == 0);
    CHECK(ten.value("exploited") == Approx(1000 / 20.0));  // mean of its periods
    CHECK(ten.value("exploited_years") == Approx(rate_of(0.25)));
    CHECK(ten.value("work_years") == Approx(rate_of(0.5)));
    CHECK(ten.value("recruitments", {}, male) == 0);
}

TEST_CASE("response: ways out, and what is recorded of them by whom", "[models][measures]") {
    Watched ten;
    World& world = ten.world;
    world.now.exits = {{0, ExitRoute::own, Form::labour, 0},
                       {1, ExitRoute::own, Form::labour, 0},
                       {3, ExitRoute::police, Form::labour, 0},
                       {4, ExitRoute::community, Form::labour, 0},
                       {6, ExitRoute::other, Form::labour, 0}};
    world.now.records = {{0, RecordSource::hotline, true}, {3, RecordSource::police, true}};
    ten.end_step();
    world.now.exits = {{8, ExitRoute::own, Form::labour, 0}};
    world.now.records = {{9, RecordSource::hotline, false},
                         {5, RecordSource::hotline, false},
                         {8, RecordSource::organisation, true}};
    ten.end_step();
    CHECK(ten.value("exits") == Approx(rate_of(6)));
    CHECK(ten.value("exits_own") == Approx(100 * 3 / 6.0));
    CHECK(ten.value("exits_police") == Approx(100 * 1 / 6.0));
    CHECK(ten.value("exits_community") == Approx(100 * 1 / 6.0));
    CHECK(ten.value("exits_other", 0) == Approx(100 * 1 / 5.0));
    CHECK(ten.value("identified") == Approx(100 * 3 / 6.0));
    CHECK(ten.value("identified", 0) == Approx(100 * 2 / 5.0));
    CHECK(ten.value("cases_recorded") == Approx(rate_of(3)));
    CHECK(ten.value("cases_police") == Approx(rate_of(1)));
    CHECK(ten.value("cases_hotline") == Approx(rate_of(1)));
    CHECK(ten.value("cases_organisation") == Approx(rate_of(1)));
    CHECK(ten.value("reports_recorded") == Approx(rate_of(2)));
    CHECK(ten.value("hotline_calls") == Approx(rate_of(3)));
}

TEST_CASE("with two campaigns in one arm, what happened adds up to what stands at the end",
          "[models][measures]") {
    Experiment experiment =
        load_experiment(std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml",
                        {"population.size=1500", "replicates=1", "draws=1", "time.length=1 year"});
    const std::size_t arm = experiment.comparison == 0 ? 1 : 0;
    experiment.scenario.arms.entries[arm].second.campaigns = experiment.scenario.campaigns.names();
    REQUIRE(experiment.scenario.campaigns.entries.size() > 1);
    const ExperimentResults out = run_experiment(experiment, 1);
    const Scheme& scheme = *out.results.scheme;
    const Sums& sums = out.results.run(0, 0, arm);
    const auto total = [&](const char* id) { return sums.total(scheme.tally_index(id), 0); };
    const auto at_end = [&](const char* id) {
        return sums.at(scheme.tally_index(id), sums.periods() - 1, 0);
    };
    double met = 0, paid = 0;
    for (const CampaignLedger& ledger : out.ledgers[arm])
        met += ledger.reached, paid += ledger.spent;
    CHECK(total("reached") > 0);
    CHECK(total("reached") < met);  // some met both
    CHECK(at_end("reached_so_far") == Approx(total("reached")));
    CHECK(at_end("exposures_so_far") == Approx(total("exposures")));
    CHECK(total("cost") == Approx(paid));
    CHECK(at_end("spent_so_far") == Approx(paid));
    CHECK(total("told") > 0);
    CHECK(at_end("surveyed_adults") > 0);
    CHECK(at_end("surveyed_adults") < at_end("surveyed"));  // the model knows who is an adult
    CHECK(total("cases_police") + total("cases_hotline") + total("cases_organisation") ==
          Approx(total("cases")));
    CHECK(total("cases_hotline") + total("reports") == Approx(total("hotline_calls")));
    CHECK(total("accepted_genuine") + total("refused_genuine") == Approx(total("offers_genuine")));
    CHECK(total("accepted_deceptive") + total("refused_deceptive") ==
          Approx(total("offers_deceptive")));
    const Sums& without = out.results.run(0, 0, experiment.comparison);
    for (const char* id : {"cost", "reached", "exposures", "told"})
        CHECK(without.total(scheme.tally_index(id), 0) == 0);
}
