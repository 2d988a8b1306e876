// Offers come by accumulated hazard, and are answered by signal detection.
#include "models/offers.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/engine/sweep.hpp"

namespace heed {

Offers::Offers(const OffersParameters& parameters, const Practice& practice, const Memory& memory,
               const Population& people, long adult_age, int years, Context context)
    : parameters_(parameters),
      practice_(practice),
      memory_(memory),
      context_(std::move(context)),
      adult_age_(static_cast<int>(adult_age)) {
    const auto askers = parameters_.askers();
    for (std::size_t m = 0; m < askers.size(); ++m)
        for (const auto& [name, reach] : askers[m]->reaches)
            reaches_.push_back({Match(reach.who, people), static_cast<Asker>(m), reach.times});
    for (const auto& [name, journey] : parameters_.journeys)
        routes_.push_back({Match(journey.from, people), journey.share, journey.deception});
    for (const Reach& reach : reaches_) reach.who.add_turns(turns_);
    turns_.set(static_cast<std::size_t>(adult_age_));
    enumerate_classes(people, years);
}

// A class is the set of reach rules that hold, and whether the person is a child.
std::uint64_t Offers::class_key(Person person, int age) const {
    std::uint64_t key = age < adult_age_ ? 1 : 0;
    for (std::size_t i = 0; i < reaches_.size(); ++i)
        if (reaches_[i].who(person, age)) key |= std::uint64_t{2} << i;
    return key;
}

Offers::Class Offers::class_of_key(std::uint64_t key) const {
    Class rates;
    const auto askers = parameters_.askers();
    for (std::size_t m = 0; m < askers.size(); ++m)
        rates.rate[m] =
            static_cast<float>(askers[m]->rate * (key & 1 ? askers[m]->child.value : 1.0));
    for (std::size_t i = 0; i < reaches_.size(); ++i)
        if (key & std::uint64_t{2} << i)
            rates.rate[static_cast<std::size_t>(reaches_[i].asker)] *=
                static_cast<float>(reaches_[i].times);
    rates.rate.back() = static_cast<float>(parameters_.abduction);
    for (float rate : rates.rate) rates.total += rate;
    return rates;
}

void Offers::enumerate_classes(const Population& people, int years) {
    std::set<std::uint64_t> keys;
    for (Person person = 0; person < people.size; ++person)
        for (int later = 0; later <= years + 1; ++later)
            keys.insert(class_key(person, std::min(120, people.age[person] + later)));
    for (std::uint64_t key : keys) {
        class_index_.emplace_back(key, static_cast<std::uint16_t>(classes_.size()));
        classes_.push_back(class_of_key(key));
    }
}

const Offers::Class& Offers::class_of(const World& world, Person person) const {
    const std::uint64_t key = class_key(person, world.age[person]);
    const auto found = std::ranges::lower_bound(class_index_, key, {},
                                                &std::pair<std::uint64_t, std::uint16_t>::first);
    return classes_[found->second];
}

void Offers::set_rate(World& world, Person person) const {
    const Class& rates = class_of(world, person);
    world.offer_rate[person] = static_cast<float>(rates.total);
    if (!world.online_rate.empty())
        world.online_rate[person] = rates.rate[static_cast<std::size_t>(Asker::stranger_online)];
}

void Offers::begin(World& world, const Dice& dice) const {
    if (context_.moves_online()) world.online_rate.assign(world.size(), 0.0F);
    for (Person person = 0; person < world.size(); ++person) {
        set_rate(world, person);
        world.offer_clock[person] =
            static_cast<float>(dice.exponential(Decision::offer_clock, person, 0));
    }
}

/// Mean over the days of the step.
double Offers::season(const Now& now) const {
    if (parameters_.season.empty()) return 1;
    double sum = 0;
    for (Date day = now.start; day < now.end; day += std::chrono::days{1}) {
        const std::chrono::year_month_day date{day};
        sum += parameters_.season[static_cast<unsigned>(date.month()) - 1];
    }
    return sum / static_cast<double>((now.end - now.start).count());
}

void Offers::step(World& world, const Dice& dice, const Now& now) const {
    for (Person person : world.now.birthdays)
        if (turns_[world.age[person]]) set_rate(world, person);

    if (context_.uneven(now.step)) press(world, now);
    const auto length =
        static_cast<float>(season(now) * now.length * context_.everyone(now.step).offers);
    std::vector<Person> asked;
    find_where(
        world.size(),
        [&](std::size_t person) {
            world.offer_clock[person] -= length * world.offer_rate[person] * world.exposure[person];
            return world.offer_clock[person] <= 0;
        },
        asked);
    for_each_ahead(
        asked,
        [&](Person person) {
            fetch(&world.minds[person]);
            fetch(&world.people->carer[person]);
            fetch(&world.practising_contacts[person]);
        },
        [&](Person person) {
            while (world.offer_clock[person] <= 0) make_offer(world, dice, person, now);
        });
}

/// What the times add to, or take from, the hazard of those on whom they bear otherwise than on everybody.
void Offers::press(World& world, const Now& now) const {
    const double length = season(now) * now.length;
    const double usual = context_.everyone(now.step).offers;
    for (Person person = 0; person < world.size(); ++person) {
        const Times times = context_.of(world, person, now.step);
        const double rate = world.offer_rate[person];
        const double online = world.online_rate.empty() ? 0 : world.online_rate[person];
        const double more = times.offers * (rate + (times.online - 1) * online) - usual * rate;
        world.offer_clock[person] -= static_cast<float>(length * more * world.exposure[person]);
    }
}

void Offers::make_offer(World& world, const Dice& dice, Person person, const Now& now) const {
    const std::uint32_t number = world.offer_count[person]++;
    world.offer_clock[person] +=
        static_cast<float>(dice.exponential(Decision::offer_clock, person, number + 1));
    if (world.away(person)) return;

    Offer offer{};
    offer.person = offer.decider = person;
    offer.number = number;
    offer.asker = choose_asker(class_of(world, person), context_.of(world, person, now.step).online,
                               dice.uniform(Decision::offer_asker, person, number));
    offer.journey =
        choose_journey(world, person, dice.uniform(Decision::offer_corridor, person, number));
    if (offer.journey == no_journey && offer.asker == Asker::abductor && !routes_.empty())
        offer.journey = 0;  // nobody asks who may travel
    if (offer.journey == no_journey) return;
    answer(world, dice, offer, now);
    world.now.offers.push_back(offer);
    if (offer.answer != Answer::refused) depart(world, offer, now);
}

Asker Offers::choose_asker(const Class& rates, double online, double uniform) const {
    constexpr auto stranger_online = static_cast<std::size_t>(Asker::stranger_online);
    double left = uniform * (rates.total + (online - 1) * rates.rate[stranger_online]);
    for (std::size_t m = 0; m + 1 < asker_count; ++m) {
        left -= rates.rate[m] * (m == stranger_online ? online : 1.0);
        if (left < 0) return static_cast<Asker>(m);
    }
    return Asker::abductor;
}

std::uint8_t Offers::choose_journey(const World& world, Person person, double uniform) const {
    double total = 0;
    for (const Route& route : routes_)
        if (route.from(person, world.age[person])) total += route.share;
    double left = uniform * total;
    std::uint8_t last = no_journey;
    for (std::size_t i = 0; i < routes_.size(); ++i) {
        if (!routes_[i].from(person, world.age[person]) || routes_[i].share <= 0) continue;
        last = static_cast<std::uint8_t>(i);
        left -= routes_[i].share;
        if (left < 0) break;
    }
    return last;
}

bool Offers::checks(const World& world, Person person, Step now) const {
    return practice_.practises(world, person, now) && world.age[person] >= practice_.from_age();
}

Disposition Offers::disposition(const World& world, Person person, Asker asker, Step now,
                                bool own) const {
    const AnswerParameters& p = parameters_.answer;
    const AskerParameters& by = *parameters_.askers()[static_cast<std::size_t>(asker)];
    const double knowledge = own ? memory_.value(world, Quality::knowledge, person, now)
                                 : Memory::base(world, Quality::knowledge, person);
    const double risk =
        own ? memory_.personal_risk(world, person, now) : Memory::base_personal_risk(world, person);
    const double norm = practice_.norms().of(
        world, person, own ? world.practising_contacts[person] : world.practising_before[person]);
    Disposition who;
    who.readiness = p.readiness + world.need[person] + by.trust - p.caution * risk - p.norm * norm +
                    context_.of(world, person, now).need;
    who.discernment = p.discernment + by.discernment + p.knowledge * knowledge;
    if (own && checks(world, person, now)) who.discernment += p.check;
    return who;
}

void Offers::answer(World& world, const Dice& dice, Offer& offer, const Now& now) const {
    if (offer.asker == Asker::abductor) {
        offer.answer = Answer::taken;
        offer.deceptive = true;
        return;
    }
    const Person person = offer.person;
    const std::uint32_t number = offer.number;
    const AskerParameters& by = *parameters_.askers()[static_cast<std::size_t>(offer.asker)];
    const double deceptive = by.deceptive * routes_[offer.journey].deception *
                             context_.of(world, person, now.step).deception;
    offer.deceptive = dice.uniform(Decision::offer_deceptive, person, number) < deceptive;

    const bool child = world.age[person] < adult_age_ && world.people->carer[person] != nobody;
    const bool others =
        !child && by.others_decide > 0 &&
        dice.uniform(Decision::offer_decided_by_others, person, number) < by.others_decide;
    const Person decides = child ? world.people->carer[person] : person;
    const Disposition who = disposition(world, decides, offer.asker, now.step, !others);
    offer.decider = decides;
    offer.by_carer = child || others;
    offer.checked = !others && checks(world, decides, now.step);
    const double chance = offer.deceptive ? accept_deceptive(who) : accept_genuine(who);
    offer.answer = dice.uniform(Decision::offer_answer, person, number) < chance ? Answer::accepted
                                                                                 : Answer::refused;
}

void Offers::depart(World& world, const Offer& offer, const Now& now) const {
    world.went_at[offer.person] = now.step;
    world.journey[offer.person] = offer.journey;
    world.now.departures.push_back(
        {offer.person, offer.number, offer.asker, offer.journey, offer.deceptive});
}

}  // namespace heed
