// The raw sums: one entry each, looking at what happened or at how people stand.
#include <algorithm>

#include "models/measures.hpp"
#include "sim/base/normal.hpp"
#include "sim/engine/sweep.hpp"

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

/// A stock over the people who are surveyed: every k-th, each standing for k.
template <class Value>
Tally surveyed(std::string id, Person every, Value value) {
    return {std::move(id), Tally::Kind::stock,
            [=](const World& world, const Now& now, Adder& adder) {
                for (Person person = every / 2; person < world.size(); person += every)
                    adder.add(person, every * value(world, person, now.step));
            }};
}

/// Whether this is the person's first contact with any campaign; of several in one step, the first campaign's.
bool first_contact(const World& world, const Delivery& delivery, Step now) {
    if (!delivery.first) return false;
    for (std::size_t c = 0; c < world.audiences.size(); ++c) {
        if (c == delivery.campaign) continue;
        const Audience& audience = world.audiences[c];
        const auto found = std::ranges::lower_bound(audience.person, delivery.person);
        if (found == audience.person.end() || *found != delivery.person) continue;
        const Step met =
            audience.first_exposed[static_cast<std::size_t>(found - audience.person.begin())];
        if (met != never && (met < now || c < delivery.campaign)) return false;
    }
    return true;
}

double said(double share, double bias, bool reached) {
    return reached && bias != 0 ? normal_cdf(normal_quantile(share) + bias) : share;
}

std::vector<Tally> delivery_tallies(int steps) {
    std::vector<Tally> list;
    list.push_back(
        {"person_years", Tally::Kind::flow,
         [](const World&, const Now& now, Adder& adder) { adder.add_everyone(now.length); }});
    list.push_back({"people", Tally::Kind::stock,
                    [](const World&, const Now&, Adder& adder) { adder.add_everyone(1); }});
    list.push_back(
        {"reached", Tally::Kind::flow, [](const World& world, const Now& now, Adder& adder) {
             for (const Delivery& delivery : world.now.deliveries)
                 if (first_contact(world, delivery, now.step)) adder.add(delivery.person, 1);
         }});
    list.push_back(
        {"exposures", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
             for (const Delivery& delivery : world.now.deliveries)
                 adder.add(delivery.person, delivery.exposures);
         }});
    // Person-years from meeting a first message to the end.
    list.push_back({"aware_years", Tally::Kind::flow,
                    [steps](const World& world, const Now& now, Adder& adder) {
                        for (Person person : world.now.newly_aware)
                            adder.add(person, (steps - now.step) * now.length);
                    }});
    list.push_back({"told", Tally::Kind::flow, [](const World& world, const Now&, Adder& adder) {
                        for (const Hearing& hearing : world.now.hearings)
                            if (hearing.first) adder.add(hearing.listener, 1);
                    }});
    return list;
}

void add_survey_tallies(std::vector<Tally>& list, const Model& model) {
    const Memory& memory = model.memory;
    const Awareness* awareness = model.awareness;
    const Offers* offers = model.offers;
    const Person every = model.survey_every;
    const double bias = model.demand_bias;
    const auto quality = [&](std::string id, Quality which) {
        list.push_back(
            surveyed(std::move(id), every, [&memory, which](const World& w, Person i, Step t) {
                return memory.value(w, which, i, t);
            }));
    };
    list.push_back(surveyed("surveyed", every, [](const World&, Person, Step) { return 1.0; }));
    quality("knowledge", Quality::knowledge);
    quality("risk_belief", Quality::risk_belief);
    quality("efficacy", Quality::efficacy);
    list.push_back(surveyed("personal_risk", every, [&memory](const World& w, Person i, Step t) {
        return memory.personal_risk(w, i, t);
    }));
    list.push_back(surveyed("norm", every, [](const World& w, Person i, Step) {
        const auto contacts = contacts_of(*w.people, i);
        return contacts == 0 ? 0.0 : static_cast<double>(w.practising_contacts[i]) / contacts;
    }));
    list.push_back(surveyed("recalls", every, [&memory](const World& w, Person i, Step t) {
        if (w.minds[i].heard == 0) return 0.0;
        const double knowledge =
            memory.value(w, Quality::knowledge, i, t) - Memory::base(w, Quality::knowledge, i);
        const double risk =
            memory.value(w, Quality::risk_belief, i, t) - Memory::base(w, Quality::risk_belief, i);
        return std::max(knowledge, std::abs(risk)) >= 0.01 ? 1.0 : 0.0;
    }));
    list.push_back(surveyed("learned", every, [&memory](const World& w, Person i, Step t) {
        return w.minds[i].heard != 0 && memory.value(w, Quality::knowledge, i, t) -
                                                Memory::base(w, Quality::knowledge, i) >=
                                            0.05
                   ? 1.0
                   : 0.0;
    }));
    list.push_back(surveyed("intends", every, [awareness](const World& w, Person i, Step t) {
        return awareness->intends(w, i, t) ? 1.0 : 0.0;
    }));
    list.push_back(surveyed("practises", every, [](const World& w, Person i, Step) {
        return static_cast<double>(w.minds[i].practises);
    }));
    list.push_back(surveyed("ready_risky", every, [offers](const World& w, Person i, Step t) {
        return accept_deceptive(offers->disposition(w, i, Asker::stranger_in_person, t));
    }));
    list.push_back(surveyed("ready_genuine", every, [offers](const World& w, Person i, Step t) {
        return accept_genuine(offers->disposition(w, i, Asker::agency, t));
    }));
    list.push_back(
        surveyed("knowledge_said", every, [&memory, bias](const World& w, Person i, Step t) {
            return said(memory.value(w, Quality::knowledge, i, t), bias, w.minds[i].heard != 0);
        }));
    list.push_back(
        surveyed("ready_risky_said", every, [offers, bias](const World& w, Person i, Step t) {
            return said(accept_deceptive(offers->disposition(w, i, Asker::stranger_in_person, t)),
                        -bias, w.minds[i].heard != 0);
        }));
}

/// A deceptive offer answered by someone who met a message, with what they know.
bool aware(const World& world, const Offer& offer) {
    const bool others_decide = offer.by_carer && offer.decider == offer.person;
    return offer.deceptive && !others_decide && world.minds[offer.decider].heard != 0;
}

void add_behaviour_tallies(std::vector<Tally>& list) {
    list.push_back(offers_where("offers", [](const Offer&) { return true; }));
    list.push_back(offers_where("offers_genuine", [](const Offer& o) { return !o.deceptive; }));
    list.push_back(offers_where("offers_deceptive", [](const Offer& o) {
        return o.deceptive && o.answer != Answer::taken;
    }));
    list.push_back(offers_where("accepted_genuine", [](const Offer& o) {
        return !o.deceptive && o.answer == Answer::accepted;
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
}

void add_harm_tallies(std::vector<Tally>& list) {
    list.push_back(events("recruited", &Happenings::entries, [](const Entry&) { return true; }));
    const auto people_where = [&](std::string id, Tally::Kind kind, auto test) {
        list.push_back({std::move(id), kind, [=](const World& world, const Now& now, Adder& adder) {
                            const double each = kind == Tally::Kind::stock ? 1 : now.length;
                            for_each_where(
                                world.size(),
                                [&](std::size_t person) { return test(world, person); },
                                [&](Person person) { adder.add(person, each); });
                        }});
    };
    const auto held = [](const World& world, std::size_t person) {
        return world.exploited(person);
    };
    const auto at_work = [](const World& world, std::size_t person) {
        return world.away(person) & !world.exploited(person);
    };
    people_where("exploited", Tally::Kind::stock, held);
    people_where("exploited_years", Tally::Kind::flow, held);
    people_where("work_years", Tally::Kind::flow, at_work);
    list.push_back(events("exits", &Happenings::exits, [](const Exit&) { return true; }));
    list.push_back(events("exits_own", &Happenings::exits,
                          [](const Exit& e) { return e.route == ExitRoute::own; }));
    list.push_back(events("exits_police", &Happenings::exits,
                          [](const Exit& e) { return e.route == ExitRoute::police; }));
    list.push_back(events("exits_community", &Happenings::exits,
                          [](const Exit& e) { return e.route == ExitRoute::community; }));
    list.push_back(events("exits_other", &Happenings::exits,
                          [](const Exit& e) { return e.route == ExitRoute::other; }));
    list.push_back(
        events("cases", &Happenings::records, [](const Record& r) { return r.of_exploitation; }));
    list.push_back(events("reports", &Happenings::records,
                          [](const Record& r) { return !r.of_exploitation; }));
}

}  // namespace

std::vector<Tally> all_tallies(const Model& model) {
    std::vector<Tally> list = delivery_tallies(model.steps);
    add_survey_tallies(list, model);
    add_behaviour_tallies(list);
    add_harm_tallies(list);
    return list;
}

}  // namespace heed
