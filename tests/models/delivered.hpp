// Campaigns carried through a few weeks, for tests of delivery.
#pragma once

#include <optional>
#include <vector>

#include "models/campaigns.hpp"
#include "tests/models/people.hpp"

namespace heed {

/// A broadcast or a session campaign from the first Monday, for so many weeks.
inline Campaign campaign(Channel channel, int lasts) {
    Campaign made = default_campaign();
    made.channel = channel;
    made.schedule.start = day(2024, 1, 1);
    made.schedule.length = lasts * week;
    return made;
}

inline ChannelParameters usual() { return default_parameters().channels; }

/// [place in the audience] exposures so far.
inline std::vector<std::uint16_t> exposures_of(const Audience& audience) {
    std::vector<std::uint16_t> list;
    for (const Contact& contact : audience.contact) list.push_back(contact.exposures);
    return list;
}

/// Everything delivered and paid, step by step.
struct Delivered {
    std::vector<std::vector<Delivery>> deliveries;
    std::vector<double> spent;
};

inline Delivered deliver(World& world, const std::vector<Campaign>& list,
                         const ChannelParameters& channels, int steps, std::uint64_t seed = 1) {
    std::vector<PlannedCampaign> planned;
    for (const Campaign& one : list) planned.push_back({&one, true});
    const Calendar calendar = weeks(steps);
    const Campaigns campaigns(planned, channels, *world.people, calendar);
    const Dice dice(seed, 0, 0);
    campaigns.begin(world, dice);
    Delivered seen;
    for (int step = 0; step < steps; ++step) {
        world.now.clear();
        campaigns.step(world, dice, calendar.at(step));
        seen.deliveries.push_back(world.now.deliveries);
        double spent = 0;
        for (const Spending& one : world.now.spending) spent += one.amount;
        seen.spent.push_back(spent);
    }
    return seen;
}

inline Schedule schedule(Date start, int lasts, std::optional<int> every = {}, long rounds = 0,
                         int delay = 0) {
    Schedule made;
    made.start = start;
    made.length = lasts * week;
    if (every) made.repeat_every = *every * week;
    made.rounds = rounds;
    made.delay = delay * week;
    return made;
}

}  // namespace heed
