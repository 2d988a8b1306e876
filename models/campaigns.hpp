// Campaigns reach people: who is covered, when they are met, how often, with which attention, at what cost.
//
// Covered are the n people of the target group with the highest latent value ρ·z_risk + √(1 − ρ²)·z, where z_risk is
// the normal score of the person's rank of risk (log exposure + need) and z is the person's own: a Gaussian copula
// between coverage and risk. Larger coverages contain smaller ones, so a curve of coverage adds people and drops none.
// A round of sessions serves those who are covered when it begins.
// A broadcast meets a person at rate intensity · habit: exposures are a Poisson process. The intensity is accumulated
// once for all; each person keeps how much of it must have passed at the next exposure. Whoever is away then misses it.
// The n-th exposure has attention · ω^weariness; weariness grows by one with each exposure and halves in `recovery`.
// A budget is never exceeded: when it cannot pay for all that a step would deliver, chance decides who is still served,
// and the campaign ends.
// Campaigns that act on the same person act one after the other on what is still missing (independent action).
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "models/campaign.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/engine/process.hpp"

namespace heed {

/// Steps in which a round of delivery takes place; [first, last].
struct Round {
    std::uint32_t number = 0;  ///< from the first of the schedule, counted from 0
    int first = 0, last = 0;   ///< delivering
    int paid_from = 0;         ///< first step with running costs
    double paid = 0, begins = 0,
           ends = 0;  ///< as planned [steps from the first day]; may lie outside

    /// Shares of a step in which it delivers, and in which running costs are paid.
    double delivering(int step) const { return overlap(step, begins); }
    double running(int step) const { return overlap(step, paid); }

    /// The same, so many steps later.
    Round later(int steps) const;

private:
    double overlap(int step, double from) const {
        return std::max(0.0, std::min(step + 1.0, ends) - std::max(step + 0.0, from));
    }
};

/// The rounds of a schedule within the calendar.
std::vector<Round> rounds_of(const Schedule& schedule, const Calendar& calendar);

/// [step] share of the target group covered by then, as a curve says; never falls. Empty without a curve.
std::vector<double> covered_by(const Campaign& campaign, const Calendar& calendar);

/// First step in which the campaign can cover this person: 0 if from its start on; none if never.
class Enrolling {
public:
    Enrolling(const Campaign& campaign, const Population& people, const Calendar& calendar);
    std::optional<int> from(Person person) const;

private:
    Match target_;
    Enrolment enrol_;
    const Population* people_;
    Calendar calendar_;
    int first_ = 0, last_ = 0;  ///< steps in which being meant counts
};

/// First step from one to another, both included, in which the target rule means this person; none if it never does.
std::optional<int> first_meant(const Match& target, const Population& people, Person person,
                               const Calendar& calendar, int from, int last);

class Campaigns : public Process {
public:
    Campaigns(const std::vector<PlannedCampaign>& planned, const ChannelParameters& channels,
              const Population& people, const Calendar& calendar);

    std::string_view name() const override { return "campaigns"; }
    void begin(World& world, const Dice& dice) const override;
    bool begins_audiences() const override { return true; }
    void step(World& world, const Dice& dice, const Now& now) const override;

private:
    struct Plan {
        Plan(Match who, Enrolling when) : target(std::move(who)), enrolling(std::move(when)) {}

        std::uint16_t index = 0;
        bool active = false, sessions = false, meets = true;
        Match target;
        std::vector<std::pair<Match, double>> access;
        std::uint32_t habit_key = 0;  // one habit for each channel
        double share = 1, people = -1, risk_correlation = 0;
        Seeding seeding = Seeding::random;
        Enrolling enrolling;
        std::vector<double> covered;  // [step] by the curve; empty without one
        double dispersion = 1, attendance = 1;
        float attention = 1;
        double rate = 0;       // broadcast: mean exposures in a step
        double capacity = -1;  // sessions: simulated people in a step; below 0: as many as needed
        std::vector<Round> rounds;
        Event event = Event::none;
        std::optional<std::size_t> after;  // campaign whose people it meets
        int delay = 1;                     // steps
        bool followed = false;             // another campaign comes after it
        Counted counted = Counted::cases;
        double threshold = -1;  // simulated people counted that set it off; below 0: the calendar
        int within = 0;         // steps
        double fixed = 0, running = 0, per_person = 0, per_exposure = 0,
               budget = -1;  // money per step or simulated person
    };
    Plan plan_of(const PlannedCampaign& planned, std::size_t index,
                 const ChannelParameters& channels, const Population& people,
                 const Calendar& calendar) const;
    /// Someone who is covered from a step on; 0: from the start.
    struct Member {
        Person person;
        Step from;
    };
    /// Those for whom from(person) gives a step, in rising order.
    static std::vector<Member> whoever(const World& world, auto&& from);
    /// By which of them are chosen first.
    std::vector<double> latent(const Plan& plan, const std::vector<Member>& group,
                               const World& world, const Dice& dice) const;
    std::vector<Member> choose(const Plan& plan, const World& world, const Dice& dice,
                               std::uint32_t& target_size) const;
    static void set_turns(const Plan& plan, Audience& audience, const std::vector<Member>& members,
                          const Dice& dice);
    static void join_later(Audience& audience, std::size_t place, Step from);
    static void top_up(Audience& audience, int step);
    static void open_round(const Plan& plan, const Round& round, Audience& audience, int step);
    void fill(const Plan& plan, Audience& audience, const World& world, const Dice& dice) const;
    /// funded: the share of the step that the budget can pay for.
    void broadcast(const Plan& plan, const Round& round, double funded, World& world,
                   const Dice& dice, const Now& now) const;
    /// Sessions: how many of the queue a round has served when this step begins.
    static std::uint32_t served_by(const Plan& plan, const Round& round, std::size_t queue,
                                   int step);
    /// Whether what the campaign waits for has come; by how many steps that made it late.
    bool has_begun(const Plan& plan, World& world, const Now& now) const;
    static int late_by(const Plan& plan, const Audience& audience);
    std::uint32_t counted(const Plan& plan, const World& world, const Now& now) const;
    std::vector<Person> happened_to(const Plan& plan, const World& world, const Now& now) const;
    void serve_events(const Plan& plan, double funded, World& world, const Dice& dice,
                      const Now& now) const;
    void hold_sessions(const Plan& plan, const Round& round, double funded, World& world,
                       const Dice& dice, const Now& now) const;
    /// So many exposures of the person at this place of the audience.
    struct Meeting {
        std::uint32_t place;
        int exposures;
        bool first;  // the person's first contact with the campaign
        double price(const Plan& plan) const {
            return exposures * plan.per_exposure + (first ? plan.per_person : 0);
        }
    };
    void deliver(const Plan& plan, World& world, const Dice& dice, std::vector<Meeting> meetings,
                 const Now& now) const;
    void keep_affordable(const Plan& plan, World& world, const Dice& dice,
                         std::vector<Meeting>& meetings, const Now& now) const;
    Delivery expose(const Plan& plan, World& world, const Meeting& meeting, const Now& now) const;
    /// Pays as much of it as the budget allows; the share that could be paid.
    double spend(const Plan& plan, World& world, double amount, const Now& now) const;

    std::vector<Plan> plans_;
    float wear_out_, log_wear_out_;
    std::array<float, 32> worn_{};       // [exposures at once] their attention, in first ones
    std::vector<float> weariness_left_;  // [steps passed] share
};

/// Each person's normal score of the rank of risk among `group` (log exposure + need), in the order of `group`.
std::vector<double> risk_scores(const World& world, const std::vector<Person>& group);

}  // namespace heed
