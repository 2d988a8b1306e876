// Ties over the internet.
// Method: those connected want power-law numbers of ties, cut at the square root of all ties' ends,
// and are paired at random (the configuration model, loops and doubles drawn again).
// Neglected: clustering, likeness and distance online, and overlap with other layers.
#include "sim/world/circles.hpp"
#include "sim/world/match.hpp"
#include "sim/world/random_order.hpp"
#include "sim/world/steps.hpp"
#include "sim/world/tie_numbers.hpp"

namespace heed {

namespace {

constexpr int most_rounds = 6;

std::vector<Person> connected_people(const Rule& who, const Population& people) {
    std::vector<Person> connected;
    const Match match(who, people);
    for (Person person = 0; person < people.size; ++person)
        if (match(person, people.age[person])) connected.push_back(person);
    return connected;
}

}  // namespace

Graph tie_online(const OnlineTiesProfile& profile, const Dice& dice, const Population& people) {
    Dice::Stream stream = dice.stream(Decision::synthesis_online, 0, 0);
    const std::vector<Person> connected = connected_people(profile.who, people);
    const auto count = static_cast<std::uint32_t>(connected.size());
    const auto wanted =
        heavy_tailed_numbers(profile.mean, profile.tail, count, count > 0 ? count - 1 : 0, stream);
    TieList ties;
    for (int round = 0; round < most_rounds; ++round) {
        const auto degree = ties.degrees(people.size);
        std::vector<Seat> seats;
        for (std::uint32_t k = 0; k < count; ++k)
            for (std::uint32_t tie = degree[connected[k]]; tie < wanted[k]; ++tie)
                seats.push_back({std::uint64_t{2} << 52 | stream() >> 10, connected[k]});
        if (seats.size() < 2) break;
        form_circles(std::move(seats), people.ties.household, ties);
    }
    return ties.graph(people.size);
}

}  // namespace heed
