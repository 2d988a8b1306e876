// The raw sums: one entry each, looking at what happened or at how people stand.
#include <algorithm>
#include <cmath>
#include <memory>

#include "models/measures.hpp"
#include "models/survey.hpp"

namespace heed {

namespace {

/// A flow that adds one for each event of a list that passes the test.
template <class Event, class Test>
Tally events(std::string id, std::vector<Event> Happenings::*list, Test test) {
    return {std::move(id), Tally::Kind::flow, [=](const World& world, const Now&, Adder& adder) {
                for (const Event& event : world.now.*list)
                    if (test(event)) adder.add(event.person, 1);
            }};
}

Tally offers_where(std::string id, bool (*test)(const Offer&)) {
    return events(std::move(id), &Happenings::offers, test);
}

Tally exits_by(std::string id, ExitRoute route) {
    return events(std::move(id), &Happenings::exits,
                  [route](const Exit& exit) { return exit.route == route; });
}

Tally cases_of(std::string id, RecordSource source) {
    return events(std::move(id), &Happenings::records, [source](const Record& record) {
        return record.of_exploitation && record.source == source;
    });
}

void count_reached_so_far(const World& world, const Now&, Adder& adder) {
    for (Person person = 0; person < world.size(); ++person)
        adder.add(person, world.presence[person].met ? 1 : 0);  // nobody foresees who
}

void count_exposures_so_far(const World& world, const Now&, Adder& adder) {
    for (const Audience& audience : world.audiences)
        for (std::size_t i = 0; i < audience.person.size(); ++i)
            adder.add(audience.person[i], audience.contact[i].exposures);
}

void add_delivery_tallies(std::vector<Tally>& list, int steps) {
    list.push_back(
        {"person_years", Tally::Kind::flow,
         [](const World&, const Now& now, Adder& adder) { adder.add_everyone(now.length); }});
    list.push_back({"people", Tally::Kind::stock,
                    [](const World&, const Now&, Adder& adder) { adder.add_everyone(1); }});
    list.push_back({"reached", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
                        for (const Delivery& delivery : world.now.deliveries)
                            if (delivery.first_of_all) adder.add(delivery.person, 1);
                    }});
    list.push_back(
        {"exposures", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
             for (const Delivery& delivery : world.now.deliveries)
                 adder.add(delivery.person, delivery.exposures);
         }});
    // In the groups in which people are by now, so that both are of the same people.
    list.push_back({"reached_so_far", Tally::Kind::stock, count_reached_so_far});
    list.push_back({"exposures_so_far", Tally::Kind::stock, count_exposures_so_far});
    // Person-years from meeting a first message to the end.
    list.push_back({"aware_years", Tally::Kind::flow,
                    [steps](const World& world, const Now& now, Adder& adder) {
                        for (Person person : world.now.newly_aware)
                            adder.add(person, (steps - now.step) * now.length);
                    }});
    list.push_back({"told", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
                        for (const Hearing& hearing : world.now.hearings)
                            if (hearing.first_of_all) adder.add(hearing.listener, 1);
                    }});
}

/// Money: what the step cost, and what was spent so far.
void add_cost_tallies(std::vector<Tally>& list) {
    const auto money = [&](std::string id, Tally::Kind kind, auto count) {
        list.push_back({std::move(id), kind, count, false, true});
    };
    money("cost", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
        for (const Spending& spending : world.now.spending)
            adder.add_without_person(spending.amount);
    });
    money("spent_so_far", Tally::Kind::stock, [](const World& world, const Now&, Adder& adder) {
        for (const Audience& audience : world.audiences) adder.add_without_person(audience.spent);
    });
}

/// A deceptive offer answered by someone who met a message, with what they know.
bool aware(const World& world, const Offer& offer) {
    const bool others_decide = offer.by_carer && offer.decider == offer.person;
    return offer.deceptive && !others_decide && world.heard[offer.decider] != 0;
}

void add_behaviour_tallies(std::vector<Tally>& list, const Model& model) {
    list.push_back(offers_where("offers", [](const Offer&) { return true; }));
    list.push_back(offers_where("offers_genuine", [](const Offer& o) { return !o.deceptive; }));
    list.push_back(offers_where("offers_deceptive", [](const Offer& o) {
        return o.deceptive && o.answer != Answer::taken;
    }));
    list.push_back(offers_where("accepted_genuine", [](const Offer& o) {
        return !o.deceptive && o.answer == Answer::accepted;
    }));
    list.push_back(offers_where("refused_genuine", [](const Offer& o) {
        return !o.deceptive && o.answer == Answer::refused;
    }));
    list.push_back(offers_where("accepted_deceptive", [](const Offer& o) {
        return o.deceptive && o.answer == Answer::accepted;
    }));
    list.push_back(offers_where("refused_deceptive", [](const Offer& o) {
        return o.deceptive && o.answer == Answer::refused;
    }));
    list.push_back(offers_where("checked", [](const Offer& o) { return o.checked; }));
    list.push_back(
        {"asked_aware", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
             for (const Offer& offer : world.now.offers)
                 if (aware(world, offer) && offer.answer != Answer::taken)
                     adder.add(offer.person, 1);
         }});
    list.push_back(
        {"refused_aware", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
             for (const Offer& offer : world.now.offers)
                 if (aware(world, offer) && offer.answer == Answer::refused)
                     adder.add(offer.person, 1);
         }});
    list.push_back(
        events("departures", &Happenings::departures, [](const Departure&) { return true; }));
    list.push_back(events("irregular", &Happenings::departures,
                          [irregular = model.irregular](const Departure& departure) {
                              return departure.journey < irregular.size() &&
                                     irregular[departure.journey];
                          }));
}

/// Departures and recruitments by journey; they add up to all.
void add_journey_tallies(std::vector<Tally>& list, const Model& model) {
    for (std::size_t j = 0; j < model.journeys.size(); ++j) {
        const auto on = [j](const auto& event) { return event.journey == j; };
        list.push_back(events("left_for_" + model.journeys[j], &Happenings::departures, on));
        list.push_back(events("recruited_on_" + model.journeys[j], &Happenings::entries, on));
    }
}

/// Where those who are away are counted, for all flows of them.
struct AwayNow {
    std::vector<std::size_t> at_work, exploited;

    void look(const World& world, const Adder& adder) {
        at_work.clear();
        exploited.clear();
        for (const Travel& travel : world.travels)
            (travel.exploited() ? exploited : at_work).push_back(adder.place_of(travel.person));
    }
};

void add_harm_tallies(std::vector<Tally>& list, const Model& model,
                      const std::shared_ptr<AwayNow>& now_away) {
    list.push_back(events("recruited", &Happenings::entries, [](const Entry&) { return true; }));
    for (std::size_t m = 0; m < asker_count; ++m)
        list.push_back(
            events("recruited_by_" + std::string(names_of_askers[m]), &Happenings::entries,
                   [m](const Entry& entry) { return static_cast<std::size_t>(entry.asker) == m; }));
    for (const bool meant : {true, false})
        list.push_back(events(meant ? "recruited_meant" : "recruited_others", &Happenings::entries,
                              [meant, of = model.meant](const Entry& entry) {
                                  return (of && (*of)[entry.person]) == meant;
                              }));
    // Of those who are away: in exploitation, or in work.
    list.push_back(
        {"exploited", Tally::Kind::stock, [](const World& world, const Now&, Adder& adder) {
             for (const Travel& travel : world.travels)
                 if (travel.exploited()) adder.add(travel.person, 1);
         }});
    list.push_back({"exploited_years", Tally::Kind::flow,
                    [now_away](const World&, const Now& now, Adder& adder) {
                        for (const std::size_t place : now_away->exploited)
                            adder.add_at(place, now.length);
                    }});
    list.back().look = [now_away](const World& world, const Now&, const Adder& adder) {
        now_away->look(world, adder);
    };
    list.push_back(
        {"work_years", Tally::Kind::flow, [now_away](const World&, const Now& now, Adder& adder) {
             for (const std::size_t place : now_away->at_work) adder.add_at(place, now.length);
         }});
}

void add_response_tallies(std::vector<Tally>& list) {
    list.push_back(events("exits", &Happenings::exits, [](const Exit&) { return true; }));
    list.push_back(exits_by("exits_own", ExitRoute::own));
    list.push_back(exits_by("exits_police", ExitRoute::police));
    list.push_back(exits_by("exits_community", ExitRoute::community));
    list.push_back(exits_by("exits_other", ExitRoute::other));
    list.push_back(
        events("cases", &Happenings::records, [](const Record& r) { return r.of_exploitation; }));
    list.push_back(cases_of("cases_police", RecordSource::police));
    list.push_back(cases_of("cases_hotline", RecordSource::hotline));
    list.push_back(cases_of("cases_organisation", RecordSource::organisation));
    list.push_back(events("reports", &Happenings::records,
                          [](const Record& r) { return !r.of_exploitation; }));
    list.push_back(events("hotline_calls", &Happenings::records,
                          [](const Record& r) { return r.source == RecordSource::hotline; }));
}

/// The present value, at the start, of one unit in the middle of this step; `rate` per year.
double present_value(double rate, const Now& now) {
    return std::pow(1 + rate, -(now.step + 0.5) * now.length);
}

/// What value for money is made of, discounted step by step.
void add_discounted_tallies(std::vector<Tally>& list, double rate,
                            const std::shared_ptr<AwayNow>& now_away) {
    const auto away = [&](std::string id, std::vector<std::size_t> AwayNow::*places) {
        list.push_back(
            {std::move(id), Tally::Kind::flow, [=](const World&, const Now& now, Adder& adder) {
                 const double each = now.length * present_value(rate, now);
                 for (const std::size_t place : *now_away.*places) adder.add_at(place, each);
             }});
    };
    away("exploited_years_discounted", &AwayNow::exploited);
    away("work_years_discounted", &AwayNow::at_work);
    list.push_back({"recruited_discounted", Tally::Kind::flow,
                    [=](const World& world, const Now& now, Adder& adder) {
                        const double each = present_value(rate, now);
                        for (const Entry& entry : world.now.entries) adder.add(entry.person, each);
                    }});
    list.push_back({"cost_discounted", Tally::Kind::flow,
                    [=](const World& world, const Now& now, Adder& adder) {
                        const double each = present_value(rate, now);
                        for (const Spending& spending : world.now.spending)
                            adder.add_without_person(each * spending.amount);
                    },
                    false, true});
}

/// Support after exploitation, and recruitment again.
void add_aftercare_tallies(std::vector<Tally>& list) {
    for (const std::uint8_t years : {std::uint8_t{1}, std::uint8_t{2}}) {
        const std::string window = std::to_string(12 * years);
        list.push_back(events("followed_" + window, &Happenings::follow_ups,
                              [years](const FollowUp& f) { return f.years == years; }));
        list.push_back(
            events("recruited_again_" + window, &Happenings::follow_ups,
                   [years](const FollowUp& f) { return f.years == years && f.recruited_again; }));
    }
    list.push_back(events("support_starts", &Happenings::support_starts,
                          [](const SupportStart&) { return true; }));
    list.push_back(
        {"months_waited", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
             for (const SupportStart& start : world.now.support_starts)
                 adder.add(start.person, 12 * start.waited);
         }});
    list.back().counts_people = false;
    list.push_back(
        events("support_ends", &Happenings::support_ends, [](const SupportEnd&) { return true; }));
    list.push_back(events("support_finished", &Happenings::support_ends,
                          [](const SupportEnd& end) { return end.finished; }));
    const auto standing = [&](std::string id, Care care) {
        list.push_back({std::move(id), Tally::Kind::stock,
                        [care](const World& world, const Now&, Adder& adder) {
                            for (const Survivor& survivor : world.survivors)
                                if (survivor.care == care) adder.add(survivor.person, 1);
                        }});
    };
    standing("in_support", Care::supported);
    standing("waiting", Care::waiting);
}

}  // namespace

std::vector<Tally> all_tallies(const Model& model) {
    std::vector<Tally> list;
    const auto now_away = std::make_shared<AwayNow>();
    add_delivery_tallies(list, model.steps);
    add_survey_tallies(list, model);
    add_behaviour_tallies(list, model);
    add_harm_tallies(list, model, now_away);
    add_journey_tallies(list, model);
    add_response_tallies(list);
    add_aftercare_tallies(list);
    add_cost_tallies(list);
    add_discounted_tallies(list, model.discount, now_away);
    return list;
}

}  // namespace heed
