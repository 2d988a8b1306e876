// Learning, forgetting and the practice of checking offers.
#include "models/awareness.hpp"

#include <cmath>

#include "sim/base/normal.hpp"

namespace heed {

Awareness::Awareness(const AwarenessParameters& parameters, std::vector<Lesson> lessons,
                     const Memory& memory)
    : parameters_(parameters),
      lessons_(std::move(lessons)),
      memory_(memory),
      norm_{parameters.practice.norm_sources, parameters.practice.norm_share},
      intention_index_(normal_quantile(parameters.practice.intention)),
      practice_index_(normal_quantile(parameters.practice.practice)) {}

void Awareness::begin(World& world, const Dice& dice) const {
    begin_quality(world, dice, Quality::knowledge, Decision::baseline_knowledge,
                  parameters_.knowledge);
    begin_quality(world, dice, Quality::risk_belief, Decision::baseline_risk_belief,
                  parameters_.risk_belief);
    begin_quality(world, dice, Quality::not_me, Decision::baseline_not_me, parameters_.not_me);
    begin_quality(world, dice, Quality::efficacy, Decision::baseline_efficacy,
                  parameters_.efficacy);

    for (Person person = 0; person < world.size(); ++person) {
        world.latent[person] =
            static_cast<float>(dice.normal(Decision::practice_latent, person, 0));
        world.practises[person] = world.latent[person] < practice_index_;
    }
    for (Person person = 0; person < world.size(); ++person)
        if (world.practises[person])
            for_each_contact(*world.people, person,
                             [&](Person contact) { ++world.practising_contacts[contact]; });
    world.practising_before = world.practising_contacts;
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

    auto& base = world.learned[static_cast<std::size_t>(quality)].base;
    for (Person person = 0; person < world.size(); ++person) {
        double centre = usual;
        for (const auto& [who, other] : groups)
            if (who(person, world.age[person])) {
                centre = other;
                break;
            }
        base[person] =
            static_cast<float>(normal_cdf(centre + spread * dice.normal(decision, person, 0)));
    }
}

void Awareness::step(World& world, const Dice&, const Now& now) const {
    for (const Delivery& delivery : world.now.deliveries)
        learn(world, delivery.person, lessons_[delivery.campaign], delivery.dose, now.step);
    for (const Hearing& hearing : world.now.hearings)
        learn(world, hearing.listener, lessons_[hearing.campaign], hearing.dose, now.step);
    review_practice(world, whom_to_review(world, now), now.step);
}

void Awareness::learn(World& world, Person person, const Lesson& lesson, double dose,
                      Step now) const {
    const double effective = dose * lesson.comprehension(person, world.age[person]);
    if (effective <= 0 || !lesson.says_something()) return;
    bring_up_to_date(world, person, now);

    const auto towards_one = [&](Quality quality, double rate) {
        const double missing = 1 - memory_.value(world, quality, person, now);
        lay_down(world, quality, person, missing * (1 - std::pow(1 - rate, effective)),
                 lesson.fast_share);
    };
    towards_one(Quality::knowledge, lesson.knowledge);
    towards_one(Quality::efficacy, lesson.efficacy);

    const double gap = memory_.value(world, Quality::not_me, person, now);
    lay_down(world, Quality::not_me, person, -gap * (1 - std::pow(1 - lesson.not_me, effective)),
             lesson.fast_share);

    const double weight = lesson.risk_weight * effective;
    const double precision = parameters_.certainty + world.certainty[person];
    const double belief = memory_.value(world, Quality::risk_belief, person, now);
    lay_down(world, Quality::risk_belief, person,
             weight * (lesson.announced_risk - belief) / (precision + weight), lesson.fast_share);
    world.certainty[person] += static_cast<float>(weight);
}

void Awareness::bring_up_to_date(World& world, Person person, Step now) const {
    const int passed = now - world.learned_at[person];
    if (passed == 0) return;
    const auto fast = static_cast<float>(memory_.fast_left(passed));
    const auto slow = static_cast<float>(memory_.slow_left(passed));
    for (Learned& quality : world.learned) {
        quality.fast[person] *= fast;
        quality.slow[person] *= slow;
    }
    world.certainty[person] *= slow;
    world.learned_at[person] = now;
}

void Awareness::lay_down(World& world, Quality quality, Person person, double change,
                         double fast_share) const {
    Learned& traces = world.learned[static_cast<std::size_t>(quality)];
    traces.fast[person] += static_cast<float>(change * fast_share);
    traces.slow[person] += static_cast<float>(change * (1 - fast_share));
}

double Awareness::intention_shift(const World& world, Person person, Step now) const {
    const PracticeParameters& p = parameters_.practice;
    const auto moved = [&](Quality quality) {
        return memory_.value(world, quality, person, now) - Memory::base(world, quality, person);
    };
    double shift =
        p.from_knowledge * moved(Quality::knowledge) + p.from_efficacy * moved(Quality::efficacy);
    shift += p.from_risk * (memory_.personal_risk(world, person, now) -
                            Memory::base_personal_risk(world, person));
    if (world.practising_contacts[person] != world.practising_before[person])
        shift += p.from_norm * (norm_.of(*world.people, person, world.practising_contacts[person]) -
                                norm_.of(*world.people, person, world.practising_before[person]));
    return shift;
}

bool Awareness::intends(const World& world, Person person, Step now) const {
    return world.latent[person] < intention_index_ + intention_shift(world, person, now);
}

std::vector<Person> Awareness::whom_to_review(const World& world, const Now& now) const {
    std::vector<std::uint8_t> due(world.size(),
                                  0);  // marks, so that everyone is listed once, in order
    for (Person person : world.to_review) due[person] = 1;
    for (const Delivery& delivery : world.now.deliveries) due[delivery.person] = 1;
    for (const Hearing& hearing : world.now.hearings) due[hearing.listener] = 1;
    // What was learned fades: everyone who ever heard anything is looked at again every eighth step.
    for (Person person = static_cast<Person>(now.step) % 8; person < world.size(); person += 8)
        if (world.heard[person] != 0) due[person] = 1;
    std::vector<Person> list;
    for (Person person = 0; person < world.size(); ++person)
        if (due[person]) list.push_back(person);
    return list;
}

void Awareness::review_practice(World& world, const std::vector<Person>& list, Step now) const {
    std::vector<Person> changed;  // decided on the step's frozen state, then carried out together
    for (Person person : list) {
        const double index =
            practice_index_ + parameters_.practice.gap * intention_shift(world, person, now);
        if ((world.latent[person] < index) != (world.practises[person] != 0))
            changed.push_back(person);
    }
    world.to_review.clear();
    for (Person person : changed) {
        world.practises[person] ^= 1;
        const int by = world.practises[person] ? 1 : -1;
        for_each_contact(*world.people, person, [&](Person contact) {
            world.practising_contacts[contact] =
                static_cast<std::uint16_t>(world.practising_contacts[contact] + by);
            world.to_review.push_back(contact);
        });
    }
}

}  // namespace heed
