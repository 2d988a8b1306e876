// Lists that pass their memory on.
#include "sim/base/list.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

using namespace heed;

namespace {
struct One {  // of this file alone, so that no other test has left a list of them behind
    int value = 0;
};
}  // namespace

TEST_CASE("a list begins empty, in the memory that the last one left behind") {
    const One* memory = nullptr;
    {
        List<One> first(100);
        first.back().value = 7;
        memory = first.data();
    }
    List<One> second;
    CHECK(second.empty());
    CHECK(second.capacity() >= 100);
    second.resize(100);
    CHECK(second.data() == memory);
    CHECK(second.back().value == 0);
    List<One> third;
    CHECK(third.capacity() == 0);  // one memory is for one list
}

TEST_CASE("a list that moves takes its memory along, and what it takes the place of is not lost") {
    struct Two {
        int value = 0;
    };
    List<Two> list(3);
    const Two* memory = list.data();
    List<Two> moved = std::move(list);
    CHECK(moved.data() == memory);
    CHECK(moved.size() == 3);
    {
        List<Two> other(5);
        const Two* of_other = other.data();
        moved = std::move(other);
        CHECK(moved.data() == of_other);
        CHECK(moved.size() == 5);
    }
    List<Two> next;
    CHECK(next.capacity() >= 3);
    next.resize(3);
    CHECK(next.data() == memory);
}

TEST_CASE("lists of lists pass all their memory on") {
    struct Three {
        int value = 0;
    };
    {
        List<List<Three>> parts(2);
        for (auto& part : parts) part.resize(50);
    }
    List<List<Three>> parts(2);
    CHECK(parts[0].empty());
    CHECK(parts[0].capacity() >= 50);
    CHECK(parts[1].capacity() >= 50);
}

TEST_CASE("each thread has lists of its own") {
    struct Four {
        int value = 0;
    };
    { List<Four> list(10); }
    std::size_t elsewhere = 1;
    std::thread([&] { elsewhere = List<Four>().capacity(); }).join();
    CHECK(elsewhere == 0);
    CHECK(List<Four>().capacity() >= 10);
}

TEST_CASE("two parts in order become one, and of equals the first stay before") {
    using Item = std::pair<int, int>;  // key, place
    for (const std::size_t size : {0U, 1U, 2U, 7U, 40U})
        for (std::size_t first = 0; first <= size; ++first) {
            std::vector<Item> list;
            for (std::size_t i = 0; i < size; ++i)
                list.emplace_back(static_cast<int>(i * 7919 % 11), static_cast<int>(i));
            const auto others = list.begin() + static_cast<std::ptrdiff_t>(first);
            std::ranges::stable_sort(list.begin(), others, {}, &Item::first);
            std::ranges::stable_sort(others, list.end(), {}, &Item::first);
            std::vector<Item> expected = list;
            std::ranges::stable_sort(expected, {}, &Item::first);
            merge_others(list, first, &Item::first);
            REQUIRE(list == expected);
        }
}
