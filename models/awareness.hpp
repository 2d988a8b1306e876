// What people learn and forget: knowledge, risk belief, the not-me gap, efficacy, and the practice of checking.
//
// Learning from a dose D (exposures × attention) of a message, with c = credibility × comprehension:
//     K ← 1 − (1 − K)·(1 − ε c)^D                   knowledge to tell a deceptive offer from a genuine one
//     S ← 1 − (1 − S)·(1 − σ c)^D                   knows and trusts a way to get help
//     o ← o·(1 − ρ c · resemblance)^D               "not me" shrinks with messengers who resemble the person
//     G ← (n G + w v)/(n + w),  n ← n + w, w = weight · c · D    Bayesian (Beta) update towards the announced v
// If people over-estimated the danger, telling them the truth lowers their fear (Bah and Batista).
// Each change is laid down in two traces, a fast and a slow one (see memory.hpp); gained precision fades slowly.
//
// Practice moves by about half of intention (Webb and Sheeran 2006: d = .66 → .36). Both are probit indices:
//     intends  iff z_i < Φ⁻¹(intention₀) + x_i,     x_i = ι_K ΔK + ι_R ΔR + ι_S ΔS + ι_N (N − N₀)
//     practises iff z_i < Φ⁻¹(practice₀) + gap · x_i,   z_i standard normal, the person's own for ever
// Δ: now minus where the quality rests. Norms N are complex contagion (see norms.hpp).
// Neglected: forgetting below the starting level; messages that contradict each other are averaged, not weighed; levels
// and traces are kept in steps of 1/32768, z in steps of 1/4096, so that what moves them by less than half of that is
// lost.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "models/memory.hpp"
#include "models/message.hpp"
#include "models/practice.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"
#include "sim/engine/process.hpp"
#include "sim/engine/sweep.hpp"

namespace heed {

struct BaselineGroup {
    Rule who;
    Parameter mean;

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who, says("whose baseline this is; the first that matches counts"));
        visit("mean", self.mean, says("mean level", Unit::share).within(0.001, 0.999));
    }
};

/// Default words of one quality's baseline.
struct BaselineRow {
    std::string_view mean, spread, source, note;
    Grade grade;
};

/// Where a quality rests: x_i = Φ(a + spread·z), with a such that the mean is `mean`.
struct Baseline {
    Parameter mean, spread;
    Named<BaselineGroup> groups;
};

template <const BaselineRow& row>
struct BaselineOf : Baseline {
    static void fields(auto& self, auto&& visit) {
        visit("mean", self.mean,
              share("mean level before any campaign", row.mean)
                  .within(0.001, 0.999)
                  .from(row.source, row.grade, row.note));
        visit("spread", self.spread, number("how people differ [probits]", 0, 3, row.spread));
        visit("groups", self.groups, says("groups with another mean, by name").optional());
    }
};

inline constexpr BaselineRow knowledge_row{"40 %", "0.6", "", "", Grade::assumed};
inline constexpr BaselineRow risk_belief_row{"40 %", "0.6", "", "", Grade::assumed};
inline constexpr BaselineRow not_me_row{
    "70 %", "0.6", "gfk_iom_2011", "Ukraine: 70 % rule out being at risk themselves", Grade::weak};
inline constexpr BaselineRow efficacy_row{"30 %", "0.6", "", "", Grade::assumed};

struct AwarenessParameters {
    BaselineOf<knowledge_row> knowledge;
    BaselineOf<risk_belief_row> risk_belief;
    BaselineOf<not_me_row> not_me;
    BaselineOf<efficacy_row> efficacy;
    Parameter certainty, vivid, from_age;
    Parameter half_life_fast, half_life_slow;
    PracticeParameters practice;

    static void fields(auto& self, auto&& visit) {
        visit("knowledge", self.knowledge,
              says("can tell a deceptive offer from a genuine one").optional());
        visit("risk_belief", self.risk_belief, says("believes that this happens").optional());
        visit("not_me", self.not_me, says("believes that it could not happen to them").optional());
        visit("efficacy", self.efficacy, says("knows and trusts a way to get help").optional());
        visit("certainty", self.certainty,
              number("precision of the risk belief before any campaign [observations]", 0.01, 1000,
                     "5"));
        visit("vivid", self.vivid,
              number("weight of someone close who comes out of exploitation [observations]; "
                     "beliefs move towards certain harm",
                     0, 1000, "2")
                  .from("shrestha2019", Grade::weak,
                        "deaths of migrants lower departures from their district for months; the "
                        "size is assumed")
                  .between("0", "5"));
        visit("from_age", self.from_age,
              number("age from which people hear, learn, tell and count as examples [whole years]",
                     0, 120, "10"));
        visit(
            "half_life_fast", self.half_life_fast,
            duration("time in which the fast trace halves", 0.001, 100, "3 weeks")
                .from("adstock", Grade::weak, "practitioners report 2–5 weeks, academic work 4–12")
                .between("1 week", "8 weeks"));
        visit("half_life_slow", self.half_life_slow,
              duration("time in which the slow trace halves", 0.001, 100, "9 months")
                  .from("hill2013", Grade::weak,
                        "some effect lasts; bounds from trials with 3 to 12 months' follow-up")
                  .between("6 months", "18 months"));
        visit("practice", self.practice, says("checking offers before answering").optional());
    }
};

class Awareness : public Process {
public:
    /// messages: [campaign], what each carries and how it is understood.
    Awareness(const AwarenessParameters& parameters, const std::vector<Lesson>& lessons,
              const Memory& memory);

    std::string_view name() const override { return "awareness"; }
    void begin(World& world, const Dice& dice) const override;
    void step(World& world, const Dice& dice, const Now& now) const override;

    const Practice& practice() const { return practice_; }

private:
    void begin_quality(World& world, const Dice& dice, Quality quality, Decision decision,
                       const Baseline& baseline) const;
    /// A lesson as four movements: each quality goes part of the way from what is held to a target.
    struct Teaching {
        explicit Teaching(const Lesson& lesson);
        Lesson lesson;
        bool says_something;
        std::array<float, quality_count> target, log_left;  ///< a dose leaves exp(dose · log_left)
        float risk_weight, fast_share;
    };
    void take_in(World& world, Step now, Neighbours people, List<Person>& moved) const;
    /// Somebody takes in a dose of it, and joins those who may have reason to change what they do.
    void meet(World& world, Person person, const Teaching& teaching, double dose, Step now,
              List<Person>& moved) const;
    void learn(Mind& mind, const Teaching& teaching, float effective, Step now) const;
    List<Person> review(const World& world, Step now) const;
    void witness(World& world, const Now& now, List<Person>& moved) const;
    void come_of_age(World& world) const;
    bool wants_change(const World& world, Person person, const Mind& mind, Step now) const {
        return (practice_.practice_margin(world, person, mind, now) > 0) != (mind.practises != 0);
    }
    void change_practice(World& world, List<Person> who, Step now) const;

    AwarenessParameters parameters_;
    std::vector<Teaching> lessons_;
    Teaching vivid_;  // what is learned when someone close comes out of exploitation
    Memory memory_;
    Practice practice_;
    Person review_every_;  // steps after which everybody who holds anything new is looked at again
};

}  // namespace heed
