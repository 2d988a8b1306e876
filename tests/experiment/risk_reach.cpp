// Reach by tenths of risk, from ledgers made by hand.
#include <catch2/catch.hpp>
#include <limits>

#include "sim/experiment/experiment.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

constexpr double not_looked_at = std::numeric_limits<double>::quiet_NaN();

CampaignLedger ledger(double lowest, double highest) {
    CampaignLedger made;
    made.target = 200;
    made.reached_by_risk.fill(0.5);
    made.reached_by_risk.front() = lowest;
    made.reached_by_risk.back() = highest;
    return made;
}

CampaignLedger unseen() {
    CampaignLedger made = ledger(not_looked_at, not_looked_at);
    made.reached_by_risk.fill(not_looked_at);
    return made;
}

/// Two draws of two replicates; one arm has the second of two campaigns.
Experiment experiment() {
    Experiment made;
    made.scenario = default_scenario();
    made.scenario.campaigns.entries = {{"posters", default_campaign()},
                                       {"radio", default_campaign()}};
    made.scenario.arms.entries = {{"none", {}}, {"radio", {"", {"radio"}, {}}}};
    made.arm_names = {"none", "radio"};
    made.arms = {made.scenario, made.scenario};
    return made;
}

ExperimentResults results() {
    ExperimentResults made;
    made.results.arms = {"none", "radio"};
    made.results.draws = made.results.replicates = 2;
    const auto in_arm = [](const CampaignLedger& radio) {
        return std::vector<CampaignLedger>{unseen(), radio};
    };
    const auto nothing = in_arm(unseen());
    made.ledgers = {nothing, in_arm(ledger(0.2, 0.10)), nothing, nothing,
                    nothing, in_arm(ledger(0.4, 0.06)), nothing, nothing};
    return made;
}

}  // namespace

TEST_CASE("reach by risk is the mean over draws, of the campaigns that an arm has", "[models]") {
    const Experiment of = experiment();
    const auto rows = risk_reach(of, results());
    REQUIRE(rows.size() == 10);
    CHECK(rows[0].arm == "radio");
    CHECK(rows[0].campaign == "radio");
    CHECK(rows[0].decile == 1);
    CHECK(rows[0].share.mean == Approx(30));
    CHECK(rows[0].share.mc_error == Approx(10));
    CHECK(rows[0].share.worlds == 2);
    CHECK(rows[9].decile == 10);
    CHECK(rows[9].share.mean == Approx(8));
    CHECK(rows[9].share.low == 0);  // never below, though 8 ± t·2·√1.5 is
    CHECK_FALSE(rows[9].suppressed);
}

TEST_CASE("reach by risk is withheld where few were reached", "[models]") {
    Experiment of = experiment();
    of.scenario.outcomes.suppress_below = 5;  // of the 20 in a tenth, 6 and 1.6 were reached
    const auto rows = risk_reach(of, results());
    CHECK_FALSE(rows[0].suppressed);
    CHECK(rows[9].suppressed);
}

TEST_CASE("a campaign that waits for birthdays is not held against who has the age at the start",
          "[models]") {
    Experiment of = experiment();
    Campaign& radio = of.arms[1].campaigns.entries[1].second;
    radio.trigger = Trigger{};
    radio.trigger->event = Event::departure;
    CHECK(risk_reach(of, results()).size() == 10);
    radio.trigger->event = Event::birthday;
    CHECK(risk_reach(of, results()).empty());
}
