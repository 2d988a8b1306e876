// Every entry of the catalogue can be picked as it is, and says what its numbers rest on.
#include "models/catalogue.hpp"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "models/campaigns.hpp"
#include "models/sources.hpp"
#include "sim/base/assets.hpp"
#include "sim/config/parameters.hpp"
#include "sim/experiment/experiment.hpp"
#include "sim/experiment/notes.hpp"

using namespace heed;

namespace {

/// A scenario file in a folder far from the shipped ones, gone at the end.
class SmallScenario {
public:
    explicit SmallScenario(const std::string& contents)
        : path_(std::filesystem::temp_directory_path() /
                ("heed_catalogue_" + std::to_string(getpid()) + ".yaml")) {
        std::ofstream(path_) << "heed: 1\ntitle: an entry\n"
                                "time: {start: 2024-01-01, length: 1 year}\n"
                                "replicates: 2\n"
                             << contents;
    }
    ~SmallScenario() { std::filesystem::remove(path_); }
    Experiment read() const { return read_experiment(path_.string(), {"population.size=500"}); }

private:
    std::filesystem::path path_;
};

std::string picked(const CatalogueEntry& entry) {
    const std::string arm = entry.channel.empty() ? "{}" : "{campaigns: [" + entry.name + "]}";
    return "extends: [profiles/nepal_hill.yaml, settings/nepal.yaml, " + entry.file +
           "]\nparameters: {demand: {}, offers.journeys.india.vacancies: 50 people}\narms:\n  "
           "none: {}\n  it: " +
           arm + "\n";
}

/// Whom, how often and when are for who plans to decide; prices and whatever acts are not.
bool is_decision(const std::string& path) {
    return path.ends_with(".intensity") || path.ends_with(".coverage.share") ||
           path.ends_with(".capacity") || path.ends_with(".places");
}

}  // namespace

TEST_CASE("the catalogue has many entries, each with a name of its own", "[models][catalogue]") {
    const auto list = read_catalogue();
    CHECK(list.size() >= 20);
    std::set<std::string> names, titles;
    for (const CatalogueEntry& entry : list) {
        INFO(entry.file << ": " << entry.name);
        CHECK(names.insert(entry.name).second);
        CHECK(titles.insert(entry.title).second);
        CHECK(!entry.line.empty());
        CHECK(has_asset("catalogue/" + entry.name + ".yaml"));  // found by the name in an arm
    }
    CHECK(assets_in("catalogue/").size() == list.size());
}

TEST_CASE("every entry opens with what is known, what is not, and what its cost rests on",
          "[models][catalogue]") {
    for (const std::string& file : assets_in("catalogue/")) {
        const std::string text(asset(file));
        INFO(file);
        for (const char* label : {"\n# Known: ", "\n# Not known: ", "\n# Cost: ", "\n# Patch: "})
            CHECK(text.find(label) < text.find("\n\n"));
    }
}

TEST_CASE("every entry checks clean in a small scenario and runs from its first day",
          "[models][catalogue]") {
    for (const CatalogueEntry& entry : read_catalogue()) {
        INFO(entry.file);
        const Experiment experiment = SmallScenario(picked(entry)).read();
        for (const std::string& note : inputs_without_effect(experiment))
            CHECK(note.find(entry.name) == std::string::npos);
        const Calendar calendar = experiment.scenario.time.calendar();
        if (const Campaign* campaign = experiment.scenario.campaigns.find(entry.name)) {
            CHECK(!campaign->schedule.start);
            const auto rounds = rounds_of(campaign->schedule, calendar);
            REQUIRE(!rounds.empty());
            CHECK(rounds.front().first == 0);
        }
    }
}

TEST_CASE("every number of an entry has a source, or is visibly assumed", "[models][catalogue]") {
    std::size_t numbers = 0, sourced = 0;
    for (const CatalogueEntry& entry : read_catalogue()) {
        Experiment experiment = SmallScenario(picked(entry)).read();
        for (const ParameterAt& at : parameters(experiment.scenario)) {
            const auto origin = experiment.origins.find(at.path);
            const bool own = at.parameter->given && origin != experiment.origins.end() &&
                             origin->second.file.ends_with(entry.file);
            if (!own || is_decision(at.path)) continue;
            ++numbers;
            INFO(entry.file << ": " << at.path);
            const bool from = !at.parameter->source.empty();
            sourced += from;
            CHECK((from ? at.parameter->grade < Grade::assumed
                        : at.parameter->grade == Grade::assumed));
            if (from) CHECK(shipped_sources().find(at.parameter->source) != nullptr);
        }
    }
    CHECK(numbers > 50);
    CHECK(sourced > 10);
}

TEST_CASE("an entry is patched like any campaign, and late starts are told",
          "[models][catalogue]") {
    const auto entry = read_catalogue().front();
    const std::string campaign = "campaigns: {" + entry.name + ": ";
    const Experiment patched =
        SmallScenario(picked(entry) + campaign + "{schedule: {start: 2024-06-03}}}\n").read();
    const Schedule& schedule = patched.scenario.campaigns.find(entry.name)->schedule;
    CHECK(schedule.length > 0);
    CHECK(rounds_of(schedule, patched.scenario.time.calendar()).front().first == 22);
    CHECK_THROWS_WITH(
        SmallScenario(picked(entry) + campaign + "{schedule: {start: 2030-01-01}}}\n").read(),
        Catch::Contains("is after the last day simulated"));
}
