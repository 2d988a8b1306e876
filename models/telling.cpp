// One step of telling: tellers speak, listeners hear, some of both go on to tell.
#include "models/telling.hpp"

#include <algorithm>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>

#include "sim/engine/sweep.hpp"

namespace heed {

namespace {

/// Of a group of at least two.
Person anyone_of(const Groups& groups, std::uint32_t group, Person but, Dice::Stream& stream) {
    boost::random::uniform_int_distribution<std::uint32_t> anyone(0, groups.size(group) - 1);
    for (;;)
        if (const Person found = groups.at(group, anyone(stream)); found != but) return found;
}

std::uint32_t largest(const Groups& groups) {
    std::uint32_t size = 0;
    for (std::uint32_t g = 0; g + 1 < groups.first.size(); ++g)
        size = std::max(size, groups.size(g));
    return size;
}

std::uint32_t most_neighbours(const Graph& graph) {
    std::size_t most = 0;
    for (Person person = 0; person + 1 < graph.first.size(); ++person)
        most = std::max(most, graph.of(person).size());
    return static_cast<std::uint32_t>(most);
}

/// Whether it is the first time that this person meets this campaign's message.
bool note_heard(World& world, Person person, std::uint16_t campaign) {
    std::uint32_t& heard = world.minds[person].heard;
    const std::uint32_t bit = 1U << campaign;
    if ((heard & bit) != 0) return false;
    if (heard == 0) world.now.newly_aware.push_back(person);
    heard |= bit;
    return true;
}

/// How many contacts are passed over until the next who hears, when each hears with chance 1 − exp(−hazard):
/// ⌊E/hazard⌋ with E ~ Exp(1), from a uniform number.
double passed_over(double uniform, double hazard) {
    return std::floor(-std::log(uniform) / hazard);
}

}  // namespace

Telling::Telling(const TellingParameters& parameters, std::vector<bool> told,
                 const Population& people, double step_length)
    : told_(std::move(told)),
      starts_(parameters.starts),
      retells_(parameters.retells),
      lasts_steps_(parameters.lasts / step_length),
      geometric_scale_(lasts_steps_ > 1 ? -1 / std::log1p(-1 / lasts_steps_) : 0),
      time_(parameters.time) {
    const auto layer = [&](const TellingLayer& from, std::uint32_t most_contacts) {
        const double hazard = from.rate * step_length;
        return Layer{hazard, static_cast<float>(parameters.passes_on * from.trust),
                     std::exp(-hazard * most_contacts)};
    };
    household_ = layer(parameters.household, largest(people.ties.household));
    close_ = layer(parameters.close, most_neighbours(people.ties.close));
    online_ = layer(parameters.online, most_neighbours(people.ties.online));
    group_ = layer(parameters.group, 1);
}

void Telling::step(World& world, const Dice& dice, const Now& now) const {
    for (const Delivery& delivery : world.now.deliveries)
        if (delivery.first && told_[delivery.campaign])
            note_heard(world, delivery.person, delivery.campaign);
    std::vector<Person> tellers;
    for_each_where(
        world.size(), [&](std::size_t person) { return world.tells_until[person] >= now.step; },
        [&](Person person) {
            if (!world.away(person)) tellers.push_back(person);
        });
    std::vector<Spoken> spoken;
    const Ties& ties = world.people->ties;
    for_each_ahead(
        tellers,
        [&](Person person) {
            for (const auto* column : {&ties.household.of, &ties.close.first, &ties.online.first})
                if (!column->empty()) fetch(&(*column)[person]);
        },
        [&](Person person) { tell(*world.people, dice, person, now.step, spoken); });
    for_each_ahead(
        spoken, [&](const Spoken& to) { fetch(&world.minds[to.listener]); },
        [&](const Spoken& to) { hear(world, to); });

    // Only now, so that nobody tells on in the step in which they hear.
    for (const Delivery& delivery : world.now.deliveries)
        if (delivery.first)
            start_telling(world, dice, delivery.person, delivery.campaign, starts_, now.step);
    for (const Hearing& hearing : world.now.hearings)
        if (hearing.first)
            start_telling(world, dice, hearing.listener, hearing.campaign, retells_, now.step);
}

void Telling::tell(const Population& people, const Dice& dice, Person teller, Step now,
                   std::vector<Spoken>& spoken) const {
    const Ties& ties = people.ties;
    const auto speak = [&](const Layer& layer, Person listener) {
        if (listener != teller) spoken.push_back({listener, teller, layer.dose});
    };
    const auto step = static_cast<std::uint32_t>(now);
    auto first = dice.stream(Decision::tells, teller, step);
    // Contacts are looked up only if somebody may hear: most tellers speak to nobody in a step.
    const auto to_some = [&](const Layer& layer, std::uint32_t number, auto&& count,
                             auto&& contact) {
        const double chance = uniform(first);
        if (chance <= layer.silent) return;
        auto more = dice.stream(Decision::tells, teller, step, number);
        double next = passed_over(chance, layer.hazard);
        for (const double size = count(); next < size;
             next += 1 + passed_over(uniform(more), layer.hazard))
            speak(layer, contact(static_cast<std::uint32_t>(next)));
    };
    const auto to_contacts = [&](const Layer& layer, std::uint32_t number, const Graph& graph) {
        to_some(
            layer, number, [&] { return static_cast<double>(graph.of(teller).size()); },
            [&](std::uint32_t k) { return graph.of(teller)[k]; });
    };
    const std::vector<std::uint32_t>& home = ties.household.of;
    to_some(
        household_, 1,
        [&] { return home[teller] == nobody ? 0.0 : ties.household.size(home[teller]); },
        [&](std::uint32_t k) { return ties.household.at(home[teller], k); });
    to_contacts(close_, 2, ties.close);
    to_contacts(online_, 3, ties.online);
    for (std::size_t g = 0; g < ties.groups.size(); ++g) {
        const double chance = uniform(first);
        const std::uint32_t group = ties.groups[g].of[teller];
        if (chance <= group_.silent || group == nobody || ties.groups[g].size(group) < 2) continue;
        double time = -std::log(chance);
        auto more = dice.stream(Decision::tells, teller, step, 4 + static_cast<std::uint32_t>(g));
        for (; time < group_.hazard; time += exponential(more))
            speak(group_, anyone_of(ties.groups[g], group, teller, more));
    }
}

void Telling::hear(World& world, const Spoken& to) const {
    if (world.away(to.listener)) return;
    const std::uint8_t topic = world.topic[to.teller];
    const bool first = note_heard(world, to.listener, topic);
    world.now.hearings.push_back({to.listener, to.teller, topic, to.dose, first});
}

void Telling::start_telling(World& world, const Dice& dice, Person person, std::uint16_t campaign,
                            double chance, Step now) const {
    if (!told_[campaign] || world.tells_until[person] >= now) return;  // one topic at a time
    const auto step = static_cast<std::uint32_t>(now);
    if (dice.uniform(Decision::becomes_teller, person, step, campaign) >= chance) return;
    const double steps =
        time_ == TellingTime::fixed
            ? std::round(lasts_steps_)
            : std::ceil(dice.exponential(Decision::telling_ends, person, step, campaign) *
                        geometric_scale_);
    const double until = std::min(now + std::max(1.0, steps), 32000.0);
    world.tells_until[person] = static_cast<Step>(until);
    world.topic[person] = static_cast<std::uint8_t>(campaign);
}

}  // namespace heed
