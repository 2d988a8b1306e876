// Work shared out over threads. The only file of the project that starts threads.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <stop_token>

namespace heed {

/// Threads that the machine offers (at least 1).
unsigned hardware_threads();

/// Calls `work(i)` once for each i below `count`, on up to `threads` threads, lowest first. The first exception
/// ends the others' work and is thrown here. No further work is started once `stop` is asked for.
/// Results must not depend on the order: `work` writes only what belongs to its own i.
void for_each_parallel(std::size_t count, unsigned threads,
                       const std::function<void(std::size_t)>& work,
                       const std::stop_token& stop = {});

/// Lets one thread through at a time.
class Gate {
public:
    template <class Work>
    auto operator()(const Work& work) {
        const std::lock_guard guard(guard_);
        return work();
    }

private:
    std::mutex guard_;
};

/// Something that several threads need: the first to ask builds it, the others wait, the last to be done frees it.
template <class T>
class Shared {
public:
    /// users: how many times `get` will be called in all.
    explicit Shared(std::size_t users) : left_(users) {}

    std::shared_ptr<const T> get(const std::function<std::shared_ptr<const T>()>& build) {
        const std::lock_guard guard(guard_);
        if (!value_) value_ = build();
        std::shared_ptr<const T> result = value_;
        if (--left_ == 0) value_.reset();
        return result;
    }

private:
    std::mutex guard_;
    std::shared_ptr<const T> value_;
    std::size_t left_;
};

}  // namespace heed
