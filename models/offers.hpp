// Offers are made, and answered.
//
// Rate of offers by asker m:  λ_im = Λ_m · season(t) · context_im(t) · child_m · Π reach_m(x_i) · exp(η_i). The sum over askers is set
// against one unit-exponential threshold for each (person, offer number): an offer comes when the accumulated
// hazard crosses it, and then the asker is chosen in proportion. So a change of a rate moves only the offers that it moves.
// All but exposure is the same in a class of people (offer_classes.hpp), so hazard is accumulated by class, and a person
// keeps how much of it must have passed when the next offer comes: a step asks of most people only to look there.
// The clock also runs while a person is away; such offers find nobody at home.
// A share q of offers is deceptive (by asker, times the journey's factor).
// The answer is signal detection (Green and Swets 1966), with readiness a and discernment d:
//     a = a₀ + need + trust_m − caution·R − norm·N,    d = d₀ + d_m + δ·K + check·(practises)
//     P(accept | genuine) = Φ(a + d/2),   P(accept | deceptive) = Φ(a − d/2)
// Warnings lower a: everybody stays home (mobility chill). Actionable knowledge raises d: danger refused, work kept.
// A carer answers for a child, with the carer's own readiness and discernment. In a share of cases someone else (a
// partner, the family) decides for an adult: then the person's own learning passes by. Abduction asks nobody.
// Where recruiters adapt (recruiters.hpp) or journeys have vacancies (demand.hpp), there are more or fewer deceptive
// offers than at the start, and as many genuine ones (offer_classes.hpp).
// Neglected: people do not seek out offers; all who accept can pay for the journey.
#pragma once

#include <array>
#include <vector>

#include "models/context.hpp"
#include "models/journeys.hpp"
#include "models/memory.hpp"
#include "models/offer_classes.hpp"
#include "models/practice.hpp"
#include "models/provisions.hpp"
#include "sim/base/fields.hpp"
#include "sim/base/list.hpp"
#include "sim/base/normal.hpp"
#include "sim/base/rule.hpp"
#include "sim/engine/process.hpp"

namespace heed {

struct ReachFactor {
    Rule who;
    Parameter times;

    static void fields(auto& self, auto&& visit) {
        visit("who", self.who, says("which people"));
        visit("times", self.times,
              says("how many times as often this asker reaches them; all that match multiply")
                  .within(0, 1000));
    }
};

/// Default words of one kind of asker.
struct AskerRow {
    std::string_view rate, child, deceptive, trust, discernment, others_decide, harm;
    std::string_view source = "", note = "";
    Grade grade = Grade::assumed;
};

inline constexpr std::string_view ctdc_children =
    "family 41 %, partner 14 %, friends 11 % of child victims against family 9 % of adults";
// [Asker]
inline constexpr AskerRow asker_rows[] = {
    {"0.03 per year", "2", "10 %", "0.3", "0", "20 %", "1", "ctdc2017", ctdc_children, Grade::weak},
    {"0.01 per year", "0.7", "30 %", "0.3", "-0.2", "20 %", "1.2", "ctdc2017", ctdc_children,
     Grade::weak},
    {"0.08 per year", "0.3", "8 %", "0.2", "0", "5 %", "1", "ctdc2017", ctdc_children, Grade::weak},
    {"0.08 per year", "0.1", "10 %", "0", "0.2", "5 %", "0.8"},
    {"0.04 per year", "0.3", "30 %", "-0.4", "0", "0 %", "1.2"},
    {"0.05 per year", "0.3", "25 %", "-0.3", "0.1", "0 %", "1.1"},
};

struct AskerParameters {
    Parameter rate, child, deceptive, trust, discernment, others_decide, harm;
    Named<ReachFactor> reaches;
};

template <Asker asker>
struct AskerOf : AskerParameters {
    static void fields(auto& self, auto&& visit) {
        static constexpr const AskerRow& row = asker_rows[static_cast<std::size_t>(asker)];
        visit("rate", self.rate,
              says("offers to an adult of average exposure", Unit::rate).or_else(row.rate));
        visit("child", self.child,
              times("offers to a child relative to an adult", row.child)
                  .from(row.source, row.grade, row.note));
        visit("deceptive", self.deceptive,
              share("share of these offers that deceive", row.deceptive));
        visit("trust", self.trust,
              probits("added readiness to accept from this asker [probits]", row.trust));
        visit(
            "discernment", self.discernment,
            probits("how much easier a lie is to tell from this asker [probits]", row.discernment));
        visit("others_decide", self.others_decide,
              share("share of these offers that someone else decides for an adult",
                    row.others_decide));
        visit("harm", self.harm,
              times("multiplies the chance of exploitation after an accepted offer", row.harm));
        visit("reaches", self.reaches,
              says("whom this asker reaches more, or less, by name").optional());
    }
};

struct AnswerParameters {
    Parameter readiness, discernment, knowledge, caution, norm, check;

    static void fields(auto& self, auto&& visit) {
        const auto gain = [](std::string_view meaning, std::string_view text) {
            return number(meaning, -6, 6, text);
        };
        visit("readiness", self.readiness,
              gain("a₀: readiness of a person without need, fear or norm [probits]", "-0.6"));
        visit("discernment", self.discernment,
              gain("d₀: how well a person without knowledge tells a lie [probits]", "0.3")
                  .within(0, 6));
        visit("knowledge", self.knowledge,
              gain("δ: discernment per unit of knowledge [probits]", "0.8").between("0", "1.6"));
        visit("caution", self.caution,
              gain("loss of readiness per unit of personal risk belief [probits]", "2")
                  .from("shrestha2017", Grade::weak,
                        "elasticity 0.5 of migration in expected mortality would be about 4.6; "
                        "more than halved, for one study of one belief")
                  .between("0.5", "4.5"));
        visit("norm", self.norm,
              gain("loss of readiness per unit of norm [probits]", "0.2").between("0", "0.5"));
        visit("check", self.check,
              gain("discernment gained by checking an offer [probits]", "0.8").between("0", "1.6"));
    }
};

struct OffersParameters {
    AskerOf<Asker::family> family;
    AskerOf<Asker::partner> partner;
    AskerOf<Asker::friend_> friend_;
    AskerOf<Asker::agency> agency;
    AskerOf<Asker::stranger_in_person> stranger_in_person;
    AskerOf<Asker::stranger_online> stranger_online;
    Parameter abduction;
    std::vector<double> season;
    AnswerParameters answer;
    Named<Journey> journeys;

    static void fields(auto& self, auto&& visit) {
        visit("family", self.family, says("family and relatives").optional());
        visit("partner", self.partner, says("intimate partners").optional());
        visit("friend", self.friend_, says("friends and acquaintances").optional());
        visit("agency", self.agency, says("agencies and brokers").optional());
        visit("stranger_in_person", self.stranger_in_person,
              says("strangers met in person").optional());
        visit("stranger_online", self.stranger_online, says("strangers met online").optional());
        visit("abduction", self.abduction,
              says("rate at which people of average exposure are taken by force", Unit::rate)
                  .or_else("0.00002 per year")
                  .from("ctdc_abduction", Grade::weak,
                        "about 3 % of victims; the rate is set against the default offers"));
        visit("season", self.season,
              says("offers in each month of the year relative to the mean; 12 numbers")
                  .within(0, 12)
                  .optional());
        visit("answer", self.answer, says("how people answer").optional());
        visit("journeys", self.journeys, says("where offers lead, by name").optional());
    }

    std::array<const AskerParameters*, asker_count - 1> askers() const {
        return {&family, &partner, &friend_, &agency, &stranger_in_person, &stranger_online};
    }
};

/// What someone brings to an offer.
struct Disposition {
    double readiness = 0;    ///< a
    double discernment = 0;  ///< d
};
inline double accept_genuine(const Disposition& who) {
    return normal_cdf(who.readiness + who.discernment / 2);
}
inline double accept_deceptive(const Disposition& who) {
    return normal_cdf(who.readiness - who.discernment / 2);
}

class Offers : public Process {
public:
    /// years: how much older people may become while the world runs. cells: where recruiters adapt. demand:
    /// whether vacancies draw recruiters.
    Offers(const OffersParameters& parameters, const Practice& practice, const Memory& memory,
           const Population& people, long adult_age, int years,
           std::optional<EffortCells> cells = {}, bool demand = false, Context context = {},
           SafeWays safe_ways = {});

    std::string_view name() const override { return "offers"; }
    void begin(World& world, const Dice& dice) const override;
    void step(World& world, const Dice& dice, const Now& now) const override;

    /// How this person would answer this kind of asker now; `own`: with what they have learned themselves.
    Disposition disposition(const World& world, Person person, Asker asker, Step now,
                            bool own = true) const;

    /// Who answers for this person: the carer of a child, or the person.
    Person decider(const World& world, Person person) const;
    /// Share of this asker's offers that someone else decides for an adult.
    double others_decide(Asker asker) const;
    bool checks(const World& world, Person person, Step now) const;
    const OfferClasses& classes() const { return classes_; }

private:
    /// What dice are asked about one offer.
    enum Asked { of_clock, of_asker, of_journey, of_deception, of_others, of_answer };
    static constexpr std::size_t asked_count = 6;
    using OfferWords = std::array<std::uint32_t, asked_count>;
    static std::array<DiceQuestion, asked_count> questions_of(Person person, std::uint32_t number);
    void make_offer(World& world, const OfferWords& words, Person person, const Now& now,
                    List<Offer>& made) const;
    void change_class(World& world, Person person) const;
    void let_pass(World& world, const Now& now) const;
    std::uint8_t choose_journey(const World& world, Person person, Asker asker, double effort,
                                double uniform) const;
    void answer(const World& world, const OfferWords& words, Offer& offer, double effort,
                const Now& now) const;

    OffersParameters parameters_;
    Practice practice_;
    Memory memory_;
    SafeWays safe_ways_;
    int adult_age_;
    OfferClasses classes_;
};

}  // namespace heed
