// Defaults read, cite sources that exist, and are drawn by Latin hypercube.
#include "sim/config/parameters.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "models/sources.hpp"
#include "sim/config/read.hpp"
#include "sim/experiment/draws.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

/// A scenario in draws, with one parameter of each shape of doubt beside the default ones.
Scenario doubtful(long draws) {
    Scenario scenario = default_scenario();
    scenario.draws = draws;
    using Shape = Distribution::Shape;
    Parameters& p = scenario.parameters;
    p.offers.abduction.doubt = Distribution{Shape::lognormal, 2e-5, 1, 0};
    p.offers.family.rate.doubt = Distribution{Shape::uniform, 0.01, 0.05, 0};
    p.awareness.certainty.doubt = Distribution{Shape::normal, 5, 1, 0};
    p.awareness.knowledge.mean.doubt = Distribution{Shape::beta, 0.4, 30, 0};
    return scenario;
}

const Uncertain& find(const std::vector<Uncertain>& list, std::string_view path) {
    for (const Uncertain& one : list)
        if (one.path == path) return one;
    FAIL("no draws of " << path);
    return list.front();
}

}  // namespace

TEST_CASE("every field of a scenario has a default that reads", "[models][parameters]") {
    const Problems problems = check_defaults<Scenario>();
    INFO(problems.to_text());
    CHECK(problems.empty());
}

TEST_CASE("every source of a default is among those shipped", "[models][parameters]") {
    Scenario scenario = default_scenario();
    std::size_t cited = 0;
    for (const ParameterAt& at : parameters(scenario)) {
        CHECK(at.parameter->source == at.spec.source);
        if (at.spec.source.empty()) continue;
        ++cited;
        INFO(at.path << " cites " << at.spec.source);
        CHECK(shipped_sources().find(at.spec.source) != nullptr);
    }
    CHECK(cited > 20);
    CHECK(shipped_sources().find("no_such_source") == nullptr);
}

TEST_CASE("a default without a source says that it is assumed", "[models][parameters]") {
    Scenario scenario = default_scenario();
    for (const ParameterAt& at : parameters(scenario)) {
        INFO(at.path);
        const bool decision = at.spec.grade == Grade::plan;
        if (at.spec.source.empty()) CHECK((decision || at.spec.grade == Grade::assumed));
        if (!at.spec.required) {
            CHECK(at.parameter->value >= at.spec.low);
            CHECK(at.parameter->value <= at.spec.high);
        }
    }
}

TEST_CASE("a scenario's own source comes before the shipped one", "[models][parameters]") {
    Scenario scenario;
    scenario.sources.entries = {{"gems2017", {"our own", "", ""}}};
    CHECK(find_source(scenario, "gems2017")->citation == "our own");
    CHECK(find_source(Scenario{}, "gems2017")->citation != "our own");
    CHECK(find_source(scenario, "no_such_source") == nullptr);
}

TEST_CASE("with one draw everything keeps its stated value", "[models][draws]") {
    Scenario scenario = doubtful(1);
    CHECK(draw_parameters(scenario).empty());
}

TEST_CASE("a Latin hypercube uses each slice of each doubt once", "[models][draws]") {
    constexpr int draws = 25;
    Scenario scenario = doubtful(draws);
    const std::vector<Uncertain> list = draw_parameters(scenario);
    CHECK(list.size() > 10);
    for (const Uncertain& one : list) {
        INFO(one.path);
        REQUIRE(one.values().size() == draws);
        std::vector<double> sorted = one.values();
        std::sort(sorted.begin(), sorted.end());
        for (int slice = 0; slice < draws; ++slice) {
            const double low = one.doubt.quantile(slice / double{draws});
            const double high = one.doubt.quantile((slice + 1) / double{draws});
            const double value = sorted[static_cast<std::size_t>(slice)];
            CHECK(value >= one.low);
            CHECK(value <= one.high);
            CHECK(value >= std::clamp(low, one.low, one.high) - 1e-12);
            CHECK(value <= std::clamp(high, one.low, one.high) + 1e-12);
        }
    }
}

TEST_CASE("slices of two parameters are shuffled apart, and by the seed", "[models][draws]") {
    Scenario scenario = doubtful(50);
    const auto ranks = [](const std::vector<double>& values) {
        std::vector<long> rank;
        for (double value : values)
            rank.push_back(std::count_if(values.begin(), values.end(),
                                         [&](double other) { return other < value; }));
        return rank;
    };
    const auto first = draw_parameters(scenario);
    std::set<std::vector<long>> orders;
    for (const Uncertain& one : first) orders.insert(ranks(one.values()));
    CHECK(orders.size() == first.size());

    const auto again = draw_parameters(scenario);
    scenario.seed = 2;
    const auto other = draw_parameters(scenario);
    const char* path = "parameters.offers.family.rate";
    CHECK(find(first, path).values() == find(again, path).values());
    CHECK(find(first, path).values() != find(other, path).values());
}

TEST_CASE("a draw is put in place, except where an arm is certain", "[models][draws]") {
    Scenario scenario = doubtful(8);
    const auto list = draw_parameters(scenario);
    Scenario arm = scenario;
    arm.parameters.offers.family.rate = Parameter(0.5);  // this arm knows
    apply_draw(arm, list, 3);
    CHECK(arm.parameters.offers.family.rate.value == 0.5);
    CHECK(arm.parameters.awareness.certainty.value ==
          find(list, "parameters.awareness.certainty").values()[3]);
    Scenario plain = scenario;
    apply_draw(plain, list, 3);
    CHECK(plain.parameters.offers.family.rate.value ==
          find(list, "parameters.offers.family.rate").values()[3]);
}

TEST_CASE("an arm's own doubt is drawn at the same quantile", "[models][draws]") {
    Scenario scenario = doubtful(8);
    const char* path = "parameters.offers.family.rate";
    std::vector<Scenario> arms{scenario};
    arms[0].parameters.offers.family.rate.doubt =
        Distribution{Distribution::Shape::uniform, 5, 7, 0};
    Parameter& only_here = arms[0].parameters.offers.answer.readiness;
    only_here.doubt = Distribution{Distribution::Shape::uniform, -1, 1, 0};
    const auto list = draw_parameters(scenario, arms);
    for (std::size_t draw = 0; draw < 8; ++draw) {
        Scenario arm = arms[0];
        apply_draw(arm, list, draw);
        const double p = find(list, path).probabilities[draw];
        CHECK(arm.parameters.offers.family.rate.value == Approx(5 + 2 * p));
        const double q = find(list, "parameters.offers.answer.readiness").probabilities[draw];
        CHECK(arm.parameters.offers.answer.readiness.value == Approx(2 * q - 1));
        Scenario plain = scenario;
        apply_draw(plain, list, draw);
        CHECK(plain.parameters.offers.family.rate.value == find(list, path).values()[draw]);
    }
}
