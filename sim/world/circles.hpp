// Circles of people who are all tied to one another: the pieces of which networks of ties are made.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "sim/world/likeness.hpp"
#include "sim/world/tie_list.hpp"

namespace heed {

inline constexpr std::uint32_t largest_circle = 4095;

/// A person's seat in a circle yet to be formed. Seats of equal size and alike stand together when
/// sorted.
struct Seat {
    std::uint64_t key = 0;  // 12 bits size of the circle, 52 bits likeness
    Person person = 0;

    std::uint32_t size() const { return static_cast<std::uint32_t>(key >> 52); }
    Qualities demanded() const { return static_cast<Qualities>(key >> 44 & 0xff); }
};

Seat make_seat(std::uint32_t size, Person person, Qualities demanded, const Likeness& likeness,
               Dice::Stream& stream);

/// How many seats of which sizes give people as many ties as they want, and a share `clustering` of
/// closed pairs of ties: a share `kept` of the circles that fit into a person's number of ties are
/// formed, the rest of the ties are circles of two.
struct CirclePlan {
    std::uint32_t size = 2;
    double kept = 0;
};
CirclePlan plan_circles(std::span<const std::uint32_t> wanted, double clustering);

/// The seats of everybody.
std::vector<Seat> seat_people(std::span<const std::uint32_t> wanted, const CirclePlan& plan,
                              const Likeness& likeness, Dice::Stream& stream);

/// Sorts the seats and forms circles of people who differ, live apart and, in circles of two, are
/// not tied yet; adds their ties. Returns the seats that found no circle.
std::vector<Seat> form_circles(std::vector<Seat> seats, const Households& household, TieList& ties);

}  // namespace heed
