// Passes over people: over everybody when few are met, and over lists of people who are scattered.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <vector>

#include "sim/world/population.hpp"

namespace heed {

/// Calls visit(person) for each of the first `size` people for whom test(person) holds, in rising order. A block
/// of people is tested before its first visit, so that a test of plain comparisons is vectorised by compilers:
/// it takes the person as std::size_t, and must not depend on what a visit to another person writes.
template <class Test, class Visit>
void for_each_where(Person size, Test&& test, Visit&& visit) {
    constexpr std::size_t block = 64;
    std::array<std::uint8_t, block> hit{};
    std::size_t first = 0;  // as wide as a pointer: compilers do not vectorise what may wrap around
    for (; first + block <= size; first += block) {
        for (std::size_t i = 0; i < block; ++i) hit[i] = test(first + i) ? 1 : 0;
        for (std::size_t i = 0; i < block; i += 8) {
            std::uint64_t eight;
            std::memcpy(&eight, &hit[i], 8);
            if (eight == 0) continue;
            for (std::size_t k = i; k < i + 8; ++k)
                if (hit[k]) visit(static_cast<Person>(first + k));
        }
    }
    for (; first < size; ++first)
        if (test(first)) visit(static_cast<Person>(first));
}

/// Asks for memory that will be needed soon.
inline void fetch(const void* address) { __builtin_prefetch(address); }

/// Calls visit(event) for each of a list whose people are scattered; some visits ahead, prepare(event) may fetch what
/// the visit will need.
template <class Event, class Prepare, class Visit>
void for_each_ahead(const std::vector<Event>& list, Prepare&& prepare, Visit&& visit) {
    constexpr std::size_t ahead = 12;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i + ahead < list.size()) prepare(list[i + ahead]);
        visit(list[i]);
    }
}

}  // namespace heed
