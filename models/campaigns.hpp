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
#include <limits>
#include <optional>
#include <vector>

#include "models/campaign.hpp"
#include "sim/base/list.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/engine/process.hpp"

namespace heed {

/// Steps in which a round of delivery takes place; [first, last].
struct Round {
    std::uint32_t number = 0;  ///< from the first of the schedule, counted from 0
    int first = 0, last = 0;   ///< delivering
    int paid_from = 0;         ///< first step with running costs
    /// As planned [steps from the first day]; may lie outside.
    double paid = 0, begins = 0, ends = 0;

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

class Campaigns : public Process {
public:
    Campaigns(const std::vector<PlannedCampaign>& planned, const ChannelParameters& channels,
              const Population& people, const Calendar& calendar);

    std::string_view name() const override { return "campaigns"; }
    void begin(World& world, const Dice& dice) const override;
    bool begins_audiences() const override { return true; }
    void step(World& world, const Dice& dice, const Now& now) const override;

private:
    /// A campaign, and what a step needs to know of it.
    struct Plan {
        Plan(const PlannedCampaign& planned, std::size_t number, const ChannelParameters& channels,
             const Population& people, const Calendar& calendar);

        Campaign campaign;
        std::uint16_t index;
        bool active, sessions, meets;
        Match target;
        Enrolling enrolling;
        std::vector<double> covered;  // [step] by the curve; empty without one
        std::vector<Round> rounds;
        std::vector<std::pair<Match, double>> access;
        double dispersion = 1;
        float attention = 1;
        double rate;           // broadcast: mean exposures in a step
        double capacity = -1;  // sessions: simulated people in a step; below 0: as many as needed
        bool of_persons = false;           // meets people on what happens to them
        std::optional<std::size_t> after;  // campaign whose people it meets
        bool followed = false;             // another campaign comes after it
        std::optional<std::pair<Counted, double>> threshold;  // real people that set it off
        int delay = 1, within = 0;                            // steps
        double running, per_person, per_exposure;             // money per step or simulated person
        double budget = std::numeric_limits<double>::infinity();
    };
    /// So many exposures of the person at this place of the audience.
    struct Meeting {
        std::uint32_t place;
        int exposures;
        bool first;  // the person's first contact with the campaign
    };
    /// A campaign in one step.
    struct OneStep {
        const Campaigns& campaigns;
        const Plan& plan;
        Audience& audience;
        World& world;
        const Dice& dice;
        const Now& now;

        void run();
        /// By how many steps what it waits for made it late; none while it waits.
        std::optional<int> late();
        std::uint32_t counted(Counted what) const;
        List<Person> happened_to() const;
        /// Those who are covered by this step of the schedule join.
        void top_up(int step);
        void open_round(const Round& round);
        /// Sessions: how many of the queue a round has served when this step begins.
        std::uint32_t served_by(const Round& round, int step) const;
        /// funded: the share of the step that the budget can pay for.
        void broadcast(const Round& round, double funded);
        void hold_sessions(const Round& round, double funded);
        void serve_events(double funded);
        Meeting meeting(std::uint32_t place, int exposures) const {
            return {place, exposures, audience.contact[place].exposures == 0};
        }
        double price(const Meeting& met) const {
            return met.exposures * plan.per_exposure + (met.first ? plan.per_person : 0);
        }
        void deliver(List<Meeting> meetings);
        void keep_affordable(List<Meeting>& meetings);
        Delivery expose(const Meeting& met);
        /// Pays as much of it as the budget allows; the share that could be paid.
        double spend(double amount);
    };
    struct Covering;  // before the first step

    std::vector<Plan> plans_;
    float wear_out_, log_wear_out_;      // the latter finite, also where nothing is left
    std::array<float, 32> worn_{};       // [exposures at once] their attention, in first ones
    std::vector<float> weariness_left_;  // [steps passed] share
};

/// Each person's normal score of the rank of risk among `group` (log exposure + need), in the order of `group`.
std::vector<double> risk_scores(const World& world, const std::vector<Person>& group);

}  // namespace heed
