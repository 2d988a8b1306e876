// Passes over people: over everybody when few are met, and over lists of people who are scattered.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>
#include <utility>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/world/population.hpp"

namespace heed {

/// Adds to `found`, in rising order, each of the first `size` people for whom test(person) holds. A block of people is
/// tested at a time, so that a test of plain comparisons is vectorised by compilers: it takes the person as
/// std::size_t. Which people hold is hard to foresee for processors, so nothing is branched on but empty eights.
/// Before each block, prepare(first, count) may do what the test asks about, while its columns are near.
template <class Prepare, class Test>
void find_where(Person size, Prepare&& prepare, Test&& test, std::vector<Person>& found) {
    constexpr std::size_t block = 64;
    std::array<std::uint8_t, block> hit{};
    std::size_t count = found.size();
    std::size_t first = 0;  // as wide as a pointer: compilers do not vectorise what may wrap around
    for (; first + block <= size; first += block) {
        prepare(first, block);
        for (std::size_t i = 0; i < block; ++i) hit[i] = test(first + i) ? 1 : 0;
        for (std::size_t i = 0; i < block; i += 8) {
            std::uint64_t eight;
            std::memcpy(&eight, &hit[i], 8);
            if (eight == 0) continue;
            if (found.size() < count + 8) found.resize(2 * count + block);
            for (std::size_t k = i; k < i + 8; ++k) {
                found[count] = static_cast<Person>(first + k);
                count += hit[k];
            }
        }
    }
    found.resize(count);
    prepare(first, size - first);
    for (; first < size; ++first)
        if (test(first)) found.push_back(static_cast<Person>(first));
}

template <class Test>
void find_where(Person size, Test&& test, std::vector<Person>& found) {
    find_where(
        size, [](std::size_t, std::size_t) {}, std::forward<Test>(test), found);
}

/// Calls visit(person, z) for everybody with z = dice.normal(decision, person, 0), a block of people at a time.
template <class Visit>
void for_each_normal(const Dice& dice, Decision decision, Person size, Visit&& visit) {
    std::array<double, 256> z;
    for (std::size_t first = 0; first < size; first += z.size()) {
        const std::size_t count = std::min<std::size_t>(z.size(), size - first);
        dice.normals(decision, static_cast<Person>(first), 0, std::span(z.data(), count));
        for (std::size_t i = 0; i < count; ++i) visit(static_cast<Person>(first + i), z[i]);
    }
}

/// Asks for memory that will be needed soon.
inline void fetch(const void* address) { __builtin_prefetch(address); }

/// Calls visit(event) for each of a list whose people are scattered; some visits ahead, prepare(event) may fetch what
/// the visit will need.
template <class Event, class Prepare, class Visit>
void for_each_ahead(const std::vector<Event>& list, Prepare&& prepare, Visit&& visit) {
    constexpr std::size_t ahead = 12;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i + ahead < list.size()) prepare(list[i + ahead]);
        visit(list[i]);
    }
}

/// Calls visit(event, numbers) for each of a list, where numbers = throw_for(event) were made some visits ahead, many at
/// once: they take long but ask nothing, and are not thrown away when a visit takes a turn that the processor did not
/// foresee.
template <class Event, class Throw, class Visit>
void for_each_with_exponentials(const Dice& dice, const std::vector<Event>& list, Throw&& throw_for,
                                Visit&& visit) {
    constexpr std::size_t block = 32;
    std::vector<Dice::Exponentials> numbers;
    numbers.reserve(block);
    for (std::size_t first = 0; first < list.size(); first += block) {
        const std::size_t last = std::min(list.size(), first + block);
        numbers.clear();
        for (std::size_t i = first; i < last; ++i) numbers.push_back(throw_for(list[i]));
        dice.make_ahead(numbers);
        for (std::size_t i = first; i < last; ++i) visit(list[i], numbers[i - first]);
    }
}

}  // namespace heed
