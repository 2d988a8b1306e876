// Recruiting groups move their effort to where it yields more for the risk: so harm may move, not end.
//
// Once in every `review`, effort e_c of a cell c (place of origin × kind of asker × target group) follows replicator
// dynamics (Taylor and Jonker 1978; Hofbauer and Sigmund 1998):
//     e_c ← e_c · exp(learning · Δt · (g_c / ḡ − 1)), normalised,   g_c = y_c / r_c · (e_c / e_c⁰)^−crowding,  ḡ = Σ e_c g_c
// y_c is the yield (accepted for each deceptive offer) relative to the cell's own at the start: what recruiters did at
// the start is taken as their balance, cells with a higher yield having had higher costs. So nothing moves for no reason.
// Yields are smoothed like ratios on a map of a disease (empirical Bayes; Clayton and Kaldor 1987):
//     y_c = (A_c + k·Y) / (E_c + k)
// with A the chances of acceptance that offers met, E those expected at the start, both fading with `memory`, Y the same
// for this kind of asker and group over all places (itself drawn to that of all cells), and k the expected acceptances
// in `prior` offers. Chances are added rather than answers: the same mean with less noise.
// r_c is the risk relative to the start: 1 + (Σ added + reports · excess share of offers reported + p·(f − 1)) / corruption,
// with p the share of the risk at the start that comes from police, and f how many times as much police does by now, over
// those who are asked there. Strangers online are out of its reach. Licences let a share of agencies' deceptive offers pass,
// so their yield for the same effort falls with it.
// The share `explores` of effort stays where it was at the start. Effort moves and sums to one; how much there is in
// all, demand says (demand.hpp). With learning 0 nothing moves, to the bit.
// Neglected: recruiting groups are not told apart; genuine offers do not adapt (employers follow work, not credulity);
// costs of moving; that effort may end altogether where risk grows.
#pragma once

#include <vector>

#include "models/effort.hpp"
#include "models/offers.hpp"
#include "models/reporting.hpp"
#include "sim/engine/process.hpp"

namespace heed {

/// What police and licences do to a cell, against usual.
struct Pressure {
    double risk = 0;    ///< added, before corruption divides it
    double passes = 1;  ///< share of the deceptive offers that still deceive
};

class Recruiters : public Process {
public:
    /// offers: of the same model, with cells and in the same times; must live as long. step: length of a step [years].
    Recruiters(const RecruitersParameters& parameters, const Offers& offers,
               const ReportingParameters& reporting, const Memory& memory, const Population& people,
               double step);

    std::string_view name() const override { return "recruiters"; }
    void begin(World& world, const Dice& dice) const override;
    void step(World& world, const Dice& dice, const Now& now) const override;

    /// Effort after a review, as yields and risks relative to the start say; a pure function, for begin and tests.
    List<double> moved(const Recruiting& now, const std::vector<double>& yield,
                       const std::vector<Pressure>& pressure = {}) const;
    /// Yields relative to the start, by cell.
    List<double> yields(const Recruiting& now) const;
    /// What police and licences do by cell; empty where all is as usual.
    List<Pressure> pressures(const World& world, Step now) const;

private:
    void expect_of(World& world, Person person, std::vector<double>& weight,
                   std::vector<double>& added) const;
    void remember(Recruiting& now) const;
    List<double> reports(const Recruiting& now) const;

    const Offers& offers_;
    const EffortCells& cells_;
    RecruitersParameters parameters_;
    ReportingParameters reporting_;
    int every_;      ///< steps between reviews
    double length_;  ///< of these [years]
    std::vector<std::pair<Match, AddedRisk>> risks_;
    Memory memory_;
};

}  // namespace heed
