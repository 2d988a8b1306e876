// How far intention has moved.
#include "models/practice.hpp"

#include <cmath>

#include "sim/base/normal.hpp"

namespace heed {

Practice::Practice(const PracticeParameters& p, const Memory& memory, long from_age)
    : memory_(memory),
      norms_{p.norm_sources, p.norm_share},
      from_age_(static_cast<int>(from_age)),
      from_quality_{static_cast<float>(p.from_knowledge), 0, 0,
                    static_cast<float>(p.from_efficacy)},
      from_risk_(static_cast<float>(p.from_risk)),
      from_norm_(p.from_norm),
      gap_(p.gap),
      intention_(normal_quantile(p.intention)),
      practice_(normal_quantile(p.practice)) {
    double reach = std::abs(from_risk_) + 1e-3;  // and a little for rounding
    for (const float from : from_quality_) reach += std::abs(from);
    reach_ = static_cast<float>(gap_ * reach);
    reach_with_norm_ = static_cast<float>(gap_ * (reach + std::abs(from_norm_)) * 1.000001);
}

double Practice::shift_of_norm(const World& world, Person person) const {
    const Contacts& contacts = world.contacts[person];
    return from_norm_ * (norms_.of(world, person, contacts.practising) -
                         norms_.of(world, person, contacts.practising_before));
}

}  // namespace heed
