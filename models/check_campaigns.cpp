// Whether campaigns make sense: their rounds, channels, coverage and money.
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

/// What is set must matter: broadcasts have an intensity, sessions have seats and attendance. A value that is
/// written but left at its default (as in a resolved scenario) is let be.
void check_channel(const ScenarioCheck& check, const std::string& path, const Campaign& campaign) {
    const Campaign usual = defaults<Campaign>();
    const bool sessions = by_session(campaign.channel);
    const auto useless = [&](const char* key) {
        check.say(path + "." + key,
                  fmt::format("{}.{} means nothing for {}, which works by {}; take it away", path,
                              key, word(campaign.channel), sessions ? "sessions" : "broadcast"));
    };
    if (sessions && campaign.intensity.value != usual.intensity.value) useless("intensity");
    if (!sessions && campaign.capacity) useless("capacity");
    if (!sessions && campaign.attendance.value != usual.attendance.value) useless("attendance");
}

void check_coverage(const ScenarioCheck& check, const std::string& path, const Campaign& campaign) {
    if (!campaign.coverage.people) return;
    const Profile& population = check.scenario.population;
    const double people = static_cast<double>(population.size) * population.weight;
    if (*campaign.coverage.people > people)
        check.say(
            path + ".coverage.people",
            fmt::format(
                "{}.coverage.people is {}, but only {} people live here; cover at most these", path,
                format_number(*campaign.coverage.people, 12), format_number(people, 12)));
    if (check.origins.contains(path + ".coverage.share"))
        check.say(path + ".coverage.people",
                  fmt::format("{}.coverage has both people and share; keep one of them", path));
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
        if (campaign.budget && campaign.cost.fixed > *campaign.budget)
            check.say(path + ".budget",
                      fmt::format("{}.budget is less than the fixed cost, which is spent at once; "
                                  "raise it or lower cost.fixed",
                                  path));
    }
}

}  // namespace heed
