// How recruiting groups divide their effort: over cells of place of origin × kind of asker × target group.
//
// Effort is counted in deceptive offers: a cell's share of effort at the start is its share of the deceptive offers
// that the rates under `offers` make there, so effort that moves makes as many offers elsewhere as it made before.
#pragma once

#include <algorithm>
#include <array>
#include <vector>

#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"
#include "sim/world/match.hpp"
#include "sim/world/world.hpp"

namespace heed {

inline Words words(Asker) {
    static constexpr std::string_view list[] = {
        "family", "partner", "friend", "agency", "stranger_in_person", "stranger_online"};
    return list;
}

struct TargetGroup {
    Rule who;

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who, says("who is in it, unless a group before has them"));
    }
};

struct AddedRisk {
    Rule who;
    std::vector<Asker> askers;
    Parameter adds;

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who, says("among whom recruiting is riskier").or_else("everyone"));
        visit("askers", self.askers,
              says("for which kinds of asker; left out: all that adapt").optional());
        visit("adds", self.adds,
              says("risk added, where 1 is the risk at the start").within(0, 1000));
    }
    bool is_for(Asker asker) const {
        return askers.empty() || std::ranges::find(askers, asker) != askers.end();
    }
};

struct RecruitersParameters {
    Parameter learning, crowding, explores;
    double review = 0;
    Parameter memory, prior, reports, corruption, police;
    std::vector<Asker> askers;
    Named<TargetGroup> groups;
    Named<AddedRisk> risks;

    static void fields(auto& self, auto&& visit) {
        visit("learning", self.learning,
              says("how fast effort moves to where it yields more; 0: never", Unit::rate)
                  .within(0, 50)
                  .or_else("1 per year")
                  .between("0 per year", "3 per year"));
        visit("crowding", self.crowding,
              number("by what power returns fall as effort in a cell grows", 0, 20, "1")
                  .between("0.5", "3"));
        visit("explores", self.explores,
              share("share of effort that stays as it was at the start, whatever it yields", "5 %")
                  .within(0, 0.99));
        visit("review", self.review, duration("how often effort is moved", 0.002, 10, "4 weeks"));
        visit("memory", self.memory,
              duration("how long ago what was met counts 1/e as much", 0.01, 100, "26 weeks"));
        visit("prior", self.prior,
              number("weight of what the same askers meet in the same group elsewhere, against a "
                     "cell's own [simulated deceptive offers]",
                     0.001, 1e6, "30"));
        visit("reports", self.reports,
              number("risk added where all deceptive offers are reported", 0, 1000, "5"));
        visit("corruption", self.corruption,
              number("divides all added risk; 1: none", 1, 1000, "1"));
        visit("police", self.police,
              share("share of the risk at the start that comes from police and inspection where "
                    "people live: campaigns' `changes.police` and shocks' `services` multiply it, "
                    "for all but strangers online",
                    "50 %")
                  .within(0, 0.99));
        visit("askers", self.askers,
              says("kinds of asker whose deceptive offers adapt")
                  .or_else("[partner, friend, agency, stranger_in_person, stranger_online]"));
        visit("groups", self.groups,
              says("whom effort is aimed at, by name; the first that matches, and everybody else "
                   "is one more; left out: children, women, men")
                  .optional());
        visit("risks", self.risks,
              says("policing, inspection and licensing beyond those at the start, by name")
                  .optional());
    }
};

/// The cells. A *field* is a place × target group: its askers' cells stand side by side.
class EffortCells {
public:
    static constexpr std::size_t kinds = asker_count - 1;  ///< of asker; abduction is no offer

    EffortCells(const RecruitersParameters& parameters, const Population& people, int adult_age);

    std::size_t groups() const { return groups_.size() + 1; }  ///< with all others
    std::size_t size() const { return places_ * groups() * kinds; }

    std::uint32_t field_of(Person person, int age) const;
    std::uint32_t cell(std::uint32_t field, std::size_t asker) const {
        const bool adapts = asker < kinds && adapts_[asker];
        return adapts ? static_cast<std::uint32_t>(field * kinds + asker) : no_cell;
    }
    /// Cells with the same number are of the same asker and group.
    std::size_t kind_and_group(std::size_t cell) const { return cell % (groups() * kinds); }

    void add_turns(Ages& turns) const;

private:
    std::vector<Match> groups_;
    std::array<bool, kinds> adapts_{};
    std::size_t places_;
    const std::uint8_t* place_;
};

}  // namespace heed
