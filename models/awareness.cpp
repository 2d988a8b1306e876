// Learning, forgetting and the practice of checking offers.
#include "models/awareness.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/elementary.hpp"
#include "sim/base/normal.hpp"
#include "sim/engine/contact_visits.hpp"

namespace heed {

namespace {
constexpr double review_time = 8.0 / 52;  // years; contacts see how practice fades this closely
constexpr Person review_block = 128;      // people who are reviewed together, as memory lies

constexpr QualityValues risk_alone{0, 1, 0, 0};  // [Quality]

/// What contacts see of a person before the first step.
struct Example {
    bool counts = false;     // old enough
    bool practises = false;  // and checks offers
};

Lesson lesson_of_harm(double weight) {
    Lesson lesson;
    lesson.risk_weight = weight;
    lesson.announced_risk = 1;
    return lesson;
}
}  // namespace

Awareness::Teaching::Teaching(const Lesson& from)
    : lesson(from),
      says_something(from.says_something()),
      target{1, static_cast<float>(from.announced_risk), 0, 1},
      risk_weight(static_cast<float>(from.risk_weight)),
      fast_share(static_cast<float>(from.fast_share)) {
    const std::array rates{from.knowledge, 0.0, from.not_me, from.efficacy};
    for (std::size_t q = 0; q < quality_count; ++q)
        log_left[q] = static_cast<float>(std::log1p(-rates[q]));
}

Awareness::Awareness(const AwarenessParameters& parameters, const std::vector<Lesson>& lessons,
                     const Memory& memory)
    : parameters_(parameters),
      lessons_(lessons.begin(), lessons.end()),
      vivid_(lesson_of_harm(parameters.vivid)),
      memory_(memory),
      practice_(parameters.practice, memory, std::lround(parameters.from_age)),
      review_every_(
          static_cast<Person>(std::max(1L, std::lround(review_time / memory.step_length())))) {}

void Awareness::begin(World& world, const Dice& dice) const {
    const AwarenessParameters& p = parameters_;
    begin_quality(world, dice, Quality::knowledge, Decision::baseline_knowledge, p.knowledge);
    begin_quality(world, dice, Quality::risk_belief, Decision::baseline_risk_belief, p.risk_belief);
    begin_quality(world, dice, Quality::not_me, Decision::baseline_not_me, p.not_me);
    begin_quality(world, dice, Quality::efficacy, Decision::baseline_efficacy, p.efficacy);

    std::vector<Example> example(world.size());
    for_each_normal(dice, Decision::practice_latent, world.size(), [&](Person person, double z) {
        Mind& mind = world.minds[person];
        mind.latent = static_cast<float>(z);
        mind.practises = practice_.practised_before(mind);
        const bool old_enough = world.age[person] >= practice_.from_age();
        example[person] = {old_enough, old_enough && mind.practises != 0};
    });
    for_everybody(world.size(), [&](Person person) {
        std::uint32_t all = 0, practising = 0;
        for_each_contact(*world.people, person, [&](Person contact) {
            all += example[contact].counts;
            practising += example[contact].practises;
        });
        constexpr std::uint32_t most = Contacts::most;
        world.contacts[person] = {all & most, practising & most, practising & most};
    });
}

void Awareness::begin_quality(World& world, const Dice& dice, Quality quality, Decision decision,
                              const Baseline& baseline) const {
    // x = Φ(a + s z) has mean Φ(a / √(1 + s²)).
    const double spread = baseline.spread;
    const double widen = std::sqrt(1 + spread * spread);
    std::vector<std::pair<Match, double>> groups;
    for (const auto& [name, group] : baseline.groups)
        groups.emplace_back(Match(group.who, *world.people), normal_quantile(group.mean) * widen);
    const double usual = normal_quantile(baseline.mean) * widen;

    for_each_normal(dice, decision, world.size(), [&](Person person, double z) {
        double centre = usual;
        for (const auto& [who, other] : groups)
            if (who(person, world.age[person])) {
                centre = other;
                break;
            }
        world.minds[person].base[static_cast<std::size_t>(quality)] =
            quick_normal_cdf(static_cast<float>(centre + spread * z));
    });
}

void Awareness::step(World& world, const Dice&, const Now& now) const {
    come_of_age(world);
    // Who may have reason to change what they do. Each part takes its own people through all that they met.
    List<Person> moved = joined(found_in_parts<List<Person>>(
        world.size(), [&](std::size_t first, std::size_t last, List<Person>& found) {
            take_in(world, now.step, {first, last}, found);
        }));
    witness(world, now, moved);
    const List<Person> reviewed = review(world, now.step);
    moved.insert(moved.end(), reviewed.begin(), reviewed.end());
    change_practice(world, std::move(moved), now.step);
}

/// All that these people met in this step.
void Awareness::take_in(World& world, Step now, Neighbours people, List<Person>& moved) const {
    const auto learn_from = [&](const auto& list, auto who) {
        for_each_of(
            people, list, who,
            [&](Person person) {
                fetch(&world.minds[person], &world.contacts[person], &world.age[person]);
            },
            [&](const auto& one) {
                meet(world, one.*who, lessons_[one.campaign], one.dose, now, moved);
            });
    };
    learn_from(world.now.deliveries, &Delivery::person);
    learn_from(world.now.hearings, &Hearing::listener);
}

/// Those who want to change of whoever saw a contact change, and of the people whose turn it is: what was learned fades,
/// so everyone who holds anything new is looked at again from time to time, block by block.
List<Person> Awareness::review(const World& world, Step now) const {
    const auto consider = [&](Person person, List<Person>& found) {
        const Mind& mind = world.minds[person];
        if (world.age[person] >= practice_.from_age() && wants_change(world, person, mind, now))
            found.push_back(person);
    };
    const auto fetch_person = [&](Person person) {
        fetch(&world.minds[person], &world.contacts[person]);
    };
    List<Person> moved = gather<Person>(world.to_review, fetch_person, consider);
    const auto holds = [&](Person person) {
        return (world.heard[person] != 0) | world.presence[person].knows_harm;
    };
    const Person every = review_every_ * review_block,
                 turn = static_cast<Person>(now) % review_every_;
    const auto in_turn = joined(found_in_parts<List<Person>>(
        world.size(), [&](std::size_t from, std::size_t to, List<Person>& found) {
            const auto block = static_cast<Person>(from / review_block);
            const Person wait = (turn + review_every_ - block % review_every_) % review_every_;
            List<Person> movable;
            for (Person first = (block + wait) * review_block; first < to; first += every) {
                const auto last =
                    static_cast<Person>(std::min<std::size_t>(first + review_block, to));
                bool anybody = false;  // most blocks of a world without campaigns spare their minds
                for (Person one = first; one < last; ++one) anybody |= holds(one);
                if (!anybody) continue;
                const Person next = first + every;
                for (Person i = 0; i < review_block && next + i < to; i += 2)
                    fetch_person(next + i);
                movable.clear();
                find_marked_within(first, last, marks_where([&](std::size_t i) {
                                       const auto one = static_cast<Person>(i);
                                       return holds(one) & practice_.may_change(world.minds[one]);
                                   }),
                                   movable);
                for (const Person one : movable) consider(one, found);
            }
        }));
    moved.insert(moved.end(), in_turn.begin(), in_turn.end());
    return moved;
}

void Awareness::meet(World& world, Person person, const Teaching& teaching, double dose, Step now,
                     List<Person>& moved) const {
    const int age = world.age[person];
    if (age < practice_.from_age()) return;
    Mind& mind = world.minds[person];
    const auto effective = static_cast<float>(dose * teaching.lesson.comprehension(person, age));
    if (effective > 0 && teaching.says_something) learn(mind, teaching, effective, now);
    if (wants_change(world, person, mind, now)) moved.push_back(person);
}

/// Who came out of exploitation in the last step is seen by household and close ties, and knows by experience.
void Awareness::witness(World& world, const Now& now, List<Person>& moved) const {
    for (Person survivor : world.came_out) {
        const auto see = [&](Person person) {
            meet(world, person, vivid_, 1, now.step, moved);
            if (world.minds[person].certainty > 0) world.presence[person].knows_harm = true;
        };
        see(survivor);
        for_each_contact(*world.people, survivor, see);
    }
}

/// Children who are now old enough to count as examples.
void Awareness::come_of_age(World& world) const {
    const auto who = gather<Person>(
        world.now.birthdays, [&](Person person) { fetch(&world.age[person]); },
        [&](Person person, List<Person>& grown) {
            if (world.age[person] == practice_.from_age()) grown.push_back(person);
        });
    world.to_review.insert(world.to_review.end(), who.begin(), who.end());
    for_each_contact_ahead(
        *world.people, who,
        [&](Person person, Person contact) {
            fetch(&world.minds[person], &world.contacts[contact]);
        },
        [&](Person person, Person contact) {
            Contacts& contacts = world.contacts[contact];
            ++contacts.all;
            if (world.minds[person].practises == 0) return;
            ++contacts.practising;
            ++contacts.practising_before;
        });
}

void Awareness::learn(Mind& mind, const Teaching& teaching, float effective, Step now) const {
    const auto [fast, slow] = memory_.left(now - mind.learned_at);
    const auto held = memory_.values(mind, now);
    mind.learned_at = now;

    // The share of the way to the target: 1 − (1 − rate)^dose; the risk belief as Bayes says.
    const float weight = teaching.risk_weight * effective;
    const float precision = static_cast<float>(parameters_.certainty) + mind.certainty * slow;
    const float of_risk = weight / (precision + weight);
    QualityValues gain;  // in four steps that are one for the processor
    for (std::size_t q = 0; q < quality_count; ++q)
        gain[q] = 1 - quick_exp(effective * teaching.log_left[q]) + of_risk * risk_alone[q];
    mind.certainty = mind.certainty * slow + weight;

    QualityValues fading_fast = mind.fast, fading_slowly = mind.slow;
    for (std::size_t q = 0; q < quality_count; ++q) {
        const float change = (teaching.target[q] - held[q]) * gain[q];
        fading_fast[q] = fading_fast[q] * fast + change * teaching.fast_share;
        fading_slowly[q] = fading_slowly[q] * slow + change * (1 - teaching.fast_share);
    }
    mind.fast = fading_fast;
    mind.slow = fading_slowly;
}

void Awareness::change_practice(World& world, List<Person> who, Step now) const {
    // All decide on what they see in this step, before the first one changes.
    std::ranges::sort(who);
    who.erase(std::unique(who.begin(), who.end()), who.end());
    who = gather<Person>(
        who, [&](Person person) { fetch(&world.minds[person]); },
        [&](Person person, List<Person>& change) {
            if (wants_change(world, person, world.minds[person], now)) change.push_back(person);
        });
    world.to_review.clear();
    for (Person person : who) world.minds[person].practises ^= 1;
    for_each_contact_ahead(
        *world.people, who,
        [&](Person, Person contact) { fetch(&world.contacts[contact], &world.minds[contact]); },
        [&](Person person, Person contact) {
            Contacts& around = world.contacts[contact];
            if (world.minds[person].practises != 0)
                ++around.practising;
            else
                --around.practising;
            Mind& mind = world.minds[contact];
            mind.norm_moved = around.practising != around.practising_before;
            if (practice_.may_change(mind)) world.to_review.push_back(contact);
        });
}

}  // namespace heed
