// A small language with every kind of field, and shorthands, for the tests of this floor.
#pragma once

#include <string>

#include "sim/config/merge.hpp"
#include "sim/config/read.hpp"

namespace study {

using namespace heed;

enum class Channel { radio, village_meeting, sms };
inline Words words(Channel) {
    static constexpr std::string_view list[] = {"radio", "village_meeting", "sms"};
    return list;
}

struct Coverage {
    Parameter share;
    double risk_correlation = 0;

    static void fields(auto& self, auto&& visit) {
        visit("share", self.share, says("share of the target that is reached", Unit::share));
        visit("risk_correlation", self.risk_correlation,
              says("whether those at risk are reached more").within(-1, 1).or_else("0"));
    }
};

struct Schedule {
    Date start{};
    double length = 0;
    std::optional<double> repeat_every;

    static void fields(auto& self, auto&& visit) {
        visit("start", self.start, says("first day"));
        visit("length", self.length, says("how long it runs", Unit::duration).or_else("12 weeks"));
        visit("repeat_every", self.repeat_every,
              says("when it comes again", Unit::duration).optional());
    }
};

struct Cost {
    double fixed = 0;
    Parameter per_person;

    static void fields(auto& self, auto&& visit) {
        visit("fixed", self.fixed, says("paid once", Unit::money).or_else("0 USD"));
        visit("per_person", self.per_person,
              says("paid for each person reached", Unit::money).or_else("0.30 USD"));
    }
};

struct Campaign {
    Channel channel{};
    Rule target;
    Coverage coverage;
    Schedule schedule;
    std::optional<Cost> cost;
    bool live = false;
    std::vector<std::string> languages;

    static void fields(auto& self, auto&& visit) {
        visit("channel", self.channel, says("how it reaches people"));
        visit("target", self.target, says("who is meant").or_else("everyone"));
        visit("coverage", self.coverage, says("how many it reaches"));
        visit("schedule", self.schedule, says("when it runs").optional());
        visit("cost", self.cost, says("what it costs").optional());
        visit("live", self.live, says("told by a person in the room").or_else("false"));
        visit("languages", self.languages, says("languages it is told in").optional());
    }
};

struct Memory {
    Parameter slow;
    Parameter fast;

    static void fields(auto& self, auto&& visit) {
        visit("slow", self.slow,
              says("half-life of what stays", Unit::duration)
                  .or_else("9 months")
                  .between("4 months", "24 months")
                  .from("hill2013", Grade::weak, "political advertising"));
        visit("fast", self.fast,
              says("half-life of what fades", Unit::duration).or_else("3 weeks"));
    }
};

struct Corridor {
    std::string to;
    Parameter share;
    double departures = 0;
    std::vector<Corridor> legs;

    static void fields(auto& self, auto&& visit) {
        visit("to", self.to, says("where it leads"));
        visit("share", self.share, says("share of all journeys", Unit::share).or_else("10 %"));
        visit("departures", self.departures,
              says("people who leave", Unit::people_rate).or_else("0 people per year"));
        visit("legs", self.legs, says("its parts").optional());
    }
};

struct Arm {
    std::vector<std::string> campaigns;
    Node change;

    static void fields(auto& self, auto&& visit) {
        visit("campaigns", self.campaigns, says("campaigns that run").optional());
        visit("change", self.change, says("a patch of the scenario").optional());
    }
};

struct Study {
    long heed = 0;
    std::string title;
    long seed = 0;
    long size = 0;
    Memory memory;
    Named<Campaign> campaigns;
    std::vector<Corridor> corridors;
    Named<Named<Parameter>> risk;
    Parameter growth;
    Parameter asking;
    double budget = 0;
    std::vector<double> ages;
    std::vector<Date> surveys;
    Named<Arm> arms;

    static void fields(auto& self, auto&& visit) {
        visit("heed", self.heed, says("version of the language").within(1, 1));
        visit("title", self.title, says("what the scenario is about"));
        visit("seed", self.seed, says("seed of the dice").at_least(0).or_else("1"));
        visit("size", self.size,
              says("people in the world", Unit::people).at_least(1).or_else("1000 people"));
        visit("memory", self.memory, says("how people forget").optional());
        visit("campaigns", self.campaigns, says("what is run").optional());
        visit("corridors", self.corridors, says("ways that people take").optional());
        visit("risk", self.risk,
              says("relative risk by attribute and level").at_least(0).optional());
        visit("growth", self.growth,
              says("growth of offers", Unit::share_rate).or_else("0 % per year"));
        visit("asking", self.asking,
              says("how often people ask", Unit::rate).or_else("0.5 per year"));
        visit("budget", self.budget,
              says("money for each year", Unit::money_rate).or_else("0 USD per year"));
        visit("ages", self.ages,
              says("ages that are reported").within(0, 120).or_else("[15, 18, 25]"));
        visit("surveys", self.surveys, says("days of surveys").optional());
        visit("arms", self.arms, says("what is compared").or_else("{none: {}}"));
    }
};

/// A scenario that says something about everything.
inline constexpr std::string_view full = R"(heed: 1
title: "Radio: a study"
seed: 20240101
size: 5000 people
memory:
  slow: {value: 12 months, range: [6 months, 2 years], source: smith2020, grade: moderate, note: "a, b"}
  fast: {distribution: {lognormal: {median: 2 weeks, sd_log: 0.5}}, source: smith2020}
campaigns:
  radio:
    channel: radio
    target: {all: [{age: 15..35}, {district: [north, east]}, {not: {employment: salaried}}]}
    coverage: {share: {value: 60 %, distribution: {beta: {mean: 60 %, size: 20}}}, risk_correlation: -0.2}
    schedule: {start: 2024-03-01, length: 12 weeks, repeat_every: 1 year}
    cost: {fixed: 40000 USD, per_person: 0.30 USD}
    languages: [ne, mai]
  meeting:
    channel: village_meeting
    target: {gender: female, age: 18.., any: [{close_ties: ..3}, {literacy: none}]}
    coverage.share: 12.5 %
    live: true
corridors:
  - to: coast
    share: {value: 30 %, distribution: {normal: {mean: 30 %, sd: 5 %}}}
    departures: 300 people per week
    legs:
      - to: town
        share: 100 %
      - {to: port}
  - {to: abroad}
risk:
  literacy: {none: {value: 1.5, range: [1, 2.25]}, some: 1.2}
growth: {value: 3 % per year, distribution: {uniform: [-1 % per year, 5 % per year]}}
asking: 2 per month
budget: 200 USD per week
ages: [15, 20.5, 30]
surveys: 2025-01-01
arms:
  none: {}
  radio: {campaigns: radio, change: {campaigns.radio.coverage.share: 80 %, seed: 7, title: '7'}}
)";

inline Node node_of(std::string_view yaml, Problems& problems) {
    return parse_text(yaml, "study.yaml", problems);
}

/// The problems of reading a text as a T, one a line.
template <class T = Study>
std::string problems_of(std::string_view yaml) {
    Problems problems;
    Origins origins;
    const Node root = node_of(yaml, problems);
    read<T>(root, origins, problems);
    return problems.to_text();
}

/// A text that must read without problems.
template <class T = Study>
T read_well(std::string_view yaml) {
    Problems problems;
    Origins origins;
    const Node root = node_of(yaml, problems);
    T value = read<T>(root, origins, problems);
    if (!problems.empty()) throw BadInput(problems);
    return value;
}

/// A study with one more line, or what is wrong with it.
inline std::string problems_with(std::string_view line) {
    return problems_of("heed: 1\ntitle: x\n" + std::string(line) + "\n");
}

}  // namespace study
