// What a campaign gives to those whom it meets: cash, a job or training, safe and lawful ways to go.
//
// Whoever is met holds it for a time, and being met again starts that time anew. While a person holds it
//     need changes by fidelity · (need + liquidity),    lawful journeys weigh `regular` times as much among offers.
// Money lowers the cost of declining, and can also pay for a journey: `liquidity` raises the readiness to accept, so a
// transfer may raise departures (Angelucci 2015; Bazzi 2017 on migration and liquidity).
// Cost follows those who are met. Neglected: amounts; that money is shared in the household.
#pragma once

#include <string_view>
#include <vector>

#include "models/changes.hpp"
#include "sim/base/fields.hpp"
#include "sim/engine/calendar.hpp"
#include "sim/engine/process.hpp"

namespace heed {

struct Provision {
    Parameter need, liquidity, regular, lasts;

    static void fields(auto& self, auto&& visit) {
        visit("need", self.need,
              probits("change of need: how costly it is to decline an offer [probits]; below 0: it "
                      "helps to stay",
                      "0"));
        visit("liquidity", self.liquidity,
              probits("added readiness to accept, because the journey can be paid [probits]", "0"));
        visit("regular", self.regular,
              number("how many times as much lawful journeys weigh among those on offer", 0, 1000,
                     "1"));
        visit("lasts", self.lasts,
              says("how long each time of being met holds", Unit::duration).within(0.002, 200));
    }
};

class Provisions : public Process {
public:
    Provisions(const std::vector<PlannedCampaign>& planned, const Calendar& calendar);

    std::string_view name() const override { return "provisions"; }
    void begin(World& world, const Dice& dice) const override;
    bool begins_audiences() const override { return true; }
    void step(World& world, const Dice& dice, const Now& now) const override;

private:
    struct Plan {
        std::size_t campaign;
        float need;
        int lasts;  // steps
    };
    std::vector<Plan> plans_;
};

/// How many times as much lawful journeys weigh for a person.
class SafeWays {
public:
    SafeWays() = default;
    explicit SafeWays(const std::vector<PlannedCampaign>& planned);
    double times(const World& world, Person person) const;

private:
    std::vector<std::pair<std::size_t, double>> ways_;  // campaign, times
};

}  // namespace heed
