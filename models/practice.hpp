// Reading whether a person means to check offers before answering, and whether they do.
//
// Intention and practice rest on one standard normal z of the person's own:
//     intends: z < Φ⁻¹(intention) + x,   practises: z < Φ⁻¹(practice) + gap · x
// where x is how far knowledge, personal risk belief, efficacy and the norm have moved from where they rest, each with
// its weight. Intention is not practice: practice moves by about half of intention (Webb and Sheeran 2006).
// A view of the World's columns; only `awareness` writes them. What contacts have seen of a person's practice
// (`Mind::practises`) may lag behind what the person does.
#pragma once

#include <array>

#include "models/memory.hpp"
#include "models/norms.hpp"
#include "sim/base/fields.hpp"

namespace heed {

struct PracticeParameters {
    Parameter intention, practice, gap;
    Parameter from_knowledge, from_risk, from_efficacy, from_norm;
    Parameter norm_sources, norm_share;

    static void fields(auto& self, auto&& visit) {
        visit("intention", self.intention,
              share("share who intend to check offers, before any campaign", "40 %")
                  .within(0.001, 0.999));
        visit("practice", self.practice,
              share("share who do check offers, before any campaign", "15 %").within(0.001, 0.999));
        visit("gap", self.gap,
              share("how far practice moves when intention moves by one", "55 %")
                  .from("webb2006", Grade::weak,
                        "d = .36 / .66, over many behaviours; none of them is checking offers"));
        visit("from_knowledge", self.from_knowledge,
              probits("intention per unit of knowledge [probits]", "0.8"));
        visit("from_risk", self.from_risk,
              probits("intention per unit of personal risk belief [probits]", "0.5"));
        visit("from_efficacy", self.from_efficacy,
              probits("intention per unit of efficacy [probits]", "0.5"));
        visit("from_norm", self.from_norm,
              number("intention per unit of norm [probits]", -1e6, 1e6, "0.8"));
        visit("norm_sources", self.norm_sources,
              number("practising contacts needed before a norm is seen", 0, 50, "2")
                  .from("centola2010", Grade::weak,
                        "behaviour needs several sources; the number is assumed"));
        visit("norm_share", self.norm_share,
              share("share of contacts needed before a norm is seen", "20 %"));
    }
};

class Practice {
public:
    /// from_age: in whole years; who is younger neither learns nor practises.
    Practice(const PracticeParameters& parameters, const Memory& memory, long from_age);

    const Norms& norms() const { return norms_; }
    int from_age() const { return from_age_; }

    /// x: how far intention has moved from where it rests [probits].
    double shift(const World& world, Person person, Step now) const {
        return shift(world, person, world.minds[person], now);
    }
    /// The same, of someone whose mind may not be written back yet.
    double shift(const World& world, Person person, const Mind& mind, Step now) const {
        const QualityValues held = memory_.values(mind, now), base = mind.base;
        float shift = from_risk_ * (Memory::personal_risk(held) - Memory::personal_risk(base));
        for (std::size_t q = 0; q < quality_count; ++q)
            shift += from_quality_[q] * (held[q] - base[q]);
        if (!mind.norm_moved) return shift;  // spares two lines of memory, for most people
        return shift + shift_of_norm(world, person);
    }
    /// How far the person stands on the side of checking offers: above 0 is intending to, and doing it [probits].
    double intention_margin(const World& world, Person person, Step now) const {
        return intention_ + shift(world, person, now) - world.minds[person].latent;
    }
    double practice_margin(const World& world, Person person, Step now) const {
        return practice_margin(world, person, world.minds[person], now);
    }
    double practice_margin(const World& world, Person person, const Mind& mind, Step now) const {
        return practice_ + gap_ * shift(world, person, mind, now) - mind.latent;
    }
    bool intends(const World& world, Person person, Step now) const {
        return intention_margin(world, person, now) > 0;
    }
    bool practises(const World& world, Person person, Step now) const {
        return practice_margin(world, person, now) > 0;
    }
    bool practised_before(const Mind& mind) const { return mind.latent < practice_; }
    /// Whether there is anything to learn or to forget by which others would see another practice.
    bool may_change(const Mind& mind) const {
        const float reach = mind.norm_moved ? reach_with_norm_ : reach_;
        const float above = mind.latent - static_cast<float>(practice_);
        return mind.practises ? above > -reach : above < reach;
    }

private:
    double shift_of_norm(const World& world, Person person) const;

    Memory memory_;
    Norms norms_;
    int from_age_;
    std::array<float, quality_count> from_quality_;  // intention per unit of each [probits]
    float from_risk_;
    double from_norm_, gap_, intention_, practice_;
    float reach_, reach_with_norm_;  // practice cannot move further [probits]
};

}  // namespace heed
