// Where an offer leads: corridor, sector and channel, with the structural chance of exploitation on arrival.
//
// P(exploited | went) depends on the journey and on who asked, and hardly on what the person knows (Kiss et al. 2021:
// destination, sector and recruitment mode matter; awareness and training do not).
#pragma once

#include <optional>
#include <string>

#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"

namespace heed {

/// They are numbered in a byte, which `no_journey` is one of too.
inline constexpr std::size_t most_journeys = 250;

/// By who made the offer: multiplies the chance of exploitation on this journey, beside the asker's own `harm`.
struct HarmByAsker {
    Parameter family, partner, friend_, agency, stranger_in_person, stranger_online;

    static void fields(auto& self, auto&& visit) {
        visit("family", self.family, times("multiplies it after an offer by family"));
        visit("partner", self.partner, times("multiplies it after an offer by a partner"));
        visit("friend", self.friend_, times("multiplies it after an offer by a friend"));
        visit("agency", self.agency, times("multiplies it after an offer by an agency or broker"));
        visit("stranger_in_person", self.stranger_in_person,
              times("multiplies it after an offer by a stranger met in person"));
        visit("stranger_online", self.stranger_online,
              times("multiplies it after an offer by a stranger met online"));
    }
};

struct Journey {
    std::string title, to, sector;
    Rule from;
    bool regular = true;
    double share = 1;
    Parameter deception, exploited_genuine, exploited_deceptive, length;
    HarmByAsker harm;
    std::optional<Parameter> vacancies;

    static void fields(auto& self, auto&& visit) {
        visit("title", self.title, says("what it is called in reports").or_else("''"));
        visit("to", self.to, says("where it leads, in words").or_else("''"));
        visit("sector", self.sector, says("into which work, in words").or_else("''"));
        visit("from", self.from, says("who is offered such journeys").or_else("everyone"));
        visit("regular", self.regular,
              says("whether the journey and the work are lawful").or_else("true"));
        visit("share", self.share,
              number("weight among the journeys on offer to a person", 0, 1e6, "1"));
        visit("deception", self.deception, times("multiplies the share of deceptive offers"));
        visit("exploited_genuine", self.exploited_genuine,
              says("chance of exploitation after a genuine offer", Unit::share));
        visit("exploited_deceptive", self.exploited_deceptive,
              says("chance of exploitation after a deceptive offer", Unit::share));
        visit("harm", self.harm,
              says("where the chance of exploitation on this journey also hangs on who asked")
                  .optional());
        visit("length", self.length,
              duration("mean time away without exploitation", 0.01, 100, "18 months"));
        visit("vacancies", self.vacancies,
              says("real people wanted in exploitation there at a time, under parameters.demand; "
                   "left out: no limit",
                   Unit::people)
                  .within(0, 1e9)
                  .optional());
    }
};

}  // namespace heed
