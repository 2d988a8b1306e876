// Whether what campaigns wait for can come: one thing each, which the channel can wait for, and no circles.
#include <algorithm>

#include "models/scenario_check.hpp"

namespace heed {

namespace {

/// The campaign that this one comes after; null if there is none, or none of that name.
const Campaign* before(const Scenario& scenario, const Campaign& campaign) {
    return campaign.trigger ? scenario.campaigns.find(campaign.trigger->after) : nullptr;
}

/// Another campaign to come after: it must be there, meet people, and not wait for this one in turn.
void check_after(const ScenarioCheck& check, const Campaign& campaign) {
    const Scenario& scenario = check.scenario;
    const std::string& name = campaign.trigger->after;
    const Campaign* first = before(scenario, campaign);
    if (!first) return check.unknown("after", name, "campaigns", scenario.campaigns.names());
    if (first->channel == Channel::place_wide)
        check.wrong(
            "after",
            "names '{}', which meets nobody (place_wide); name a campaign that meets people", name);
    std::size_t most = scenario.campaigns.size();
    const Campaign* next = first;
    while (next && next != &campaign && --most > 0) next = before(scenario, *next);
    if (next == &campaign)
        check.wrong("after",
                    "names '{}', which {}, so neither would ever begin; let one of them start by "
                    "itself",
                    name, next == first ? "is this campaign itself" : "waits for this one");
}

/// What is met on what happens to people: sessions, covered by chance.
void check_of_persons(const ScenarioCheck& check, const Campaign& campaign) {
    const std::string key = campaign.trigger->after.empty() ? "trigger.event" : "trigger.after";
    if (campaign.changes)
        check.say("trigger",
                  "{} cannot set off what {}.changes does; give it dates, or a number that is "
                  "counted",
                  check.path_of(key), check.path);
    if (!by_session(campaign.channel))
        return check.wrong(key, "needs a channel that works by sessions; {} does not",
                           word(campaign.channel));
    const auto useless = [&](const char* of, bool set) {
        if (set)
            check.wrong(of, "cannot be kept before the events come; give coverage.share alone");
    };
    useless("coverage.people", campaign.coverage.people.has_value());
    useless("coverage.risk_correlation", campaign.coverage.risk_correlation.value != 0);
    useless("coverage.seeding", campaign.coverage.seeding != Seeding::random);
}

}  // namespace

void check_trigger(const ScenarioCheck& check, const Campaign& campaign) {
    const Trigger& trigger = *campaign.trigger;
    const auto counts = std::ranges::count_if(
        trigger.counts(), [](const std::optional<Parameter>* count) { return count->has_value(); });
    if (counts + (trigger.event != Event::none) + !trigger.after.empty() != 1)
        check.wrong("trigger",
                    "must name one thing to wait for: an event, another campaign (after), or a "
                    "number of cases, calls, departures or homecomings");
    if (trigger.delay > 0 && trigger.after.empty())
        check.wrong("trigger.delay",
                    "counts from being met by another campaign; name it in 'after', or take delay "
                    "away");
    if (const auto waits = trigger.threshold(); waits && waits->second <= 0)
        check.say(
            "trigger",
            "{}.trigger.{} is 0 people, which waits for nothing; write how many, or leave the "
            "trigger out",
            check.path, word(waits->first));
    if (!trigger.after.empty()) check_after(check.under("trigger"), campaign);
    if (trigger.of_persons()) check_of_persons(check, campaign);
    if (counts > 0 && campaign.changes && campaign.changes->vacancies.value != 1)
        check.wrong("changes.vacancies",
                    "cannot wait for a number that is counted; give it dates, in a campaign of its "
                    "own");
}

}  // namespace heed
