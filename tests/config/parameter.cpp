// Tests of reading parameters: value, doubt, source and grade.
#include <catch2/catch.hpp>

#include "sim/config/parameters.hpp"
#include "tests/config/study.hpp"

using namespace study;
using Shape = Distribution::Shape;

namespace {

Parameter slow(const std::string& yaml) {
    return read_well("{heed: 1, title: x, memory.slow: " + yaml + "}").memory.slow;
}

std::string wrong(const std::string& yaml) { return problems_with("memory.slow: " + yaml); }

}  // namespace

TEST_CASE("a default has the doubt, source, grade and note of its field") {
    const Parameter known = defaults<Study>().memory.slow;
    CHECK(known.value == 0.75);
    CHECK_FALSE(known.given);
    CHECK(known.source == "hill2013");
    CHECK(known.grade == Grade::weak);
    CHECK(known.note == "political advertising");
    REQUIRE(known.doubt);
    CHECK(known.doubt->shape == Shape::pert);
    CHECK(known.doubt->a == Approx(4.0 / 12));
    CHECK(known.doubt->b == Approx(2.0));
    CHECK(known.doubt->mode == 0.75);
}

TEST_CASE("a value that is given has nothing of the default's support") {
    for (const std::string yaml : {"9 months", "{value: 9 months}"}) {
        const Parameter known = slow(yaml);
        CHECK(known.given);
        CHECK(known.value == 0.75);
        CHECK(known.source.empty());
        CHECK(known.note.empty());
        CHECK(known.grade == Grade::assumed);
        CHECK_FALSE(known.doubt);
    }
}

TEST_CASE("doubt is a range or a distribution") {
    const Parameter ranged = slow("{value: 1 year, range: [6 months, 2 years]}");
    CHECK(ranged.doubt->shape == Shape::pert);
    CHECK(ranged.doubt->a == 0.5);
    CHECK(ranged.doubt->b == 2);
    CHECK(ranged.doubt->mode == 1);
    const Parameter pert = slow("{value: 1 year, distribution: {pert: [6 months, 2 years]}}");
    CHECK(pert.doubt->quantile(0.3) == ranged.doubt->quantile(0.3));
    CHECK(slow("{value: 1 year, distribution: {uniform: [1 year, 2 years]}}").doubt->shape ==
          Shape::uniform);
    const Parameter normal = slow("{distribution: {normal: {mean: 1 year, sd: 2 months}}}");
    CHECK(normal.value == 1);
    CHECK(normal.doubt->b == Approx(2.0 / 12));
    const Parameter lognormal =
        slow("{value: 2 years, distribution: {lognormal: {median: 1 year, sd_log: 0.5}}}");
    CHECK(lognormal.value == 2);
    CHECK(lognormal.doubt->a == 1);
    CHECK(lognormal.doubt->b == 0.5);
    const Study study = read_well(
        "{heed: 1, title: x, corridors: [{to: x, share: {distribution: {beta: {mean: 30 %, "
        "size: 12}}}}]}");
    CHECK(study.corridors[0].share.value == 0.3);
    CHECK(study.corridors[0].share.doubt->b == 12);
}

TEST_CASE("a mapping without a value changes what is said about the default") {
    const Parameter ranged = slow("{range: [6 months, 1 year], source: own, grade: strong}");
    CHECK(ranged.value == 0.75);
    CHECK(ranged.given);
    CHECK(ranged.doubt->a == 0.5);
    CHECK(ranged.source == "own");
    CHECK(ranged.grade == Grade::strong);
    CHECK(ranged.note.empty());
    const Parameter noted = slow("{note: as told}");
    CHECK(noted.doubt->a == Approx(4.0 / 12));
    CHECK(noted.source.empty());
    CHECK(noted.grade == Grade::assumed);
    CHECK(noted.note == "as told");
    CHECK(slow("{value: null, range: ~, note: x}").value == 0.75);
}

TEST_CASE("a source without a grade supports weakly, and a grade needs a source") {
    CHECK(slow("{value: 1 year, source: own}").grade == Grade::weak);
    CHECK(slow("{value: 1 year, grade: assumed}").grade == Grade::assumed);
    CHECK(wrong("{value: 1 year, grade: strong}") ==
          "study.yaml:3:37: memory.slow.grade is strong, but no source is named (a value without a "
          "source is "
          "assumed); add 'source', or write 'grade: assumed'\n");
    CHECK(wrong("{value: 1 year, source: own, grade: stong}") ==
          "study.yaml:3:50: memory.slow.grade is 'stong', which is not known here; did you mean "
          "'strong'? known here: "
          "strong, moderate, weak, assumed, plan\n");
}

TEST_CASE("mistakes in a parameter are told") {
    CHECK(wrong("9") ==
          "study.yaml:3:14: memory.slow: '9' has no unit; write for example '9 months'\n");
    CHECK(wrong("[1 year]") ==
          "study.yaml:3:14: memory.slow is a list; it must be a duration such as '9 months', or a "
          "mapping such as {value: 9 months, range: [low, high], source: id, grade: weak}\n");
    CHECK(wrong("{}") ==
          "study.yaml:3:1: memory.slow is an empty mapping; write at least {value: …}\n");
    CHECK(wrong("{valeu: 1 year}")
              .starts_with(
                  "study.yaml:3:15: unknown key 'valeu' in memory.slow; did you mean 'value'?"));
    CHECK(wrong("{value: 1 year, range: [2 years, 3 years]}") ==
          "study.yaml:3:37: memory.slow.range goes from 2 years to 3 years, without the value 1 "
          "year; it must contain "
          "it\n");
    CHECK(wrong("{value: 1 year, range: [2 years, 6 months]}") ==
          "study.yaml:3:37: memory.slow.range goes down, from 2 years to 6 months; write the lower "
          "one first\n");
    CHECK(wrong("{value: 1 year, range: 6 months}") ==
          "study.yaml:3:37: memory.slow.range must be a list of two, the lowest and the highest "
          "value, each such as '9 "
          "months'\n");
    CHECK(wrong("{value: 1 year, range: [6 months, 3]}") ==
          "study.yaml:3:48: memory.slow.range.1: '3' has no unit; write for example '3 months'\n");
    CHECK(wrong("{value: 1 year, range: [1 year, 1 year], distribution: {uniform: [0 days, 1 "
                "year]}}") ==
          "study.yaml:3:1: memory.slow has both a range and a distribution; keep one of them\n");
    CHECK(wrong("{value: 1 year, distribution: uniform}") ==
          "study.yaml:3:44: memory.slow.distribution must be a mapping with one of uniform, pert, "
          "normal, lognormal or "
          "beta, such as {uniform: [low, high]}\n");
    CHECK(wrong("{value: 1 year, distribution: {unifrom: [1 day, 2 years]}}") ==
          "study.yaml:3:45: unknown key 'unifrom' in memory.slow.distribution; did you mean "
          "'uniform'? known here: "
          "uniform, pert, normal, lognormal, beta\n");
    CHECK(wrong("{value: 1 year, distribution: {normal: {mean: 1 year}}}") ==
          "study.yaml:3:45: memory.slow.distribution.normal must be a mapping with mean and sd\n");
    CHECK(wrong("{distribution: {normal: {mean: 1 year, sd: 0 days}}}") ==
          "study.yaml:3:57: memory.slow.distribution.normal.sd is 0 days; it must be above 0\n");
    CHECK(wrong("{distribution: {lognormal: {median: 0 days, sd_log: 1}}}") ==
          "study.yaml:3:50: memory.slow.distribution.lognormal.median is 0 days; it must lie "
          "inside the values that a "
          "lognormal distribution takes\n");
    CHECK(
        problems_with("corridors: [{to: x, share: {distribution: {beta: {mean: 100 %, size: 3}}}}]")
            .find("mean is 100 %; it must lie inside") != std::string::npos);
    CHECK(
        problems_with("corridors: [{to: x, share: {value: 30 %, range: [10 %, 130 %]}}]") ==
        "study.yaml:3:56: corridors.0.share.range.1 is 130 %; it must be between 0 % and 100 %\n");
    CHECK(problems_with("campaigns: {a: {channel: sms, coverage.share: {range: [1 %, 2 %]}}}") ==
          "study.yaml:3:31: campaigns.a.coverage.share has no value and no default; add for "
          "example 'value: 60 %'\n");
}

TEST_CASE("parameters are listed in the order of the fields, with their paths") {
    Study all = read_well(full);
    std::vector<std::string> paths;
    for (const ParameterAt& one : parameters(all)) paths.push_back(one.path);
    CHECK(paths == std::vector<std::string>{
                       "memory.slow", "memory.fast", "campaigns.radio.coverage.share",
                       "campaigns.radio.cost.per_person", "campaigns.meeting.coverage.share",
                       "corridors.0.share", "corridors.0.legs.0.share", "corridors.0.legs.1.share",
                       "corridors.1.share", "risk.literacy.none", "risk.literacy.some", "growth",
                       "asking"});
    const std::vector<ParameterAt> listed = parameters(all);
    CHECK(listed[0].spec.unit == Unit::duration);
    listed[0].parameter->value = 3;
    CHECK(all.memory.slow.value == 3);
}
