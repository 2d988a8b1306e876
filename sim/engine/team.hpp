// Threads that share the work within a step of one run. Work is cut into parts that lie one after the other, and what the
// parts find is joined in their order, so that results are the same bits for any number of threads.
//
// Whoever runs a world enters a team (`AtWork`) for the thread that runs it; passes over people ask for it (`team`).
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <memory>
#include <utility>

#include "sim/base/list.hpp"

namespace heed {

class Team {
public:
    /// threads: with the one that calls; 0 counts as 1.
    explicit Team(unsigned threads);
    ~Team();
    Team(const Team&) = delete;
    Team& operator=(const Team&) = delete;

    std::size_t size() const { return size_; }

    /// Calls work(part) once for each part below `size()`, side by side, and waits for all. The first exception is thrown
    /// here. Not to be called from within work.
    void each(const std::function<void(std::size_t)>& work);

private:
    struct Helpers;
    std::size_t size_;
    std::unique_ptr<Helpers> helpers_;  // none in a team of one
};

/// The team of the thread at hand; one of one, if it has entered none.
Team& team();

/// For its life, the thread that made it works in this team.
class AtWork {
public:
    explicit AtWork(Team& team);
    ~AtWork();
    AtWork(const AtWork&) = delete;
    AtWork& operator=(const AtWork&) = delete;

private:
    Team* before_;
};

/// How work is cut: parts shorter than `least` are not worth a thread's while; parts begin at multiples of `grain`.
struct Cut {
    std::size_t least, grain;
};
/// People as memory holds them, of whom little is asked; no two parts write to one line of the processor's cache.
inline constexpr Cut cut_of_people{4096, 256};
/// A list of those to whom something happens.
inline constexpr Cut cut_of_visits{512, 1};

/// How many parts so many things are cut into.
inline std::size_t parts_of(std::size_t size, Cut cut) {
    return std::clamp<std::size_t>(size / cut.least, 1, team().size());
}

/// Calls work(part, first, last) for parts of [0, size), side by side.
template <class Work>
void in_parts(std::size_t size, Cut cut, Work&& work) {
    const std::size_t parts = parts_of(size, cut);
    if (parts == 1) return work(std::size_t{0}, std::size_t{0}, size);
    const auto bound = [&](std::size_t part) {
        return part == parts ? size : size * part / parts / cut.grain * cut.grain;
    };
    const auto do_part = [&](std::size_t part) {
        if (part < parts) work(part, bound(part), bound(part + 1));
    };
    team().each(std::ref(do_part));  // a std::function of more than this asks for memory
}

/// Calls work(i) for each of a few pieces of unlike length, side by side: whoever is free takes the next one.
template <class Work>
void one_by_one(std::size_t pieces, Work&& work) {
    std::atomic<std::size_t> next{0};
    const auto take_some = [&](std::size_t) {
        for (std::size_t i = next++; i < pieces; i = next++) work(i);
    };
    team().each(std::ref(take_some));
}

/// Calls work(first, last) for parts of [0, size), side by side: for what touches nothing but its own.
template <class Work>
void side_by_side(std::size_t size, Work&& work, Cut cut = cut_of_people) {
    in_parts(size, cut,
             [&](std::size_t, std::size_t first, std::size_t last) { work(first, last); });
}

/// What the parts of a list come to, one for each part in order: work(first, last, out) for parts of [0, size).
template <class Out, class Work>
List<Out> found_in_parts(std::size_t size, Work&& work, Cut cut = cut_of_people) {
    List<Out> found(parts_of(size, cut));
    in_parts(size, cut, [&](std::size_t part, std::size_t first, std::size_t last) {
        work(first, last, found[part]);
    });
    return found;
}

/// The lists of all parts as one.
template <class Part>
Part joined(List<Part> parts) {
    Part all = std::move(parts.front());
    for (std::size_t part = 1; part < parts.size(); ++part)
        all.insert(all.end(), parts[part].begin(), parts[part].end());
    return all;
}

}  // namespace heed
