// Taking people out of the pool of those without a household.
#include "sim/world/pool.hpp"

#include "sim/world/random_order.hpp"

namespace heed {

Pool::Pool(const Census& census, std::size_t place) {
    for (const int gender : {female, male})
        for (int age = 0; age < ages_known; ++age)
            count_[static_cast<std::size_t>(gender)][static_cast<std::size_t>(age)] =
                census.at(place, gender, age);
}

std::uint32_t Pool::left_from(int from_age) const {
    std::uint32_t sum = 0;
    for (int age = from_age; age < ages_known; ++age) sum += left(age);
    return sum;
}

Someone Pool::remove(int gender, int age) {
    --count_[static_cast<std::size_t>(gender)][static_cast<std::size_t>(age)];
    return {age, gender};
}

Someone Pool::take(int gender, int target, int low, int high) {
    const int age = nearest_age(target, low, high, [&](int at) { return left(gender, at) > 0; });
    return age < 0 ? Someone{} : remove(gender, age);
}

Someone Pool::take_any(int target, int low, int high, Dice::Stream& stream) {
    const int age = nearest_age(target, low, high, [&](int at) { return left(at) > 0; });
    if (age < 0) return {};
    return remove(below(stream, left(age)) < left(female, age) ? female : male, age);
}

}  // namespace heed
