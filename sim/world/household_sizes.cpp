// Household sizes. Method: each size gathers credit by its share, and the size with most credit is
// next (the quota method of the "chairman assignment problem", Tijdeman 1980), until everybody is
// housed.
#include "sim/world/household_sizes.hpp"

#include <algorithm>

namespace heed {

std::vector<std::uint32_t> household_sizes(std::span<const double> shares, std::uint32_t people,
                                           std::uint32_t most) {
    std::vector<std::uint32_t> sizes;
    std::vector<double> credit(shares.size(), 0.0);
    for (std::uint32_t left = people; left > 0;) {
        for (std::size_t k = 0; k < credit.size(); ++k) credit[k] += shares[k];
        const auto richest = std::ranges::max_element(credit);
        *richest -= 1;
        const auto size = static_cast<std::uint32_t>(richest - credit.begin() + 1);
        sizes.push_back(std::min(size, left));
        left -= sizes.back();
    }
    // Too few adults to head them all: the last households join the first ones, person by person.
    std::uint32_t homeless = 0;
    while (sizes.size() > std::max(1U, most)) {
        homeless += sizes.back();
        sizes.pop_back();
    }
    for (std::size_t k = 0; homeless > 0; k = (k + 1) % sizes.size(), --homeless) ++sizes[k];
    return sizes;
}

}  // namespace heed
