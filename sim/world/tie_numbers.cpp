// Numbers of ties: negative binomial by largest remainders, power law by its quantiles.
#include "sim/world/tie_numbers.hpp"

#include <algorithm>
#include <cmath>

#include "sim/world/fitting.hpp"
#include "sim/world/random_order.hpp"

namespace heed {

std::vector<std::uint32_t> uneven_numbers(double mean, double dispersion, std::uint32_t people,
                                          std::uint32_t most, Dice::Stream& stream) {
    std::vector<std::uint32_t> numbers;
    if (mean <= 0 || people == 0) return std::vector<std::uint32_t>(people, 0);
    std::vector<double> share;
    double sum = 0;
    double next = std::exp(dispersion * std::log(dispersion / (dispersion + mean)));
    for (std::uint32_t k = 0; k < most && sum < 1 - 0.1 / people; ++k) {
        share.push_back(next);
        sum += next;
        next *= (k + dispersion) / (k + 1.0) * (mean / (dispersion + mean));
    }
    share.push_back(std::max(0.0, 1 - sum));  // whatever lies beyond
    const auto count = largest_remainder(share, people);
    for (std::uint32_t k = 0; k < count.size(); ++k) numbers.insert(numbers.end(), count[k], k);
    shuffle(std::span(numbers), stream);
    return numbers;
}

namespace {

/// The mean of a Pareto distribution that begins at `lowest` and whose values are cut at `cap`.
double capped_mean(double lowest, double tail, double cap) {
    if (lowest >= cap) return cap;
    const double cut = std::pow(lowest / cap, tail - 1);  // share of people at the cap
    const double slope = 1 / (tail - 1);
    return cap * cut + lowest * (1 - std::pow(cut, 1 - slope)) / (1 - slope);
}

}  // namespace

std::vector<std::uint32_t> heavy_tailed_numbers(double mean, double tail, std::uint32_t people,
                                                std::uint32_t most, Dice::Stream& stream) {
    std::vector<std::uint32_t> numbers(people, 0);
    if (mean <= 0 || people < 2) return numbers;
    const double cap = std::min<double>(most, std::max(1.0, std::sqrt(mean * people)));
    double low = 0, high = mean;
    for (int halving = 0; halving < 40; ++halving) {
        const double middle = (low + high) / 2;
        (capped_mean(middle, tail, cap) < mean ? low : high) = middle;
    }
    for (std::uint32_t k = 0; k < people; ++k) {
        const double exact = std::min(cap, high * std::pow((k + 0.5) / people, -1 / (tail - 1)));
        numbers[k] = static_cast<std::uint32_t>(exact + uniform(stream));
    }
    shuffle(std::span(numbers), stream);
    return numbers;
}

}  // namespace heed
