// A campaign, or another measure, as a scenario writes it: delivery (who, when, how many, at what cost) and what it brings,
// kept apart: a message, something given to those who are met, something changed around them.
#pragma once

#include <optional>
#include <string>

#include "models/changes.hpp"
#include "models/channels.hpp"
#include "models/message.hpp"
#include "models/provisions.hpp"
#include "models/trigger.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"

namespace heed {

enum class Seeding { random, nominated_friend, most_connected };
inline Words words(Seeding) {
    static constexpr std::string_view list[] = {"random", "nominated_friend", "most_connected"};
    return list;
}

/// Whose being meant counts.
enum class Enrolment { first_day, at_start, as_they_come };
inline Words words(Enrolment) {
    static constexpr std::string_view list[] = {"first_day", "at_start", "as_they_come"};
    return list;
}

/// A point of a curve of coverage; between points it is straight.
struct CoveragePoint {
    double after = 0;
    Parameter share;

    static void fields(auto& self, auto&& visit) {
        visit("after", self.after,
              says("time from the first day of the schedule", Unit::duration).within(0, 200));
        visit("share", self.share,
              says("share of the target group who are covered by then", Unit::share).decided());
    }
};

struct Coverage {
    Parameter share;
    std::optional<Parameter> people;
    Parameter risk_correlation;
    Seeding seeding = Seeding::random;
    Named<CoveragePoint> curve;
    Enrolment enrol = Enrolment::first_day;

    static void fields(auto& self, auto&& visit) {
        visit("share", self.share,
              heed::share("share of the target group whom the campaign sets out to reach", "100 %")
                  .decided());
        visit("people", self.people,
              wish("the same as a number of real people; instead of `share`", Unit::people));
        visit("risk_correlation", self.risk_correlation,
              number("correlation of being covered with underlying risk; below 0 those at risk are "
                     "missed",
                     -1, 1, "0"));
        visit(
            "seeding", self.seeding,
            says("whom to cover: at random, friends named by random people, or the most connected")
                .or_else("random"));
        visit("curve", self.curve,
              says("instead of `share`: points in time, by name, through which coverage rises; "
                   "nobody before the first, and who is covered stays so where it falls")
                  .optional());
        visit("enrol", self.enrol,
              says("who can be covered: those who are meant on the first day simulated, or when "
                   "the first round starts (a cohort, followed though they grow older), or all as "
                   "they come to be meant while rounds last")
                  .or_else("first_day"));
    }
};

struct Schedule {
    std::optional<Date> start;
    double length = 0;
    std::optional<double> repeat_every;
    long rounds = 0;
    double delay = 0;

    static void fields(auto& self, auto&& visit) {
        visit("start", self.start,
              says("first day of the first round; left out: the first day simulated").optional());
        visit("length", self.length,
              says("how long a round lasts", Unit::duration).within(0.002, 200));
        visit("repeat_every", self.repeat_every,
              says("time from the start of one round to the next; left out: one round",
                   Unit::duration)
                  .optional());
        visit("rounds", self.rounds,
              number("most rounds; 0: as many as fit in the time simulated", 0, 100000, "0"));
        visit("delay", self.delay,
              says("time by which delivery starts late, while the running cost is already paid",
                   Unit::duration)
                  .or_else("0 days"));
    }
};

struct Costs {
    Parameter fixed, running, per_person_reached, per_exposure;

    static void fields(auto& self, auto&& visit) {
        const auto price = [](std::string_view meaning) {
            return says(meaning, Unit::money).or_else("0 USD").decided();
        };
        visit("fixed", self.fixed, price("once, at the start"));
        visit("running", self.running,
              says("while a round lasts", Unit::money_rate).or_else("0 USD per week").decided());
        visit("per_person_reached", self.per_person_reached,
              price("for each person, at the first contact"));
        visit("per_exposure", self.per_exposure, price("for each exposure or seat"));
    }
};

struct Campaign {
    std::string title;
    Channel channel = Channel::radio;
    std::optional<Message> message;
    std::optional<Provision> provides;
    std::optional<Changes> changes;
    Rule target;
    Coverage coverage;
    Parameter intensity, attendance, fidelity;
    std::optional<Parameter> capacity;
    Schedule schedule;
    std::optional<Trigger> trigger;
    Costs cost;
    std::optional<Parameter> budget;

    static void fields(auto& self, auto&& visit) {
        visit("title", self.title, says("what it is called in reports").or_else("''"));
        visit("channel", self.channel, says("how it reaches people"));
        visit("message", self.message, says("what it says").optional());
        visit("provides", self.provides, says("what it gives to those whom it meets").optional());
        visit("changes", self.changes,
              says("what it changes around those for whom it is meant, while a round lasts")
                  .optional());
        visit("target", self.target, says("for whom it is meant").or_else("everyone"));
        visit("coverage", self.coverage, says("how many of them, and which").optional());
        visit("intensity", self.intensity,
              says("broadcast: mean exposures of a covered person with usual access while a round "
                   "lasts",
                   Unit::rate)
                  .or_else("1 per week")
                  .decided());
        visit("capacity", self.capacity,
              wish("sessions: most people served; left out: all covered people, spread evenly over "
                   "the round",
                   Unit::people_rate));
        visit("attendance", self.attendance,
              share("sessions: share of those invited who come", "100 %").decided());
        visit("fidelity", self.fidelity,
              share("how much of the content is delivered as designed", "100 %"));
        visit("schedule", self.schedule, says("when"));
        visit("trigger", self.trigger,
              says("what else it waits for: an event of a person, another campaign, or numbers "
                   "that are counted")
                  .optional());
        visit("cost", self.cost, says("what it costs").optional());
        visit(
            "budget", self.budget,
            wish("at most this is spent; delivery ends when it cannot pay for more", Unit::money));
    }
};

}  // namespace heed
