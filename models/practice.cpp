// How far intention has moved.
#include "models/practice.hpp"

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
      practice_(normal_quantile(p.practice)) {}

double Practice::shift(const World& world, Person person, Step now) const {
    const Mind& mind = world.minds[person];
    const QualityValues held = memory_.values(mind, now), base = mind.base;
    float shift = from_risk_ * (Memory::personal_risk(held) - Memory::personal_risk(base));
    for (std::size_t q = 0; q < quality_count; ++q) shift += from_quality_[q] * (held[q] - base[q]);
    if (!mind.norm_moved) return shift;  // spares two lines of memory, for most people
    return shift +
           from_norm_ * (norms_.of(world, person, world.contacts[person].practising) -
                         norms_.of(world, person, world.contacts[person].practising_before));
}

}  // namespace heed
