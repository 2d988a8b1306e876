// What is recorded is not what happened: cases, calls and reports pass through an observation layer.
//
// A person who gets out is identified with a probability that depends on the way out, times factors for groups and
// dates; then recorded by the source that goes with the way. Someone who refused a deceptive offer after checking it
// reports it with a probability that rises with efficacy: so a campaign may raise what is recorded while what happens
// falls. True and recorded figures are never mixed in one measure.
// Neglected: delays of recording, the same case counted by two sources, false reports.
#pragma once

#include <array>
#include <vector>

#include "models/context.hpp"
#include "models/memory.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"
#include "sim/engine/process.hpp"
#include "sim/world/match.hpp"

namespace heed {

struct DetectionFactor {
    Rule who;
    Parameter times;
    Date from{}, until{};

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who, says("whose cases").or_else("everyone"));
        visit("times", self.times,
              says("multiplies the chance of being identified").within(0, 100));
        visit("from", self.from, says("first day on which it holds").or_else("1900-01-01"));
        visit("until", self.until, says("last day on which it holds").or_else("2200-01-01"));
    }
};

struct IdentifiedShares {
    Parameter own, police, community, other;

    static void fields(auto& self, auto&& visit) {
        const auto identified = [&](std::string_view meaning) {
            return share(meaning, "20 %")
                .from(
                    "netherlands", Grade::weak,
                    "about one victim in five is detected; that it is the same for all ways out is "
                    "assumed, and gives the published split of detected cases");
        };
        visit("own", self.own, identified("share identified after own escape or report"));
        visit("police", self.police, identified("share identified after police or inspection"));
        visit("community", self.community,
              identified("share identified after help by the community"));
        visit("other", self.other, identified("share identified after release or otherwise"));
    }
    std::array<double, route_count> by_route() const { return {own, police, community, other}; }
};

struct ReportingParameters {
    IdentifiedShares identified;
    Parameter offers, offers_efficacy;
    Parameter demand_bias;
    Named<DetectionFactor> detection;

    static void fields(auto& self, auto&& visit) {
        visit("identified", self.identified,
              says("share of those who get out who are identified, by way out").optional());
        visit("offers", self.offers,
              share("share of checked and refused deceptive offers that are reported, without "
                    "efficacy",
                    "2 %"));
        visit("offers_efficacy", self.offers_efficacy,
              share("the same with full efficacy", "20 %"));
        visit("demand_bias", self.demand_bias,
              number("by how much people reached by a campaign say more than is true in surveys "
                     "[standard deviations]",
                     -3, 3, "0.13")
                  .from("dequidt2018", Grade::moderate, "mean bound of experimenter demand")
                  .between("0", "0.25"));
        visit("detection", self.detection,
              says("groups and times in which more, or fewer, are identified, by name").optional());
    }

    /// Chance that a checked and refused deceptive offer is reported.
    double reports(double efficacy) const { return offers + (offers_efficacy - offers) * efficacy; }
};

class Reporting : public Process {
public:
    Reporting(const ReportingParameters& parameters, const Memory& memory, const Population& people,
              Context context = {});

    std::string_view name() const override { return "reporting"; }
    void step(World& world, const Dice& dice, const Now& now) const override;

    /// Chance that a person who gets out by this way now is identified, where the times leave services as they are.
    double identified(const World& world, Person person, ExitRoute route, Date day) const;

private:
    ReportingParameters parameters_;
    std::vector<std::pair<Match, DetectionFactor>> factors_;
    Memory memory_;
    Context context_;
};

}  // namespace heed
