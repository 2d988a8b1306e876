// Keys that sort numbers by size.
#include "sim/world/radix_sort.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <limits>

using namespace heed;

TEST_CASE("numbers sort by their keys as by size", "[world][radix_sort]") {
    CHECK(in_order_of_size(-0.0) == in_order_of_size(0.0));
    std::vector<double> numbers{3.5,
                                -1e300,
                                0,
                                -2,
                                1e-310,
                                -1e-310,
                                2,
                                1e300,
                                -3.5,
                                70,
                                std::numeric_limits<double>::infinity()};
    std::vector<double> sorted = numbers;
    std::ranges::sort(sorted);
    radix_sort(numbers, [](double number) { return in_order_of_size(number); });
    CHECK(numbers == sorted);
}
