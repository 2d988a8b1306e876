// One step of telling: tellers speak, listeners hear, some of both go on to tell.
#include "models/telling.hpp"

#include <algorithm>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>

namespace heed {

Telling::Telling(const TellingParameters& parameters, std::vector<bool> told, double step_length)
    : told_(std::move(told)),
      starts_(parameters.starts),
      retells_(parameters.retells),
      lasts_steps_(parameters.lasts / step_length),
      time_(parameters.time) {
    const auto layer = [&](const TellingLayer& from) {
        return Layer{1 - std::exp(-from.rate * step_length),
                     static_cast<float>(parameters.passes_on * from.trust)};
    };
    household_ = layer(parameters.household);
    close_ = layer(parameters.close);
    online_ = layer(parameters.online);
    group_ = {parameters.group.rate * step_length,
              static_cast<float>(parameters.passes_on * parameters.group.trust)};
}

void Telling::step(World& world, const Dice& dice, const Now& now) const {
    for (const Delivery& delivery : world.now.deliveries)
        if (told_[delivery.campaign]) world.heard[delivery.person] |= 1U << delivery.campaign;
    for (Person person = 0; person < world.size(); ++person)
        if (world.tells_until[person] >= now.step && !world.away(person))
            tell(world, dice, person, now.step);

    // Only now, so that nobody tells on in the step in which they hear.
    for (const Delivery& delivery : world.now.deliveries)
        start_telling(world, dice, delivery.person, delivery.campaign, starts_, now.step);
    for (const Hearing& hearing : world.now.hearings)
        if (hearing.first)
            start_telling(world, dice, hearing.listener, hearing.campaign, retells_, now.step);
}

void Telling::tell(World& world, const Dice& dice, Person teller, Step now) const {
    const Ties& ties = world.people->ties;
    if (household_.chance > 0 && !ties.household.of.empty() &&
        ties.household.of[teller] != nobody) {
        const std::uint32_t home = ties.household.of[teller];
        for (std::uint32_t k = 0; k < ties.household.size(home); ++k)
            if (const Person member = ties.household.at(home, k); member != teller)
                speak(world, dice, household_, teller, member, now, 0);
    }
    if (close_.chance > 0)
        for (Person contact : ties.close.of(teller))
            speak(world, dice, close_, teller, contact, now, 1);
    if (online_.chance > 0)
        for (Person contact : ties.online.of(teller))
            speak(world, dice, online_, teller, contact, now, 2);
    if (group_.chance > 0) tell_groups(world, dice, teller, now);
}

void Telling::speak(World& world, const Dice& dice, const Layer& layer, Person teller,
                    Person listener, Step now, std::uint32_t kind) const {
    const auto step = static_cast<std::uint32_t>(now);
    if (layer.chance < 1 &&
        dice.pair_uniform(Decision::tells, teller, listener, step, kind) >= layer.chance)
        return;
    if (world.away(listener)) return;
    const std::uint8_t topic = world.topic[teller];
    const std::uint32_t bit = 1U << topic;
    const bool first = (world.heard[listener] & bit) == 0;
    world.heard[listener] |= bit;
    world.now.hearings.push_back({listener, teller, topic, layer.dose, first});
}

void Telling::tell_groups(World& world, const Dice& dice, Person teller, Step now) const {
    auto stream = dice.stream(Decision::tells, teller, static_cast<std::uint32_t>(now));
    for (const Groups& groups : world.people->ties.groups) {
        const std::uint32_t group = groups.of[teller];
        if (group == nobody || groups.size(group) < 2) continue;
        const int conversations =
            boost::random::poisson_distribution<int, double>(group_.chance)(stream);
        boost::random::uniform_int_distribution<std::uint32_t> anyone(0, groups.size(group) - 1);
        const Layer certainly{1, group_.dose};
        for (int i = 0; i < conversations; ++i)
            if (const Person member = groups.at(group, anyone(stream)); member != teller)
                speak(world, dice, certainly, teller, member, now, 3);
    }
}

void Telling::start_telling(World& world, const Dice& dice, Person person, std::uint16_t campaign,
                            double chance, Step now) const {
    if (!told_[campaign] || world.tells_until[person] >= now) return;  // one topic at a time
    const auto step = static_cast<std::uint32_t>(now);
    if (dice.uniform(Decision::becomes_teller, person, step, campaign) >= chance) return;
    const double steps = time_ == TellingTime::fixed
                             ? std::round(lasts_steps_)
                             : std::ceil(lasts_steps_ * dice.exponential(Decision::telling_ends,
                                                                         person, step, campaign));
    const double until = std::min(now + std::max(1.0, steps), 32000.0);
    world.tells_until[person] = static_cast<Step>(until);
    world.topic[person] = static_cast<std::uint8_t>(campaign);
}

}  // namespace heed
