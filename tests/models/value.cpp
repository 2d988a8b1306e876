// Discounted sums against closed forms, and costs against the campaigns' ledgers.
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

#include "models/measures.hpp"
#include "sim/experiment/experiment.hpp"
#include "tests/models/watched.hpp"

using namespace heed;

namespace {

double spent_in(const ExperimentResults& out, std::size_t run) {
    double sum = 0;
    for (const CampaignLedger& ledger : out.ledgers[run]) sum += ledger.spent;
    return sum;
}

ExperimentResults small_run(const std::string& discount) {
    return run_experiment(load_experiment(std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml",
                                          {"population.size=800", "replicates=2", "draws=1",
                                           "time.length=1 year", "outcomes.discount=" + discount}),
                          1);
}

}  // namespace

TEST_CASE("a constant stream is worth its annuity", "[models][value]") {
    // One unit in the middle of each of n steps of h years, at rate r, with v = (1 + r)^−h:
    // Σ v^(k + ½) = √v · (1 − vⁿ) / (1 − v). Seen through the tally, step by step.
    const double rate = 0.03;
    World world(ten_people());
    world.now.spending.push_back({0, 1});
    Model model(lasting_memory(), practice_with(2, 0, lasting_memory()));
    model.discount = rate;
    const auto tallies = all_tallies(model);
    const auto money = std::ranges::find(tallies, "cost_discounted", &Tally::id);
    REQUIRE(money != tallies.end());
    const std::uint32_t cell[1] = {0};
    const std::uint8_t age[1] = {0}, band[1] = {0};
    const std::vector<double> nobody;
    double sum = 0;
    Adder adder(cell, age, band, nobody, &sum);
    const double length = 1 / 52.0;
    const int steps = 104;
    for (int step = 0; step < steps; ++step) {
        Now now;
        now.step = static_cast<Step>(step);
        now.length = length;
        money->count(world, now, adder);
    }
    const double v = std::pow(1 + rate, -length);
    CHECK(sum == Approx(std::sqrt(v) * (1 - std::pow(v, steps)) / (1 - v)).epsilon(1e-12));
    CHECK(sum < steps);
}

TEST_CASE("money, recruitments and years are discounted from the middle of their step",
          "[models][value]") {
    Watched ten;
    ten.model().discount = 0.05;
    ten.spend(0, 100);
    ten.world.now.entries.push_back({.person = 3});
    ten.end_step();
    ten.spend(1, 40);
    ten.end_step();
    const double first = std::pow(1.05, -0.125), second = std::pow(1.05, -0.375);
    CHECK(ten.sum("cost_discounted") == Approx(100 * first + 40 * second));
    CHECK(ten.sum("recruited_discounted") == Approx(weight * first));
    CHECK(ten.sum("cost") == 140);
}

TEST_CASE(
    "without discount present values are the sums themselves, to the bit; costs are the ledgers'",
    "[models][value]") {
    const ExperimentResults out = small_run("0 % per year");
    const ValueSums sums = value_sums(out.results, 0);
    const std::size_t arms = out.results.arms.size();
    double all = 0;
    for (std::size_t run = 0; run < out.results.runs.size(); ++run) {
        const std::size_t arm = run % arms, world = run / arms;
        const auto total = [&](const char* tally) {
            return out.results.runs[run].total(out.results.scheme->tally_index(tally), 0);
        };
        CHECK(sums.cost[arm][world] == total("cost"));
        CHECK(sums.cost[arm][world] == Approx(spent_in(out, run)));
        CHECK(sums.years[arm][world] == total("exploited_years"));
        CHECK(sums.work_years[arm][world] == total("work_years"));
        CHECK(sums.recruited[arm][world] == total("recruited"));
        all += sums.cost[arm][world] + sums.work_years[arm][world];
    }
    CHECK(all > 0);
}

TEST_CASE("a discount makes everything worth less, and changes nothing that happens",
          "[models][value]") {
    const ExperimentResults without = small_run("0 % per year"), with = small_run("10 % per year");
    const ValueSums full = value_sums(without.results, 0), less = value_sums(with.results, 0);
    for (std::size_t arm = 0; arm < full.arms(); ++arm)
        for (std::size_t world = 0; world < 2; ++world) {
            // A year at most: between 1.1^−1 and 1 of it.
            for (auto part : {&ValueSums::cost, &ValueSums::years, &ValueSums::work_years}) {
                const double whole = (full.*part)[arm][world], now = (less.*part)[arm][world];
                CHECK(now <= whole);
                CHECK(now >= whole / 1.1);
            }
            CHECK(full.reached[arm][world] == less.reached[arm][world]);
        }
    const std::size_t years = without.results.scheme->tally_index("exploited_years");
    for (std::size_t run = 0; run < with.results.runs.size(); ++run)
        CHECK(with.results.runs[run].total(years, 0) == without.results.runs[run].total(years, 0));
}
