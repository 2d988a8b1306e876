// A shared counter hands out the work; that is all the scheduling independent runs need.
#include "sim/engine/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace heed {

unsigned hardware_threads() { return std::max(1U, std::thread::hardware_concurrency()); }

void for_each_parallel(std::size_t count, unsigned threads,
                       const std::function<void(std::size_t)>& work, const std::stop_token& stop) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr failure;
    std::mutex failure_guard;

    const auto labour = [&] {
        while (!failed && !stop.stop_requested()) {
            const std::size_t i = next.fetch_add(1);
            if (i >= count) return;
            try {
                work(i);
            } catch (...) {
                const std::lock_guard guard(failure_guard);
                if (!failed.exchange(true)) failure = std::current_exception();
            }
        }
    };
    {
        std::vector<std::jthread> workers;
        const std::size_t helpers =
            std::min<std::size_t>(std::max(1U, threads), std::max<std::size_t>(count, 1)) - 1;
        for (std::size_t i = 0; i < helpers; ++i) workers.emplace_back(labour);
        labour();
    }
    if (failure) std::rethrow_exception(failure);
}

}  // namespace heed
