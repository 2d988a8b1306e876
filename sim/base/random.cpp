// The key of the dice, and normal draws by inversion.
#include "sim/base/random.hpp"

#include "sim/base/normal.hpp"

namespace heed {

Dice::Dice(std::uint64_t seed, std::uint32_t draw, std::uint32_t replicate) {
    // One Philox call spreads the four numbers over the key, so that near seeds give unrelated dice.
    const Words mixed = r123::Philox4x32{}(
        {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), draw, replicate},
        {0x68656564U, 1U});
    key_ = {mixed[0], mixed[1]};
}

void Dice::Exponentials::fill() {
    stream_.fill();
    for (std::size_t i = 0; i < 4; ++i) values_[i] = exponential_of(stream_.words_[i]);
    next_ = 0;
}

double Dice::normal(Decision decision, std::uint32_t person, std::uint32_t step,
                    std::uint32_t k) const {
    return normal_quantile_for_dice(uniform(decision, person, step, k));
}

}  // namespace heed
