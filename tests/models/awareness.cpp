// What people learn, believe and forget, and how far they act on it.
#include "models/awareness.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "sim/base/normal.hpp"
#include "tests/models/people.hpp"

using namespace heed;

namespace {

/// Levels and traces are kept in steps of 1/32768: what may be lost in a level, two traces and a second lesson.
constexpr double step_lost = 3 * 0x1p-15;

AwarenessParameters usual() { return default_parameters().awareness; }

/// People of whom this is known at the start, and nothing learned yet.
World world_with(const std::shared_ptr<const Population>& people, double knowledge, double risk,
                 double not_me, double efficacy) {
    World world(people);
    const std::array<double, quality_count> base{knowledge, risk, not_me, efficacy};
    for (std::size_t q = 0; q < quality_count; ++q) rest(world, all_qualities[q], base[q]);
    return world;
}

Lesson lesson(double knowledge, double risk_weight = 0, double announced = 0, double not_me = 0,
              double efficacy = 0) {
    Lesson made;
    made.knowledge = knowledge;
    made.risk_weight = risk_weight;
    made.announced_risk = announced;
    made.not_me = not_me;
    made.efficacy = efficacy;
    made.fast_share = 0.5;
    return made;
}

/// A step in which these people meet the first campaign's message in this dose.
void meet(World& world, const Awareness& awareness, const std::vector<Person>& who, double dose,
          int step = 0) {
    world.now.clear();
    for (Person person : who)
        world.now.deliveries.push_back({person, 0, 1, static_cast<float>(dose), true, true});
    awareness.step(world, Dice(1, 0, 0), weeks(600).at(step));
}

Message message_of(MessageFormat format, Messenger messenger, double announced) {
    Message message = default_campaign().message.value();
    message.format = format;
    message.messenger = messenger;
    message.announced_risk = announced;
    message.strength = 1.0;
    return message;
}

/// Mean and standard error of a quality's resting level among those who pass the test.
template <class Test>
std::pair<double, double> resting(const World& world, Quality quality, Test test) {
    double sum = 0, squares = 0, count = 0;
    for (Person person = 0; person < world.size(); ++person) {
        if (!test(person)) continue;
        const double value = Memory::base(world, quality, person);
        sum += value, squares += value * value, ++count;
    }
    const double mean = sum / count;
    return {mean, std::sqrt((squares / count - mean * mean) / count)};
}

}  // namespace

TEST_CASE("what was learned halves at the half-life, exactly", "[models][awareness]") {
    const Memory memory(0.25, 2, 1.0 / 64, 512);  // 16 and 128 steps
    CHECK(memory.left(0).fast == 1);
    CHECK(memory.left(16).fast == 0.5);
    CHECK(memory.left(48).fast == 0.125);
    CHECK(memory.left(128).slow == 0.5);
    CHECK(memory.left(512).slow == 0.0625);
    CHECK(memory.left(64).slow == Approx(std::sqrt(0.5)));
    World world = world_with(shared(alike(1)), 0.25, 0, 0, 0);
    world.minds[0].fast[0] = 0.5F;
    world.minds[0].slow[0] = 0.125F;
    CHECK(memory.value(world, Quality::knowledge, 0, 0) == 0.875);
    CHECK(memory.value(world, Quality::knowledge, 0, 128) == 0.25 + 0.5 / 256 + 0.0625);
    world.minds[0].learned_at = 100;
    CHECK(memory.value(world, Quality::knowledge, 0, 116) ==
          Approx(0.25 + 0.25 + 0.125 * std::exp2(-0.125)));
}

TEST_CASE("each lesson fades from when it was learned", "[models][awareness]") {
    const Memory memory(4 * week, 40 * week, week, 600);
    World world = world_with(shared(alike(1)), 0.2, 0.3, 0.5, 0.1);
    const Awareness awareness(usual(), {lesson(0.3)}, memory);
    meet(world, awareness, {0}, 1, 0);
    const double first = 0.8 * 0.3;
    const double at_ten = 0.2 + first * (std::exp2(-10 / 4.0) + std::exp2(-10 / 40.0)) / 2;
    CHECK(memory.value(world, Quality::knowledge, 0, 10) == Approx(at_ten).margin(step_lost));
    meet(world, awareness, {0}, 1, 10);
    const double second = (1 - at_ten) * 0.3;
    const double at_30 = 0.2 + first * (std::exp2(-30 / 4.0) + std::exp2(-30 / 40.0)) / 2 +
                         second * (std::exp2(-20 / 4.0) + std::exp2(-20 / 40.0)) / 2;
    CHECK(memory.value(world, Quality::knowledge, 0, 30) == Approx(at_30).margin(step_lost));
}

TEST_CASE("the risk belief is updated as Bayes says", "[models][awareness]") {
    const auto people = shared(alike(3));
    AwarenessParameters p = usual();
    p.certainty = 5.0;
    const double w = 1.5, v = 0.6, g = 0.2;
    const Awareness awareness(p, {lesson(0, w, v)}, lasting_memory());
    World world = world_with(people, 0.4, g, 0.7, 0.3);
    meet(world, awareness, {0}, 1);
    CHECK(lasting_memory().value(world, Quality::risk_belief, 0, 0) ==
          Approx((5 * g + w * v) / (5 + w)).margin(step_lost));
    CHECK(lasting_memory().value(world, Quality::risk_belief, 1, 0) == Approx(g).margin(step_lost));
    for (int k = 1; k < 200; ++k) meet(world, awareness, {0}, 1, k);
    CHECK(lasting_memory().value(world, Quality::risk_belief, 0, 200) ==
          Approx((5 * g + 200 * w * v) / (5 + 200 * w)).margin(1e-3));
    // Doses in any portions: one of four is as good as eight of a half.
    meet(world, awareness, {1}, 4, 200);
    meet(world, awareness, std::vector<Person>(8, 2), 0.5, 200);
    CHECK(lasting_memory().value(world, Quality::risk_belief, 1, 200) ==
          Approx((5 * g + 4 * w * v) / (5 + 4 * w)).margin(step_lost));
    CHECK(lasting_memory().value(world, Quality::risk_belief, 2, 200) ==
          Approx((5 * g + 4 * w * v) / (5 + 4 * w)).margin(step_lost));
}

TEST_CASE("the truth lowers fear where it was too high", "[models][awareness]") {
    const auto people = shared(alike(1));
    const Parameters defaults = default_parameters();
    const Message message = message_of(MessageFormat::testimony, Messenger::leader, 0.5);
    const Awareness awareness(usual(), {lesson_of(message, defaults.messages, *people)},
                              lasting_memory());
    for (const double before : {0.1, 0.5, 0.95}) {
        World world = world_with(people, 0.4, before, 0.4, 0.3);
        double last = before, last_risk = 0.6 * before;
        for (int k = 0; k < 50; ++k) {
            meet(world, awareness, {0}, 1, k);
            const double now =
                lasting_memory().value(world, Quality::risk_belief, 0, static_cast<Step>(k));
            const double risk = lasting_memory().personal_risk(world, 0, static_cast<Step>(k));
            if (before < 0.5) CHECK((now > last && now < 0.5 && risk > last_risk));
            if (before > 0.5) CHECK((now < last && now > 0.5 && risk < last_risk));
            if (before == 0.5) CHECK(now == Approx(0.5));
            last = now, last_risk = risk;
        }
        CHECK(std::abs(last - 0.5) < 0.04);
    }
}

TEST_CASE("knowledge and efficacy close a share of the gap with each dose", "[models][awareness]") {
    Population mixed = alike(2);
    mixed.gender.of[1] = 1;
    const auto people = shared(mixed);
    const Parameters defaults = default_parameters();
    Message message = message_of(MessageFormat::empowerment, Messenger::teacher, 0.5);
    message.understood.entries = {{"men", {levels_rule("gender", {"male"}), 0.4}}};
    const Lesson taught = lesson_of(message, defaults.messages, *people);
    CHECK(taught.knowledge == Approx(0.3 * 0.6));
    CHECK(taught.efficacy == Approx(0.3 * 0.6));
    const Awareness awareness(usual(), {taught}, lasting_memory());
    World world = world_with(people, 0.25, 0.4, 0.7, 0.1);
    meet(world, awareness, {0, 1}, 2.5);
    const auto now = [&](Quality quality, Person person, Step step = 0) {
        return lasting_memory().value(world, quality, person, step);
    };
    CHECK(now(Quality::knowledge, 0) == Approx(1 - 0.75 * std::pow(0.82, 2.5)).margin(step_lost));
    CHECK(now(Quality::knowledge, 1) == Approx(1 - 0.75 * std::pow(0.82, 1.0)).margin(step_lost));
    CHECK(now(Quality::efficacy, 0) == Approx(1 - 0.9 * std::pow(0.82, 2.5)).margin(step_lost));
    for (int k = 1; k < 100; ++k) meet(world, awareness, {0}, 2.5, k);
    CHECK(now(Quality::knowledge, 0, 99) == Approx(1).epsilon(1e-4));
}

TEST_CASE("a message without strength says nothing", "[models][awareness]") {
    const auto people = shared(alike(1));
    Message message = message_of(MessageFormat::fear_and_efficacy, Messenger::returnee, 0.9);
    message.strength = 0.0;
    const Lesson silent = lesson_of(message, default_parameters().messages, *people);
    CHECK_FALSE(silent.says_something());
    World world = world_with(people, 0.25, 0.4, 0.7, 0.1);
    meet(world, Awareness(usual(), {silent}, lasting_memory()), {0}, 5);
    for (std::size_t q = 0; q < quality_count; ++q) {
        CHECK(world.minds[0].fast[q] == 0);
        CHECK(world.minds[0].slow[q] == 0);
    }
}

TEST_CASE("the not-me gap shrinks only with messengers like oneself", "[models][awareness]") {
    const auto people = shared(alike(1));
    const Parameters defaults = default_parameters();
    for (std::size_t who = 0; who < messenger_count; ++who) {
        const auto messenger = static_cast<Messenger>(who);
        const Message message = message_of(MessageFormat::testimony, messenger, 0.5);
        const Awareness awareness(usual(), {lesson_of(message, defaults.messages, *people)},
                                  lasting_memory());
        World world = world_with(people, 0.4, 0.4, 0.7, 0.3);
        meet(world, awareness, {0}, 2);
        const bool alike_them = messenger == Messenger::peer || messenger == Messenger::returnee;
        const double closed = 0.3 * defaults.messages.credibility(messenger);
        INFO(word(messenger));
        CHECK(lasting_memory().value(world, Quality::not_me, 0, 0) ==
              Approx(alike_them ? 0.7 * std::pow(1 - closed, 2) : 0.7).margin(step_lost));
    }
}

TEST_CASE("qualities rest at the means asked for", "[models][awareness]") {
    constexpr Person n = 20000;
    Population mixed = alike(n);
    for (Person person = 0; person < n; ++person) mixed.gender.of[person] = person % 4 == 0;
    const auto people = shared(mixed);
    AwarenessParameters p = usual();
    p.knowledge.mean = 0.15;
    p.knowledge.spread = 1.2;
    p.knowledge.groups.entries = {{"men", {levels_rule("gender", {"male"}), 0.6}}};
    p.not_me.mean = 0.9;
    p.efficacy.spread = 0.0;
    World world(people);
    Awareness(p, {}, lasting_memory()).begin(world, Dice(2, 0, 0));
    const auto check = [&](Quality quality, double mean, auto test) {
        const auto [found, error] = resting(world, quality, test);
        CHECK(std::abs(found - mean) <= 4.5 * error + 0x1p-15);
    };
    const auto everyone = [](Person) { return true; };
    check(Quality::knowledge, 0.15, [](Person person) { return person % 4 != 0; });
    check(Quality::knowledge, 0.6, [](Person person) { return person % 4 == 0; });
    check(Quality::risk_belief, p.risk_belief.mean, everyone);
    check(Quality::not_me, 0.9, everyone);
    check(Quality::efficacy, p.efficacy.mean, everyone);
    double practise = 0;
    for (const Mind& mind : world.minds) practise += mind.practises;
    CHECK(std::abs(practise / n - p.practice.practice) < share_error(p.practice.practice, n));
}

TEST_CASE("practice moves by the gap's share of intention", "[models][awareness]") {
    constexpr Person n = 20000;
    const auto people = shared(alike(n));
    AwarenessParameters p = usual();
    p.practice.from_knowledge = 2.0;
    p.practice.from_risk = p.practice.from_efficacy = 0.0;
    p.knowledge.mean = 0.2;
    p.knowledge.spread = 0.0;
    const Awareness awareness(p, {lesson(0.5)}, lasting_memory());
    const Dice dice(1, 0, 0);
    World world(people);
    awareness.begin(world, dice);
    std::vector<Person> everyone(n);
    std::iota(everyone.begin(), everyone.end(), 0U);
    for (const double shift : {0.0, 0.8}) {  // half of the missing 0.8 is learned: 2 · 0.4
        if (shift > 0) meet(world, awareness, everyone, 1);
        double intend = 0, practise = 0, without = 0;
        for (Person person : everyone) {
            const bool intends = awareness.practice().intends(world, person, 0);
            intend += intends;
            practise += world.minds[person].practises;
            without += world.minds[person].practises && !intends;
        }
        CHECK(awareness.practice().shift(world, 7, 0) == Approx(shift).margin(2 * step_lost));
        const double intention = normal_cdf(normal_quantile(0.4) + shift);
        const double practice = normal_cdf(normal_quantile(0.15) + 0.55 * shift);
        CHECK(std::abs(intend / n - intention) < share_error(intention, n));
        CHECK(std::abs(practise / n - practice) < share_error(practice, n));
        CHECK(without == 0);  // nobody does what they do not intend
    }
}

TEST_CASE("practice fades with what was learned, step by step", "[models][awareness]") {
    constexpr Person n = 20000;
    AwarenessParameters p = usual();
    p.practice.from_knowledge = 3.0;
    p.practice.from_risk = p.practice.from_efficacy = 0.0;
    p.knowledge.mean = 0.2;
    p.knowledge.spread = 0.0;
    const Memory memory(week, 4 * week, week, 600);
    const Awareness awareness(p, {lesson(0.9)}, memory);
    World world(shared(alike(n)));
    awareness.begin(world, Dice(1, 0, 0));
    const auto before = who_practises(world);
    std::vector<Person> everyone(n);
    std::iota(everyone.begin(), everyone.end(), 0U);
    world.heard.assign(n, 1);  // as telling notes it
    meet(world, awareness, everyone, 1);
    CHECK(who_practises(world) != before);
    for (int step = 1; step < 200; ++step) {
        meet(world, awareness, {}, 1, step);
        const double held = 0.72 * (std::exp2(-step) + std::exp2(-step / 4.0)) / 2;
        const double share = normal_cdf(normal_quantile(0.15) + 0.55 * 3 * held);
        double practise = 0;
        for (Person person : everyone)
            practise += awareness.practice().practises(world, person, static_cast<Step>(step));
        CHECK(std::abs(practise / n - share) < share_error(share, n));
    }
    CHECK(who_practises(world) == before);  // and contacts see it, somewhat later
}

TEST_CASE("whoever has reason to change practice is among those who may", "[models][awareness]") {
    constexpr Person n = 20000;
    World world(shared(alike(n)));
    AwarenessParameters p = usual();
    p.practice.from_knowledge = 1.5;
    p.practice.from_risk = -0.5;
    const Awareness awareness(p, {}, lasting_memory());
    awareness.begin(world, Dice(1, 0, 0));
    const Dice dice(2, 0, 0);
    std::size_t changing = 0, cannot = 0;
    for (Person person = 0; person < n; ++person) {
        Mind& mind = world.minds[person];
        QualityValues learned;
        for (std::uint32_t q = 0; q < quality_count; ++q)  // often to the ends of the scale
            learned[q] = static_cast<float>(
                std::clamp(6 * dice.uniform(Decision::survey, person, 0, q) - 3, -0.9, 0.9));
        mind.fast = learned;
        const double margin = awareness.practice().practice_margin(world, person, 0);
        const bool wants = (margin > 0) != (mind.practises != 0);
        changing += wants;
        cannot += !awareness.practice().may_change(mind);
        if (wants) REQUIRE(awareness.practice().may_change(mind));
    }
    CHECK(changing > n / 50);
    CHECK(cannot > n / 10);  // so that it spares something
}

TEST_CASE("small children learn nothing, and count as examples once they are old enough",
          "[models][awareness]") {
    Population family = alike(3);
    family.age = {9, 9, 30};
    family.ties.close = graph_of(3, {{0, 2}, {1, 2}});
    AwarenessParameters p = usual();
    p.from_age = 10.0;
    p.practice.practice = 0.999;
    const Awareness awareness(p, {lesson(0.9)}, lasting_memory());
    World world(shared(family));
    awareness.begin(world, Dice(1, 0, 0));
    for (Mind& mind : world.minds) mind.practises = 1;
    CHECK(world.contacts[2].practising == 0);
    CHECK(world.contacts[0].practising == 1);
    CHECK(world.contacts[0].all == 1);
    CHECK(world.contacts[2].all == 0);
    const double rests = Memory::base(world, Quality::knowledge, 0);
    meet(world, awareness, {0, 2}, 1);
    CHECK(lasting_memory().value(world, Quality::knowledge, 0, 0) == rests);
    CHECK(lasting_memory().value(world, Quality::knowledge, 2, 0) > 0.8);

    world.now.clear();
    world.age[1] = 10;
    world.now.birthdays = {1};
    awareness.step(world, Dice(1, 0, 0), weeks(600).at(1));
    CHECK(world.contacts[2].all == 1);
    CHECK(world.contacts[2].practising == 1);
    CHECK(world.contacts[2].practising_before == 1);  // growing up is no effect of a campaign
}

TEST_CASE("who is close to a survivor believes more that it happens", "[models][awareness]") {
    Population people = alike(4);
    people.ties.close = graph_of(4, {{0, 1}, {1, 2}});
    AwarenessParameters p = usual();
    p.certainty = 5.0;
    p.vivid = 2.0;
    World world = world_with(shared(people), 0.4, 0.3, 0.7, 0.3);
    const Awareness awareness(p, {}, lasting_memory());
    world.came_out = {0};
    meet(world, awareness, {}, 1);
    const double moved = (5 * 0.3 + 2) / 7;
    CHECK(lasting_memory().value(world, Quality::risk_belief, 0, 0) ==
          Approx(moved).margin(step_lost));
    CHECK(lasting_memory().value(world, Quality::risk_belief, 1, 0) ==
          Approx(moved).margin(step_lost));
    CHECK(lasting_memory().value(world, Quality::risk_belief, 2, 0) ==
          Approx(0.3).margin(step_lost));
    CHECK(lasting_memory().value(world, Quality::risk_belief, 3, 0) ==
          Approx(0.3).margin(step_lost));
    CHECK(lasting_memory().value(world, Quality::knowledge, 1, 0) == Approx(0.4).margin(step_lost));
    world = world_with(shared(people), 0.4, 0.3, 0.7, 0.3);
    p.vivid = 0.0;
    world.came_out = {0};
    meet(world, Awareness(p, {}, lasting_memory()), {}, 1);
    CHECK(world.minds[1].learned_at == 0);
    CHECK(lasting_memory().value(world, Quality::risk_belief, 1, 0) ==
          Approx(0.3).margin(step_lost));
}
