// Whether campaigns make sense: their rounds, channels, coverage and money. Triggers: check_triggers.cpp.

#include "models/campaigns.hpp"
#include "models/scenario_check.hpp"
#include "sim/config/read.hpp"

namespace heed {

namespace {

std::string last_day(const Calendar& calendar) {
    return format_date(calendar.end() - std::chrono::days{1});
}

/// Rounds that contradict each other; false if there are such.
bool rounds_agree(const ScenarioCheck& check, const Schedule& schedule) {
    const std::size_t before = check.problems.size();
    const auto& every = schedule.repeat_every;
    if (schedule.rounds > 1 && !every)
        check.wrong("rounds",
                    "is {}, but without repeat_every there is one round; add for example "
                    "'repeat_every: 1 year', or take rounds away",
                    schedule.rounds);
    if (every && *every <= 0)
        check.wrong("repeat_every", "must be more than nothing");
    else if (every && *every < schedule.length)
        check.wrong("repeat_every",
                    "is shorter than the length of a round; rounds must not overlap");
    if (schedule.delay > 0 && schedule.delay >= schedule.length)
        check.wrong("delay",
                    "is as long as a round or longer, so nobody would ever be reached; it counts "
                    "from the start of a round");
    return check.problems.size() == before;
}

void check_schedule(const ScenarioCheck& check, const Schedule& schedule) {
    const Calendar calendar = check.scenario.time.calendar();
    if (!rounds_agree(check, schedule)) return;
    if (schedule.start && *schedule.start >= calendar.end())
        check.wrong("start",
                    "{} is after the last day simulated ({}); start earlier or simulate longer",
                    format_date(*schedule.start), last_day(calendar));
    else if (rounds_of(schedule, calendar).empty())
        check.wrong("",
                    "has no round within the time simulated ({} to {}): {}; start later, or repeat "
                    "more often or longer",
                    format_date(calendar.start()), last_day(calendar),
                    schedule.repeat_every && schedule.rounds == 0
                        ? "its rounds fall before and after it"
                        : "its last round ends before");
}

/// Journeys whose vacancies a campaign changes: they must be there, and have some.
void check_journeys(const ScenarioCheck& check, const std::vector<std::string>& names) {
    const auto& known = check.scenario.parameters.offers.journeys;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const Journey* journey = known.find(names[i]);
        if (!journey)
            check.unknown(std::to_string(i), names[i], "journeys", known.names());
        else if (!journey->vacancies)
            check.say(std::to_string(i),
                      "journey '{0}' has no vacancies to change; give "
                      "parameters.offers.journeys.{0}.vacancies",
                      names[i]);
    }
    check.no_doubles("", names, "a journey is changed once by a campaign");
}

/// What is set must matter: broadcasts have an intensity, sessions have seats and attendance. A value that is
/// written but left at its default (as in a resolved scenario) is let be.
void check_channel(const ScenarioCheck& check, const Campaign& campaign) {
    const Campaign usual = defaults<Campaign>();
    const bool sessions = by_session(campaign.channel);
    const bool wide = campaign.channel == Channel::place_wide;
    const char* works = sessions ? "works by sessions"
                        : wide   ? "meets nobody"
                                 : "works by broadcast";
    const auto useless = [&](const char* key, bool set) {
        if (set)
            check.wrong(key, "means nothing for {}, which {}; take it away", word(campaign.channel),
                        works);
    };
    const Coverage& coverage = campaign.coverage;
    useless("coverage.risk_correlation", wide && coverage.risk_correlation.value != 0);
    useless("coverage.seeding", wide && coverage.seeding != usual.coverage.seeding);
    useless("cost.per_person_reached", wide && campaign.cost.per_person_reached.value != 0);
    useless("cost.per_exposure", wide && campaign.cost.per_exposure.value != 0);
    const bool broadcast = !sessions && !wide;
    useless("intensity", !broadcast && campaign.intensity.value != usual.intensity.value);
    useless("capacity", !sessions && campaign.capacity);
    useless("attendance", !sessions && campaign.attendance.value != usual.attendance.value);
}

/// Points of a curve must follow each other.
void check_curve(const ScenarioCheck& check, const Named<CoveragePoint>& curve) {
    for (std::size_t i = 1; i < curve.size(); ++i) {
        const auto& [name, point] = curve.entries[i];
        const auto& [before, earlier] = curve.entries[i - 1];
        if (point.after <= earlier.after)
            check.under(name).say(
                "after", "{0}.{1} must come after {0}.{2}; put the points in order of time",
                check.path, name, before);
    }
}

/// One thing alone may say how many are covered, and there must be so many.
void check_coverage(const ScenarioCheck& check, const Coverage& coverage) {
    // The whole target group is what is meant where nothing is said, and a resolved scenario writes it out beside
    // `people` or a curve: that is no contradiction.
    const bool share = coverage.share.value != 1 && check.origins.contains(check.path_of("share"));
    check_curve(check.under("curve"), coverage.curve);
    if (!coverage.curve.empty() && (share || coverage.people))
        check.say("curve", "{} has both a curve and {}; keep one of them", check.path,
                  share ? "share" : "people");
    if (!coverage.people) return;
    const Profile& population = check.scenario.population;
    const double people = static_cast<double>(population.size) * population.weight;
    if (*coverage.people > people)
        check.wrong("people", "is {}, but only {} people live here; cover at most these",
                    format_number(*coverage.people, 12), format_number(people, 12));
    if (share) check.say("people", "{} has both people and share; keep one of them", check.path);
}

/// Who is covered later must have something to come to.
void check_joining(const ScenarioCheck& check, const Campaign& campaign) {
    const Coverage& coverage = campaign.coverage;
    const bool by_person = campaign.trigger && campaign.trigger->of_persons();
    const bool enrols = coverage.enrol != Enrolment::first_day;
    if (enrols && (by_person || campaign.channel == Channel::place_wide))
        check.wrong("coverage.enrol", "means nothing for a campaign that {}; take it away",
                    by_person ? "waits for what happens to people" : "meets nobody");
    else if (enrols && campaign.trigger && campaign.trigger->threshold())
        check.wrong("coverage.enrol",
                    "cannot be kept where {}.trigger says when it starts; take one of them away",
                    check.path);
    const char* later = !coverage.curve.empty()                     ? "coverage.curve"
                        : coverage.enrol == Enrolment::as_they_come ? "coverage.enrol"
                                                                    : nullptr;
    if (later && by_session(campaign.channel) && !by_person && !campaign.schedule.repeat_every)
        check.wrong(later,
                    "adds nobody: a round of sessions serves those who are covered when it begins, "
                    "and there is one round; add for example 'repeat_every: 1 year'");
}

/// What a campaign brings: it must bring something, by a channel that can carry it.
void check_content(const ScenarioCheck& check, const Campaign& campaign) {
    const bool wide = campaign.channel == Channel::place_wide;
    if (!campaign.message && !campaign.provides && !campaign.changes)
        check.wrong("",
                    "says nothing, gives nothing and changes nothing; write a message, or what it "
                    "provides or changes");
    if (wide && !campaign.changes && (campaign.message || campaign.provides))
        check.wrong("channel",
                    "place_wide meets nobody, so it can carry only 'changes'; name a channel that "
                    "meets people");
    const auto reaches_nobody = [&](const char* key, bool given) {
        if (wide && campaign.changes && given)
            check.wrong(key,
                        "reaches nobody: channel place_wide meets nobody; name a channel that "
                        "meets people");
    };
    reaches_nobody("message", campaign.message.has_value());
    reaches_nobody("provides", campaign.provides.has_value());
    if (!campaign.changes) return;
    if (campaign.budget)
        check.wrong("budget", "cannot end what {}.changes does; shorten the schedule instead",
                    check.path);
    check_journeys(check.under("changes.journeys"), campaign.changes->journeys);
}

}  // namespace

void check_campaigns(const ScenarioCheck& whole) {
    if (whole.scenario.campaigns.size() > 32)
        whole.say("campaigns", "there are more than 32 campaigns; split the scenario");
    for (const auto& [name, campaign] : whole.scenario.campaigns) {
        const ScenarioCheck check = whole.under("campaigns." + name);
        check_schedule(check.under("schedule"), campaign.schedule);
        check_coverage(check.under("coverage"), campaign.coverage);
        check_joining(check, campaign);
        check_channel(check, campaign);
        check_content(check, campaign);
        if (campaign.budget && campaign.cost.fixed > *campaign.budget)
            check.wrong("budget",
                        "is less than the fixed cost, which is spent at once; raise it or lower "
                        "cost.fixed");
        if (campaign.trigger) check_trigger(check, campaign);
    }
}

}  // namespace heed
