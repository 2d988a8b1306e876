// The figures: name, unit, definition, and the raw sums they are made of.
#include "models/measures.hpp"

#include <span>

namespace heed {

namespace {

using enum Better;

/// How a figure is made of raw sums.
struct Kind {
    std::string_view unit;
    std::string_view per = "";  ///< the sum by which it is divided; "": by none
    double scale = 1;
    std::string_view of = "";  ///< the sum itself; "": the one named like the figure
    Truth truth = Truth::true_;
    bool at_end = false;
};

constexpr Kind people{"people"};

/// Sum of a flow for each 100,000 person-years.
constexpr Kind rate_of(std::string_view flow, Truth truth = Truth::true_) {
    return {"per 100,000 person-years", "person_years", 100'000, flow, truth};
}
constexpr Kind rate = rate_of("");
constexpr Kind recorded(std::string_view flow = "") { return rate_of(flow, Truth::recorded); }
constexpr Kind years{"person-years per 100,000 person-years", "person_years", 100'000};

/// Share of those surveyed, or mean of a quantity between 0 and 1 among them.
constexpr Kind survey{"%", "surveyed", 100};
constexpr Kind survey_said{"%", "surveyed", 100, "", Truth::survey};
/// The same of those who answer offers for themselves.
constexpr Kind adults{"%", "surveyed_adults", 100};
constexpr Kind adults_said{"%", "surveyed_adults", 100, "", Truth::survey};

/// Share of one sum in another.
constexpr Kind share_of(std::string_view of, std::string_view in) { return {"%", in, 100, of}; }

/// One sum so far for each of another so far.
constexpr Kind so_far(std::string_view of, std::string_view per, std::string_view unit,
                      double scale = 1) {
    return {unit, per, scale, of, Truth::true_, true};
}

/// A figure: what is said about it, and for one that is recorded or surveyed the figure of what truly happened.
struct Figure {
    std::string_view id, title;
    Kind kind;
    Better better;
    std::string_view definition, counterpart = "";
};

void add(std::vector<Measure>& list, const char* family, const Figure& figure) {
    const Kind& kind = figure.kind;
    const std::string_view of = kind.of.empty() ? figure.id : kind.of;
    list.push_back({.id = std::string(figure.id),
                    .title = std::string(figure.title),
                    .unit = std::string(kind.unit),
                    .definition = std::string(figure.definition),
                    .family = family,
                    .better = figure.better,
                    .truth = kind.truth,
                    .numerator = std::string(of),
                    .denominator = std::string(kind.per),
                    .scale = kind.scale,
                    .counterpart = std::string(figure.counterpart),
                    .at_end = kind.at_end});
}

void add_all(std::vector<Measure>& list, const char* family, std::span<const Figure> figures) {
    for (const Figure& figure : figures) add(list, family, figure);
}

constexpr Figure delivery[] = {
    {"reached", "People reached", people, neither,
     "People who met a campaign at least once, counted when they first did."},
    {"reach", "Reach", so_far("reached_so_far", "people", "%", 100), neither,
     "Share of people who met a campaign at least once so far."},
    {"exposures", "Exposures", Kind{"exposures"}, neither,
     "Contacts with campaigns, counting repeats."},
    {"frequency", "Frequency",
     so_far("exposures_so_far", "reached_so_far", "exposures per person reached"), neither,
     "Exposures so far for each person reached so far, who counts once over all campaigns."},
    {"told", "Told by others", people, neither,
     "People who met the first of all messages that they met through someone they know."}};

constexpr Figure learning[] = {
    {"recalls", "Recall", survey, neither,
     "People who met a message and whose knowledge, belief that it happens, not-me gap or "
     "efficacy is at least one point away from where it rests."},
    {"learned", "Learned", survey, neither,
     "People who met a message and know at least five points more than without it."},
    {"knowledge", "Knowledge", survey, higher,
     "Mean ability to tell a deceptive offer from a genuine one."},
    {"knowledge_said", "Knowledge, as surveyed", survey_said, higher,
     "The same as people would say when asked: those reached say a little more than is true.",
     "knowledge"},
    {"risk_belief", "Belief that it happens", survey, neither,
     "Mean belief that people are deceived and exploited."},
    {"personal_risk", "Belief that it could happen to me", survey, neither,
     "Mean belief that it could happen to oneself."},
    {"efficacy", "Efficacy", survey, higher, "Mean knowledge of, and trust in, a way to get help."},
    {"norm", "Norm", survey, neither, "Mean share of a person's contacts who check offers."},
    {"intends", "Intention to check", adults, higher,
     "Adults who intend to check an offer before they answer."},
    {"intends_said", "Intention to check, as surveyed", adults_said, higher,
     "Adults who would say when asked that they intend to check an offer before they answer.",
     "intends"},
    {"practises", "Practice of checking", adults, higher,
     "Adults who do check an offer before they answer."},
    {"practises_said", "Practice of checking, as surveyed", adults_said, higher,
     "Adults who would say when asked that they check an offer before they answer.", "practises"}};

constexpr Figure behaviour[] = {
    {"ready_risky", "Readiness for a risky offer", adults, lower,
     "Mean chance that an adult would accept a deceptive offer from a stranger."},
    {"ready_risky_said", "Readiness for a risky offer, as surveyed", adults_said, lower,
     "The same as adults would say when asked: those reached say a little less than is true.",
     "ready_risky"},
    {"ready_genuine", "Readiness for genuine work", adults, neither,
     "Mean chance that an adult would accept a genuine offer from an agency."},
    {"offers", "Offers received", rate, neither,
     "Offers of work or travel, genuine and deceptive, and takings by force."},
    {"offers_deceptive", "Deceptive offers received", rate, lower,
     "Offers that deceive, answered either way: where recruiters' effort goes."},
    {"accepts_deceptive", "Deceptive offers accepted",
     share_of("accepted_deceptive", "offers_deceptive"), lower,
     "Share of deceptive offers that were accepted."},
    {"accepts_genuine", "Genuine offers accepted", share_of("accepted_genuine", "offers_genuine"),
     neither, "Share of genuine offers that were accepted."},
    {"checks", "Offers checked", share_of("checked", "offers"), higher,
     "Share of offers that were checked before the answer."},
    {"irregular_journeys", "Irregular journeys", rate_of("irregular"), neither,
     "Departures without papers or against the law, after any offer or by force."},
    {"risky_journeys", "Journeys on deceptive offers", rate_of("accepted_deceptive"), lower,
     "Deceptive offers that were accepted."},
    {"refused_deceptive", "Danger refused", rate, higher, "Deceptive offers that were refused."},
    {"safe_journeys", "Journeys to genuine work", rate_of("accepted_genuine"), higher,
     "Genuine offers that were accepted; fewer means genuine work forgone."},
    {"refused_genuine", "Genuine work refused", rate, lower, "Genuine offers that were refused."},
    {"work_years", "Time in work away from home", years, higher,
     "Years spent away from home without exploitation."}};

constexpr Figure harm[] = {
    {"recruitments", "Recruitments into exploitation", rate_of("recruited"), lower,
     "People whose exploitation began."},
    {"recruited", "People recruited into exploitation", people, lower,
     "The same as a number of people."},
    {"exploited", "People in exploitation", Kind{"per 1,000 people", "people", 1000}, lower,
     "People in exploitation at the ends of the periods, for each 1,000 people."},
    {"exploited_years", "Time in exploitation", years, lower,
     "Years that people spent in exploitation."},
    // How recruitments divide: by who asked, and by whether any campaign means the people. Numbers that add up.
    {"recruited_by_family", "Recruited through family", people, lower,
     "People whose exploitation began after an offer by family."},
    {"recruited_by_partner", "Recruited through a partner", people, lower,
     "People whose exploitation began after an offer by a partner."},
    {"recruited_by_friend", "Recruited through a friend", people, lower,
     "People whose exploitation began after an offer by a friend."},
    {"recruited_by_agency", "Recruited through an agency or broker", people, lower,
     "People whose exploitation began after an offer by an agency or broker."},
    {"recruited_by_stranger_in_person", "Recruited through a stranger met in person", people, lower,
     "People whose exploitation began after an offer by a stranger met in person."},
    {"recruited_by_stranger_online", "Recruited through a stranger met online", people, lower,
     "People whose exploitation began after an offer by a stranger met online."},
    {"recruited_by_force", "Recruited by force", people, lower,
     "People whose exploitation began when they were taken by force."},
    {"recruited_meant", "Recruited among those a campaign is meant for", people, lower,
     "People whose exploitation began and who are, at the start, in the target group of a "
     "campaign of any arm."},
    {"recruited_others", "Recruited among those no campaign is meant for", people, lower,
     "People whose exploitation began and who are, at the start, in the target group of no "
     "campaign of any arm: more of them with a campaign means that harm moved."},
    {"recruited_online", "Recruited online", share_of("recruited_by_stranger_online", "recruited"),
     neither, "Share of recruitments that began with an offer from a stranger met online."}};

constexpr Figure response[] = {
    {"exits", "Ways out found", rate, neither, "People who got out of exploitation."},
    {"exits_own", "Own escape or report", share_of("exits_own", "exits"), neither,
     "Share of those who got out who did so by themselves."},
    {"exits_police", "Police or inspection", share_of("exits_police", "exits"), neither,
     "Share who got out through police or inspection."},
    {"exits_community", "Community or civil society", share_of("exits_community", "exits"), neither,
     "Share who got out with help from around them."},
    {"exits_other", "Release or other", share_of("exits_other", "exits"), neither,
     "Share who were released or got out otherwise."},
    {"identified", "Identified when they got out", share_of("cases", "exits"), neither,
     "Share of those who got out who were identified and recorded."},
    {"cases_recorded", "Cases recorded", recorded("cases"), neither,
     "People identified and recorded after they got out: part of what happened.", "recruitments"},
    {"cases_police", "Cases recorded by the police", recorded(), neither,
     "People recorded after they got out through police or inspection."},
    {"cases_hotline", "Cases recorded by a hotline", recorded(), neither,
     "People recorded after they got out by themselves."},
    {"cases_organisation", "Cases recorded by organisations", recorded(), neither,
     "People recorded after they got out through their community, by release or otherwise."},
    {"reports_recorded", "Reports of suspicious offers", recorded("reports"), neither,
     "Deceptive offers that were refused and reported.", "refused_deceptive"},
    {"hotline_calls", "Hotline calls recorded", recorded(), neither,
     "Calls on a hotline's record: cases after own escape, and reports of suspicious offers."}};

constexpr Figure harm_again[] = {
    {"recruited_again_12", "Recruited again within 12 months", share_of("", "followed_12"), lower,
     "Share of those who got out who were recruited again within 12 months, of ways out that are "
     "followed for so long before the end, counted at the end of that time."},
    {"recruited_again_24", "Recruited again within 24 months", share_of("", "followed_24"), lower,
     "Share of those who got out who were recruited again within 24 months, of ways out that are "
     "followed for so long before the end, counted at the end of that time."}};

constexpr Figure support[] = {
    {"in_support", "People in support", people, neither,
     "Survivors who have a place in support at the ends of the periods."},
    {"waiting", "People waiting for support", people, lower,
     "Survivors who seek a place in support at the ends of the periods and have none yet."},
    {"months_waited", "Months waited for support", Kind{"months", "support_starts"}, lower,
     "Mean time from the way out to a place in support, of those who got one."},
    {"support_finished", "Support finished", share_of("support_finished", "support_ends"), higher,
     "Share of those whose support ended who stayed to its end."}};

}  // namespace

std::vector<Measure> all_measures(const std::string& currency) {
    std::vector<Measure> list;
    add_all(list, "delivery", delivery);
    add_all(list, "learning", learning);
    add_all(list, "behaviour", behaviour);
    add_all(list, "harm", harm);
    add_all(list, "response", response);
    add_all(list, "harm", harm_again);
    add_all(list, "response", support);
    add(list, "value",
        {"cost", "Cost", Kind{currency}, lower,
         "Money spent on campaigns, and on support: of everybody, not by group."});
    add(list, "value",
        {"cost_per_reached", "Cost per person reached",
         so_far("spent_so_far", "reached_so_far", currency + " per person reached"), lower,
         "Money spent on campaigns so far for each person reached so far, who counts once over "
         "all campaigns."});
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
        add(list, "behaviour",
            {"left_for_" + name, "Journeys: " + words, people, neither,
             "Departures on the journey '" + name + "', whatever came of them."});
        add(list, "harm",
            {"recruited_on_" + name, "Recruited on: " + words, people, lower,
             "People whose exploitation began on the journey '" + name + "'."});
    }
    return list;
}

}  // namespace heed
