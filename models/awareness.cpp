// Learning, forgetting and the practice of checking offers.
#include "models/awareness.hpp"

#include <algorithm>
#include <cmath>

#include "sim/base/normal.hpp"
#include "sim/engine/sweep.hpp"

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
        Mind& mind = world.minds[person];
        mind.latent = static_cast<float>(dice.normal(Decision::practice_latent, person, 0));
        mind.practises = mind.latent < practice_index_;
    }
    for (Person person = 0; person < world.size(); ++person)
        if (world.minds[person].practises)
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

    for (Person person = 0; person < world.size(); ++person) {
        double centre = usual;
        for (const auto& [who, other] : groups)
            if (who(person, world.age[person])) {
                centre = other;
                break;
            }
        world.minds[person].base[static_cast<std::size_t>(quality)] =
            static_cast<float>(normal_cdf(centre + spread * dice.normal(decision, person, 0)));
    }
}

void Awareness::step(World& world, const Dice&, const Now& now) const {
    std::vector<Person> wavering;  // they may have reason to change what they do
    const auto consider = [&](Person person) {
        if (wants_change(world, person, now.step)) wavering.push_back(person);
    };
    const auto meet = [&](Person person, std::uint16_t campaign, double dose) {
        learn(world, person, lessons_[campaign], dose, now.step);
        consider(person);
    };
    const auto fetch_person = [&](Person person) {
        fetch(&world.minds[person]);
        fetch(&world.practising_contacts[person]);
    };
    for_each_ahead(
        world.now.deliveries, [&](const Delivery& d) { fetch_person(d.person); },
        [&](const Delivery& d) { meet(d.person, d.campaign, d.dose); });
    for_each_ahead(
        world.now.hearings, [&](const Hearing& h) { fetch_person(h.listener); },
        [&](const Hearing& h) { meet(h.listener, h.campaign, h.dose); });
    for (Person person : world.to_review) consider(person);
    // What was learned fades: everyone who ever heard anything is looked at again every eighth step.
    for (Person person = static_cast<Person>(now.step) % 8; person < world.size(); person += 8)
        if (world.minds[person].heard != 0) consider(person);
    change_practice(world, std::move(wavering), now.step);
}

void Awareness::learn(World& world, Person person, const Lesson& lesson, double dose,
                      Step now) const {
    const double effective = dose * lesson.comprehension(person, world.age[person]);
    if (effective <= 0 || !lesson.says_something()) return;
    Mind& mind = world.minds[person];
    bring_up_to_date(mind, now);

    const auto held = memory_.values(mind, now);
    const auto lay_down = [&](Quality quality, double change) {
        const auto q = static_cast<std::size_t>(quality);
        mind.fast[q] += static_cast<float>(change * lesson.fast_share);
        mind.slow[q] += static_cast<float>(change * (1 - lesson.fast_share));
    };
    // 1 − (1 − rate)^dose, of what is missing or of what is there.
    const auto learned = [&](const LearningRate& rate) { return rate.of_dose(effective); };
    lay_down(Quality::knowledge,
             (1 - Memory::of(held, Quality::knowledge)) * learned(lesson.knowledge));
    lay_down(Quality::efficacy,
             (1 - Memory::of(held, Quality::efficacy)) * learned(lesson.efficacy));
    lay_down(Quality::not_me, -Memory::of(held, Quality::not_me) * learned(lesson.not_me));

    const double weight = lesson.risk_weight * effective;
    const double precision = parameters_.certainty + mind.certainty;
    const double surprise = lesson.announced_risk - Memory::of(held, Quality::risk_belief);
    lay_down(Quality::risk_belief, weight * surprise / (precision + weight));
    mind.certainty += static_cast<float>(weight);
}

void Awareness::bring_up_to_date(Mind& mind, Step now) const {
    const int passed = now - mind.learned_at;
    if (passed == 0) return;
    const auto fast = static_cast<float>(memory_.fast_left(passed));
    const auto slow = static_cast<float>(memory_.slow_left(passed));
    for (float& trace : mind.fast) trace *= fast;
    for (float& trace : mind.slow) trace *= slow;
    mind.certainty *= slow;
    mind.learned_at = now;
}

double Awareness::intention_shift(const World& world, Person person, Step now) const {
    const PracticeParameters& p = parameters_.practice;
    const Mind& mind = world.minds[person];
    const auto held = memory_.values(mind, now);
    const auto moved = [&](Quality quality) {
        return Memory::of(held, quality) - Memory::of(mind.base, quality);
    };
    double shift = p.from_knowledge * moved(Quality::knowledge) +
                   p.from_efficacy * moved(Quality::efficacy) +
                   p.from_risk * (Memory::personal_risk(held) - Memory::personal_risk(mind.base));
    if (world.practising_contacts[person] != world.practising_before[person])
        shift += p.from_norm * (norm_.of(*world.people, person, world.practising_contacts[person]) -
                                norm_.of(*world.people, person, world.practising_before[person]));
    return shift;
}

bool Awareness::intends(const World& world, Person person, Step now) const {
    return world.minds[person].latent < intention_index_ + intention_shift(world, person, now);
}

bool Awareness::wants_change(const World& world, Person person, Step now) const {
    const Mind& mind = world.minds[person];
    const double index =
        practice_index_ + parameters_.practice.gap * intention_shift(world, person, now);
    return (mind.latent < index) != (mind.practises != 0);
}

void Awareness::change_practice(World& world, std::vector<Person> who, Step now) const {
    // All decide on what they see in this step, before the first one changes.
    std::ranges::sort(who);
    who.erase(std::unique(who.begin(), who.end()), who.end());
    std::erase_if(who, [&](Person person) { return !wants_change(world, person, now); });
    world.to_review.clear();
    for (Person person : who) {
        world.minds[person].practises ^= 1;
        const int by = world.minds[person].practises ? 1 : -1;
        for_each_contact(*world.people, person, [&](Person contact) {
            world.practising_contacts[contact] =
                static_cast<std::uint16_t>(world.practising_contacts[contact] + by);
            world.to_review.push_back(contact);
        });
    }
}

}  // namespace heed
