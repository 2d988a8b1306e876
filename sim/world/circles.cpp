// Planning and forming circles. Each circle of c people closes all (c − 1)(c − 2)/2 pairs of ties
// of each member, so the share of closed pairs is known before a single circle is formed.
#include "sim/world/circles.hpp"

#include <algorithm>
#include <numeric>

#include "sim/world/radix_sort.hpp"
#include "sim/world/random_order.hpp"

namespace heed {

namespace {

constexpr double most_kept = 0.85;     // leaves ties at random, which keep the network connected
constexpr std::size_t most_held = 64;  // seats put by for a later circle

/// Ordered pairs of ties that a person with so many ties can close, in circles of at most this
/// size.
double closable_pairs(std::uint32_t ties, std::uint32_t size) {
    const std::uint32_t whole = ties / (size - 1), rest = ties % (size - 1);
    return static_cast<double>(whole) * (size - 1) * (size - 2) +
           static_cast<double>(rest) * (rest > 0 ? rest - 1 : 0);
}

/// Fills circles from seats that come in order.
class Former {
public:
    Former(const Households& household, TieList& ties) : household_(household), ties_(ties) {}

    void take(const Seat& seat) {
        if (fits(seat))
            sit(seat);
        else if (held_.size() < most_held)
            held_.push_back(seat);
        else
            rest.push_back(seat);
    }

    /// No more seats of this kind follow.
    void end_of_kind() {
        rest.insert(rest.end(), open_.begin(), open_.end());
        rest.insert(rest.end(), held_.begin(), held_.end());
        open_.clear();
        held_.clear();
    }

    std::vector<Seat> rest;

private:
    bool fits(const Seat& seat) const {
        return std::ranges::all_of(open_, [&](const Seat& other) {
            return household_.of[other.person] != household_.of[seat.person] &&
                   (seat.size() > 2 || !ties_.has(other.person, seat.person));
        });
    }

    void sit(const Seat& seat) {
        open_.push_back(seat);
        if (open_.size() < seat.size()) return;
        for (std::size_t a = 0; a < open_.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) ties_.add(open_[a].person, open_[b].person);
        open_.clear();
        const std::vector<Seat> waiting = std::exchange(held_, {});
        for (const Seat& held : waiting) take(held);
    }

    const Households& household_;
    TieList& ties_;
    std::vector<Seat> open_, held_;
};

}  // namespace

Seat make_seat(std::uint32_t size, Person person, Qualities demanded, const Likeness& likeness,
               Dice::Stream& stream) {
    return {std::uint64_t{size} << 52 | likeness.key(person, demanded, stream), person};
}

CirclePlan plan_circles(std::span<const std::uint32_t> wanted, double clustering) {
    if (wanted.empty() || clustering <= 0) return {};
    std::vector<double> people(std::ranges::max(wanted) + 1, 0.0);
    for (const std::uint32_t ties : wanted) ++people[ties];
    const auto closed = [&](std::uint32_t size) {
        double pairs = 0;
        for (std::uint32_t ties = 0; ties < people.size(); ++ties)
            pairs += people[ties] * closable_pairs(ties, size);
        return pairs;
    };
    const auto largest = std::min(largest_circle, static_cast<std::uint32_t>(people.size()));
    const double all = closed(std::max(2U, static_cast<std::uint32_t>(people.size())));
    const double needed = clustering * all;
    for (std::uint32_t size = 3; size <= largest; ++size)
        if (const double most = closed(size); most * most_kept >= needed || size == largest)
            return {size, most > 0 ? std::min(1.0, needed / most) : 0.0};
    return {};
}

std::vector<Seat> seat_people(std::span<const std::uint32_t> wanted, const CirclePlan& plan,
                              const Likeness& likeness, Dice::Stream& stream) {
    std::vector<Seat> seats;
    seats.reserve(std::accumulate(wanted.begin(), wanted.end(), std::size_t{0}));  // at most
    const auto seat = [&](Person person, std::uint32_t size) {
        seats.push_back(make_seat(size, person, likeness.draw(stream), likeness, stream));
    };
    for (Person person = 0; person < wanted.size(); ++person)
        for (std::uint32_t left = wanted[person]; left > 0;) {
            const std::uint32_t ties = std::min(left, plan.size - 1);
            const bool circle = ties > 1 && uniform(stream) < plan.kept;
            for (std::uint32_t k = 0; k < (circle ? 1 : ties); ++k)
                seat(person, circle ? ties + 1 : 2);
            left -= ties;
        }
    return seats;
}

std::vector<Seat> form_circles(std::vector<Seat> seats, const Households& household,
                               TieList& ties) {
    radix_sort(seats, [](const Seat& seat) { return seat.key; });
    const auto kind = [](const Seat& seat) {
        return seat.key >> 22;
    };  // size, qualities and levels
    Former former(household, ties);
    for (std::size_t k = 0; k < seats.size(); ++k) {
        if (k > 0 && kind(seats[k]) != kind(seats[k - 1])) former.end_of_kind();
        former.take(seats[k]);
    }
    former.end_of_kind();
    ties.settle();
    return std::move(former.rest);
}

}  // namespace heed
