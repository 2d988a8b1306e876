// People tell others what they heard: simple contagion of messages along the layers of ties.
//
// Someone who meets a message may become a teller of it, for a while: a dose d starts a teller with chance
// 1 − (1 − starts)^d, so that a glimpse of a poster is told as seldom as it is learned from; such hazards add up on one
// unit-exponential clock for each person, while they tell of nothing else. In each step a teller speaks about it with
// each contact with probability 1 − exp(−rate·Δt); the contact then learns a dose φ × trust of the message, and may
// become a teller in turn. With φ = trust = 1, every listener a new teller and tellers telling for a fixed
// time, who hears of it is bond percolation on the ties (Newman 2002), which is the closed form it is tested by.
// Cost follows the tellers, not the population. Random numbers of what is said belong to teller, step and layer.
// Within a group (school, workplace) a teller picks partners at random, rate per teller rather than per tie
// (conversations.hpp).
// Who retells keeps the credibility of the first messenger, times the trust of the layer.
// Neglected: what is told does not change on the way; who is away from home neither tells nor hears.
#pragma once

#include <span>
#include <vector>

#include "models/conversations.hpp"
#include "models/message.hpp"
#include "sim/base/fields.hpp"
#include "sim/engine/process.hpp"

namespace heed {

enum class TellingTime { fixed, exponential };
inline Words words(TellingTime) {
    static constexpr std::string_view list[] = {"fixed", "exponential"};
    return list;
}

/// Default words of one layer.
struct LayerRow {
    std::string_view rate, trust;
};

struct TellingLayer {
    Parameter rate, trust;
};

template <const LayerRow& row>
struct LayerOf : TellingLayer {
    static void fields(auto& self, auto&& visit) {
        visit("rate", self.rate,
              says("how often a teller speaks of it with one contact (groups: with anyone)",
                   Unit::rate)
                  .or_else(row.rate));
        visit("trust", self.trust, share("how far such a contact is believed", row.trust));
    }
};

inline constexpr LayerRow household_layer{"6 per year", "90 %"};
inline constexpr LayerRow close_layer{"3 per year", "80 %"};
inline constexpr LayerRow group_layer{"6 per year", "50 %"};
inline constexpr LayerRow online_layer{"2 per year", "40 %"};

struct TellingParameters {
    Parameter starts, retells, passes_on, lasts;
    TellingTime time = TellingTime::exponential;
    LayerOf<household_layer> household;
    LayerOf<close_layer> close;
    LayerOf<group_layer> group;
    LayerOf<online_layer> online;

    static void fields(auto& self, auto&& visit) {
        visit(
            "starts", self.starts,
            share("chance that a full dose of a campaign makes someone tell others; smaller doses "
                  "in proportion",
                  "20 %"));
        visit("retells", self.retells,
              share("chance that someone who hears of it begins to tell others", "10 %"));
        visit("passes_on", self.passes_on, share("share of the message that gets across", "30 %"));
        visit("lasts", self.lasts, duration("how long people go on telling", 1e-4, 100, "4 weeks"));
        visit("time", self.time,
              says("whether that time is the same for all or exponential").or_else("exponential"));
        visit("household", self.household, says("within the household").optional());
        visit("close", self.close, says("among close friends and kin").optional());
        visit("group", self.group, says("at school, at work and in other groups").optional());
        visit("online", self.online, says("over the internet").optional());
    }
};

/// Survivors who finished support may tell of it, with the first of these campaigns that has reached somebody.
struct SurvivorsTell {
    double chance = 0;
    std::vector<std::uint16_t> campaigns;
};

class Telling : public Process {
public:
    /// told: [campaign] whether its message says anything that can be told on.
    /// from_age: in whole years; who is younger neither hears nor tells.
    Telling(const TellingParameters& parameters, std::vector<bool> told, double step_length,
            long from_age, SurvivorsTell survivors = {});

    std::string_view name() const override { return "telling"; }
    void begin(World& world, const Dice& dice) const override;
    void step(World& world, const Dice& dice, const Now& now) const override;

private:
    /// Who is met by campaigns in this step, and begins to tell others.
    List<Teller> meet(World& world, Step now) const;
    /// What all tellers say in this step, in their order.
    List<Spoken> spoken(const World& world, const Dice& dice, Step now) const;
    void hear(World& world, const Spoken& to, Step now, List<Teller>& begun) const;
    bool old_enough(const World& world, Person person) const {
        return world.age[person] >= from_age_;
    }
    /// A hazard of beginning to tell others of this campaign.
    void move_to_tell(World& world, Person person, std::uint16_t campaign, float hazard, Step now,
                      List<Teller>& begun) const;
    void survivors_start(World& world, Step now, List<Teller>& begun) const;
    /// For how long they tell, and the hazard until they begin again.
    void set_clocks(World& world, const Dice& dice, Step now, std::span<Teller> some) const;
    void begin_telling(World& world, const Dice& dice, Step now, List<Teller> begun) const;

    std::vector<bool> told_;
    int from_age_;
    float starts_, retells_;  // hazard of a full dose, and of hearing of it
    double lasts_steps_;
    double geometric_scale_;  // ⌈E·this⌉ steps have mean lasts_steps_; at least one
    TellingTime time_;
    SurvivorsTell survivors_;
    Conversations::Layers layers_;
};

}  // namespace heed
