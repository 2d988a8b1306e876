// The figures: name, unit, definition, and the raw sums they are made of.
#include "models/measures.hpp"

#include <map>

namespace heed {

namespace {

constexpr auto lower = Better::lower;
constexpr auto higher = Better::higher;
constexpr auto neither = Better::neither;

Measure count(std::string id, std::string title, std::string definition, std::string family,
              Better better, Truth truth = Truth::true_) {
    Measure measure;
    measure.title = std::move(title);
    measure.unit = "people";
    measure.definition = std::move(definition);
    measure.family = std::move(family);
    measure.better = better;
    measure.truth = truth;
    measure.numerator = id;
    measure.id = std::move(id);
    return measure;
}

/// Sum of a flow for each 100,000 person-years.
Measure rate(std::string id, std::string of, std::string title, std::string definition,
             std::string family, Better better, Truth truth = Truth::true_) {
    Measure measure = count(std::move(id), std::move(title), std::move(definition),
                            std::move(family), better, truth);
    measure.unit = "per 100,000 person-years";
    measure.numerator = std::move(of);
    measure.denominator = "person_years";
    measure.scale = 100'000;
    return measure;
}

/// Share of those surveyed, or mean of a quantity between 0 and 1 among them.
Measure survey(std::string id, std::string title, std::string definition, std::string family,
               Better better, Truth truth = Truth::true_) {
    Measure measure = count(std::move(id), std::move(title), std::move(definition),
                            std::move(family), better, truth);
    measure.unit = "%";
    measure.denominator = "surveyed";
    measure.scale = 100;
    return measure;
}

/// The same of those who answer offers for themselves.
Measure survey_of_adults(std::string id, std::string title, std::string definition,
                         std::string family, Better better, Truth truth = Truth::true_) {
    Measure measure = survey(std::move(id), std::move(title), std::move(definition),
                             std::move(family), better, truth);
    measure.denominator = "surveyed_adults";
    return measure;
}

/// Share of one sum in another.
Measure share(std::string id, std::string of, std::string in, std::string title,
              std::string definition, std::string family, Better better) {
    Measure measure =
        count(std::move(id), std::move(title), std::move(definition), std::move(family), better);
    measure.unit = "%";
    measure.numerator = std::move(of);
    measure.denominator = std::move(in);
    measure.scale = 100;
    return measure;
}

/// One sum so far for each of another so far.
Measure ratio_so_far(std::string id, std::string of, std::string per, std::string title,
                     std::string unit, std::string definition, std::string family, Better better) {
    Measure measure = share(std::move(id), std::move(of), std::move(per), std::move(title),
                            std::move(definition), std::move(family), better);
    measure.unit = std::move(unit);
    measure.scale = 1;
    measure.at_end = true;
    return measure;
}

void add_delivery(std::vector<Measure>& list) {
    list.push_back(count("reached", "People reached",
                         "People who met a campaign at least once, counted when they first did.",
                         "delivery", neither));
    list.push_back(share("reach", "reached_so_far", "people", "Reach",
                         "Share of people who met a campaign at least once so far.", "delivery",
                         neither));
    list.back().at_end = true;
    list.push_back(count("exposures", "Exposures", "Contacts with campaigns, counting repeats.",
                         "delivery", neither));
    list.back().unit = "exposures";
    list.push_back(ratio_so_far(
        "frequency", "exposures_so_far", "reached_so_far", "Frequency",
        "exposures per person reached",
        "Exposures so far for each person reached so far, who counts once over all campaigns.",
        "delivery", neither));
    list.push_back(count("told", "Told by others",
                         "People who met the first of all messages that they met through someone "
                         "they know.",
                         "delivery", neither));
}

void add_learning(std::vector<Measure>& list) {
    list.push_back(survey("recalls", "Recall",
                          "People who met a message and whose knowledge, belief that it happens, "
                          "not-me gap or efficacy is at least one point away from where it rests.",
                          "learning", neither));
    list.push_back(
        survey("learned", "Learned",
               "People who met a message and know at least five points more than without it.",
               "learning", neither));
    list.push_back(survey("knowledge", "Knowledge",
                          "Mean ability to tell a deceptive offer from a genuine one.", "learning",
                          higher));
    list.push_back(survey(
        "knowledge_said", "Knowledge, as surveyed",
        "The same as people would say when asked: those reached say a little more than is true.",
        "learning", higher, Truth::survey));
    list.push_back(survey("risk_belief", "Belief that it happens",
                          "Mean belief that people are deceived and exploited.", "learning",
                          neither));
    list.push_back(survey("personal_risk", "Belief that it could happen to me",
                          "Mean belief that it could happen to oneself.", "learning", neither));
    list.push_back(survey("efficacy", "Efficacy",
                          "Mean knowledge of, and trust in, a way to get help.", "learning",
                          higher));
    list.push_back(survey("norm", "Norm", "Mean share of a person's contacts who check offers.",
                          "learning", neither));
    list.push_back(survey_of_adults("intends", "Intention to check",
                                    "Adults who intend to check an offer before they answer.",
                                    "learning", higher));
    list.push_back(survey_of_adults(
        "intends_said", "Intention to check, as surveyed",
        "Adults who would say when asked that they intend to check an offer before they answer.",
        "learning", higher, Truth::survey));
    list.push_back(survey_of_adults("practises", "Practice of checking",
                                    "Adults who do check an offer before they answer.", "learning",
                                    higher));
    list.push_back(survey_of_adults(
        "practises_said", "Practice of checking, as surveyed",
        "Adults who would say when asked that they check an offer before they answer.", "learning",
        higher, Truth::survey));
}

void add_readiness(std::vector<Measure>& list) {
    list.push_back(survey_of_adults(
        "ready_risky", "Readiness for a risky offer",
        "Mean chance that an adult would accept a deceptive offer from a stranger.", "behaviour",
        lower));
    list.push_back(
        survey_of_adults("ready_risky_said", "Readiness for a risky offer, as surveyed",
                         "The same as adults would say when asked: those reached say a little less "
                         "than is true.",
                         "behaviour", lower, Truth::survey));
    list.push_back(
        survey_of_adults("ready_genuine", "Readiness for genuine work",
                         "Mean chance that an adult would accept a genuine offer from an agency.",
                         "behaviour", neither));
}

void add_answers(std::vector<Measure>& list) {
    list.push_back(rate("offers", "offers", "Offers received",
                        "Offers of work or travel, genuine and deceptive, and takings by force.",
                        "behaviour", neither));
    list.push_back(rate("offers_deceptive", "offers_deceptive", "Deceptive offers received",
                        "Offers that deceive, answered either way: where recruiters' effort goes.",
                        "behaviour", lower));
    list.push_back(share("accepts_deceptive", "accepted_deceptive", "offers_deceptive",
                         "Deceptive offers accepted",
                         "Share of deceptive offers that were accepted.", "behaviour", lower));
    list.push_back(share("accepts_genuine", "accepted_genuine", "offers_genuine",
                         "Genuine offers accepted", "Share of genuine offers that were accepted.",
                         "behaviour", neither));
    list.push_back(share("checks", "checked", "offers", "Offers checked",
                         "Share of offers that were checked before the answer.", "behaviour",
                         higher));
    list.push_back(
        rate("irregular_journeys", "irregular", "Irregular journeys",
             "Departures without papers or against the law, after any offer or by force.",
             "behaviour", neither));
    list.push_back(rate("risky_journeys", "accepted_deceptive", "Journeys on deceptive offers",
                        "Deceptive offers that were accepted.", "behaviour", lower));
    list.push_back(rate("refused_deceptive", "refused_deceptive", "Danger refused",
                        "Deceptive offers that were refused.", "behaviour", higher));
    list.push_back(rate("safe_journeys", "accepted_genuine", "Journeys to genuine work",
                        "Genuine offers that were accepted; fewer means genuine work forgone.",
                        "behaviour", higher));
    list.push_back(rate("refused_genuine", "refused_genuine", "Genuine work refused",
                        "Genuine offers that were refused.", "behaviour", lower));
    Measure work = rate("work_years", "work_years", "Time in work away from home",
                        "Years spent away from home without exploitation.", "behaviour", higher);
    work.unit = "person-years per 100,000 person-years";
    list.push_back(work);
}

void add_harm(std::vector<Measure>& list) {
    list.push_back(rate("recruitments", "recruited", "Recruitments into exploitation",
                        "People whose exploitation began.", "harm", lower));
    list.push_back(count("recruited", "People recruited into exploitation",
                         "The same as a number of people.", "harm", lower));
    Measure prevalence = count(
        "exploited", "People in exploitation",
        "People in exploitation at the ends of the periods, for each 1,000 people.", "harm", lower);
    prevalence.unit = "per 1,000 people";
    prevalence.denominator = "people";
    prevalence.scale = 1000;
    list.push_back(prevalence);
    Measure years = rate("exploited_years", "exploited_years", "Time in exploitation",
                         "Years that people spent in exploitation.", "harm", lower);
    years.unit = "person-years per 100,000 person-years";
    list.push_back(years);
}

/// How recruitments divide: by who asked, and by whether any campaign means the people. Numbers of people that add up.
void add_displacement(std::vector<Measure>& list) {
    static constexpr std::string_view titles[] = {"family",
                                                  "a partner",
                                                  "a friend",
                                                  "an agency or broker",
                                                  "a stranger met in person",
                                                  "a stranger met online",
                                                  "force"};
    for (std::size_t m = 0; m < asker_count; ++m)
        list.push_back(count(
            "recruited_by_" + std::string(names_of_askers[m]),
            "Recruited through " + std::string(titles[m]),
            "People whose exploitation began after an offer by " + std::string(titles[m]) + ".",
            "harm", lower));
    list.back().title = "Recruited by force";
    list.back().definition = "People whose exploitation began when they were taken by force.";
    list.push_back(count("recruited_meant", "Recruited among those a campaign is meant for",
                         "People whose exploitation began and who are, at the start, in the target "
                         "group of a campaign of any arm.",
                         "harm", lower));
    list.push_back(count("recruited_others", "Recruited among those no campaign is meant for",
                         "People whose exploitation began and who are, at the start, in the target "
                         "group of no campaign of any arm: more of them with a campaign means that "
                         "harm moved.",
                         "harm", lower));
    list.push_back(share("recruited_online", "recruited_by_stranger_online", "recruited",
                         "Recruited online",
                         "Share of recruitments that began with an offer from a stranger met "
                         "online.",
                         "harm", neither));
}

void add_ways_out(std::vector<Measure>& list) {
    list.push_back(rate("exits", "exits", "Ways out found", "People who got out of exploitation.",
                        "response", neither));
    list.push_back(share("exits_own", "exits_own", "exits", "Own escape or report",
                         "Share of those who got out who did so by themselves.", "response",
                         neither));
    list.push_back(share("exits_police", "exits_police", "exits", "Police or inspection",
                         "Share who got out through police or inspection.", "response", neither));
    list.push_back(share("exits_community", "exits_community", "exits",
                         "Community or civil society",
                         "Share who got out with help from around them.", "response", neither));
    list.push_back(share("exits_other", "exits_other", "exits", "Release or other",
                         "Share who were released or got out otherwise.", "response", neither));
    list.push_back(share("identified", "cases", "exits", "Identified when they got out",
                         "Share of those who got out who were identified and recorded.", "response",
                         neither));
}

void add_records(std::vector<Measure>& list) {
    const auto record = [&](std::string id, std::string of, std::string title,
                            std::string definition) {
        list.push_back(rate(std::move(id), std::move(of), std::move(title), std::move(definition),
                            "response", neither, Truth::recorded));
    };
    record("cases_recorded", "cases", "Cases recorded",
           "People identified and recorded after they got out: part of what happened.");
    record("cases_police", "cases_police", "Cases recorded by the police",
           "People recorded after they got out through police or inspection.");
    record("cases_hotline", "cases_hotline", "Cases recorded by a hotline",
           "People recorded after they got out by themselves.");
    record("cases_organisation", "cases_organisation", "Cases recorded by organisations",
           "People recorded after they got out through their community, by release or otherwise.");
    record("reports_recorded", "reports", "Reports of suspicious offers",
           "Deceptive offers that were refused and reported.");
    record(
        "hotline_calls", "hotline_calls", "Hotline calls recorded",
        "Calls on a hotline's record: cases after own escape, and reports of suspicious offers.");
}

void add_aftercare(std::vector<Measure>& list) {
    const auto again = [&](const std::string& months) {
        list.push_back(share("recruited_again_" + months, "recruited_again_" + months,
                             "followed_" + months, "Recruited again within " + months + " months",
                             "Share of those who got out who were recruited again within " +
                                 months +
                                 " months, of ways out that are followed for so long before the "
                                 "end, counted at the end of that time.",
                             "harm", lower));
    };
    again("12");
    again("24");
    list.push_back(count("in_support", "People in support",
                         "Survivors who have a place in support at the ends of the periods.",
                         "response", neither));
    list.push_back(count("waiting", "People waiting for support",
                         "Survivors who seek a place in support at the ends of the periods and "
                         "have none yet.",
                         "response", lower));
    Measure waited =
        share("months_waited", "months_waited", "support_starts", "Months waited for support",
              "Mean time from the way out to a place in support, of those who got one.", "response",
              lower);
    waited.unit = "months";
    waited.scale = 1;
    list.push_back(waited);
    list.push_back(share("support_finished", "support_finished", "support_ends", "Support finished",
                         "Share of those whose support ended who stayed to its end.", "response",
                         higher));
}

void add_value(std::vector<Measure>& list, const std::string& currency) {
    Measure cost = count("cost", "Cost",
                         "Money spent on campaigns, and on support: of everybody, not by group.",
                         "value", lower);
    cost.unit = currency;
    list.push_back(cost);
    list.push_back(
        ratio_so_far("cost_per_reached", "spent_so_far", "reached_so_far",
                     "Cost per person reached", currency + " per person reached",
                     "Money spent on campaigns so far for each person reached so far, who counts "
                     "once over all campaigns.",
                     "value", lower));
}

}  // namespace

std::vector<Measure> all_measures(const std::string& currency) {
    std::vector<Measure> list;
    add_delivery(list);
    add_learning(list);
    add_readiness(list);
    add_answers(list);
    add_harm(list);
    add_displacement(list);
    add_ways_out(list);
    add_records(list);
    add_aftercare(list);
    add_value(list, currency);
    const std::map<std::string, std::string> counterparts{
        {"knowledge_said", "knowledge"},    {"intends_said", "intends"},
        {"practises_said", "practises"},    {"ready_risky_said", "ready_risky"},
        {"cases_recorded", "recruitments"}, {"reports_recorded", "refused_deceptive"}};
    for (Measure& measure : list)
        if (const auto found = counterparts.find(measure.id); found != counterparts.end())
            measure.counterpart = found->second;
    return list;
}

std::vector<Measure> measures_of(const Named<Journey>& journeys) {
    std::vector<Measure> list;
    for (const auto& [name, journey] : journeys) {
        std::string words = journey.title.empty() ? name : journey.title;
        if (!journey.to.empty() || !journey.sector.empty())
            words += " (" + journey.to +
                     (journey.to.empty() || journey.sector.empty() ? "" : ", ") + journey.sector +
                     ")";
        list.push_back(count("left_for_" + name, "Journeys: " + words,
                             "Departures on the journey '" + name + "', whatever came of them.",
                             "behaviour", neither));
        list.push_back(count("recruited_on_" + name, "Recruited on: " + words,
                             "People whose exploitation began on the journey '" + name + "'.",
                             "harm", lower));
    }
    return list;
}

}  // namespace heed
