// Whether campaigns make sense: their rounds, channels, coverage and money. Triggers: check_triggers.cpp.
#include <fmt/format.h>

#include <cmath>

#include "models/campaigns.hpp"
#include "models/scenario_check.hpp"
#include "sim/config/read.hpp"

namespace heed {

namespace {

std::string days_simulated(const Calendar& calendar) {
    return fmt::format("{} to {}", format_date(calendar.start()),
                       format_date(calendar.end() - std::chrono::days{1}));
}

/// Rounds that contradict each other; false if there are such.
bool rounds_agree(const ScenarioCheck& check, const std::string& path, const Schedule& schedule) {
    const std::size_t before = check.problems.size();
    if (schedule.rounds > 1 && !schedule.repeat_every)
        check.say(
            path + ".rounds",
            fmt::format("{}.rounds is {}, but without repeat_every there is one round; add for "
                        "example 'repeat_every: 1 year', or take rounds away",
                        path, schedule.rounds));
    if (schedule.repeat_every && *schedule.repeat_every <= 0)
        check.say(path + ".repeat_every",
                  fmt::format("{}.repeat_every must be more than nothing", path));
    else if (schedule.repeat_every && *schedule.repeat_every < schedule.length)
        check.say(path + ".repeat_every",
                  fmt::format("{}.repeat_every is shorter than the length of a round; rounds must "
                              "not overlap",
                              path));
    if (schedule.delay > 0 && schedule.delay >= schedule.length)
        check.say(path + ".delay",
                  fmt::format("{}.delay is as long as a round or longer, so nobody would ever be "
                              "reached; it counts from the start of a round",
                              path));
    return check.problems.size() == before;
}

void check_schedule(const ScenarioCheck& check, const std::string& path, const Schedule& schedule) {
    const Calendar calendar = check.scenario.time.calendar();
    if (!rounds_agree(check, path, schedule)) return;
    if (schedule.start && *schedule.start >= calendar.end())
        check.say(path + ".start",
                  fmt::format("{}.start {} is after the last day simulated ({}); start earlier or "
                              "simulate longer",
                              path, format_date(*schedule.start),
                              format_date(calendar.end() - std::chrono::days{1})));
    else if (rounds_of(schedule, calendar).empty())
        check.say(path, fmt::format("{} has no round within the time simulated ({}): {}; start "
                                    "later, or repeat more often or longer",
                                    path, days_simulated(calendar),
                                    schedule.repeat_every && schedule.rounds == 0
                                        ? "its rounds fall before and after it"
                                        : "its last round ends before"));
}

/// Journeys whose vacancies a campaign changes: they must be there, and have some.
void check_journeys(const ScenarioCheck& check, const std::string& path,
                    const std::vector<std::string>& journeys) {
    const auto& known = check.scenario.parameters.offers.journeys;
    for (std::size_t i = 0; i < journeys.size(); ++i) {
        const std::string at = fmt::format("{}.{}", path, i);
        const Journey* journey = known.find(journeys[i]);
        if (!journey)
            check.unknown(at, journeys[i], "journeys", known.names());
        else if (!journey->vacancies)
            check.say(at, fmt::format("journey '{}' has no vacancies to change; give "
                                      "parameters.offers.journeys.{}.vacancies",
                                      journeys[i], journeys[i]));
    }
    check.no_doubles(path, journeys, "a journey is changed once by a campaign");
}

/// What is set must matter: broadcasts have an intensity, sessions have seats and attendance. A value that is
/// written but left at its default (as in a resolved scenario) is let be.
void check_channel(const ScenarioCheck& check, const std::string& path, const Campaign& campaign) {
    const Campaign usual = defaults<Campaign>();
    const bool sessions = by_session(campaign.channel);
    const bool wide = campaign.channel == Channel::place_wide;
    const auto useless = [&](const char* key) {
        const char* works = sessions ? "works by sessions"
                            : wide   ? "meets nobody"
                                     : "works by broadcast";
        check.say(path + "." + key,
                  fmt::format("{}.{} means nothing for {}, which {}; take it away", path, key,
                              word(campaign.channel), works));
    };
    if (wide && campaign.coverage.risk_correlation.value != 0) useless("coverage.risk_correlation");
    if (wide && campaign.coverage.seeding != usual.coverage.seeding) useless("coverage.seeding");
    if (wide && campaign.cost.per_person_reached.value != 0) useless("cost.per_person_reached");
    if (wide && campaign.cost.per_exposure.value != 0) useless("cost.per_exposure");
    if ((sessions || wide) && campaign.intensity.value != usual.intensity.value)
        useless("intensity");
    if (!sessions && campaign.capacity) useless("capacity");
    if (!sessions && campaign.attendance.value != usual.attendance.value) useless("attendance");
}

/// Whether a share was asked for. The whole target group is what is meant where nothing is said, and a resolved
/// scenario writes it out beside `people` or a curve: that is no contradiction.
bool asks_for_share(const ScenarioCheck& check, const std::string& path, const Coverage& coverage) {
    return coverage.share.value != 1 && check.origins.contains(path + ".coverage.share");
}

/// Points of a curve must follow each other, and nothing else may say how many are covered.
void check_curve(const ScenarioCheck& check, const std::string& path, const Coverage& coverage) {
    const std::string at = path + ".coverage.curve";
    if (coverage.curve.empty()) return;
    for (std::size_t i = 1; i < coverage.curve.size(); ++i)
        if (coverage.curve.entries[i].second.after <= coverage.curve.entries[i - 1].second.after)
            check.say(fmt::format("{}.{}.after", at, coverage.curve.entries[i].first),
                      fmt::format("{}.{} must come after {}.{}; put the points in order of time",
                                  at, coverage.curve.entries[i].first, at,
                                  coverage.curve.entries[i - 1].first));
    const bool share = asks_for_share(check, path, coverage);
    if (share || coverage.people)
        check.say(at, fmt::format("{}.coverage has both a curve and {}; keep one of them", path,
                                  share ? "share" : "people"));
}

/// Who is covered later must have something to come to.
void check_joining(const ScenarioCheck& check, const std::string& path, const Campaign& campaign) {
    const Coverage& coverage = campaign.coverage;
    const bool by_person = campaign.trigger && campaign.trigger->of_persons();
    const bool enrols = coverage.enrol != Enrolment::first_day;
    if (enrols && (by_person || campaign.channel == Channel::place_wide))
        check.say(
            path + ".coverage.enrol",
            fmt::format("{}.coverage.enrol means nothing for a campaign that {}; take it away",
                        path, by_person ? "waits for what happens to people" : "meets nobody"));
    else if (enrols && campaign.trigger && campaign.trigger->threshold())
        check.say(path + ".coverage.enrol",
                  fmt::format("{}.coverage.enrol cannot be kept where {}.trigger says when it "
                              "starts; take one of them away",
                              path, path));
    const char* later = !coverage.curve.empty()                     ? "curve"
                        : coverage.enrol == Enrolment::as_they_come ? "enrol"
                                                                    : nullptr;
    if (later && by_session(campaign.channel) && !by_person && !campaign.schedule.repeat_every)
        check.say(
            fmt::format("{}.coverage.{}", path, later),
            fmt::format("{}.coverage.{} adds nobody: a round of sessions serves those who are "
                        "covered when it begins, and there is one round; add for example "
                        "'repeat_every: 1 year'",
                        path, later));
}

void check_coverage(const ScenarioCheck& check, const std::string& path, const Campaign& campaign) {
    check_curve(check, path, campaign.coverage);
    check_joining(check, path, campaign);
    if (!campaign.coverage.people) return;
    const Profile& population = check.scenario.population;
    const double people = static_cast<double>(population.size) * population.weight;
    if (*campaign.coverage.people > people)
        check.say(
            path + ".coverage.people",
            fmt::format(
                "{}.coverage.people is {}, but only {} people live here; cover at most these", path,
                format_number(*campaign.coverage.people, 12), format_number(people, 12)));
    if (asks_for_share(check, path, campaign.coverage))
        check.say(path + ".coverage.people",
                  fmt::format("{}.coverage has both people and share; keep one of them", path));
}

/// What a campaign brings: it must bring something, by a channel that can carry it.
void check_content(const ScenarioCheck& check, const std::string& path, const Campaign& campaign) {
    const bool wide = campaign.channel == Channel::place_wide;
    if (!campaign.message && !campaign.provides && !campaign.changes)
        check.say(path, fmt::format("{} says nothing, gives nothing and changes nothing; write a "
                                    "message, or what it provides or changes",
                                    path));
    if (wide && !campaign.changes && (campaign.message || campaign.provides))
        check.say(path + ".channel",
                  fmt::format("{}.channel place_wide meets nobody, so it can carry only "
                              "'changes'; name a channel that meets people",
                              path));
    for (const auto& [key, given] : {std::pair{"message", campaign.message.has_value()},
                                     {"provides", campaign.provides.has_value()}})
        if (wide && campaign.changes && given)
            check.say(path + "." + key,
                      fmt::format("{}.{} reaches nobody: channel place_wide meets nobody; name a "
                                  "channel that meets people",
                                  path, key));
    if (campaign.changes && campaign.budget)
        check.say(path + ".budget",
                  fmt::format("{}.budget cannot end what {}.changes does; shorten the schedule "
                              "instead",
                              path, path));
    if (campaign.changes)
        check_journeys(check, path + ".changes.journeys", campaign.changes->journeys);
}

}  // namespace

void check_campaigns(const ScenarioCheck& check) {
    if (check.scenario.campaigns.size() > 32)
        check.say("campaigns", "there are more than 32 campaigns; split the scenario");
    for (const auto& [name, campaign] : check.scenario.campaigns) {
        const std::string path = "campaigns." + name;
        check_schedule(check, path + ".schedule", campaign.schedule);
        check_coverage(check, path, campaign);
        check_channel(check, path, campaign);
        check_content(check, path, campaign);
        if (campaign.budget && campaign.cost.fixed > *campaign.budget)
            check.say(path + ".budget",
                      fmt::format("{}.budget is less than the fixed cost, which is spent at once; "
                                  "raise it or lower cost.fixed",
                                  path));
    }
    check_triggers(check);
}

}  // namespace heed
