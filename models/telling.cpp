// One step of telling: tellers speak, listeners hear, some of both go on to tell.
#include "models/telling.hpp"

#include <algorithm>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>

#include "sim/engine/sweep.hpp"

namespace heed {

Telling::Telling(const TellingParameters& parameters, std::vector<bool> told, double step_length)
    : told_(std::move(told)),
      starts_(parameters.starts),
      retells_(parameters.retells),
      lasts_steps_(parameters.lasts / step_length),
      time_(parameters.time) {
    const auto layer = [&](const TellingLayer& from) {
        return Layer{from.rate * step_length,
                     static_cast<float>(parameters.passes_on * from.trust)};
    };
    household_ = layer(parameters.household);
    close_ = layer(parameters.close);
    online_ = layer(parameters.online);
    group_ = layer(parameters.group);
}

void Telling::step(World& world, const Dice& dice, const Now& now) const {
    for (const Delivery& delivery : world.now.deliveries)
        if (delivery.first && told_[delivery.campaign])
            world.minds[delivery.person].heard |= 1U << delivery.campaign;
    for_each_where(
        world.size(), [&](Person person) { return world.tells_until[person] >= now.step; },
        [&](Person person) {
            if (!world.away(person)) tell(world, dice, person, now.step);
        });

    // Only now, so that nobody tells on in the step in which they hear.
    for (const Delivery& delivery : world.now.deliveries)
        if (delivery.first)
            start_telling(world, dice, delivery.person, delivery.campaign, starts_, now.step);
    for (const Hearing& hearing : world.now.hearings)
        if (hearing.first)
            start_telling(world, dice, hearing.listener, hearing.campaign, retells_, now.step);
}

namespace {

/// Calls visit(k) for each k below `size` with chance 1 − exp(−hazard), each by itself. Cost: one random number
/// for each visit and one more. ⌊E/hazard⌋ with E ~ Exp(1) is how many are passed over until the next.
template <class Visit>
void for_some(Dice::Stream stream, std::size_t size, double hazard, Visit&& visit) {
    const auto passed_over = [&] { return std::floor(exponential(stream) / hazard); };
    for (double k = passed_over(); k < static_cast<double>(size); k += 1 + passed_over())
        visit(static_cast<std::uint32_t>(k));
}

}  // namespace

void Telling::tell(World& world, const Dice& dice, Person teller, Step now) const {
    const Ties& ties = world.people->ties;
    const auto stream = [&](std::uint32_t layer) {
        return dice.stream(Decision::tells, teller, static_cast<std::uint32_t>(now), layer);
    };
    if (household_.hazard > 0 && !ties.household.of.empty() &&
        ties.household.of[teller] != nobody) {
        const std::uint32_t home = ties.household.of[teller];
        for_some(stream(0), ties.household.size(home), household_.hazard, [&](std::uint32_t k) {
            speak(world, household_, teller, ties.household.at(home, k));
        });
    }
    const auto to_contacts = [&](std::uint32_t number, const Layer& layer, const Graph& graph) {
        const auto contacts = graph.of(teller);
        if (layer.hazard > 0 && !contacts.empty())
            for_some(stream(number), contacts.size(), layer.hazard,
                     [&](std::uint32_t k) { speak(world, layer, teller, contacts[k]); });
    };
    to_contacts(1, close_, ties.close);
    to_contacts(2, online_, ties.online);
    if (group_.hazard > 0) tell_groups(world, stream(3), teller);
}

void Telling::speak(World& world, const Layer& layer, Person teller, Person listener) const {
    if (listener == teller || world.away(listener)) return;
    const std::uint8_t topic = world.topic[teller];
    const std::uint32_t bit = 1U << topic;
    std::uint32_t& heard = world.minds[listener].heard;
    world.now.hearings.push_back({listener, teller, topic, layer.dose, (heard & bit) == 0});
    heard |= bit;
}

void Telling::tell_groups(World& world, Dice::Stream stream, Person teller) const {
    for (const Groups& groups : world.people->ties.groups) {
        const std::uint32_t group = groups.of[teller];
        if (group == nobody || groups.size(group) < 2) continue;
        const int conversations =
            boost::random::poisson_distribution<int, double>(group_.hazard)(stream);
        boost::random::uniform_int_distribution<std::uint32_t> anyone(0, groups.size(group) - 1);
        for (int i = 0; i < conversations; ++i)
            speak(world, group_, teller, groups.at(group, anyone(stream)));
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
