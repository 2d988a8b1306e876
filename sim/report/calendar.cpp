// When each campaign runs in each arm.
#include "sim/report/calendar.hpp"

#include <algorithm>
#include <cmath>

#include "sim/report/words.hpp"

namespace heed {

namespace {

bool runs_in(const Experiment& experiment, std::size_t arm, const std::string& campaign) {
    const auto& campaigns = experiment.scenario.arms.entries[arm].second.campaigns;
    return std::ranges::find(campaigns, campaign) != campaigns.end();
}

bool alike(const Deliveries& one, const Deliveries& other) {
    const auto same_steps = [](const Round& a, const Round& b) {
        return a.first == b.first && a.last == b.last;
    };
    return one.patched->channel == other.patched->channel &&
           one.patched->title == other.patched->title &&
           std::ranges::equal(one.rounds, other.rounds, same_steps);
}

/// The calendars of one campaign.
std::vector<Deliveries> deliveries_of(const Experiment& experiment, std::size_t campaign) {
    const Scenario& written = experiment.scenario;
    const Calendar calendar = written.time.calendar();
    std::vector<Deliveries> list;
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm) {
        const auto& [name, patched] = experiment.arms[arm].campaigns.entries[campaign];
        if (!runs_in(experiment, arm, name)) continue;
        Deliveries own{campaign, &patched, rounds_of(patched.schedule, calendar), {arm}};
        const auto known =
            std::ranges::find_if(list, [&](const Deliveries& one) { return alike(one, own); });
        if (known == list.end())
            list.push_back(std::move(own));
        else
            known->arms.push_back(arm);
    }
    const Campaign& as_written = written.campaigns.entries[campaign].second;
    if (list.empty())
        list.push_back({campaign, &as_written, rounds_of(as_written.schedule, calendar), {}});
    return list;
}

}  // namespace

std::vector<Deliveries> deliveries_of(const Experiment& experiment) {
    std::vector<Deliveries> list;
    for (std::size_t campaign = 0; campaign < experiment.scenario.campaigns.size(); ++campaign)
        for (Deliveries& one : deliveries_of(experiment, campaign)) list.push_back(std::move(one));
    return list;
}

std::vector<ShockTimes> shocks_of(const Experiment& experiment) {
    std::vector<ShockTimes> list;
    const Calendar calendar = experiment.scenario.time.calendar();
    const std::chrono::days one{1};
    for (std::size_t arm = 0; arm < experiment.arms.size(); ++arm)
        for (const auto& [name, shock] : experiment.arms[arm].parameters.context.shocks) {
            const std::chrono::days length{std::lround(shock.length * days_per_year)};
            ShockTimes own{name,
                           &shock,
                           std::max(shock.start, calendar.start()),
                           std::min(shock.start + length, calendar.end()) - one,
                           {arm}};
            if (own.last < own.first) continue;
            const auto known = std::ranges::find_if(list, [&](const ShockTimes& other) {
                return other.name == name && other.first == own.first && other.last == own.last &&
                       other.patched->title == shock.title;
            });
            if (known == list.end())
                list.push_back(std::move(own));
            else
                known->arms.push_back(arm);
        }
    return list;
}

std::string shock_words(const ShockParameters& shock) {
    if (shock.fades == 0) return "shock";
    return "shock, fading by half in " + format_quantity(shock.fades, Unit::duration);
}

nlohmann::json shocks_json(const Experiment& experiment) {
    nlohmann::json list = nlohmann::json::array();
    for (const ShockTimes& one : shocks_of(experiment)) {
        nlohmann::json arms = nlohmann::json::array();
        for (const std::size_t arm : one.arms) arms.push_back(experiment.arm_names[arm]);
        list.push_back(
            {{"shock", one.name},
             {"title", one.patched->title.empty() ? plain_name(one.name) : one.patched->title},
             {"kind", shock_words(*one.patched)},
             {"start", format_date(one.first)},
             {"end", format_date(one.last)},
             {"arms", arms}});
    }
    return list;
}

nlohmann::json calendar_json(const Experiment& experiment) {
    nlohmann::json list = nlohmann::json::array();
    const Calendar calendar = experiment.scenario.time.calendar();
    for (const Deliveries& one : deliveries_of(experiment)) {
        const std::string& name = experiment.scenario.campaigns.entries[one.campaign].first;
        const std::string channel(word(one.patched->channel));
        nlohmann::json arms = nlohmann::json::array();
        for (const std::size_t arm : one.arms) arms.push_back(experiment.arm_names[arm]);
        for (const Round& round : one.rounds)
            list.push_back(
                {{"campaign", name},
                 {"title", one.patched->title.empty() ? name : one.patched->title},
                 {"channel", channel},
                 {"channel_title", plain_name(channel)},
                 {"start", format_date(calendar.day(round.first))},
                 {"end", format_date(calendar.day(round.last + 1) - std::chrono::days{1})},
                 {"arms", arms}});
    }
    return list;
}

}  // namespace heed
