// Offers come by accumulated hazard, and are answered by signal detection.
#include "models/offers.hpp"

#include "sim/engine/sweep.hpp"

namespace heed {

namespace {
/// How many times as many offers as on average: the mean over the days of the step.
double season(const std::vector<double>& months, const Now& now) {
    if (months.empty()) return 1;
    double sum = 0;
    for (Date day = now.start; day < now.end; day += std::chrono::days{1})
        sum += months[static_cast<unsigned>(std::chrono::year_month_day{day}.month()) - 1];
    return sum / static_cast<double>((now.end - now.start).count());
}
}  // namespace

Offers::Offers(const OffersParameters& parameters, const Practice& practice, const Memory& memory,
               const Population& people, long adult_age, int years,
               std::optional<EffortCells> cells, bool demand, Context context, SafeWays safe_ways)
    : parameters_(parameters),
      practice_(practice),
      memory_(memory),
      safe_ways_(std::move(safe_ways)),
      adult_age_(static_cast<int>(adult_age)),
      classes_(parameters, std::move(cells), demand, std::move(context), people,
               static_cast<int>(adult_age), years) {}

void Offers::begin(World& world, const Dice& dice) const {
    for_each_exponential(
        dice, Decision::offer_clock, world.size(), [&](Person person, double hazard) {
            world.offer_class[person] = classes_.of(person, world.age[person]);
            world.offer_due[person] = World::offers_until(hazard, world.exposure[person]);
        });
    world.offers_passed.assign(classes_.size(), 0);
    classes_.set_rates(world.offer_rates, world.recruiting);
    if (classes_.cells()) world.recruiting.so_far.resize(classes_.cells()->size());
}

void Offers::change_class(World& world, Person person) const {
    const std::uint16_t before = world.offer_class[person];
    const std::uint16_t now = classes_.of(person, world.age[person]);
    world.offer_class[person] = now;
    const double waits = world.offer_due[person] - world.offers_passed[before];
    world.offer_due[person] = static_cast<float>(world.offers_passed[now] + waits);
}

/// Adds the offers of a step to those that have come to each class.
void Offers::let_pass(World& world, const Now& now) const {
    const double length = season(parameters_.season, now) * now.length;
    for (std::size_t i = 0; i < classes_.size(); ++i) {
        const OfferRates& rates = world.offer_rates[i];
        const Times times = classes_.times(static_cast<std::uint16_t>(i), world, now.step);
        const double online = rates.by[static_cast<std::size_t>(Asker::stranger_online)];
        world.offers_passed[i] +=
            length * times.offers * (rates.total + (times.online - 1) * online);
    }
}

namespace {
/// Those for whom an offer has come. What has passed for their classes is looked up first, so that the rest is plain
/// arithmetic, which compilers vectorise.
List<Person> asked_now(const World& world, std::span<const float> passed) {
    return find_marked(world.size(), [&](std::size_t first, std::size_t count, std::uint8_t* hit) {
        std::array<float, 64> so_far;
        const std::uint16_t* of_class = world.offer_class.data() + first;
        const float* due = world.offer_due.data() + first;
        for (std::size_t i = 0; i < count; ++i) so_far[i] = passed[of_class[i]];
        for (std::size_t i = 0; i < count; ++i) hit[i] = due[i] <= so_far[i] ? 1 : 0;
    });
}

/// What recruiters see of an offer.
void note_effort(Recruiting& recruiting, const Offer& offer) {
    if (!offer.deceptive || offer.answer == Answer::taken || offer.cell == no_cell) return;
    CellCount& count = recruiting.so_far[offer.cell];
    count.made += 1;
    count.accepted += offer.chance;
}

}  // namespace

void Offers::step(World& world, const Dice& dice, const Now& now) const {
    visit_ahead(
        world.now.birthdays, [&](Person person) { fetch(&world.age[person]); },
        [&](Person person) {
            if (classes_.turns_at(world.age[person])) change_class(world, person);
        });
    if (classes_.adapt()) classes_.set_rates(world.offer_rates, world.recruiting);

    world.left.clear();
    let_pass(world, now);
    List<float> passed;
    passed.assign(world.offers_passed.begin(), world.offers_passed.end());
    const auto is_due = [&](Person person) {
        return world.offer_due[person] <= passed[world.offer_class[person]];
    };
    const auto offers = gather_with_words<Offer>(
        dice, asked_now(world, passed),
        [&](Person person) {
            fetch(&world.minds[person], world.people->carer.address(person),
                  &world.contacts[person], &world.offer_due[person], &world.offer_class[person],
                  &world.age[person], &world.exposure[person], &world.need[person],
                  &world.presence[person]);
            return questions_of(person, world.offer_count[person]);
        },
        [&](Person person, const OfferWords& words, List<Offer>& made) {
            make_offer(world, words, person, now, made);
            while (is_due(person))
                make_offer(world, dice.words(questions_of(person, world.offer_count[person])),
                           person, now, made);
        });
    for (const Offer& offer : offers) {
        world.now.offers.push_back(offer);
        note_effort(world.recruiting, offer);
        if (offer.answer == Answer::refused) continue;
        world.leave(offer.person, offer.journey, now.step);
        world.left.push_back(offer.person);
        world.now.departures.push_back(
            {offer.person, offer.number, offer.asker, offer.journey, offer.deceptive});
    }
}

namespace {
/// Whether the person accepted, or was taken, earlier in this step.
bool leaves(const List<Offer>& made, Person person) {
    return !made.empty() && made.back().person == person && made.back().answer != Answer::refused;
}

Asker choose_asker(const OfferRates& rates, double online, double uniform) {
    constexpr auto stranger_online = static_cast<std::size_t>(Asker::stranger_online);
    double left = uniform * (rates.total + (online - 1) * rates.by[stranger_online]);
    for (std::size_t m = 0; m + 1 < asker_count; ++m) {
        left -= rates.by[m] * (m == stranger_online ? online : 1.0);
        if (left < 0) return static_cast<Asker>(m);
    }
    return Asker::abductor;
}

}  // namespace

/// In the order of `Asked`. The clock runs to the next offer.
std::array<DiceQuestion, Offers::asked_count> Offers::questions_of(Person person,
                                                                   std::uint32_t number) {
    return {{{Decision::offer_clock, person, number + 1},
             {Decision::offer_asker, person, number},
             {Decision::offer_corridor, person, number},
             {Decision::offer_deceptive, person, number},
             {Decision::offer_decided_by_others, person, number},
             {Decision::offer_answer, person, number}}};
}

void Offers::make_offer(World& world, const OfferWords& words, Person person, const Now& now,
                        List<Offer>& made) const {
    const std::uint32_t number = world.offer_count[person]++;
    world.offer_due[person] +=
        World::offers_until(exponential_of(words[of_clock]), world.exposure[person]);
    if (world.away(person) || leaves(made, person)) return;

    Offer offer{};
    offer.person = offer.decider = person;
    offer.number = number;
    const std::uint16_t of_class = world.offer_class[person];
    offer.asker = choose_asker(world.offer_rates[of_class],
                               classes_.context().of(world, person, now.step).online,
                               uniform_of(words[of_asker]));
    offer.cell = classes_.cell(of_class, offer.asker);
    const double effort = world.recruiting.factor(offer.cell);
    offer.journey =
        choose_journey(world, person, offer.asker, effort, uniform_of(words[of_journey]));
    if (offer.journey == no_journey && offer.asker == Asker::abductor && !classes_.routes().empty())
        offer.journey = 0;  // nobody asks who may travel
    if (offer.journey == no_journey) return;
    answer(world, words, offer, effort, now);
    made.push_back(offer);
}

std::uint8_t Offers::choose_journey(const World& world, Person person, Asker asker, double effort,
                                    double uniform) const {
    const auto& routes = classes_.routes();
    const double lawful = safe_ways_.times(world, person);
    const auto weight = [&](std::size_t i) {
        if (!routes[i].from(person, world.age[person])) return 0.0;
        return routes[i].share * (routes[i].lawful ? lawful : 1.0) *
               routes[i].times(static_cast<std::size_t>(asker),
                               effort * world.recruiting.pull_of(i));
    };
    std::array<double, most_journeys> here;
    double total = 0;
    for (std::size_t i = 0; i < routes.size(); ++i) total += here[i] = weight(i);
    double left = uniform * total;
    std::uint8_t last = no_journey;
    for (std::size_t i = 0; i < routes.size(); ++i) {
        if (here[i] <= 0) continue;
        last = static_cast<std::uint8_t>(i);
        left -= here[i];
        if (left < 0) break;
    }
    return last;
}

Person Offers::decider(const World& world, Person person) const {
    const Person carer = world.people->carer[person];
    return world.age[person] < adult_age_ && carer != nobody ? carer : person;
}

double Offers::others_decide(Asker asker) const {
    return parameters_.askers()[static_cast<std::size_t>(asker)]->others_decide;
}

bool Offers::checks(const World& world, Person person, Step now) const {
    return practice_.practises(world, person, now) && world.age[person] >= practice_.from_age();
}

Disposition Offers::disposition(const World& world, Person person, Asker asker, Step now,
                                bool own) const {
    const AnswerParameters& p = parameters_.answer;
    const AskerParameters& by = *parameters_.askers()[static_cast<std::size_t>(asker)];
    const Mind& mind = world.minds[person];
    const QualityValues held = own ? memory_.values(mind, now) : QualityValues(mind.base);
    const double risk = Memory::personal_risk(held);
    const double norm = practice_.norms().of(
        world, person,
        own ? world.contacts[person].practising : world.contacts[person].practising_before);
    Disposition who;
    who.readiness = p.readiness + world.need[person] + by.trust - p.caution * risk - p.norm * norm +
                    classes_.context().of(world, person, now).need;
    who.discernment =
        p.discernment + by.discernment + p.knowledge * Memory::of(held, Quality::knowledge);
    if (own && checks(world, person, now)) who.discernment += p.check;
    return who;
}

void Offers::answer(const World& world, const OfferWords& words, Offer& offer, double effort,
                    const Now& now) const {
    if (offer.asker == Asker::abductor) {
        offer.answer = Answer::taken;
        offer.deceptive = true;
        return;
    }
    const double lie = classes_.routes()[offer.journey].lie(
        static_cast<std::size_t>(offer.asker), effort * world.recruiting.pull_of(offer.journey));
    const Times times = classes_.context().of(world, offer.person, now.step);
    const double told = times.deception * (offer.asker == Asker::agency ? times.agencies : 1.0);
    offer.deceptive = uniform_of(words[of_deception]) < lie * told;

    const Person decides = decider(world, offer.person);
    const bool child = decides != offer.person;
    const bool others = !child && uniform_of(words[of_others]) < others_decide(offer.asker);
    const Disposition who = disposition(world, decides, offer.asker, now.step, !others);
    offer.decider = decides;
    offer.by_carer = child || others;
    offer.checked = !others && checks(world, decides, now.step);
    offer.chance = offer.deceptive ? accept_deceptive(who) : accept_genuine(who);
    offer.answer = uniform_of(words[of_answer]) < offer.chance ? Answer::accepted : Answer::refused;
}

}  // namespace heed
