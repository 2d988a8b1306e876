// The key of the dice, and normal draws by inversion.
#include "sim/base/random.hpp"

#include <algorithm>
#include <cstring>

#include "sim/base/normal.hpp"

namespace heed {

Dice::Dice(std::uint64_t seed, std::uint32_t draw, std::uint32_t replicate) {
    // One Philox call spreads the four numbers over the key, so that near seeds give unrelated dice.
    const Block mixed = r123::Philox4x32{}(
        {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), draw, replicate},
        {0x68656564U, 1U});
    key_ = {mixed[0], mixed[1]};
}

void Dice::Exponentials::fill() {
    const Block words = dice_->philox(counter_);
    ++counter_[1];
    for (std::size_t i = 0; i < 4; ++i) values_[4 + i] = exponential_of(words[i]);
    next_ = 4 + skip_;
    skip_ = 0;
}

void Dice::make_ahead(std::span<Exponentials> list) const {
    constexpr std::size_t most = 32;
    std::array<Block, 2 * most> counters;
    std::array<std::array<float, 4>, 2 * most> made;
    for (; !list.empty(); list = list.subspan(std::min(most, list.size()))) {
        const std::size_t count = std::min(most, list.size());
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t block = 0; block < 2; ++block) {
                counters[2 * i + block] = list[i].counter_;
                ++list[i].counter_[1];
            }
        philox_exponentials(key_, {counters.data(), 2 * count}, {made.data(), 2 * count});
        for (std::size_t i = 0; i < count; ++i) {
            std::memcpy(list[i].values_.data(), made[2 * i].data(), sizeof list[i].values_);
            list[i].next_ = list[i].skip_;
            list[i].skip_ = 0;
        }
    }
}

double Dice::normal(Decision decision, std::uint32_t person, std::uint32_t step,
                    std::uint32_t k) const {
    return normal_quantile_for_dice(uniform(decision, person, step, k));
}

void Dice::normals(Decision decision, std::uint32_t first, std::uint32_t step,
                   std::span<double> values) const {
    constexpr std::size_t most = 256;
    std::array<Block, most / 4> blocks;
    for (; !values.empty(); values = values.subspan(std::min(most, values.size()))) {
        const std::size_t count = std::min(most, values.size()), quads = (count + 3) / 4;
        for (std::size_t i = 0; i < quads; ++i)
            blocks[i] = {first / 4 + static_cast<std::uint32_t>(i), 0xffffffffU, step,
                         tag(decision, 0)};
        heed::philox(key_, {blocks.data(), quads});
        normal_quantiles_for_dice({blocks[0].v, count}, values.data());
        first += most;
    }
}

}  // namespace heed
