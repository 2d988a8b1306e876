// The values of factors: lists, ranges with their spreads, and what the scenario itself does not know.
#include "sim/sweep/scale.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/base/normal.hpp"
#include "sim/config/read.hpp"
#include "sim/experiment/experiment.hpp"

using namespace heed;
using Catch::Matchers::Contains;

namespace {

struct Read {
    std::string mistakes;
    std::vector<std::string> at;  // at 0, 1/4, 1/2, 3/4 and 1
    std::size_t listed = 0;
};

Read read_factor(const std::string& text) {
    static Scenario base =
        read_experiment(std::string(HEED_SOURCE_DIR) + "/scenarios/first.yaml", {}).scenario;
    Problems problems;
    Origins origins;
    const auto factor = read<Factor>(parse_text(text, "factor", problems), origins, problems);
    REQUIRE(problems.to_text().empty());
    const Scale scale("it", factor, base, origins, problems);
    Read result{problems.to_text(), {}, scale.listed()};
    if (result.mistakes.empty())
        for (const double place : {0.0, 0.25, 0.5, 0.75, 1.0}) result.at.push_back(scale.at(place));
    return result;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("an amount is a number and its unit", "[sweep][scale]") {
    CHECK(amount_of("12.5 %")->number == 12.5);
    CHECK(amount_of("12.5 %")->unit == " %");
    CHECK(amount_of("3 months")->unit == " months");
    CHECK(amount_of("-1e3")->number == -1000);
    CHECK_FALSE(amount_of("radio"));
    CHECK_FALSE(amount_of("2024-01-01"));
    CHECK_FALSE(amount_of("15..35"));
    CHECK_FALSE(amount_of(""));
}

TEST_CASE("ranges are spread as they say", "[sweep][scale]") {
    CHECK(read_factor("{path: a, range: [10 %, 90 %]}").at ==
          Texts{"10 %", "30 %", "50 %", "70 %", "90 %"});
    CHECK(read_factor("{path: a, range: [1, 16], spread: logarithmic}").at ==
          Texts{"1", "2", "4", "8", "16"});
    CHECK(read_factor("{path: a, range: [0, 4], whole: true}").at ==
          Texts{"0", "1", "2", "3", "4"});
    const auto pert = read_factor("{path: a, range: [0, 1], spread: pert, peak: 0.5}").at;
    CHECK(pert.front() == "0");
    CHECK(pert[2] == "0.5");
    CHECK(pert.back() == "1");
    // 95 % of a normal lie within 1.96 standard deviations; cut there, its quartile is at Φ⁻¹(.025 + .95/4).
    const double quartile = normal_quantile(0.025 + 0.95 / 4) / normal_quantile(0.975);
    const auto normal = read_factor("{path: a, range: [-1, 1], spread: normal}").at;
    CHECK(std::stod(normal[0]) == Approx(-1));
    CHECK(std::stod(normal[1]) == Approx(quartile).epsilon(1e-5));
    CHECK(std::stod(normal[2]) == Approx(0).margin(1e-12));
    const auto lognormal = read_factor("{path: a, range: [1, 100], spread: lognormal}").at;
    CHECK(std::stod(lognormal[1]) == Approx(10 * std::pow(10, quartile)).epsilon(1e-5));
    CHECK(std::stod(lognormal[4]) == Approx(100));
}

TEST_CASE("lists are cut into equal parts, and may hold anything", "[sweep][scale]") {
    const auto list = read_factor("{path: a, values: [[radio], [radio, meetings], []]}");
    CHECK(list.listed == 3);
    CHECK(list.at == Texts{"[radio]", "[radio]", "[radio, meetings]", "[]", "[]"});
}

TEST_CASE("a factor without values takes the scenario's own doubt", "[sweep][scale]") {
    const auto own = read_factor("{path: parameters.awareness.half_life_slow}");
    REQUIRE(own.mistakes.empty());
    CHECK(own.at.front().ends_with(" years"));
    CHECK(std::stod(own.at.front()) >= 0.5 * (1 - 1e-6));  // 6 to 18 months
    CHECK(std::stod(own.at.back()) <= 1.5 * (1 + 1e-6));
    CHECK_THAT(read_factor("{path: parameters.offers.agency.rate}").mistakes,
               Contains("neither values nor a range"));
}

TEST_CASE("factors that cannot be are told", "[sweep][scale]") {
    const auto told = [](const char* text) { return read_factor(text).mistakes; };
    CHECK_THAT(told("{path: a, values: [1, 2], range: [1, 2]}"), Contains("keep one of them"));
    CHECK_THAT(told("{path: a, values: [1]}"), Contains("two values or more"));
    CHECK_THAT(told("{path: a, values: 3}"), Contains("two values or more"));
    CHECK_THAT(told("{path: a, range: [1, 2, 3]}"), Contains("two numbers"));
    CHECK_THAT(told("{path: a, range: [much, more]}"), Contains("two numbers"));
    CHECK_THAT(told("{path: a, range: [1 month, 2 years]}"), Contains("same unit"));
    CHECK_THAT(told("{path: a, range: [3 %, 2 %]}"), Contains("lower one first"));
    CHECK_THAT(told("{path: a, range: [0, 1], spread: logarithmic}"), Contains("above 0"));
    CHECK_THAT(told("{path: a, range: [0, 1], spread: pert}"), Contains("such as '0.5'"));
    CHECK_THAT(told("{path: a, range: [0 %, 1 %], spread: pert, peak: 2 %}"),
               Contains("within the range"));
}
