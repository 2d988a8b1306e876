// Numbers laid side by side come out as they went in.
#include "sim/world/packed.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "sim/world/population.hpp"

using namespace heed;

namespace {

template <class Column>
std::vector<std::uint32_t> unpacked(const Column& column) {
    std::vector<std::uint32_t> numbers;
    for (std::size_t k = 0; k < column.size(); ++k) numbers.push_back(column[k]);
    return numbers;
}

}  // namespace

TEST_CASE("packed numbers come out as they went in", "[world][packed]") {
    CHECK(rc::check([](std::vector<std::uint32_t> numbers) {
        const auto shift = *rc::gen::inRange(0U, 32U);
        for (std::uint32_t& number : numbers) number = number % 7 == 0 ? nobody : number >> shift;
        RC_ASSERT(unpacked(Packed(numbers)) == numbers);
        std::ranges::sort(numbers);
        RC_ASSERT(unpacked(PackedRising(numbers)) == numbers);
    }));
}

TEST_CASE("packed numbers take the bits of the largest", "[world][packed]") {
    std::vector<std::uint32_t> numbers(8000, 5);
    CHECK(Packed(numbers).bytes() == 3000 + 8);  // 6 stands for 5
    numbers[17] = nobody;
    CHECK(Packed(numbers).bytes() == 3000 + 8);
    numbers[17] = 999'998;
    CHECK(Packed(numbers).bytes() == 20'000 + 8);
    for (std::uint32_t k = 0; k < numbers.size(); ++k) numbers[k] = 1000 * k;
    CHECK(PackedRising(numbers).bytes() == 2000 + 14'000 + 8);  // up to 15 000 above the base
    CHECK(Packed{}.bytes() == 0);
}

TEST_CASE("carers stand above or below", "[world][packed]") {
    const std::vector<Person> carer{nobody, 0, 0, 4, nobody, 1000};
    const Carers carers(carer);
    for (Person person = 0; person < carer.size(); ++person) CHECK(carers[person] == carer[person]);
}
