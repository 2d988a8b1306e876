// Laying numbers side by side.
#include "sim/world/packed.hpp"

#include <algorithm>

namespace heed {

Packed::Packed(std::span<const std::uint32_t> numbers) : size_(numbers.size()) {
    std::uint32_t most = 0;
    for (const std::uint32_t number : numbers) most = std::max(most, number + 1);
    bits_ = static_cast<std::uint32_t>(std::bit_width(most));
    mask_ = (std::uint64_t{1} << bits_) - 1;
    bytes_.assign((size_ * bits_ + 7) / 8 + sizeof(std::uint64_t), 0);
    for (std::size_t k = 0; k < size_; ++k) {
        std::uint8_t* at = bytes_.data() + k * bits_ / 8;
        std::uint64_t word;
        std::memcpy(&word, at, sizeof word);
        word |= std::uint64_t{numbers[k] + 1} << (k * bits_ % 8);
        std::memcpy(at, &word, sizeof word);
    }
}

PackedRising::PackedRising(std::span<const std::uint32_t> numbers) {
    std::vector<std::uint32_t> above(numbers.begin(), numbers.end());
    for (std::size_t k = 0; k < numbers.size(); ++k) {
        if (k % block == 0) base_.push_back(numbers[k]);
        above[k] -= base_.back();
    }
    above_ = Packed(above);
}

}  // namespace heed
