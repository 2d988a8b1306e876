// Patterns that published studies found come out of the cases in scenarios/validation, small and with few worlds.
//
// Other patterns have tests of their own: the truth lowers fear where it was too high (awareness), bursts and pulses
// (campaigns), clusters and practice (norms), recorded cases by way out (reporting).
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>

#include "models/measures.hpp"
#include "sim/experiment/experiment.hpp"

using namespace heed;

namespace {

const std::string folder = std::string(HEED_SOURCE_DIR) + "/scenarios/validation/";

/// A case after its run: means over worlds.
class Case {
public:
    Case(const std::string& name, const std::vector<std::string>& sets)
        : experiment_(load_experiment(folder + name + ".yaml", sets)),
          out_(run_experiment(experiment_, 2)) {}

    /// Of everybody, or of the group of this name; in one period, or over the whole time.
    double mean(const std::string& arm, const std::string& measure, const std::string& level = "",
                std::optional<std::size_t> period = {}) const {
        const Results& results = out_.results;
        const auto index =
            static_cast<std::size_t>(std::ranges::find(results.arms, arm) - results.arms.begin());
        const auto found = std::ranges::find(results.scheme->measures, measure, &Measure::id);
        REQUIRE(index < results.arms.size());
        REQUIRE(found != results.scheme->measures.end());
        double sum = 0;
        for (std::size_t world = 0; world < results.worlds(); ++world)
            sum += value_of(*results.scheme, results.runs[world * results.arms.size() + index],
                            *found, group_of(level), period);
        return sum / static_cast<double>(results.worlds());
    }

    double gained(const std::string& arm, const std::string& over, const std::string& measure,
                  const std::string& level = "") const {
        return mean(arm, measure, level, 0) - mean(over, measure, level, 0);
    }

private:
    std::size_t group_of(const std::string& level) const {
        const auto groups = out_.results.scheme->groups();
        for (std::size_t group = 1; group < groups.size() && !level.empty(); ++group) {
            const auto& dimension =
                out_.results.scheme->dimensions[static_cast<std::size_t>(groups[group].dimension)];
            if (dimension.levels[static_cast<std::size_t>(groups[group].level)] == level)
                return group;
        }
        REQUIRE(level.empty());
        return 0;
    }

    Experiment experiment_;
    ExperimentResults out_;
};

/// Recruitments for each journey made.
double per_journey(const Case& of, const std::string& arm) {
    return of.mean(arm, "recruitments") /
           (of.mean(arm, "risky_journeys") + of.mean(arm, "safe_journeys"));
}

}  // namespace

TEST_CASE("every published case is a scenario without mistakes", "[models][patterns]") {
    std::size_t cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::filesystem::path& path = entry.path();
        if (path.extension() != ".yaml" || path.filename() == "people.yaml") continue;
        INFO(path.filename());
        CHECK_NOTHROW(read_experiment(path.string(), {}));
        ++cases;
    }
    CHECK(cases >= 11);
}

TEST_CASE("testimony moves beliefs and readiness, and factual knowledge little",
          "[models][patterns]") {
    const Case dakar("dakar_returnees_trial", {"draws=8"});
    const auto share = [&](const char* measure) {
        return dakar.gained("returnees", "placebo", measure, "18–35") /
               dakar.mean("placebo", measure, "18–35", 0);
    };
    CHECK(share("personal_risk") > 0.2);
    CHECK(share("ready_risky") < -0.05);
    CHECK(share("ready_risky") > -0.2);  // what is done moves less than what is meant
    CHECK(std::abs(dakar.gained("returnees", "placebo", "knowledge", "18–35")) < 8.3);
}

TEST_CASE("knowledge reaches friends of those who saw a drama, practice hardly",
          "[models][patterns]") {
    const Case drama("shuga", {"draws=1", "replicates=12"});
    const auto gained = [&](const char* measure, const char* level) {
        return drama.gained("drama", "none", measure, level);
    };
    CHECK(gained("knowledge", "invited") > 1);
    CHECK(gained("knowledge", "not_invited") > 0.05);
    CHECK(gained("practises", "not_invited") < 0.2);
    CHECK(gained("practises", "not_invited") < gained("practises", "invited") / 3);
    CHECK(drama.mean("drama", "reached", "not_invited") == 0);
}

TEST_CASE("a message that begins with named friends is told to more", "[models][patterns]") {
    const Case villages("nominated_friends", {"replicates=60", "time.length=13 weeks"});
    const double random = villages.mean("at_random", "told"),
                 named = villages.mean("named", "told"),
                 hubs = villages.mean("most_connected", "told");
    CHECK(named > 1.05 * random);
    CHECK(hubs > named);
}

TEST_CASE("readiness for a risky offer swings with hard times and comes back",
          "[models][patterns]") {
    const Case ukraine("hard_times", {"draws=1", "replicates=2"});
    const auto ready = [&](std::size_t year) {
        return ukraine.mean("as_it_was", "ready_risky", "", year - 2011);
    };
    CHECK(ready(2015) > ready(2011) + 4);
    CHECK(std::abs(ready(2017) - ready(2015)) < 1);
    CHECK(std::abs(ready(2019) - ready(2011)) < 1.5);
    CHECK(ready(2021) > ready(2019) + 4);
    CHECK(std::abs(ukraine.mean("steady", "ready_risky", "", 10) - ready(2011)) < 1);
}

TEST_CASE("calls rise while fewer people are recruited", "[models][patterns]") {
    const Case records("records_and_truth", {"draws=1", "replicates=8"});
    const auto ratio = [&](const char* measure) {
        return records.mean("know_your_way", measure) / records.mean("none", measure);
    };
    CHECK(ratio("hotline_calls") > 1.1);
    CHECK(ratio("recruitments") < 0.99);
    CHECK(ratio("recruitments") > 0.8);
}

TEST_CASE("a training where nobody leaves is learned and changes nothing", "[models][patterns]") {
    const Case odisha("odisha", {"draws=1", "replicates=4"});
    CHECK(odisha.gained("training", "none", "knowledge", "yes") > 5);
    for (const char* measure : {"recruitments", "risky_journeys"})
        CHECK(std::abs(odisha.mean("training", measure) / odisha.mean("none", measure) - 1) < 0.02);
}

TEST_CASE("what awaits those who went hangs on the journey more than on training",
          "[models][patterns]") {
    const Case nepal("nepal_structure", {"draws=1", "replicates=4"});
    const double usual = per_journey(nepal, "none");
    CHECK(per_journey(nepal, "gulf_homes_alone") > 1.4 * usual);
    CHECK(per_journey(nepal, "town_alone") < 0.75 * usual);
    CHECK(std::abs(per_journey(nepal, "training") / usual - 1) < 0.2);
}

TEST_CASE("a warning keeps people from lawful journeys too", "[models][patterns]") {
    const Case nigeria("staying_in_nigeria", {"draws=1", "replicates=8"});
    for (const char* measure : {"safe_journeys", "irregular_journeys"}) {
        const double ratio =
            nigeria.mean("video", measure, "yes") / nigeria.mean("none", measure, "yes");
        CHECK(ratio < 0.995);
        CHECK(ratio > 0.9);
    }
}

TEST_CASE("mass media teach more than they change", "[models][patterns]") {
    const Case spots("mass_media", {"draws=1", "replicates=2"});
    const double knowledge = spots.gained("spots", "none", "knowledge"),
                 practice = spots.gained("spots", "none", "practises");
    CHECK(knowledge > 1);
    CHECK(practice > 0);
    CHECK(practice < knowledge / 3);
}
