// What must balance in any world: people, ways out, money, effort. Scenarios are drawn at random.
#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "models/measures.hpp"
#include "models/model.hpp"
#include "sim/engine/run.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/world/synthesis.hpp"
#include "tests/models/anything.hpp"

using namespace heed;

namespace {

const std::string scenario = std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml";

/// Keeps the books of a world, step by step.
class Books : public Observer {
public:
    void look(const World& world, const Now& step) override {
        const Happenings& now = world.now;
        away_ += count(now.departures) - count(now.returns) - count(now.exits);
        exploited_ += count(now.entries) - count(now.exits);
        for (const Spending& one : now.spending)
            if (one.campaign != no_campaign) spent_ += one.amount;
        for (const Delivery& one : now.deliveries) met_ += one.first;
        for (const Exit& one : now.exits)
            holds_ = holds_ && static_cast<std::size_t>(one.route) < route_count &&
                     one.since <= step.step;
        double away = 0, exploited = 0;
        for (Person person = 0; person < world.size(); ++person) {
            away += world.away(person);
            exploited += world.exploited(person);
            holds_ = holds_ && std::isfinite(world.need[person]) && world.exposure[person] > 0 &&
                     (!world.exploited(person) || world.away(person));
        }
        double spent = 0, reached = 0, effort = 0;
        for (const Audience& audience : world.audiences) {
            spent += audience.spent;
            reached += audience.reached;
        }
        for (const double one : world.recruiting.effort) effort += one;
        holds_ = holds_ && away == away_ && count(world.travels) == away && exploited == exploited_;
        holds_ = holds_ && std::abs(spent - spent_) <= 1e-6 * (1 + spent) && reached == met_;
        if (!world.recruiting.effort.empty()) holds_ = holds_ && std::abs(effort - 1) < 1e-9;
        some_ += count(now.exits);
    }
    bool hold() const { return holds_; }
    double exits() const { return some_; }

private:
    template <class List>
    static double count(const List& list) {
        return static_cast<double>(list.size());
    }
    double away_ = 0, exploited_ = 0, spent_ = 0, met_ = 0, some_ = 0;
    bool holds_ = true;
};

}  // namespace

TEST_CASE("people, ways out, money and effort balance in any world", "[models][balances]") {
    double exits = 0;
    rc::prop("books balance", [&] {
        const Experiment experiment = load_experiment(scenario, anything());
        const Scenario& arm = experiment.arms.back();
        const auto people = people_of(arm);
        const auto model = make_model(arm, arm.campaigns.names(), *people);
        World world(people);
        Books books;
        const Dice dice(static_cast<std::uint64_t>(arm.seed), 0, 0);
        run(world, model->processes, arm.time.calendar(), dice, {&books}, {});
        RC_ASSERT(books.hold());
        exits += books.exits();
    });
    CHECK(exits > 0);
}

TEST_CASE("recruitments by who asked, by journey and by whom campaigns mean add up",
          "[models][balances]") {
    const std::vector<std::string> sets{"population.size=4000", "replicates=2", "draws=1"};
    const auto out = run_experiment(load_experiment(scenario, sets), 2).results;
    double all = 0;
    for (std::size_t run = 0; run < out.runs.size(); ++run) {
        const auto sum = [&](std::string_view start) {
            double parts = 0;
            for (std::size_t tally = 0; tally < out.scheme->tallies.size(); ++tally)
                if (out.scheme->tallies[tally].id.starts_with(start))
                    parts += out.runs[run].total(tally, 0);
            return parts;
        };
        const double recruited = out.runs[run].total(out.scheme->tally_index("recruited"), 0);
        CHECK(sum("recruited_on_") == recruited);
        CHECK(sum("recruited_by_") == recruited);
        CHECK(sum("left_for_") == out.runs[run].total(out.scheme->tally_index("departures"), 0));
        all += recruited;
    }
    CHECK(all > 0);
}
