// Sorting ties, and turning them into neighbour lists.
#include "sim/world/tie_list.hpp"

#include <algorithm>

#include "sim/world/radix_sort.hpp"

namespace heed {

void TieList::settle() {
    const auto middle = ties_.begin() + static_cast<std::ptrdiff_t>(settled_);
    std::vector<std::uint64_t> added(middle, ties_.end());
    radix_sort(added, [](std::uint64_t tie) { return tie; });
    std::ranges::copy(added, middle);
    std::inplace_merge(ties_.begin(), middle, ties_.end());
    ties_.erase(std::ranges::unique(ties_).begin(), ties_.end());
    settled_ = ties_.size();
}

bool TieList::has(Person a, Person b) const {
    const std::uint64_t tie = std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
    return std::binary_search(ties_.begin(), ties_.begin() + static_cast<std::ptrdiff_t>(settled_),
                              tie);
}

std::vector<std::uint32_t> TieList::degrees(Person people) const {
    std::vector<std::uint32_t> degree(people, 0);
    for (std::size_t k = 0; k < settled_; ++k) {
        ++degree[ties_[k] >> 32];
        ++degree[ties_[k] & 0xffffffffU];
    }
    return degree;
}

Graph TieList::graph(Person people) const {
    const std::vector<std::uint32_t> degree = degrees(people);
    std::vector<std::uint32_t> first(std::size_t{people} + 1, 0);
    for (Person person = 0; person < people; ++person)
        first[person + 1] = first[person] + degree[person];
    std::vector<Person> neighbour(2 * settled_);
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    // In the order of ties, a person's lower neighbours come before the higher ones, both rising.
    for (std::size_t k = 0; k < settled_; ++k) {
        const auto low = static_cast<Person>(ties_[k] >> 32);
        const auto high = static_cast<Person>(ties_[k] & 0xffffffffU);
        neighbour[next[low]++] = high;
        neighbour[next[high]++] = low;
    }
    return {first, neighbour};
}

}  // namespace heed
