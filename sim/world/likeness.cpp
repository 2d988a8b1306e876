// Drawing what a circle of friends has to share, and the key that brings such people together.
#include "sim/world/likeness.hpp"

#include <algorithm>

#include "sim/base/problem.hpp"
#include "sim/world/random_order.hpp"

namespace heed {

namespace {

constexpr unsigned order_bits = 22, level_bits = 22;

/// How often the place must be demanded so that `local` of all ties stay within it.
double place_strength(double local, double by_chance) {
    return by_chance >= 1 ? 0.0 : std::clamp((local - by_chance) / (1 - by_chance), 0.0, 1.0);
}

}  // namespace

double chance_of_same(const Attribute& attribute) {
    std::vector<double> count(attribute.levels.size(), 0.0);
    for (const std::uint8_t level : attribute.of) ++count[level];
    double same = 0;
    const double total = std::max<double>(1, static_cast<double>(attribute.of.size()));
    for (const double people : count) same += people / total * (people / total);
    return same;
}

Likeness::Likeness(const CloseTiesProfile& profile, const Population& people) : people_(people) {
    quality_.push_back(&people.place);
    std::vector<double> strength{place_strength(profile.local, chance_of_same(people.place))};
    for (const Homophily& homophily : profile.homophily) {
        quality_.push_back(homophily.attribute == "age" ? nullptr
                                                        : people.find(homophily.attribute));
        expect(homophily.attribute == "age" || quality_.back(), "homophily was not checked");
        strength.push_back(homophily.strength);
    }
    expect(quality_.size() <= most_qualities, "too many kinds of homophily");
    double sum = 0;
    for (Qualities set = 0; set < Qualities{1} << quality_.size(); ++set) {
        double probability = 1;
        for (std::size_t k = 0; k < quality_.size(); ++k)
            probability *= set >> k & 1 ? strength[k] : 1 - strength[k];
        up_to_.push_back(sum += probability);
    }
}

Qualities Likeness::draw(Dice::Stream& stream) const {
    const double u = uniform(stream) * up_to_.back();
    return static_cast<Qualities>(std::ranges::upper_bound(up_to_, u) - up_to_.begin());
}

std::uint64_t Likeness::key(Person person, Qualities demanded, Dice::Stream& stream) const {
    std::uint64_t level = 0;
    double order = uniform(stream);
    for (std::size_t k = 0; k < quality_.size(); ++k) {
        if (!(demanded >> k & 1)) continue;
        if (quality_[k])
            level = level * quality_[k]->levels.size() + quality_[k]->of[person];
        else
            order = (people_.age[person] + near_age * order) / 128;
    }
    level %=
        std::uint64_t{1} << level_bits;  // more joint levels than that share keys, some of them
    const auto rank = static_cast<std::uint64_t>(order * (1 << order_bits));
    return (std::uint64_t{demanded} << level_bits | level) << order_bits | rank;
}

}  // namespace heed
