// Unmet demand draws recruiters.
#include "models/demand.hpp"

#include <algorithm>
#include <cmath>

namespace heed {

bool has_vacancies(const OffersParameters& offers) {
    return std::ranges::any_of(
        offers.journeys, [](const auto& journey) { return journey.second.vacancies.has_value(); });
}

Demand::Demand(const DemandParameters& parameters, const OffersParameters& offers,
               std::vector<std::vector<double>> factors)
    : parameters_(parameters), factors_(std::move(factors)) {
    for (const auto& [name, journey] : offers.journeys)
        vacancies_.push_back(journey.vacancies ? journey.vacancies->value : -1);
}

void Demand::begin(World& world, const Dice&) const {
    world.recruiting.pull.assign(vacancies_.size(), 1);
}

void Demand::step(World& world, const Dice&, const Now& now) const {
    Recruiting& recruiting = world.recruiting;
    const double left =
        parameters_.filled_at_start * std::exp(-now.step * now.length / parameters_.stay);
    for (std::size_t i = 0; i < vacancies_.size(); ++i) {
        if (vacancies_[i] < 0) continue;
        const auto step = static_cast<std::size_t>(now.step);
        const double wanted = vacancies_[i] * (factors_.empty() ? 1 : factors_[i][step]);
        const double simulated =
            recruiting.filled.empty() ? 0 : static_cast<double>(recruiting.filled[i]);
        const double filled = world.people->weight * simulated + left * vacancies_[i];
        const double unmet = wanted > 0 ? std::clamp((wanted - filled) / wanted, -1.0, 1.0) : -1.0;
        double& pull = recruiting.pull[i];
        pull = std::clamp(pull * std::exp(parameters_.entry * now.length * unmet),
                          parameters_.remains.value, parameters_.capacity.value);
    }
}

}  // namespace heed
