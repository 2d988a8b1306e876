// The raw sums: one entry each, looking at what happened or at how people stand.
#include <cmath>
#include <memory>

#include "models/measures.hpp"

namespace heed {

namespace {

/// Adds for each entry of a list, to its person, what is said of it: an amount, or one if it is true.
void add_each(Adder& adder, const auto& list, const auto& amount) {
    for (const auto& one : list)
        if (const auto each = amount(one)) adder.add(one.person, each);
}

/// The list while it is made.
struct Tallies {
    std::vector<Tally> list;

    Tally& flow(std::string id, auto count) {
        return list.emplace_back(Tally{std::move(id), Tally::Kind::flow, count});
    }
    Tally& stock(std::string id, auto count) {
        return list.emplace_back(Tally{std::move(id), Tally::Kind::stock, count});
    }
    /// Money: it is of no person.
    void money(std::string id, Tally::Kind kind, auto count) {
        list.push_back({std::move(id), kind, count, false, true});
    }
    /// Over what happened in the step.
    template <class Event>
    Tally& events(std::string id, std::vector<Event> Happenings::*of, auto amount) {
        return flow(std::move(id), [=](const World& world, const Now&, Adder& adder) {
            add_each(adder, world.now.*of, amount);
        });
    }
    template <class Event>
    Tally& events(std::string id, std::vector<Event> Happenings::*all) {
        return events(std::move(id), all, [](const Event&) { return true; });
    }
    /// Over a list of people as they stand.
    template <class One>
    Tally& standing(std::string id, std::vector<One> World::*of, auto amount) {
        return stock(std::move(id), [=](const World& world, const Now&, Adder& adder) {
            add_each(adder, world.*of, amount);
        });
    }
};

void count_reached_so_far(const World& world, const Now&, Adder& adder) {
    for (Person person = 0; person < world.size(); ++person)
        adder.add(person, world.presence[person].met ? 1 : 0);  // nobody foresees who
}

void count_exposures_so_far(const World& world, const Now&, Adder& adder) {
    for (const Audience& audience : world.audiences)
        for (std::size_t i = 0; i < audience.person.size(); ++i)
            adder.add(audience.person[i], audience.contact[i].exposures);
}

void add_delivery_tallies(Tallies& to, int steps) {
    to.flow("person_years",
            [](const World&, const Now& now, Adder& adder) { adder.add_everyone(now.length); });
    to.stock("people", [](const World&, const Now&, Adder& adder) { adder.add_everyone(1); });
    to.events("reached", &Happenings::deliveries, [](const Delivery& d) { return d.first_of_all; });
    to.events("exposures", &Happenings::deliveries, [](const Delivery& d) { return d.exposures; });
    // In the groups in which people are by now, so that both are of the same people.
    to.stock("reached_so_far", count_reached_so_far);
    to.stock("exposures_so_far", count_exposures_so_far);
    // Person-years from meeting a first message to the end.
    to.flow("aware_years", [steps](const World& world, const Now& now, Adder& adder) {
        for (Person person : world.now.newly_aware)
            adder.add(person, (steps - now.step) * now.length);
    });
    to.flow("told", [](const World& world, const Now&, Adder& adder) {
        for (const Hearing& hearing : world.now.hearings)
            if (hearing.first_of_all) adder.add(hearing.listener, 1);
    });
}

/// A deceptive offer answered by someone who met a message, with what they know.
bool aware(const World& world, const Offer& offer) {
    const bool others_decide = offer.by_carer && offer.decider == offer.person;
    return offer.deceptive && !others_decide && world.heard[offer.decider] != 0;
}

void add_behaviour_tallies(Tallies& to, const Model& model) {
    const auto offers = [&](std::string id, bool (*which)(const Offer&)) {
        to.events(std::move(id), &Happenings::offers, which);
    };
    const auto answered = [&](std::string id, bool deceptive, Answer answer) {
        to.events(std::move(id), &Happenings::offers,
                  [=](const Offer& o) { return o.deceptive == deceptive && o.answer == answer; });
    };
    const auto of_aware = [&](std::string id, bool (*which)(const Offer&)) {
        to.flow(std::move(id), [which](const World& world, const Now&, Adder& adder) {
            add_each(adder, world.now.offers,
                     [&](const Offer& o) { return which(o) && aware(world, o); });
        });
    };
    offers("offers", [](const Offer&) { return true; });
    offers("offers_genuine", [](const Offer& o) { return !o.deceptive; });
    offers("offers_deceptive",
           [](const Offer& o) { return o.deceptive && o.answer != Answer::taken; });
    answered("accepted_genuine", false, Answer::accepted);
    answered("refused_genuine", false, Answer::refused);
    answered("accepted_deceptive", true, Answer::accepted);
    answered("refused_deceptive", true, Answer::refused);
    offers("checked", [](const Offer& o) { return o.checked; });
    of_aware("asked_aware", [](const Offer& o) { return o.answer != Answer::taken; });
    of_aware("refused_aware", [](const Offer& o) { return o.answer == Answer::refused; });
    to.events("departures", &Happenings::departures);
    to.events("irregular", &Happenings::departures,
              [irregular = model.irregular](const Departure& departure) {
                  return departure.journey < irregular.size() && irregular[departure.journey];
              });
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
    static void add(Adder& adder, const std::vector<std::size_t>& places, double each) {
        for (const std::size_t place : places) adder.add_at(place, each);
    }
};

void add_harm_tallies(Tallies& to, const Model& model, const std::shared_ptr<AwayNow>& away) {
    to.events("recruited", &Happenings::entries);
    for (std::size_t m = 0; m < asker_count; ++m)
        to.events("recruited_by_" + std::string(names_of_askers[m]), &Happenings::entries,
                  [m](const Entry& entry) { return static_cast<std::size_t>(entry.asker) == m; });
    for (const bool meant : {true, false})
        to.events(meant ? "recruited_meant" : "recruited_others", &Happenings::entries,
                  [meant, of = model.meant](const Entry& entry) {
                      return (of && (*of)[entry.person]) == meant;
                  });
    // Of those who are away: in exploitation, or in work.
    to.standing("exploited", &World::travels,
                [](const Travel& travel) { return travel.exploited(); });
    to.flow("exploited_years", [away](const World&, const Now& now, Adder& adder) {
          AwayNow::add(adder, away->exploited, now.length);
      }).look = [away](const World& world, const Now&, const Adder& adder) {
        away->look(world, adder);
    };
    to.flow("work_years", [away](const World&, const Now& now, Adder& adder) {
        AwayNow::add(adder, away->at_work, now.length);
    });
}

/// Departures and recruitments by journey; they add up to all.
void add_journey_tallies(Tallies& to, const Model& model) {
    for (std::size_t j = 0; j < model.journeys.size(); ++j) {
        const auto on = [j](const auto& event) { return event.journey == j; };
        to.events("left_for_" + model.journeys[j], &Happenings::departures, on);
        to.events("recruited_on_" + model.journeys[j], &Happenings::entries, on);
    }
}

void add_response_tallies(Tallies& to) {
    const auto exits = [&](std::string id, ExitRoute route) {
        to.events(std::move(id), &Happenings::exits,
                  [route](const Exit& exit) { return exit.route == route; });
    };
    const auto cases = [&](std::string id, RecordSource source) {
        to.events(std::move(id), &Happenings::records,
                  [source](const Record& r) { return r.of_exploitation && r.source == source; });
    };
    to.events("exits", &Happenings::exits);
    exits("exits_own", ExitRoute::own);
    exits("exits_police", ExitRoute::police);
    exits("exits_community", ExitRoute::community);
    exits("exits_other", ExitRoute::other);
    to.events("cases", &Happenings::records, [](const Record& r) { return r.of_exploitation; });
    cases("cases_police", RecordSource::police);
    cases("cases_hotline", RecordSource::hotline);
    cases("cases_organisation", RecordSource::organisation);
    to.events("reports", &Happenings::records, [](const Record& r) { return !r.of_exploitation; });
    to.events("hotline_calls", &Happenings::records,
              [](const Record& r) { return r.source == RecordSource::hotline; });
}

/// Support after exploitation, and recruitment again.
void add_aftercare_tallies(Tallies& to) {
    for (const int years : {1, 2}) {
        const std::string window = std::to_string(12 * years);
        to.events("followed_" + window, &Happenings::follow_ups,
                  [years](const FollowUp& f) { return f.years == years; });
        to.events("recruited_again_" + window, &Happenings::follow_ups,
                  [years](const FollowUp& f) { return f.years == years && f.recruited_again; });
    }
    to.events("support_starts", &Happenings::support_starts);
    to.events("months_waited", &Happenings::support_starts, [](const SupportStart& start) {
          return 12 * start.waited;
      }).counts_people = false;
    to.events("support_ends", &Happenings::support_ends);
    to.events("support_finished", &Happenings::support_ends,
              [](const SupportEnd& end) { return end.finished; });
    to.standing("in_support", &World::survivors,
                [](const Survivor& s) { return s.care == Care::supported; });
    to.standing("waiting", &World::survivors,
                [](const Survivor& s) { return s.care == Care::waiting; });
}

/// The present value, at the start, of one unit in the middle of this step; `rate` per year.
double present_value(double rate, const Now& now) {
    return std::pow(1 + rate, -(now.step + 0.5) * now.length);
}

/// Money: what the step cost, and what was spent so far. What value for money is made of is discounted step by step.
void add_value_tallies(Tallies& to, double rate, const std::shared_ptr<AwayNow>& away) {
    to.money("cost", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
        for (const Spending& each : world.now.spending) adder.add_without_person(each.amount);
    });
    to.money("spent_so_far", Tally::Kind::stock, [](const World& world, const Now&, Adder& adder) {
        for (const Audience& audience : world.audiences) adder.add_without_person(audience.spent);
    });
    to.flow("exploited_years_discounted", [=](const World&, const Now& now, Adder& adder) {
        AwayNow::add(adder, away->exploited, now.length * present_value(rate, now));
    });
    to.flow("work_years_discounted", [=](const World&, const Now& now, Adder& adder) {
        AwayNow::add(adder, away->at_work, now.length * present_value(rate, now));
    });
    to.flow("recruited_discounted", [=](const World& world, const Now& now, Adder& adder) {
        const double each = present_value(rate, now);
        add_each(adder, world.now.entries, [=](const Entry&) { return each; });
    });
    to.money("cost_discounted", Tally::Kind::flow,
             [=](const World& world, const Now& now, Adder& adder) {
                 const double worth = present_value(rate, now);
                 for (const Spending& each : world.now.spending)
                     adder.add_without_person(worth * each.amount);
             });
}

}  // namespace

std::vector<Tally> all_tallies(const Model& model) {
    Tallies to;
    const auto away = std::make_shared<AwayNow>();
    add_delivery_tallies(to, model.steps);
    add_survey_tallies(to.list, model);
    add_behaviour_tallies(to, model);
    add_harm_tallies(to, model, away);
    add_journey_tallies(to, model);
    add_response_tallies(to);
    add_aftercare_tallies(to);
    add_value_tallies(to, model.discount, away);
    return std::move(to.list);
}

}  // namespace heed
