// One step of telling: tellers speak, listeners hear, some of both go on to tell.
#include "models/telling.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "sim/engine/sweep.hpp"
#include "sim/world/radix_sort.hpp"

namespace heed {

namespace {

constexpr std::uint16_t further = 7;  // the last bit of World::heard stands for all in heard_more

/// Whether it is the first time that this person meets this campaign's message; `aware`: whoever meets a first one.
bool note_heard(World& world, Person person, std::uint16_t campaign, std::vector<Person>& aware) {
    std::uint8_t& heard = world.heard[person];
    const bool is_further = campaign >= further;
    const auto bit = static_cast<std::uint8_t>(1U << (is_further ? further : campaign));
    if (!is_further && (heard & bit) != 0) return false;
    if (is_further) {
        std::uint32_t& more = world.heard_more[person];
        const std::uint32_t its = 1U << (campaign - further);
        if ((more & its) != 0) return false;
        more |= its;
    }
    if (heard == 0) aware.push_back(person);
    heard |= bit;
    return true;
}

/// The hazard of what happens with this chance; certain is infinite.
float hazard_of(double chance) { return static_cast<float>(-std::log1p(-chance)); }

constexpr std::size_t few = 500;         // so many are sorted by comparing
constexpr std::size_t some_people = 64;  // so few that what is made for them stays near

void for_some_at_a_time(auto some, auto&& visit) {
    for (; !some.empty(); some = some.subspan(std::min(some_people, some.size())))
        visit(some.first(std::min(some_people, some.size())));
}

/// Who has told for the last time is no teller any more, and may begin again.
void drop_silent(World& world, Step now) {
    std::erase_if(world.tellers, [&](const Teller& teller) {
        if (teller.until >= now) return false;
        world.tell_clock[teller.person] *= -1;
        return true;
    });
}

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
        return Conversations::Layer{from.rate * step_length,
                                    static_cast<float>(parameters.passes_on * from.trust)};
    };
    layers_ = {layer(parameters.household), layer(parameters.close), layer(parameters.online),
               layer(parameters.group)};
}

void Telling::begin(World& world, const Dice& dice) const {
    if (told_.size() > further) world.heard_more.assign(world.size(), 0);
    for_each_exponential(dice, Decision::becomes_teller, world.size(),
                         [&](Person person, float clock) { world.tell_clock[person] = clock; });
}

void Telling::step(World& world, const Dice& dice, const Now& now) const {
    drop_silent(world, now.step);
    List<Teller> begun = meet(world, now.step);  // who tells from the next step on
    for_each_ahead(
        spoken(world, dice, now.step),
        [&](const Spoken& to) {
            fetch(&world.tell_clock[to.listener], &world.heard[to.listener],
                  &world.presence[to.listener], &world.age[to.listener]);
        },
        [&](const Spoken& to) { hear(world, to, now.step, begun); });
    survivors_start(world, now.step, begun);
    begin_telling(world, dice, now.step, std::move(begun));
}

List<Teller> Telling::meet(World& world, Step now) const {
    struct Met {
        List<Person> aware;
        List<Teller> begun;
    };
    const auto parts = found_in_parts<Met>(world.size(), [&](std::size_t first, std::size_t last,
                                                             Met& met) {
        for_each_of(
            Neighbours{first, last}, world.now.deliveries, &Delivery::person,
            [&](Person person) { fetch(&world.tell_clock[person]); },
            [&](const Delivery& one) {
                if (!told_[one.campaign] || !old_enough(world, one.person)) return;
                if (one.first) note_heard(world, one.person, one.campaign, met.aware);
                move_to_tell(world, one.person, one.campaign, one.dose * starts_, now, met.begun);
            });
    });
    List<Teller> begun;
    for (const Met& met : parts) {
        begun.insert(begun.end(), met.begun.begin(), met.begun.end());
        auto& aware = world.now.newly_aware;
        aware.insert(aware.end(), met.aware.begin(), met.aware.end());
    }
    return begun;
}

List<Spoken> Telling::spoken(const World& world, const Dice& dice, Step now) const {
    return joined(found_in_parts<List<Spoken>>(
        world.tellers.size(),
        [&](std::size_t first, std::size_t last, List<Spoken>& out) {
            Conversations conversations(layers_, world, dice, now, out);
            for_some_at_a_time(std::span(world.tellers).subspan(first, last - first),
                               [&](std::span<const Teller> some) { conversations.among(some); });
        },
        cut_of_visits));
}

void Telling::survivors_start(World& world, Step now, List<Teller>& begun) const {
    for (const std::uint16_t campaign : survivors_.campaigns) {
        if (world.audiences[campaign].reached <= 0) continue;
        for (const Person person : world.finished_support)
            if (!world.away(person) && told_[campaign] && old_enough(world, person))
                move_to_tell(world, person, campaign, hazard_of(survivors_.chance), now, begun);
        return;
    }
}

void Telling::hear(World& world, const Spoken& to, Step now, List<Teller>& begun) const {
    if (world.away(to.listener) || !old_enough(world, to.listener)) return;
    const bool unaware = world.heard[to.listener] == 0;
    const bool first = note_heard(world, to.listener, to.topic, world.now.newly_aware);
    world.now.hearings.push_back({to.listener, to.teller, to.topic, to.dose, first, unaware});
    if (first && told_[to.topic]) move_to_tell(world, to.listener, to.topic, retells_, now, begun);
}

void Telling::move_to_tell(World& world, Person person, std::uint16_t campaign, float hazard,
                           Step now, List<Teller>& begun) const {
    float& clock = world.tell_clock[person];
    if (clock < 0) return;      // tells already: one topic at a time
    if (!(hazard > 0)) return;  // nothing, even where nothing else is needed
    if ((clock -= hazard) > 0) return;
    clock = -1;  // see begin_telling for what is put here
    begun.push_back({person, static_cast<Step>(now + 1), campaign});  // at least so long
}

void Telling::set_clocks(World& world, const Dice& dice, Step now, std::span<Teller> some) const {
    std::array<Block, some_people> names;
    std::array<std::array<float, 4>, some_people> clocks, times;
    const auto make = [&](Decision decision, auto& numbers) {
        for (std::size_t i = 0; i < some.size(); ++i)
            names[i] = Dice::four_of_neighbours(decision, some[i].person,
                                                static_cast<std::uint32_t>(now) + 1);
        dice.exponentials({names.data(), some.size()}, numbers);
    };
    make(Decision::becomes_teller, clocks);
    make(Decision::telling_ends, times);
    for (std::size_t i = 0; i < some.size(); ++i) {
        const Person person = some[i].person;
        world.tell_clock[person] =
            -std::max(clocks[i][person % 4], std::numeric_limits<float>::min());
        const double steps = time_ == TellingTime::fixed
                                 ? std::round(lasts_steps_)
                                 : std::ceil(times[i][person % 4] * geometric_scale_);
        some[i].until = static_cast<Step>(std::min(now + std::max(1.0, steps), 32000.0));
    }
}

void Telling::begin_telling(World& world, const Dice& dice, Step now, List<Teller> begun) const {
    if (begun.size() < few)
        std::ranges::sort(begun, {}, &Teller::person);
    else
        radix_sort(
            begun, [](const Teller& teller) { return std::uint64_t{teller.person}; },
            List<Teller>());
    side_by_side(
        begun.size(),
        [&](std::size_t first, std::size_t last) {
            for_some_at_a_time(std::span(begun).subspan(first, last - first),
                               [&](std::span<Teller> some) { set_clocks(world, dice, now, some); });
        },
        cut_of_visits);
    const std::size_t before = world.tellers.size();
    world.tellers.insert(world.tellers.end(), begun.begin(), begun.end());
    merge_others(world.tellers, before, &Teller::person);
}

}  // namespace heed
