// Who speaks to whom in a step: each teller with some of their contacts, layer by layer of ties.
//
// On a layer of ties, each of n contacts hears with chance 1 − exp(−h), h = rate·Δt, independently: an exponential number
// above h·n says that nobody does, and otherwise how far along the list of contacts the first listener is (a geometric
// number), so that most tellers cost one number a layer. In a group of the size n, conversations with others come at the
// rate h of the teller. Numbers belong to (teller, step, layer); they are made for many tellers at once.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/engine/sweep.hpp"
#include "sim/world/world.hpp"

namespace heed {

/// Something that a teller said to somebody.
struct Spoken {
    Person listener, teller;
    std::uint16_t topic;  ///< campaign told about
    float dose;
};

class Conversations {
public:
    struct Layer {
        double hazard = 0;  ///< of speaking with one contact in a step; groups: mean conversations
        float dose = 0;     ///< share of the message that gets across × trust
    };
    struct Layers {
        Layer household, close, online, group;
    };

    Conversations(const Layers& layers, const World& world, const Dice& dice, Step now,
                  List<Spoken>& spoken)
        : layers_(layers),
          world_(world),
          ties_(world.people->ties),
          dice_(dice),
          now_(static_cast<std::uint32_t>(now)),
          spoken_(spoken) {}

    /// Adds what these tellers say in this step, in their order; who is away says nothing. Few people at a time keep it near.
    void among(std::span<const Teller> tellers);

private:
    /// A teller who speaks with somebody on a layer.
    struct Speaker {
        Person teller;
        std::uint16_t topic;
        std::uint16_t layer;  // numbered as random numbers are
        float to_first;       // hazard until the first who hears
    };
    void find_speakers(std::span<const Teller> tellers);
    void speak(const Speaker& speaker, NumbersAhead& further) const;
    void to_some(const Speaker& speaker, NumbersAhead& further, const Layer& layer,
                 std::size_t size, auto&& contact) const;
    void in_group(const Speaker& speaker, NumbersAhead& further, const Groups& groups) const;

    const Layers layers_;
    const World& world_;
    const Ties& ties_;
    const Dice& dice_;
    const std::uint32_t now_;
    List<Spoken>& spoken_;
    List<Block> names_;                   // of numbers to be made
    List<std::array<float, 4>> numbers_;  // [name]
    List<Speaker> speakers_;
};

}  // namespace heed
