// A scenario drawn at random, for what must hold in any world.
#pragma once

#include <fmt/format.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

namespace heed {

inline int percent() { return *rc::gen::inRange(0, 101); }

/// Campaigns, measures, shocks, recruiters, support: each there or not, and of any size.
inline std::vector<std::string> anything() {
    std::vector<std::string> sets{"population.size=1200", "replicates=1", "draws=1",
                                  "time.length=60 weeks"};
    const auto set = [&](const char* form, auto... values) {
        sets.push_back(fmt::format(fmt::runtime(form), values...));
    };
    const auto perhaps = [] { return *rc::gen::arbitrary<bool>(); };
    set("seed={}", *rc::gen::inRange(1, 1000000));
    set("campaigns.radio.coverage.share={} %", percent());
    set("campaigns.meetings.coverage.share={} %", percent());
    if (perhaps()) set("campaigns.radio.budget={} USD", 20 * percent());
    if (perhaps()) set("campaigns.meetings.capacity={} people per week", 1 + percent());
    if (perhaps())
        set("campaigns.meetings.provides={{need: {}, regular: {}, lasts: {} weeks}}",
            percent() / 100.0 - 0.5, 1 + percent() / 20, 1 + percent());
    if (perhaps())
        set("campaigns.meetings.trigger={{{}}}", perhaps()   ? "event: departure"
                                                 : perhaps() ? "event: birthday"
                                                             : "after: radio, delay: 3 weeks");
    else
        set("campaigns.meetings.coverage.risk_correlation={}", percent() / 100.0);
    if (perhaps())
        set("campaigns.radio.trigger={{{}: {} people, within: 20 weeks}}",
            perhaps() ? "cases" : "departures", 1 + percent() / 10);
    if (perhaps())
        set("campaigns.watch={{channel: place_wide, changes: {{police: {}, agencies: 0.5}}, "
            "schedule: {{start: 2024-03-01, length: 20 weeks}}}}",
            percent() / 20);
    if (perhaps())
        set("parameters.context.shocks={{flood: {{start: 2024-06-01, length: 9 weeks, offers: {}, "
            "need: 0.4, who: {{age: 15..{}}}}}}}",
            1 + percent() / 25, 20 + percent() / 2);
    if (perhaps()) set("parameters.recruiters.learning={} per year", percent() / 10);
    if (perhaps()) {
        set("parameters.demand.entry={} per year", percent() / 20);
        set("parameters.offers.journeys.india.vacancies={} people", 1 + percent());
    }
    if (perhaps())
        set("parameters.aftercare={{risk: {}, debt: 0.3, support: {{places: {} people, "
            "cost: {{per_place: 9 USD per week}}}}}}",
            1 + percent() / 20, percent() / 10);
    set("parameters.offers.agency.rate={} per year", percent() / 50.0);
    return sets;
}

}  // namespace heed
