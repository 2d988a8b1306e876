// The key of the dice, and normal draws by inversion.
#include "sim/base/random.hpp"

#include <algorithm>

#include "sim/base/normal.hpp"

namespace heed {

Dice::Dice(std::uint64_t seed, std::uint32_t draw, std::uint32_t replicate) {
    // One Philox call spreads the four numbers over the key, so that near seeds give unrelated dice.
    const Block mixed = r123::Philox4x32{}(
        {static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32), draw, replicate},
        {0x68656564U, 1U});
    key_ = {mixed[0], mixed[1]};
}

void Dice::words(std::span<const DiceQuestion> questions, std::span<std::uint32_t> words) const {
    constexpr std::size_t most = 128;
    std::array<Block, most> blocks;
    for (std::size_t first = 0; first < questions.size(); first += most) {
        const std::size_t count = std::min(most, questions.size() - first);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& [decision, person, step, k] = questions[first + i];
            blocks[i] = {person / 4, 0xffffffffU, step, tag(decision, k)};
        }
        heed::philox(key_, {blocks.data(), count});
        for (std::size_t i = 0; i < count; ++i)
            words[first + i] = blocks[i][questions[first + i].person % 4];
    }
}

void Dice::Exponentials::fill() {
    const Block words = dice_->philox(counter_);
    ++counter_[1];
    for (std::size_t i = 0; i < 4; ++i) values_[i] = exponential_of(words[i]);
    next_ = skip_;
    skip_ = 0;
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
