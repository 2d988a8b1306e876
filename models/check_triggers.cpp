// Whether what campaigns wait for can come: one thing each, which the channel can wait for, and no circles.
#include <fmt/format.h>

#include <algorithm>

#include "models/scenario_check.hpp"

namespace heed {

namespace {

/// The campaign that this one comes after; null if there is none, or none of that name.
const Campaign* before(const Scenario& scenario, const Campaign& campaign) {
    return campaign.trigger ? scenario.campaigns.find(campaign.trigger->after) : nullptr;
}

/// Another campaign to come after: it must be there, meet people, and not wait for this one in turn.
void check_after(const ScenarioCheck& check, const std::string& at, const Campaign& campaign) {
    const Scenario& scenario = check.scenario;
    const std::string& name = campaign.trigger->after;
    const Campaign* first = before(scenario, campaign);
    if (!first) {
        check.unknown(at + ".after", name, "campaigns", scenario.campaigns.names());
        return;
    }
    if (first->channel == Channel::place_wide)
        check.say(at + ".after",
                  fmt::format("{}.after names '{}', which meets nobody (place_wide); name a "
                              "campaign that meets people",
                              at, name));
    std::size_t most = scenario.campaigns.size();
    for (const Campaign* next = first; next && most > 0; next = before(scenario, *next), --most)
        if (next == &campaign) {
            check.say(
                at + ".after",
                fmt::format("{}.after names '{}', which {}, so neither would ever begin; "
                            "let one of them start by itself",
                            at, name,
                            next == first ? "is this campaign itself" : "waits for this one"));
            break;
        }
}

/// What is met on what happens to people: sessions, covered by chance.
void check_of_persons(const ScenarioCheck& check, const std::string& path,
                      const Campaign& campaign) {
    const Trigger& trigger = *campaign.trigger;
    const char* key = trigger.after.empty() ? "event" : "after";
    if (campaign.changes)
        check.say(
            path + ".trigger",
            fmt::format("{}.trigger.{} cannot set off what {}.changes does; give it dates, or "
                        "a number that is counted",
                        path, key, path));
    if (!by_session(campaign.channel)) {
        check.say(fmt::format("{}.trigger.{}", path, key),
                  fmt::format("{}.trigger.{} needs a channel that works by sessions; {} does not",
                              path, key, word(campaign.channel)));
        return;
    }
    const auto useless = [&](const char* of) {
        check.say(path + ".coverage." + of,
                  fmt::format("{}.coverage.{} cannot be kept before the events come; give "
                              "coverage.share alone",
                              path, of));
    };
    if (campaign.coverage.people) useless("people");
    if (campaign.coverage.risk_correlation.value != 0) useless("risk_correlation");
    if (campaign.coverage.seeding != Seeding::random) useless("seeding");
}

void check_trigger(const ScenarioCheck& check, const std::string& path, const Campaign& campaign) {
    const Trigger& trigger = *campaign.trigger;
    const std::string at = path + ".trigger";
    const auto counts = std::ranges::count_if(
        trigger.counts(), [](const std::optional<Parameter>* count) { return count->has_value(); });
    if (counts + (trigger.event != Event::none) + !trigger.after.empty() != 1)
        check.say(at, fmt::format("{} must name one thing to wait for: an event, another campaign "
                                  "(after), or a number of cases, calls, departures or homecomings",
                                  at));
    if (trigger.delay > 0 && trigger.after.empty())
        check.say(at + ".delay",
                  fmt::format("{}.delay counts from being met by another campaign; name it in "
                              "'after', or take delay away",
                              at));
    if (const auto waits = trigger.threshold(); waits && waits->second <= 0)
        check.say(at, fmt::format("{}.{} is 0 people, which waits for nothing; write how many, or "
                                  "leave the trigger out",
                                  at, word(waits->first)));
    if (!trigger.after.empty()) check_after(check, at, campaign);
    if (trigger.of_persons()) check_of_persons(check, path, campaign);
    if (counts > 0 && campaign.changes && campaign.changes->vacancies.value != 1)
        check.say(path + ".changes.vacancies",
                  fmt::format("{}.changes.vacancies cannot wait for a number that is counted; give "
                              "it dates, in a campaign of its own",
                              path));
}

}  // namespace

void check_triggers(const ScenarioCheck& check) {
    for (const auto& [name, campaign] : check.scenario.campaigns)
        if (campaign.trigger) check_trigger(check, "campaigns." + name, campaign);
}

}  // namespace heed
