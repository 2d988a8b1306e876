// Reading norms: the share of a person's household and close contacts who check offers before answering.
//
// Complex contagion (Centola 2010; Watts 2002): the norm counts only once enough distinct contacts, and a large
// enough share of them, are seen to practise. A view of the World's columns; only `awareness` writes them.
#pragma once

#include "sim/world/world.hpp"

namespace heed {

/// How many practising contacts, and which share of contacts, make a norm.
struct Norms {
    double sources = 2;
    double share = 0;

    /// N in [0, 1] with so many practising contacts; 0 below the threshold.
    double of(const World& world, Person person, std::uint32_t practising) const {
        if (practising < sources || practising == 0) return 0;
        const double part = static_cast<double>(practising) / world.contacts[person].all;
        return part < share ? 0 : part;
    }
};

}  // namespace heed
