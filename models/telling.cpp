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

/// Whether it is the first time that this person meets this campaign's message.
bool note_heard(World& world, Person person, std::uint16_t campaign) {
    std::uint32_t& heard = world.minds[person].heard;
    const std::uint32_t bit = 1U << campaign;
    if ((heard & bit) != 0) return false;
    if (heard == 0) world.now.newly_aware.push_back(person);
    heard |= bit;
    return true;
}

/// The hazard of what happens with this chance; certain is infinite.
float hazard_of(double chance) { return static_cast<float>(-std::log1p(-chance)); }

}  // namespace

Telling::Telling(const TellingParameters& parameters, std::vector<bool> told, double step_length,
                 long from_age, SurvivorsTell survivors)
    : told_(std::move(told)),
      from_age_(static_cast<int>(from_age)),
      starts_(hazard_of(parameters.starts)),
      retells_(hazard_of(parameters.retells)),
      lasts_steps_(parameters.lasts / step_length),
      geometric_scale_(lasts_steps_ > 1 ? -1 / std::log1p(-1 / lasts_steps_) : 0),
      time_(parameters.time),
      survivors_(std::move(survivors)) {
    const auto layer = [&](const TellingLayer& from) {
        return Layer{from.rate * step_length,
                     static_cast<float>(parameters.passes_on * from.trust)};
    };
    household_ = layer(parameters.household);
    close_ = layer(parameters.close);
    online_ = layer(parameters.online);
    group_ = layer(parameters.group);
}

void Telling::begin(World& world, const Dice& dice) const {
    for (Person person = 0; person < world.size(); ++person)
        world.tell_clock[person] =
            static_cast<float>(dice.exponential(Decision::becomes_teller, person, 0));
}

void Telling::step(World& world, const Dice& dice, const Now& now) const {
    std::vector<Person> tellers;  // who begins in this step does not yet tell
    find_where(
        world.size(), [&](std::size_t person) { return world.tells_until[person] >= now.step; },
        tellers);
    for (const Delivery& delivery : world.now.deliveries) {
        if (!told_[delivery.campaign] || !old_enough(world, delivery.person)) continue;
        if (delivery.first) note_heard(world, delivery.person, delivery.campaign);
        move_to_tell(world, dice, delivery.person, delivery.campaign, delivery.dose * starts_,
                     now.step);
    }
    std::vector<Spoken> spoken;
    const Ties& ties = world.people->ties;
    for_each_with_exponentials(
        dice, tellers,
        [&](Person person) {
            fetch(&world.where[person]);
            for (const auto* column : {&ties.household.of, &ties.close.first, &ties.online.first})
                if (!column->empty()) fetch(&(*column)[person]);
            for (const Groups& groups : ties.groups) fetch(&groups.of[person]);
            return dice.exponentials(Decision::tells, person, static_cast<std::uint32_t>(now.step));
        },
        [&](Person person, Dice::Exponentials& first) {
            if (!world.away(person)) tell(*world.people, dice, person, now.step, first, spoken);
        });
    for_each_ahead(
        spoken, [&](const Spoken& to) { fetch(&world.minds[to.listener]); },
        [&](const Spoken& to) { hear(world, to); });

    for (const Hearing& hearing : world.now.hearings)
        if (hearing.first && told_[hearing.campaign])
            move_to_tell(world, dice, hearing.listener, hearing.campaign, retells_, now.step);
    survivors_start(world, dice, now.step);
}

void Telling::survivors_start(World& world, const Dice& dice, Step now) const {
    if (world.finished_support.empty()) return;
    for (const std::uint16_t campaign : survivors_.campaigns) {
        if (world.audiences[campaign].reached <= 0) continue;
        for (const Person person : world.finished_support)
            if (!world.away(person) && told_[campaign] && old_enough(world, person))
                move_to_tell(world, dice, person, campaign, hazard_of(survivors_.chance), now);
        return;
    }
}

void Telling::tell(const Population& people, const Dice& dice, Person teller, Step now,
                   Dice::Exponentials& hazard_to_first, std::vector<Spoken>& spoken) const {
    const Ties& ties = people.ties;
    const auto speak = [&](const Layer& layer, Person listener) {
        if (listener != teller) spoken.push_back({listener, teller, layer.dose});
    };
    const auto step = static_cast<std::uint32_t>(now);
    // Each of `size` contacts hears with chance 1 − exp(−hazard): ⌊E/hazard⌋ are passed over until the next who does.
    const auto to_some = [&](const Layer& layer, std::uint32_t number, std::size_t size,
                             auto&& contact) {
        const auto all = static_cast<double>(size);
        const double to_first = hazard_to_first();
        if (to_first >= layer.hazard * all) return;  // most tellers speak to nobody in a step
        auto more = dice.exponentials(Decision::tells, teller, step, number);
        for (double next = std::floor(to_first / layer.hazard); next < all;
             next += 1 + std::floor(more() / layer.hazard))
            speak(layer, contact(static_cast<std::uint32_t>(next)));
    };
    const Groups& home = ties.household;
    const std::uint32_t own = home.of.empty() ? nobody : home.of[teller];
    to_some(household_, 1, own == nobody ? 0 : home.size(own),
            [&](std::uint32_t k) { return home.at(own, k); });
    const auto to_contacts = [&](const Layer& layer, std::uint32_t number, const Graph& graph) {
        const auto contacts = graph.of(teller);
        to_some(layer, number, contacts.size(), [&](std::uint32_t k) { return contacts[k]; });
    };
    to_contacts(close_, 2, ties.close);
    to_contacts(online_, 3, ties.online);
    for (std::uint32_t g = 0; g < ties.groups.size(); ++g) {
        double time = hazard_to_first();
        const std::uint32_t group = ties.groups[g].of[teller];
        if (time >= group_.hazard || group == nobody || ties.groups[g].size(group) < 2) continue;
        auto more = dice.exponentials(Decision::tells, teller, step, 4 + 2 * g);
        auto whom = dice.stream(Decision::tells, teller, step, 5 + 2 * g);
        for (; time < group_.hazard; time += more())
            speak(group_, anyone_of(ties.groups[g], group, teller, whom));
    }
}

void Telling::hear(World& world, const Spoken& to) const {
    if (world.away(to.listener) || !old_enough(world, to.listener)) return;
    const std::uint8_t topic = world.topic[to.teller];
    const bool unaware = world.minds[to.listener].heard == 0;
    const bool first = note_heard(world, to.listener, topic);
    world.now.hearings.push_back({to.listener, to.teller, topic, to.dose, first, unaware});
}

void Telling::move_to_tell(World& world, const Dice& dice, Person person, std::uint16_t campaign,
                           float hazard, Step now) const {
    if (world.tells_until[person] >= now) return;  // one topic at a time
    if (!(hazard > 0)) return;                     // nothing, even where nothing else is needed
    if ((world.tell_clock[person] -= hazard) > 0) return;
    const auto event = static_cast<std::uint32_t>(now) + 1;
    world.tell_clock[person] =
        static_cast<float>(dice.exponential(Decision::becomes_teller, person, event));
    const double steps =
        time_ == TellingTime::fixed
            ? std::round(lasts_steps_)
            : std::ceil(dice.exponential(Decision::telling_ends, person, event) * geometric_scale_);
    const double until = std::min(now + std::max(1.0, steps), 32000.0);
    world.tells_until[person] = static_cast<Step>(until);
    world.topic[person] = static_cast<std::uint8_t>(campaign);
}

}  // namespace heed
