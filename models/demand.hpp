// Demand for exploited people: how many are wanted on each journey, and how that draws recruiters' effort.
//
// A journey (corridor × sector) with `vacancies` V wants so many people in exploitation at a time. Filled are those whom
// the simulation has in exploitation there, and those who were there before it began:
//     F(t) = people exploited now + filled_at_start · V⁰ · exp(−t / stay),     u = (V − F) / V, held within −1 and 1
// Unmet demand raises the deceptive offers for this journey and overfilled places lower them, by entry and exit at the
// rate `entry`:   pull ← pull · exp(entry · Δt · u), held within `remains` and `capacity`.
// So where a campaign keeps people from going, effort rises until places are filled or recruiters have no more to give;
// and where demand falls, fewer are sought. Measures against demand multiply V (changes.hpp).
// Neglected: prices and wages; that those who exploit may make do with fewer; places are not rationed when full.
#pragma once

#include <vector>

#include "models/offers.hpp"
#include "sim/base/fields.hpp"
#include "sim/engine/process.hpp"

namespace heed {

struct DemandParameters {
    Parameter entry, capacity, remains, filled_at_start, stay;

    static void fields(auto& self, auto&& visit) {
        visit("entry", self.entry,
              says("growth of effort on a journey all of whose vacancies are unmet; the same loss "
                   "where none is wanted",
                   Unit::rate)
                  .within(0, 50)
                  .or_else("1 per year")
                  .between("0 per year", "3 per year"));
        visit("capacity", self.capacity,
              number("most effort on a journey, relative to the start", 1, 100, "3"));
        visit("remains", self.remains,
              share("least effort on a journey, relative to the start", "10 %"));
        visit("filled_at_start", self.filled_at_start,
              share("share of vacancies filled at the start by people who are not simulated",
                    "100 %"));
        visit("stay", self.stay,
              duration("mean time until these are no longer there", 0.01, 100, "20.5 months")
                  .from("gems2017", Grade::weak, "as for people in forced labour"));
    }
};

class Demand : public Process {
public:
    /// factors: [journey][step] times as many vacancies; empty: as written.
    Demand(const DemandParameters& parameters, const OffersParameters& offers,
           std::vector<std::vector<double>> factors = {});

    std::string_view name() const override { return "demand"; }
    void begin(World& world, const Dice& dice) const override;
    void step(World& world, const Dice& dice, const Now& now) const override;

private:
    DemandParameters parameters_;
    std::vector<double> vacancies_;  // [journey]; below 0: no limit
    std::vector<std::vector<double>> factors_;
};

/// Whether any journey has vacancies.
bool has_vacancies(const OffersParameters& offers);

}  // namespace heed
