// Ties among close friends and kin outside the household.
// Method: people want negative binomial numbers of ties; these are cut into seats in circles of
// friends, everybody in a circle being tied to everybody else (overlapping cliques, as in Newman
// 2003, "Properties of highly clustered networks", and Newman and Park 2003), and in ties of two;
// the size of circles and the share of ties in them follow in closed form from the wanted
// clustering (circles.cpp). A circle is formed among people who share the qualities that it
// demands. Seats that find no circle demand less (only the place, then nothing); ties still missing
// are made in twos. Chance closes some pairs too: where that shows (few people), the whole is made
// again with less asked.
// Neglected: ties between degree and age or place, and ties that are stronger than others.
#include <algorithm>
#include <cmath>

#include "sim/world/circles.hpp"
#include "sim/world/network_measures.hpp"
#include "sim/world/steps.hpp"
#include "sim/world/tie_numbers.hpp"

namespace heed {

namespace {

constexpr int most_repairs = 6;
constexpr double few = 1e-3;          // share of ties that may be missing before repair stops
constexpr double near_enough = 0.01;  // of the clustering
constexpr std::uint32_t most_attempts = 4;

/// Asks the seats' people to share less.
std::vector<Seat> demand_less(std::vector<Seat> seats, Qualities still, const Likeness& likeness,
                              Dice::Stream& stream) {
    for (Seat& seat : seats)
        seat = make_seat(seat.size(), seat.person, seat.demanded() & still, likeness, stream);
    return seats;
}

/// Seats in twos for the ties that people still want.
std::vector<Seat> seats_missing(const std::vector<std::uint32_t>& wanted, const TieList& ties,
                                Qualities allowed, const Likeness& likeness, Dice::Stream& stream) {
    std::vector<Seat> seats;
    const auto degree = ties.degrees(static_cast<Person>(wanted.size()));
    for (Person person = 0; person < wanted.size(); ++person)
        for (std::uint32_t k = degree[person]; k < wanted[person]; ++k)
            seats.push_back(
                make_seat(2, person, likeness.draw(stream) & allowed, likeness, stream));
    return seats;
}

/// Ties for these numbers, closed to about this share.
Graph tie(const std::vector<std::uint32_t>& wanted, double clustering, const Likeness& likeness,
          const Households& household, Dice::Stream& stream) {
    TieList ties;
    std::vector<Seat> seats =
        seat_people(wanted, plan_circles(wanted, clustering), likeness, stream);
    const double all = static_cast<double>(seats.size());
    seats = form_circles(std::move(seats), household, ties);
    for (const Qualities still : {place_alone, Qualities{0}})
        seats =
            form_circles(demand_less(std::move(seats), still, likeness, stream), household, ties);
    for (int repair = 0; repair < most_repairs; ++repair) {
        const Qualities allowed = repair < 2 ? ~Qualities{0} : repair < 4 ? place_alone : 0;
        seats = seats_missing(wanted, ties, allowed, likeness, stream);
        if (static_cast<double>(seats.size()) <= few * all) break;
        form_circles(std::move(seats), household, ties);
    }
    return ties.graph(static_cast<Person>(wanted.size()));
}

}  // namespace

Graph tie_close(const CloseTiesProfile& profile, const Dice& dice, const Population& people) {
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    const auto wanted = uneven_numbers(profile.mean, profile.dispersion, people.size,
                                       std::min(people.size - 1, largest_circle - 1), stream);
    const Likeness likeness(profile, people);
    Graph best;
    double asked = profile.clustering, least = 2;
    for (std::uint32_t attempt = 1; attempt <= most_attempts && least > near_enough; ++attempt) {
        Dice::Stream again = dice.stream(Decision::synthesis_close_ties, 0, attempt);
        Graph graph = tie(wanted, asked, likeness, people.ties.household, again);
        const double off = profile.clustering - measure_transitivity(graph);
        if (std::abs(off) >= least) break;
        least = std::abs(off);
        best = std::move(graph);
        asked = std::clamp(asked + off, 0.0, 1.0);
    }
    return best;
}

}  // namespace heed
