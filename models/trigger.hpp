// What sets a campaign off besides the calendar: an event in a person's life, or cases that are recorded.
//
// By an event, a session campaign meets those of its target group to whom it happened in the last step, and who are
// covered (each person is, with the chance `coverage.share`): a kiosk meets those who leave, a school those who come of
// age. Capacity is of each step; who comes first is for chance. By cases, the schedule stands still until so many cases
// were recorded within a time among those who are meant, and then begins, late by as much.
#pragma once

#include <optional>
#include <string_view>

#include "sim/base/fields.hpp"

namespace heed {

enum class Event { none, departure, homecoming, way_out, birthday };
inline Words words(Event) {
    static constexpr std::string_view list[] = {"none", "departure", "homecoming", "way_out",
                                                "birthday"};
    return list;
}

struct Trigger {
    Event event = Event::none;
    std::optional<Parameter> cases;
    double within = 0;

    static void fields(auto& self, auto&& visit) {
        visit("event", self.event,
              says("sessions: who is met are those to whom this happened: a departure, coming home "
                   "from a journey, a way out of exploitation, a birthday")
                  .or_else("none"));
        visit("cases", self.cases,
              says("the schedule begins once so many cases have been recorded among those who are "
                   "meant",
                   Unit::people)
                  .optional()
                  .decided());
        visit("within", self.within,
              says("in so short a time", Unit::duration).within(0.002, 200).or_else("3 months"));
    }
};

}  // namespace heed
