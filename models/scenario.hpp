// Everything that a scenario file can say, and whether it makes sense as a whole.
#pragma once

#include <string>
#include <vector>

#include "models/parameters.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/problem.hpp"
#include "sim/config/node.hpp"
#include "sim/config/type.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/world/profile.hpp"

namespace heed {

struct TimeFrame {
    Date start{};
    double length = 0;
    double step = 0;

    static void fields(auto& self, auto&& visit) {
        visit("start", self.start, says("first day simulated"));
        visit("length", self.length,
              says("how long is simulated", Unit::duration).within(0.002, 200).such_as("2 years"));
        visit("step", self.step, duration("length of a step", 0.0027, 1, "1 week"));
    }
    Calendar calendar() const { return {start, length, step}; }
};

struct Reference {
    std::string citation;
    std::string link;
    std::string found;

    static void fields(auto& self, auto&& visit) {
        visit("citation", self.citation, says("who, when, what"));
        visit("link", self.link, says("where it can be read").or_else("''"));
        visit(
            "found", self.found,
            says("how far it was read: in an abstract, on a report page, recalled").or_else("''"));
    }
};

/// An arm is a patch: which campaigns run, and which values differ.
struct Arm {
    std::string title;
    std::vector<std::string> campaigns;
    Node set;

    static void fields(auto& self, auto&& visit) {
        visit("title", self.title, says("what it is called in reports").or_else("''"));
        visit("campaigns", self.campaigns, says("campaigns that run in this arm").optional());
        visit("set", self.set,
              says("values that differ: `path: value`, under parameters or campaigns").optional());
    }
};

struct OutcomeWishes {
    std::string compare_with, headline;
    std::vector<std::string> by;
    std::vector<long> age_bands;
    double every = 0;
    long survey = 0;
    double suppress_below = 0;
    Parameter discount;
    std::vector<double> worth;

    static void fields(auto& self, auto&& visit) {
        visit(
            "compare_with", self.compare_with,
            says("the arm with which the others are compared; left out: the first").or_else("''"));
        visit("headline", self.headline,
              says("the arm that the report's first sentence is about; left out: the first that is "
                   "not compared with")
                  .or_else("''"));
        visit("by", self.by,
              says("groups shown apart: gender, age_band, place or attributes")
                  .or_else("[gender, age_band, place]"));
        visit("age_bands", self.age_bands,
              number("first ages of the bands after the youngest", 1, 120, "[15, 18, 25, 35, 50]"));
        visit("every", self.every,
              duration("length of a reporting period", 0.002, 100, "3 months"));
        visit("survey", self.survey,
              number("people asked in each survey of knowledge and practice, at most", 1, 1e9,
                     "20000"));
        visit("suppress_below", self.suppress_below,
              says("figures about fewer people than this are left out", Unit::people)
                  .or_else("0 people"));
        visit("discount", self.discount,
              says("by how much later costs and outcomes count less in value for money",
                   Unit::share_rate)
                  .within(0, 1)
                  .or_else("3 % per year"));
        visit("worth", self.worth,
              says("what averting a year of exploitation may be worth to who pays, one or more "
                   "sums; left out: from nothing to well above what the arms cost",
                   Unit::money)
                  .within(0, 1e15)
                  .optional());
    }
};

struct Scenario {
    long version = 1;
    std::string title, question;
    TimeFrame time;
    long seed = 1, replicates = 1, draws = 1;
    std::string currency;
    Profile population;
    Parameters parameters;
    Named<Reference> sources;
    Named<Campaign> campaigns;
    Named<Arm> arms;
    OutcomeWishes outcomes;

    static void fields(auto& self, auto&& visit) {
        visit("heed", self.version, says("version of this language").within(1, 1));
        visit("title", self.title, says("what the scenario is called"));
        visit("question", self.question, says("what it asks, in one sentence").or_else("''"));
        visit("time", self.time, says("when"));
        visit("seed", self.seed, number("start of all random numbers", 0, 9e15, "1"));
        visit("replicates", self.replicates,
              number("random worlds for each draw; every arm sees the same ones", 1, 1e6, "20"));
        visit("draws", self.draws,
              number("draws of the uncertain parameters; 1: everything at its stated value", 1, 1e5,
                     "1"));
        visit("currency", self.currency,
              says("the one currency of all sums of money").or_else("USD"));
        visit("population", self.population, says("who the people are"));
        visit("parameters", self.parameters,
              says("how people learn, tell, are asked, answer, and get out").optional());
        visit("sources", self.sources,
              says("further sources, beside those that come with Heed").optional());
        visit("campaigns", self.campaigns, says("campaigns, by name").optional());
        visit("arms", self.arms,
              says("what is compared, by name; without campaigns and values an arm is the world as "
                   "it is"));
        visit("outcomes", self.outcomes, says("what is reported").optional());
    }

    std::size_t comparison() const;  ///< index of the arm compared with

    // Copies of hundreds of fields: compiled once, in scenario.cpp.
    Scenario();
    Scenario(const Scenario&);
    Scenario(Scenario&&) noexcept;
    Scenario& operator=(const Scenario&);
    Scenario& operator=(Scenario&&) noexcept;
    ~Scenario();
};

/// Mistakes that no single value shows: broken references, rules on undeclared attributes, dates in the wrong
/// order, money in other currencies, margins that do not add up, more coverage than people.
void check_scenario(const Scenario& scenario, const Origins& origins, Problems& problems);

// Their lists of fields are compiled once, in scenario.cpp.
extern template std::vector<Slot> slots_of<Scenario>(void*);
extern template std::vector<Slot> slots_of<Parameters>(void*);
extern template std::vector<Slot> slots_of<Profile>(void*);
extern template std::vector<Slot> slots_of<Campaign>(void*);

}  // namespace heed
