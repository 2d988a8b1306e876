// Who lives together.
// Method: within each place, from the counts by age and gender: heads by `head_ages`, partners by
// `partner` and `partner_gap` (of the other gender), in some old households a grown child, then
// children with carers of a parent's age, then the remaining adults as relatives; always the
// nearest age that is left, so that every person is used exactly once (after the household step of
// SynthPops, Institute for Disease Modeling, with counts instead of draws).
// Neglected: head's gender (as numbers have it), size by head's age beyond what room and ages
// allow, polygamy, fostering, likeness of siblings.
// Assumed: half of the households whose head is too old for small children hold a grown child;
// parents' ages at birth are triangular over the allowed range; partners' gaps spread with a
// standard deviation of three years.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/base/normal.hpp"
#include "sim/base/problem.hpp"
#include "sim/world/free_beds.hpp"
#include "sim/world/household_sizes.hpp"
#include "sim/world/pool.hpp"
#include "sim/world/random_order.hpp"
#include "sim/world/steps.hpp"

namespace heed {

namespace {

constexpr double gap_spread = 3;          // years, standard deviation of partners' age gap
constexpr int widest_partner_gap = 20;    // beyond this gap a head stays without partner
constexpr double with_grown_child = 0.5;  // share of old heads who live with a grown child
constexpr double grown_children = 0.6;    // share of further adults a generation below the head
constexpr double parents = 0.15;          // … a generation above; the rest are of the head's age
constexpr double usual_gap = 0.35;  // most likely carer's gap, as a share of the allowed range

struct Home {
    Person first = 0;  // the head
    std::uint32_t size = 0;
    std::uint32_t filled = 0;
    int carer_age = 0;  // of the adult to whom children are matched
    std::uint32_t room() const { return size - filled; }
};

/// One place while its people move in.
class Place {
public:
    Place(const HouseholdProfile& rules, const Census& census, std::size_t place, Person first,
          Population& people, Dice::Stream& stream)
        : rules_(rules),
          adult_age_(static_cast<int>(rules.adult_age)),
          pool_(census, place),
          people_(people),
          stream_(stream) {
        const std::uint32_t inhabitants = pool_.left_from(0);
        std::vector<std::uint32_t> sizes =
            household_sizes(rules.sizes, inhabitants, pool_.left_from(adult_age_));
        shuffle(std::span(sizes), stream_);
        for (const std::uint32_t size : sizes) {
            homes_.push_back({.first = first, .size = size});
            first += size;
        }
    }

    void settle() {
        if (homes_.empty()) return;
        place_heads();
        place_partners();
        place_grown_children();
        place_children();
        place_relatives();
    }

    const std::vector<Home>& homes() const { return homes_; }

private:
    void move_in(Home& home, Someone someone) {
        const Person person = home.first + home.filled++;
        people_.age[person] = static_cast<std::uint8_t>(someone.age);
        people_.gender.of[person] = static_cast<std::uint8_t>(someone.gender);
    }

    /// Relative number of heads by single year of age; as adults have it where nothing is said.
    std::vector<double> head_weights() const {
        std::vector<double> weights(ages_known, 0.0);
        double sum = 0;
        for (const Span& span : rules_.head_ages)
            for (long age = std::max(span.from, rules_.adult_age); age <= std::min(span.to, 120L);
                 ++age) {
                weights[static_cast<std::size_t>(age)] +=
                    span.weight / static_cast<double>(span.to - span.from + 1);
                sum += span.weight;
            }
        const int youngest = pool_.left_from(adult_age_) > 0 ? adult_age_ : 0;
        for (int age = youngest; sum <= 0 && age < ages_known; ++age)
            weights[static_cast<std::size_t>(age)] = pool_.left(age);
        return weights;
    }

    /// Ages of all heads: at even steps through the distribution from a random start, in random
    /// order.
    std::vector<int> head_ages() {
        const std::vector<double> weights = head_weights();
        const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
        const double step = sum / static_cast<double>(homes_.size());
        double at = uniform(stream_) * step, passed = weights[0];
        std::vector<int> ages(homes_.size());
        int age = 0;
        for (int& head : ages) {
            while (passed <= at && age + 1 < ages_known)
                passed += weights[static_cast<std::size_t>(++age)];
            head = age;
            at += step;
        }
        shuffle(std::span(ages), stream_);
        return ages;
    }

    void place_heads() {
        const std::vector<int> ages = head_ages();
        const int youngest = pool_.left_from(adult_age_) > 0 ? adult_age_ : 0;
        for (std::size_t k = 0; k < homes_.size(); ++k) {
            const Someone head = pool_.take_any(ages[k], youngest, ages_known - 1, stream_);
            expect(head.found(), "there are fewer adults than households");
            homes_[k].carer_age = head.age;
            move_in(homes_[k], head);
        }
    }

    void place_partners() {
        for (Home& home : homes_) {
            if (home.room() == 0 || uniform(stream_) >= rules_.partner) continue;
            const int age = people_.age[home.first];
            const int gender = people_.gender.of[home.first];
            const double gap = rules_.partner_gap + gap_spread * normal_quantile(uniform(stream_));
            const int target = age + static_cast<int>(std::lround(gender == male ? -gap : gap));
            const Someone partner =
                pool_.take(1 - gender, target, std::max(adult_age_, target - widest_partner_gap),
                           std::min(ages_known - 1, target + widest_partner_gap));
            if (!partner.found()) continue;
            home.carer_age = std::min(home.carer_age, partner.age);
            move_in(home, partner);
        }
    }

    /// Years between a parent and a child: triangular over the allowed range.
    int parent_gap() {
        const double low = static_cast<double>(rules_.parent_gap_low);
        const double range = static_cast<double>(rules_.parent_gap_high) - low;
        const double u = uniform(stream_);
        const double at =
            u < usual_gap ? std::sqrt(u * usual_gap) : 1 - std::sqrt((1 - u) * (1 - usual_gap));
        return static_cast<int>(low + at * (range + 1));
    }

    void place_grown_children() {
        const auto oldest_parent = static_cast<int>(rules_.parent_gap_high) + adult_age_ / 2;
        for (Home& home : homes_) {
            if (home.room() < 2 || home.carer_age <= oldest_parent) continue;
            if (uniform(stream_) >= with_grown_child) continue;
            const int target = home.carer_age - parent_gap();
            const Someone grown = pool_.take_any(target, adult_age_, home.carer_age - 1, stream_);
            if (!grown.found()) continue;
            home.carer_age = grown.age;
            move_in(home, grown);
        }
    }

    void place_children() {
        FreeBeds beds;
        for (std::uint32_t k = 0; k < homes_.size(); ++k)
            beds.add(k, homes_[k].carer_age, homes_[k].room());
        beds.mix(stream_);
        std::vector<Someone> children;
        for (int age = 0; age < adult_age_; ++age)
            for (const int gender : {female, male})
                children.insert(children.end(), pool_.left(gender, age), {age, gender});
        shuffle(std::span(children), stream_);
        const auto low = static_cast<int>(rules_.parent_gap_low);
        const auto high = static_cast<int>(rules_.parent_gap_high);
        for (const Someone& child : children) {
            const int target = child.age + parent_gap();
            move_in(homes_[beds.take(target, child.age + low, child.age + high)], child);
        }
    }

    /// Grown children, parents, brothers and sisters of the head, whoever is left.
    void place_relatives() {
        for (Home& home : homes_)
            while (home.room() > 0) {
                const int head = people_.age[home.first];
                const double kind = uniform(stream_);
                const int target = kind < grown_children             ? head - parent_gap()
                                   : kind < grown_children + parents ? head + parent_gap()
                                                                     : head;
                const Someone relative =
                    pool_.take_any(target, adult_age_, ages_known - 1, stream_);
                expect(relative.found(), "a place has more beds than people");
                move_in(home, relative);
            }
    }

    const HouseholdProfile& rules_;
    int adult_age_;
    Pool pool_;
    std::vector<Home> homes_;
    Population& people_;
    Dice::Stream& stream_;
};

}  // namespace

void settle_households(const Census& census, const Profile& profile, const Dice& dice,
                       Population& people) {
    people.age.resize(people.size);
    people.gender.of.resize(people.size);
    people.place.of.resize(people.size);
    std::vector<std::uint32_t> home_of(people.size), first_of;
    Person first = 0;
    for (std::size_t k = 0; k < census.places; ++k) {
        Dice::Stream stream =
            dice.stream(Decision::synthesis_household, static_cast<std::uint32_t>(k), 0);
        Place place(profile.households, census, k, first, people, stream);
        place.settle();
        for (const Home& home : place.homes()) {
            const auto id = static_cast<std::uint32_t>(first_of.size());
            std::fill_n(home_of.begin() + home.first, home.size, id);
            std::fill_n(people.place.of.begin() + home.first, home.size,
                        static_cast<std::uint8_t>(k));
            first_of.push_back(home.first);
            first += home.size;
        }
    }
    first_of.push_back(first);
    people.ties.household = {home_of, first_of};
}

}  // namespace heed
