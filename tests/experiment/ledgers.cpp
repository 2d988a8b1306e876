// What campaigns did in a run, added up: people in several campaigns count once, and risk is that at the start.
#include "sim/experiment/ledgers.hpp"

#include <catch2/catch.hpp>

#include "tests/models/people.hpp"

using namespace heed;

namespace {

/// A campaign that means these, and no dates that matter.
Campaign meant_for(Rule target) {
    Campaign campaign = default_campaign();
    campaign.target = std::move(target);
    return campaign;
}

Audience audience_of(std::vector<Person> people, std::uint32_t meant) {
    Audience audience;
    audience.contact.resize(people.size());
    audience.person = std::move(people);
    audience.target_size = meant;
    return audience;
}

Scenario with_campaigns(std::initializer_list<Campaign> campaigns) {
    Scenario scenario = default_scenario();
    scenario.time.start = day(2024, 1, 1);
    scenario.campaigns.entries.clear();
    for (const Campaign& campaign : campaigns)
        scenario.campaigns.entries.emplace_back(
            "campaign" + std::to_string(scenario.campaigns.size()), campaign);
    return scenario;
}

}  // namespace

TEST_CASE("whom several campaigns mean or cover counts once in the funnel", "[models][ledgers]") {
    Population people = alike(10, 20);
    for (Person person = 3; person < 7; ++person) people.age[person] = 35;
    for (Person person = 5; person < 10; ++person) people.place.of[person] = 1;
    people.weight = 4;
    World world(shared(people));
    // In the north live 0 to 4, of whom 3 and 4 are over 30, as are 5 and 6; nobody runs the third campaign.
    const Scenario scenario = with_campaigns({meant_for(levels_rule("place", {"north"})),
                                              meant_for(ages_rule(30, 40)), meant_for(Rule{})});
    world.audiences = {audience_of({0, 1, 3}, 5), audience_of({3, 6}, 4), audience_of({}, 0)};
    const Reach reach = reach_of(world, scenario);
    CHECK(reach.meant == 4 * 7);
    CHECK(reach.covered == 4 * 4);
}

TEST_CASE("tenths of risk are those of the target group at the start", "[models][ledgers]") {
    Population people = alike(40);
    for (Person person = 20; person < 40; ++person) people.place.of[person] = 1;
    World world(shared(people));
    for (Person person = 0; person < 40; ++person)
        world.exposure[person] = 1 + static_cast<float>(person);
    const Scenario scenario = with_campaigns({meant_for(levels_rule("place", {"south"}))});
    std::vector<Person> covered;
    for (Person person = 20; person < 40; ++person) covered.push_back(person);
    world.audiences = {audience_of(covered, 20)};
    const auto start = tenths_of(world, scenario);
    for (const double count : start.at(0).people) CHECK(count == 2);

    // By the end risk has turned round. Reached are the two who stood lowest, and one of the two who stood highest.
    for (Person person = 0; person < 40; ++person)
        world.exposure[person] = 41 - static_cast<float>(person);
    for (const std::size_t place : {0, 1, 19}) world.audiences[0].contact[place].exposures = 1;
    const auto share = ledgers_of(world, scenario, start).at(0).reached_by_risk;
    CHECK(share.front() == 1);
    CHECK(share.back() == 0.5);
    for (std::size_t tenth = 1; tenth < 9; ++tenth) CHECK(share[tenth] == 0);
}

TEST_CASE("coverage by risk is by risk at the start, though people grow older in a run",
          "[models][ledgers]") {
    // From twenty on risk is another, and many become twenty; covered is the upper half of the start.
    const Experiment experiment = load_experiment(
        std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml",
        {"population.size=600", "draws=1", "replicates=1", "time.length=10 years",
         "time.step=4 weeks",
         "parameters.vulnerability.exposure.older={who: {age: 20..}, relative_risk: 50}",
         "campaigns.radio.target={age: 12..}", "campaigns.radio.coverage.share=50 %",
         "campaigns.radio.coverage.risk_correlation=1", "campaigns.radio.intensity=20 per week",
         "outcomes.headline=radio"});
    const auto of_radio = std::ranges::find(experiment.arm_names, "radio");
    const ExperimentResults out = run_experiment(experiment, 1);
    const auto arm = static_cast<std::size_t>(of_radio - experiment.arm_names.begin());
    const auto& ledger = out.ledgers.at(arm).at(0);
    REQUIRE(experiment.scenario.campaigns.entries[0].first == "radio");
    for (std::size_t tenth = 0; tenth < 5; ++tenth) CHECK(ledger.reached_by_risk[tenth] == 0);
    for (std::size_t tenth = 5; tenth < 10; ++tenth)
        CHECK(ledger.reached_by_risk[tenth] > 0.2);  // some have no radio
}
