// Work shared out over threads. The only file of the project that starts threads.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

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

/// Things that several threads need, by key: who asks first makes one, others who want the same wait, and the last few
/// that were asked for are kept.
template <class T>
class Kept {
public:
    explicit Kept(std::size_t most) : most_(most) {}

    std::shared_ptr<const T> get(const std::string& key,
                                 const std::function<std::shared_ptr<const T>()>& make) {
        const std::shared_ptr<Place> place = place_of(key);
        const std::lock_guard guard(place->guard);
        if (!place->value) place->value = make();
        return place->value;
    }

private:
    struct Place {
        std::mutex guard;
        std::shared_ptr<const T> value;
    };

    std::shared_ptr<Place> place_of(const std::string& key) {
        const std::lock_guard guard(guard_);
        for (std::size_t i = 0; i < places_.size(); ++i)
            if (places_[i].first == key) {
                std::rotate(places_.begin() + static_cast<std::ptrdiff_t>(i),
                            places_.begin() + static_cast<std::ptrdiff_t>(i) + 1, places_.end());
                return places_.back().second;
            }
        if (places_.size() == most_) places_.erase(places_.begin());
        places_.emplace_back(key, std::make_shared<Place>());
        return places_.back().second;
    }

    std::size_t most_;
    std::mutex guard_;
    std::vector<std::pair<std::string, std::shared_ptr<Place>>> places_;
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

/// Something of which several threads need a copy of their own: the first to ask builds it, the others wait, and the last
/// gets the thing itself.
template <class T>
class Copied {
public:
    /// users: how many times `get` will be called in all.
    explicit Copied(std::size_t users) : left_(users) {}

    T get(const std::function<T()>& build) {
        const std::lock_guard guard(guard_);
        if (!value_) value_.emplace(build());
        if (--left_ > 0) return *value_;
        T last = std::move(*value_);
        value_.reset();
        return last;
    }

private:
    std::mutex guard_;
    std::optional<T> value_;
    std::size_t left_;
};

}  // namespace heed
