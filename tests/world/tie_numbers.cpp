// Numbers of ties follow their distributions.
#include "sim/world/tie_numbers.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

using namespace heed;

namespace {

double mean(const std::vector<std::uint32_t>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0) /
           static_cast<double>(numbers.size());
}

double variance(const std::vector<std::uint32_t>& numbers) {
    double squares = 0;
    for (const double number : numbers) squares += number * number;
    return squares / static_cast<double>(numbers.size()) - mean(numbers) * mean(numbers);
}

}  // namespace

TEST_CASE("uneven numbers have the negative binomial's mean and variance", "[world][ties]") {
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    for (const double asked : {0.5, 6.0, 20.0})
        for (const double dispersion : {0.5, 4.0, 100.0}) {
            const auto numbers = uneven_numbers(asked, dispersion, 100000, 4000, stream);
            INFO(asked << " " << dispersion);
            CHECK(numbers.size() == 100000);
            CHECK(mean(numbers) == Approx(asked).epsilon(.002));
            CHECK(variance(numbers) == Approx(asked + asked * asked / dispersion).epsilon(.02));
        }
}

TEST_CASE("the share without ties is the closed form", "[world][ties]") {
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    const auto numbers = uneven_numbers(6, 4, 100000, 4000, stream);
    CHECK(static_cast<double>(std::ranges::count(numbers, 0U)) ==
          Approx(100000 * std::pow(4.0 / 10, 4)).margin(1));
}

TEST_CASE("numbers never exceed what is possible", "[world][ties]") {
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_close_ties, 0, 0);
    CHECK(std::ranges::max(uneven_numbers(40, 1, 10, 9, stream)) <= 9);
    CHECK(std::ranges::max(heavy_tailed_numbers(40, 2.5, 10, 9, stream)) <= 10);
    CHECK(uneven_numbers(0, 4, 3, 2, stream) == std::vector<std::uint32_t>{0, 0, 0});
    CHECK(heavy_tailed_numbers(4, 2.5, 1, 0, stream) == std::vector<std::uint32_t>{0});
    CHECK(uneven_numbers(3, 4, 0, 0, stream).empty());
}

TEST_CASE("heavy tails have their mean and their exponent", "[world][ties]") {
    const Dice dice(1, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_online, 0, 0);
    const std::uint32_t people = 200000;
    for (const double tail : {2.2, 2.5, 3.5}) {
        const auto numbers = heavy_tailed_numbers(4, tail, people, people, stream);
        CHECK(mean(numbers) == Approx(4).epsilon(.01));
        // P(X ≥ 40) / P(X ≥ 10) = 4^−(tail − 1), up to rounding of numbers to whole ones.
        const auto above = [&](std::uint32_t least) {
            return static_cast<double>(
                std::ranges::count_if(numbers, [=](std::uint32_t n) { return n >= least; }));
        };
        CHECK(std::log(above(10) / above(40)) / std::log(4) == Approx(tail - 1).epsilon(.1));
    }
}
