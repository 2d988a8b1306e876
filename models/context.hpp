// What the times bring: dated shocks (disaster, conflict, lockdown, a change of policy), and trends over the years.
//
// A shock is in full force from its start for its length, and then fades with a half-life, for ten of them at most:
//     s(t) = 1 while it lasts,  2^(−(t − end)/fades) after it,  0 otherwise.
// In force s it adds s·need to the readiness of those whom it concerns, and multiplies what comes to them by
// 1 + s·(times − 1): offers, offers by strangers online, the share that deceives, and services. Services are the ways
// out by police and community, the chance of being identified, and that of reporting an offer. Several shocks multiply,
// and their needs add up. Trends are of everybody: offers × (1 + trend)^t, readiness + trend·t, t years from the start.
// s is its mean over each step, so that the expected number of offers is exact.
// No process and no memory: all this follows from the date and the person, the same in every arm unless an arm's `set`
// says otherwise. Shocks for everybody are looked up by step; a rule is asked only while its shock is in force.
// Neglected: shocks do not move people, break ties, or stop campaigns; who is concerned hangs on where people live.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/base/fields.hpp"
#include "sim/base/rule.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/world/match.hpp"
#include "sim/world/world.hpp"

namespace heed {

/// What a shock or a measure does to the offers that come.
void visit_offers(auto& self, auto&& visit) {
    visit("offers", self.offers, times("how many times as many offers come"));
    visit("online", self.online,
          times("how many times as many come from strangers online, beside `offers`"));
    visit("deception", self.deception, times("multiplies the share of offers that deceive"));
}

struct ShockParameters {
    std::string title;
    Rule who;
    Date start{};
    double length = 0;
    Parameter fades, need, offers, online, deception, services;

    static void fields(auto& self, auto&& visit) {
        visit("title", self.title, says("what it is called in reports").or_else("''"));
        visit("who", self.who, says("whom it concerns").or_else("everyone"));
        visit("start", self.start, says("first day"));
        visit("length", self.length,
              says("how long it is in full force", Unit::duration).within(0.002, 200));
        visit("fades", self.fades,
              duration("time in which half of it is gone after that; 0: it ends at once", 0, 100,
                       "0 days"));
        visit("need", self.need, probits("added readiness to accept any offer [probits]", "0"));
        visit_offers(self, visit);
        visit("services", self.services,
              times("multiplies ways out by police and community, and what is identified and "
                    "reported"));
    }
};

struct TrendParameters {
    Parameter offers, need;

    static void fields(auto& self, auto&& visit) {
        visit("offers", self.offers,
              says("growth of the number of offers", Unit::share_rate)
                  .within(-0.9, 10)
                  .or_else("0 % per year"));
        visit("need", self.need,
              number("readiness to accept any offer gained each year [probits per year]: more, or "
                     "fewer, departures for the same offers",
                     -2, 2, "0"));
    }
};

struct ContextParameters {
    Named<ShockParameters> shocks;
    TrendParameters trend;

    static void fields(auto& self, auto&& visit) {
        visit("shocks", self.shocks, says("dated shocks, by name").optional());
        visit("trend", self.trend, says("what changes steadily over the years").optional());
    }
};

/// The force of a shock in each step, from 0 to 1: its mean over the step.
std::vector<double> force_of(const ShockParameters& shock, const Calendar& calendar);

/// What the times do to a person.
struct Times {
    double offers = 1, online = 1, deception = 1, agencies = 1;  ///< factors
    double police = 1, community = 1, records = 1;               ///< factors
    double need = 0;                                             ///< [probits]

    bool operator==(const Times&) const = default;
};

/// Something that bears on those whom a rule means, with a force from 0 to 1 in each step.
struct Influence {
    Rule who;
    std::vector<double> force;  ///< [step]
    Times full;                 ///< at force 1
    bool active = true;         ///< in this arm; otherwise it is in force 0
    /// Whose beginning it waits for; `force` is then by its schedule.
    std::optional<std::size_t> campaign = {};
    int starts = 0;  ///< first step of that schedule
};

/// Constant; looks into the population, which must stay where it is.
class Context {
public:
    /// Influences of only some that may bear on offers: one bit each.
    static constexpr std::size_t most_limited = 64;

    Context() = default;  ///< times like any other
    /// measures: what campaigns change around people (changes.hpp), beside shocks and trends.
    Context(const ContextParameters& parameters, const Population& people, const Calendar& calendar,
            const std::vector<Influence>& measures = {});

    /// What bears on everybody in this step, without shocks that concern only some.
    const Times& everyone(Step now) const {
        return everyone_.empty() ? usual_ : everyone_[static_cast<std::size_t>(now)];
    }
    /// All that bears on this person in this step.
    Times of(const World& world, Person person, Step now) const {
        const Times& times = everyone(now);
        return limited_.empty() ? times : with_limited(times, world, person, now);
    }
    /// A bit for each influence that concerns only some and bears on offers, in this arm or another: whether it concerns
    /// this person, at this age. They change at the ages of `add_turns`.
    std::uint64_t concerns(Person person, int age) const;
    void add_turns(Ages& turns) const;
    /// The same times as `of`, but for what does not bear on offers, for people whom these influences concern.
    Times of_concerned(std::uint64_t concerns, const World& world, Step now) const;

    /// Whether police, or agencies' licences, do otherwise than usual to some in this step.
    bool enforces(Step now) const {
        return !enforces_.empty() && enforces_[static_cast<std::size_t>(now)];
    }

private:
    void add(const Influence& influence, const Population& people);
    struct Limited {
        Match who;
        std::vector<Times> times;  // [step], or [step of the schedule]
        std::uint64_t bit;         // its own, if it bears on offers; otherwise none
        std::optional<std::size_t> campaign;
        int starts;
        const Times* at(const World& world, Step now) const;  ///< null: it has not begun
    };
    Times with_limited(Times times, const World& world, Person person, Step now) const;

    Times usual_;
    std::vector<Times> everyone_;  // [step]; empty: as usual
    std::vector<Limited> limited_;
    std::vector<bool> enforces_;  // [step]
    std::uint64_t next_bit_ = 1;  // 0: none is left
};

}  // namespace heed
