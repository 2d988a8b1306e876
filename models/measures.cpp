// The figures: name, unit, definition, and the raw sums they are made of.
#include "models/measures.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace heed {

namespace {

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

/// Share of one flow in another.
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

void add_delivery(std::vector<Measure>& list) {
    constexpr auto neither = Better::neither;
    list.push_back(count("reached", "People reached",
                         "People who met a campaign at least once, counted when they first did.",
                         "delivery", neither));
    list.push_back(count("exposures", "Exposures", "Contacts with campaigns, counting repeats.",
                         "delivery", neither));
    list.back().unit = "exposures";
    Measure frequency =
        count("frequency", "Frequency",
              "Exposures for each person reached; in a period, for each newly reached.", "delivery",
              neither);
    frequency.unit = "exposures per person reached";
    frequency.numerator = "exposures";
    frequency.denominator = "reached";
    list.push_back(frequency);
    list.push_back(count("told", "Told by others",
                         "People who first met a campaign's message through someone they know.",
                         "delivery", neither));
}

void add_learning(std::vector<Measure>& list) {
    constexpr auto higher = Better::higher;
    constexpr auto neither = Better::neither;
    list.push_back(survey("recalls", "Recall",
                          "People who met a message and hold at least one point of what it said.",
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
    list.push_back(survey("intends", "Intention to check",
                          "People who intend to check an offer before they answer.", "learning",
                          higher));
    list.push_back(survey("practises", "Practice of checking",
                          "People who do check an offer before they answer.", "learning", higher));
}

void add_behaviour(std::vector<Measure>& list) {
    constexpr auto lower = Better::lower;
    constexpr auto higher = Better::higher;
    constexpr auto neither = Better::neither;
    list.push_back(survey("ready_risky", "Readiness for a risky offer",
                          "Mean chance of accepting a deceptive offer from a stranger.",
                          "behaviour", lower));
    list.push_back(survey("ready_risky_said", "Readiness for a risky offer, as surveyed",
                          "The same as people would say when asked.", "behaviour", lower,
                          Truth::survey));
    list.push_back(survey("ready_genuine", "Readiness for genuine work",
                          "Mean chance of accepting a genuine offer from an agency.", "behaviour",
                          neither));
    list.push_back(rate("offers", "offers", "Offers received",
                        "Offers of work or travel, genuine and deceptive, and takings by force.",
                        "behaviour", neither));
    list.push_back(share("accepts_deceptive", "accepted_deceptive", "offers_deceptive",
                         "Deceptive offers accepted",
                         "Share of deceptive offers that were accepted.", "behaviour", lower));
    list.push_back(share("accepts_genuine", "accepted_genuine", "offers_genuine",
                         "Genuine offers accepted", "Share of genuine offers that were accepted.",
                         "behaviour", neither));
    list.push_back(share("checks", "checked", "offers", "Offers checked",
                         "Share of offers that were checked before the answer.", "behaviour",
                         higher));
    list.push_back(rate("safe_journeys", "accepted_genuine", "Journeys to genuine work",
                        "Genuine offers that were accepted; fewer means genuine work forgone.",
                        "behaviour", higher));
    Measure work = rate("work_years", "work_years", "Time in work away from home",
                        "Years spent away from home without exploitation.", "behaviour", higher);
    work.unit = "person-years per 100,000 person-years";
    list.push_back(work);
}

void add_harm(std::vector<Measure>& list) {
    constexpr auto lower = Better::lower;
    constexpr auto neither = Better::neither;
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
    list.push_back(rate("cases_recorded", "cases", "Cases recorded",
                        "People identified and recorded after they got out: part of what happened.",
                        "response", neither, Truth::recorded));
    list.push_back(rate("reports_recorded", "reports", "Reports of suspicious offers",
                        "Deceptive offers that were refused and reported.", "response", neither,
                        Truth::recorded));
}

Dimension age_dimension(const std::vector<long>& limits) {
    Dimension dimension{
        .name = "age_band", .title = "Age", .levels = {}, .attribute = nullptr, .age_limits = {}};
    int from = 0;
    for (long limit : limits) {
        dimension.levels.push_back(from == limit - 1
                                       ? std::to_string(from)
                                       : std::to_string(from) + "–" + std::to_string(limit - 1));
        dimension.age_limits.push_back(static_cast<int>(limit));
        from = static_cast<int>(limit);
    }
    dimension.levels.push_back(std::to_string(from) + "+");
    return dimension;
}

Dimension dimension_of(const Profile& profile, const std::string& name) {
    Dimension dimension{
        .name = name, .title = name, .levels = {}, .attribute = nullptr, .age_limits = {}};
    if (name == "gender") {
        dimension.title = "Gender";
        dimension.levels = {"female", "male"};
    } else if (name == "place") {
        dimension.title = "Place";
        dimension.levels = profile.places.names();
    } else if (const AttributeProfile* attribute = profile.attributes.find(name)) {
        if (!attribute->title.empty()) dimension.title = attribute->title;
        dimension.levels = attribute->levels;
    }
    return dimension;
}

}  // namespace

std::vector<Measure> all_measures() {
    std::vector<Measure> list;
    add_delivery(list);
    add_learning(list);
    add_behaviour(list);
    add_harm(list);
    const std::map<std::string, std::string> counterparts{{"knowledge_said", "knowledge"},
                                                          {"ready_risky_said", "ready_risky"},
                                                          {"cases_recorded", "recruitments"}};
    for (Measure& measure : list)
        if (const auto found = counterparts.find(measure.id); found != counterparts.end())
            measure.counterpart = found->second;
    return list;
}

Scheme make_scheme(const Scenario& scenario, std::vector<Tally> tallies) {
    Scheme scheme;
    scheme.tallies = std::move(tallies);
    scheme.measures = all_measures();
    for (const std::string& name : scenario.outcomes.by)
        scheme.dimensions.push_back(name == "age_band" ? age_dimension(scenario.outcomes.age_bands)
                                                       : dimension_of(scenario.population, name));
    const Calendar calendar = scenario.time.calendar();
    const int each = std::max(
        1, static_cast<int>(std::lround(scenario.outcomes.every / calendar.step_length())));
    for (int end = each - 1; end < calendar.steps(); end += each) scheme.period_ends.push_back(end);
    // What is left at the end is a period of its own only if it is at least half as long as the others.
    const int last = calendar.steps() - 1;
    if (!scheme.period_ends.empty() && 2 * (last - scheme.period_ends.back()) < each)
        scheme.period_ends.back() = last;
    else if (scheme.period_ends.empty() || scheme.period_ends.back() != last)
        scheme.period_ends.push_back(last);
    return scheme;
}

Scheme make_scheme(const Scenario& scenario) {
    const Memory nothing(1, 1, 1, 0);
    const Model uninhabited(nothing, Practice(scenario.parameters.awareness.practice, nothing, 0));
    return make_scheme(scenario, all_tallies(uninhabited));
}

}  // namespace heed
