// Random orders and sorting by digits.
#include <rapidcheck.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>

#include "sim/world/radix_sort.hpp"
#include "sim/world/random_order.hpp"

using namespace heed;

TEST_CASE("all orders of three are equally likely", "[world]") {
    const Dice dice(7, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_age, 0, 0);
    std::array<int, 321> seen{};
    for (int k = 0; k < 6000; ++k) {
        std::vector<int> items{1, 2, 3};
        shuffle(std::span(items), stream);
        ++seen[static_cast<std::size_t>(100 * items[0] + 10 * items[1] + items[2]) - 1];
    }
    double chi_square = 0;
    for (const int order : {123, 132, 213, 231, 312, 321}) {
        const double off = seen[static_cast<std::size_t>(order) - 1] - 1000.0;
        chi_square += off * off / 1000;
    }
    CHECK(chi_square < 20.5);  // five degrees of freedom, one in a thousand
}

TEST_CASE("numbers below a count cover it evenly", "[world]") {
    const Dice dice(7, 0, 0);
    Dice::Stream stream = dice.stream(Decision::synthesis_age, 0, 0);
    std::array<int, 5> seen{};
    for (int k = 0; k < 5000; ++k) ++seen[below(stream, 5)];
    for (const int count : seen) CHECK(count == Approx(1000).margin(120));
}

TEST_CASE("sorting by digits is sorting, and stable", "[world]") {
    using Item = std::pair<std::uint64_t, int>;
    CHECK(rc::check([](std::vector<std::uint64_t> keys, std::vector<std::uint8_t> small) {
        keys.insert(keys.end(), small.begin(), small.end());
        std::vector<Item> items;
        for (const std::uint64_t key : keys)
            items.emplace_back(key, static_cast<int>(items.size()));
        std::vector<Item> expected = items;
        std::ranges::stable_sort(expected, {}, &Item::first);
        radix_sort(items, [](const Item& item) { return item.first; });
        RC_ASSERT(items == expected);
    }));
}
