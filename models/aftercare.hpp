// After exploitation: a raised risk of being recruited again that fades, and support that lowers it.
//
// From a way out on, t years later and until the next one,
//     exposure × (1 + (risk − 1)·2^(−t/h_r)·(1 − protects)),
//     need + (debt·2^(−t/h_d)·(1 − relieves_debt) + stigma·2^(−t/h_s)·(1 − relieves_stigma)),
// where the three shares count for those in support and those who finished it, and are zero for others.
// A share of the identified and a smaller share of the others seek support. Whoever comes out first is served first;
// those of one step in order of their number. Support ends by itself or because the person leaves early (competing
// exponentials, as in exploitation.hpp); a journey ends it too, and ends waiting.
// Whoever finished may begin to tell of it, in the words of the first campaign that returnees carry (telling.hpp).
// Source: re-trafficking mostly within two years of the first exit (IOM 2010); sizes are not known.
// A place costs money while it is kept, filled or not, and a person while supported; who pays is not said.
// Neglected: several exploitations do not add up; queues by urgency; places by region, gender or age.
#pragma once

#include <optional>

#include "sim/base/fields.hpp"
#include "sim/engine/process.hpp"

namespace heed {

struct SupportCosts {
    Parameter per_place, per_person;

    static void fields(auto& self, auto&& visit) {
        const auto price = [](std::string_view meaning) {
            return says(meaning, Unit::money_rate).or_else("0 USD per week").decided();
        };
        visit("per_place", self.per_place, price("for each place, filled or not"));
        visit("per_person", self.per_person, price("for each person in support"));
    }
};

struct SupportParameters {
    std::optional<Parameter> places;
    Parameter identified, others, length, dropout;
    Parameter protects, relieves_debt, relieves_stigma, tells;
    SupportCosts cost;

    static void fields(auto& self, auto&& visit) {
        visit("places", self.places,
              wish("most people in support at a time; left out: there is none", Unit::people));
        visit("identified", self.identified,
              share("share of identified survivors who seek support", "60 %"));
        visit("others", self.others,
              share("share of survivors who were not identified who seek it", "10 %"));
        visit("length", self.length,
              duration("mean length of support, for who stays to the end", 0.01, 100, "6 months"));
        visit("dropout", self.dropout,
              says("rate at which people leave support before its end", Unit::rate)
                  .or_else("0.3 per year"));
        visit("protects", self.protects,
              share("share of the raised risk that support takes away, during and after", "50 %"));
        visit("relieves_debt", self.relieves_debt,
              share("the same share of need from debt", "50 %"));
        visit("relieves_stigma", self.relieves_stigma,
              share("the same share of need from stigma", "50 %"));
        visit("tells", self.tells,
              share("share of those who finish support who begin to tell others, with the first "
                    "running campaign of the arm whose messenger is a returnee",
                    "0 %"));
        visit("cost", self.cost, says("what it costs, among the costs of the arm").optional());
    }
};

struct AftercareParameters {
    Parameter risk, risk_half_life, debt, debt_half_life, stigma, stigma_half_life;
    SupportParameters support;

    static void fields(auto& self, auto&& visit) {
        const auto half_life = [](std::string_view meaning, std::string_view text) {
            return duration(meaning, 1e-3, 1e9, text);
        };
        visit("risk", self.risk,
              number("how many times as often someone who just got out is asked; 1: as before", 1,
                     1000, "1"));
        visit("risk_half_life", self.risk_half_life,
              half_life("time in which half of that raise is gone", "6 months")
                  .from("iom_retrafficking2010", Grade::weak,
                        "mostly within two years: one sixteenth is left by then"));
        visit("debt", self.debt, number("need added by debt on the way out [probits]", 0, 5, "0"));
        visit("debt_half_life", self.debt_half_life,
              half_life("time in which half of it is gone", "12 months"));
        visit("stigma", self.stigma,
              number("need added by stigma on the way out [probits]", 0, 5, "0"));
        visit("stigma_half_life", self.stigma_half_life,
              half_life("time in which half of it is gone", "12 months"));
        visit("support", self.support, says("support for those who got out").optional());
    }
};

class Aftercare : public Process {
public:
    /// weight: real people for whom one simulated person stands.
    Aftercare(const AftercareParameters& parameters, double weight);

    std::string_view name() const override { return "aftercare"; }
    void step(World& world, const Dice& dice, const Now& now) const override;

    /// What stands on the exposure of someone so long after the way out, and on the need [probits].
    double risk(double years, bool supported) const;
    double need(double years, bool supported) const;

    /// Most people simulated who are in support at a time.
    std::uint32_t places() const { return places_; }

private:
    void end_support(World& world, const Dice& dice, const Now& now) const;
    void come_out(World& world, const Dice& dice, const Now& now) const;
    void fill_places(World& world, const Now& now) const;
    void fade(World& world, const Now& now) const;
    void pay(World& world, const Now& now) const;

    AftercareParameters parameters_;
    double weight_;
    std::uint32_t places_ = 0;
    bool raises_ = false;  // whether risk or need are raised at all
};

}  // namespace heed
