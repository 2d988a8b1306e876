// What sets a campaign off besides the calendar: an event in a person's life, another campaign, or numbers that are counted.
//
// By an event, a session campaign meets those of its target group to whom it happened in the last step, and who are
// covered (each person is, with the chance `coverage.share`): a kiosk meets those who leave, a school those who come of
// age. Capacity is of each step; who comes first is for chance. After another campaign of the arm, it meets in the same
// way those whom that one met for the first time so long ago: a campaign that refers on.
// By a number, the schedule stands still until so many were counted within a time among those who are meant, and then
// begins, late by as much. Counted is only what a programme could see: recorded cases, calls to a hotline, people who
// leave or come home; never how many are recruited in truth.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sim/base/fields.hpp"

namespace heed {

enum class Event { none, departure, homecoming, way_out, birthday };
inline Words words(Event) {
    static constexpr std::string_view list[] = {"none", "departure", "homecoming", "way_out",
                                                "birthday"};
    return list;
}

/// What can be counted, as its key says.
enum class Counted { cases, calls, departures, homecomings };
inline Words words(Counted) {
    static constexpr std::string_view list[] = {"cases", "calls", "departures", "homecomings"};
    return list;
}

struct Trigger {
    Event event = Event::none;
    std::optional<Parameter> cases;
    double within = 0;
    std::optional<Parameter> calls, departures, homecomings;
    std::string after;
    double delay = 0;

    static void fields(auto& self, auto&& visit) {
        visit("event", self.event,
              says("sessions: who is met are those to whom this happened: a departure, coming home "
                   "from a journey, a way out of exploitation, a birthday")
                  .or_else("none"));
        visit("after", self.after,
              says("sessions: who is met are those whom this other campaign of the arm met for the "
                   "first time")
                  .or_else("''"));
        visit("delay", self.delay, duration("so long ago; at least one step", 0, 200, "0 days"));
        const auto counted = [](std::string_view meaning) { return wish(meaning, Unit::people); };
        visit("cases", self.cases,
              counted("the schedule begins once so many cases have been recorded among those who "
                      "are meant"));
        visit("calls", self.calls, counted("once so many of them called a hotline"));
        visit("departures", self.departures,
              counted("once so many of them left, as counted where people leave"));
        visit("homecomings", self.homecomings, counted("once so many of them came home"));
        visit("within", self.within, duration("in so short a time", 0.002, 200, "3 months"));
    }

    std::array<const std::optional<Parameter>*, 4> counts() const {
        return {&cases, &calls, &departures, &homecomings};
    }
    /// What is counted, and the number that is waited for [real people].
    std::optional<std::pair<Counted, double>> threshold() const {
        for (std::size_t i = 0; i < counts().size(); ++i)
            if (*counts()[i]) return std::pair(static_cast<Counted>(i), (*counts()[i])->value);
        return {};
    }
    /// Whether people are met on what happens to them, one by one.
    bool of_persons() const { return event != Event::none || !after.empty(); }
};

}  // namespace heed
