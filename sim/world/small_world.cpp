// Ties as a small world: a ring of neighbours in which a share of ties lead anywhere.
// Method: Watts and Strogatz (1998), "Collective dynamics of 'small-world' networks": everybody is tied to the nearest
// half `degree` people on either side in the order of people (place, then household; the last are beside the first);
// then each tie's farther end is moved, with chance `rewiring`, to anyone who is not yet tied to the nearer end. The
// number of ties stays, so the mean number of ties is exact. Who rewires a tie throws dice of her own, so that a larger
// share rewires the same ties and some more.
// Neglected: households (housemates are neighbours on the ring; people live alone where that matters) and likeness.
#include <unordered_set>

#include "sim/world/random_order.hpp"
#include "sim/world/steps.hpp"
#include "sim/world/tie_list.hpp"

namespace heed {

namespace {

constexpr int most_tries = 1000;  // to find anyone; people who know nearly everybody keep their tie

/// Ties of a ring, some of which lead elsewhere by now.
class RingTies {
public:
    RingTies(Person people, Person half) : people_(people), half_(half) {
        stands_.assign(std::size_t{people} * half, true);
    }

    Person along(Person person, Person k) const {
        return static_cast<Person>((std::uint64_t{person} + k) % people_);
    }

    bool tied(Person a, Person b) const {
        const Person ahead = distance(a, b), behind = distance(b, a);
        if (ahead <= half_ && stands_[place(a, ahead)]) return true;
        if (behind <= half_ && stands_[place(b, behind)]) return true;
        return elsewhere_.contains(key(a, b));
    }

    /// Instead of to the one who stands k places on.
    void rewire(Person person, Person k, Person to) {
        stands_[place(person, k)] = false;
        elsewhere_.insert(key(person, to));
    }

    Graph graph() const {
        TieList ties;
        for (Person person = 0; person < people_; ++person)
            for (Person k = 1; k <= half_; ++k)
                if (stands_[place(person, k)]) ties.add(person, along(person, k));
        for (const std::uint64_t tie : elsewhere_)
            ties.add(static_cast<Person>(tie >> 32), static_cast<Person>(tie & 0xffffffffU));
        ties.settle();
        return ties.graph(people_);
    }

private:
    Person distance(Person from, Person to) const {
        return to >= from ? to - from : people_ - from + to;
    }
    std::size_t place(Person person, Person k) const { return std::size_t{person} * half_ + k - 1; }
    static std::uint64_t key(Person a, Person b) {
        return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
    }

    Person people_, half_;
    std::vector<bool> stands_;  // [person, places on]
    std::unordered_set<std::uint64_t> elsewhere_;
};

/// Anyone who is not yet tied to this person; nobody if none was found.
Person anyone_new(const RingTies& ties, Person people, Person person, Dice::Stream& stream) {
    for (int tries = 0; tries < most_tries; ++tries)
        if (const Person found = below(stream, people);
            found != person && !ties.tied(person, found))
            return found;
    return nobody;
}

}  // namespace

Graph tie_small_world(const SmallWorldProfile& profile, const Dice& dice, Person people) {
    const auto half = static_cast<Person>(profile.degree / 2);
    RingTies ties(people, half);
    for (Person person = 0; person < people; ++person) {
        Dice::Stream whether = dice.stream(Decision::synthesis_close_ties, person, 0, 1);
        Dice::Stream whom = dice.stream(Decision::synthesis_close_ties, person, 0, 2);
        for (Person k = 1; k <= half; ++k) {
            if (!(uniform(whether) < profile.rewiring)) continue;
            const Person found = anyone_new(ties, people, person, whom);
            if (found != nobody) ties.rewire(person, k, found);
        }
    }
    return ties.graph();
}

}  // namespace heed
