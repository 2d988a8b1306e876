// Ties under construction: pairs of people, each pair once.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/world/population.hpp"

namespace heed {

class TieList {
public:
    /// Adds a tie; it counts from the next `settle` on.
    void add(Person a, Person b) {
        ties_.push_back(a < b ? std::uint64_t{a} << 32 | b : std::uint64_t{b} << 32 | a);
    }

    /// Sorts what was added into the list, and drops doubles.
    void settle();

    /// Whether these two are tied, as of the last `settle`.
    bool has(Person a, Person b) const;

    /// Number of ties of each person, as of the last `settle`.
    std::vector<std::uint32_t> degrees(Person people) const;

    std::size_t size() const { return settled_; }
    Graph graph(Person people) const;

private:
    std::vector<std::uint64_t> ties_;  // the lower id in the upper half; sorted up to settled_
    std::size_t settled_ = 0;
};

}  // namespace heed
