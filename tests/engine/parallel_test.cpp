// Work shared out over threads: all of it, once, and its failures.
#include "sim/engine/parallel.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace heed;

namespace {
/// So that the other thread does not do all the rest while this one is kept from going on.
void take_a_moment() { std::this_thread::sleep_for(std::chrono::microseconds(20)); }
}  // namespace

TEST_CASE("every piece of work is done exactly once, on any number of threads") {
    for (unsigned threads : {1U, 2U, 8U, 100U}) {
        std::vector<int> times(1000, 0);
        for_each_parallel(times.size(), threads, [&](std::size_t i) { ++times[i]; });
        CHECK(times == std::vector<int>(1000, 1));
    }
    for_each_parallel(0, 4, [](std::size_t) { FAIL("there is no work"); });
}

TEST_CASE("the first failure is thrown to the caller, and no new work begins") {
    std::atomic<int> begun{0};
    const auto work = [&](std::size_t i) {
        ++begun;
        if (i == 3) throw std::runtime_error("the fourth failed");
        take_a_moment();
    };
    CHECK_THROWS_WITH(for_each_parallel(100'000, 2, work), "the fourth failed");
    CHECK(begun < 100'000);
}

TEST_CASE("a stop is heeded between pieces of work") {
    std::stop_source source;
    std::atomic<int> begun{0};
    for_each_parallel(
        10'000, 2,
        [&](std::size_t) {
            if (++begun == 10) source.request_stop();
            take_a_moment();
        },
        source.get_token());
    CHECK(begun >= 10);
    CHECK(begun < 10'000);
}

TEST_CASE("what is shared is built once, and freed after its last use") {
    std::atomic<int> built{0};
    std::weak_ptr<const int> trace;
    {
        Shared<int> shared(50);
        for_each_parallel(50, 4, [&](std::size_t) {
            const auto value = shared.get([&] {
                ++built;
                return std::make_shared<const int>(7);
            });
            if (*value != 7) throw std::runtime_error("wrong value");
            if (trace.expired()) return;
        });
        CHECK(built == 1);
        const auto again = std::make_shared<const int>(8);
        trace = again;
    }
    CHECK(trace.expired());
}
