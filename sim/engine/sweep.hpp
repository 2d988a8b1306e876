// Passes over people: over everybody when few are met, and over lists of people who are scattered.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

#include "sim/base/random.hpp"
#include "sim/engine/team.hpp"
#include "sim/world/population.hpp"

namespace heed {

/// One bit for each of 64 bytes that are 0 or 1, the first one lowest.
inline std::uint64_t bits_of(const std::array<std::uint8_t, 64>& bytes) {
    static_assert(std::endian::native == std::endian::little);
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 8; ++i) {
        std::uint64_t eight;
        std::memcpy(&eight, &bytes[8 * i], 8);
        // Each byte meets one power of two that takes it to its place among the uppermost eight bits.
        bits |= (eight * 0x0102040810204080U >> 56) << 8 * i;
    }
    return bits;
}

/// Adds to `found`, in rising order, each of the first `size` people whom mark(first, count, hit) marks: it sets hit[i]
/// to 1 if person first + i holds and to 0 if not, for `count` people at a time, 64 but for the last ones.
/// Which people hold is hard to foresee for processors, so nothing is branched on but how many of a block do.
template <class Mark>
void find_marked_within(std::size_t first, std::size_t size, Mark&& mark, List<Person>& found) {
    constexpr std::size_t block = 64;
    std::array<std::uint8_t, block> hit{};
    std::size_t count = found.size();
    const auto add = [&](std::size_t from) {
        std::uint64_t bits = bits_of(hit);
        if (bits != 0 && found.size() < count + block) found.resize(2 * count + block);
        for (; bits != 0; bits &= bits - 1)
            found[count++] =
                static_cast<Person>(from + static_cast<unsigned>(std::countr_zero(bits)));
    };
    for (; first + block <= size; first += block) {
        mark(first, block, hit.data());
        add(first);
    }
    hit.fill(0);
    mark(first, size - first, hit.data());
    add(first);
    found.resize(count);
}

/// The same for everybody, side by side: marking one block may not depend on another.
template <class Mark>
List<Person> find_marked(std::size_t size, Mark&& mark) {
    return joined(found_in_parts<List<Person>>(
        size, [&](std::size_t first, std::size_t last, List<Person>& found) {
            find_marked_within(first, last, mark, found);
        }));
}

/// How to mark those of whom test(person) holds: plain comparisons, which compilers vectorise. It takes the person as
/// std::size_t.
template <class Test>
auto marks_where(Test test) {
    return [test](std::size_t first, std::size_t count, std::uint8_t* hit) {
        for (std::size_t i = 0; i < count; ++i) hit[i] = test(first + i) ? 1 : 0;
    };
}

/// Each of so many of whom test(person) holds, in rising order.
template <class Test>
List<Person> find_where(std::size_t size, Test&& test) {
    return find_marked(size, marks_where(test));
}

/// Asks for memory that will be needed soon. The empty instruction says that this does something: compilers drop calls of
/// functions that only fetch.
inline void fetch(const void* address) {
    __builtin_prefetch(address);
    asm volatile("" : : "r"(address));
}
void fetch(const auto*... addresses) { (fetch(static_cast<const void*>(addresses)), ...); }

/// Calls visit(event) for each of a list whose people are scattered; some visits ahead, prepare(event) may fetch what
/// the visit will need.
template <class Events, class Prepare, class Visit>
void for_each_ahead(const Events& list, Prepare&& prepare, Visit&& visit) {
    constexpr std::size_t ahead = 12;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i + ahead < list.size()) prepare(list[i + ahead]);
        visit(list[i]);
    }
}

/// Calls visit(i) for each of so many people (or places), side by side: for what touches nothing but their own.
template <class Visit>
void for_everybody(std::size_t size, Visit&& visit) {
    side_by_side(size, [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) visit(static_cast<Person>(i));
    });
}

/// The same as visit(person, z) with z = dice.normal(decision, person, 0), made for a block of people at a time.
template <class Visit>
void for_each_normal(const Dice& dice, Decision decision, std::size_t size, Visit&& visit) {
    side_by_side(size, [&](std::size_t from, std::size_t to) {
        std::array<double, 256> z;
        for (std::size_t first = from; first < to; first += z.size()) {
            const std::size_t count = std::min(z.size(), to - first);
            dice.normals(decision, static_cast<Person>(first), 0, std::span(z.data(), count));
            for (std::size_t i = 0; i < count; ++i) visit(static_cast<Person>(first + i), z[i]);
        }
    });
}

/// The same as visit(person, e) with e = dice.exponential(decision, person, 0).
template <class Visit>
void for_each_exponential(const Dice& dice, Decision decision, std::size_t size, Visit&& visit) {
    side_by_side(size, [&](std::size_t from, std::size_t to) {
        std::array<Block, 64> names;  // each of four neighbours
        std::array<std::array<float, 4>, names.size()> made;
        for (std::size_t first = from; first < to; first += 4 * names.size()) {
            const std::size_t count = std::min(4 * names.size(), to - first);
            const std::size_t calls = (count + 3) / 4;
            for (std::size_t i = 0; i < calls; ++i)
                names[i] =
                    Dice::four_of_neighbours(decision, static_cast<Person>(first + 4 * i), 0);
            dice.exponentials({names.data(), calls}, {made.data(), calls});
            for (std::size_t i = 0; i < count; ++i)
                visit(static_cast<Person>(first + i), made[i / 4][i % 4]);
        }
    });
}

/// visit(event) for each of a list, side by side and prepared ahead. A visit may write what belongs to its person alone.
template <class Events, class Prepare, class Visit>
void visit_ahead(const Events& list, Prepare&& prepare, Visit&& visit) {
    side_by_side(
        list.size(),
        [&](std::size_t first, std::size_t last) {
            for_each_ahead(std::span(list).subspan(first, last - first), prepare, visit);
        },
        cut_of_visits);
}

/// out[i] = make(list[i]) for a whole list, side by side and prepared ahead. Making may write what belongs to its person
/// alone.
template <class Out, class Events, class Prepare, class Make>
void fill_ahead(std::span<Out> out, const Events& list, Prepare&& prepare, Make&& make) {
    side_by_side(
        list.size(),
        [&](std::size_t first, std::size_t last) {
            std::size_t i = first;
            for_each_ahead(std::span(list).subspan(first, last - first), prepare,
                           [&](const auto& event) { out[i++] = make(event); });
        },
        cut_of_visits);
}

/// visit(event, out) for each of a list, side by side and prepared ahead; what the visits add to `out`, in the order of
/// the list. A visit may write what belongs to its person alone.
template <class Out, class Events, class Prepare, class Visit>
List<Out> gather(const Events& list, Prepare&& prepare, Visit&& visit) {
    return joined(found_in_parts<List<Out>>(
        list.size(),
        [&](std::size_t first, std::size_t last, List<Out>& out) {
            for_each_ahead(std::span(list).subspan(first, last - first), prepare,
                           [&](const auto& event) { visit(event, out); });
        },
        cut_of_visits));
}

/// visit(event, words, out) for each of a list, side by side: words[i] answers the i-th of the questions ask(event), an array;
/// they are answered for some events at once, before these are visited. What the visits add to `out`, in order.
template <class Out, class Events, class Ask, class Visit>
List<Out> gather_with_words(const Dice& dice, const Events& list, Ask&& ask, Visit&& visit) {
    constexpr std::size_t block = 32;
    constexpr std::size_t n = std::tuple_size_v<decltype(ask(list[0]))>;
    const auto work = [&](std::size_t from, std::size_t to, List<Out>& out) {
        std::array<std::array<DiceQuestion, n>, block> asked;
        std::array<std::array<std::uint32_t, n>, block> words;
        for (std::size_t first = from; first < to; first += block) {
            const std::size_t count = std::min(block, to - first);
            for (std::size_t i = 0; i < count; ++i) asked[i] = ask(list[first + i]);
            dice.words({asked[0].data(), n * count}, {words[0].data(), n * count});
            for (std::size_t i = 0; i < count; ++i) visit(list[first + i], words[i], out);
        }
    };
    return joined(found_in_parts<List<Out>>(list.size(), work, cut_of_visits));
}

/// People who follow each other.
struct Neighbours {
    std::size_t first, last;
    bool has(Person person) const { return person >= first && person < last; }
};

/// visit(event) for those of a list that concern these people, prepared ahead; who: the member that names the person.
template <class Events, class Who, class Prepare, class Visit>
void for_each_of(Neighbours people, const Events& list, Who who, Prepare&& prepare, Visit&& visit) {
    for_each_ahead(
        list,
        [&](const auto& event) {
            if (people.has(event.*who)) prepare(event.*who);
        },
        [&](const auto& event) {
            if (people.has(event.*who)) visit(event);
        });
}

/// Which exponential numbers somebody asks for: those of Dice::exponentials from number `from` on, about so many.
struct Numbers {
    Decision decision;
    std::uint32_t person, step, which, from;
    float about;
};

/// Such numbers, the first of which were made ahead.
class NumbersAhead {
public:
    /// So many calls of four numbers are made ahead at most.
    static constexpr std::size_t most = 3;
    /// How many of them are enough for most who ask.
    static std::uint32_t calls(const Numbers& asked) {
        const float last = static_cast<float>(asked.from % 4) + asked.about;
        return 1 + static_cast<std::uint32_t>(last >= 4) + static_cast<std::uint32_t>(last >= 8);
    }

    /// made: all numbers of all calls, of which these begin at `first`.
    NumbersAhead(const Dice& dice, const Numbers& asked, const float* first)
        : dice_(dice),
          asked_(asked),
          next_(first + asked.from % 4),
          end_(first + 4 * calls(asked)) {}

    /// Adds such numbers, each divided by `rate`, to a clock until it has passed `until`; returns how many. Nobody
    /// foresees how many, so the first four are not branched on.
    int move(float& clock, float until, float rate) {
        std::array<float, 5> after{clock};  // so many numbers; rising
        const auto made = static_cast<int>(end_ - next_);
        int count = 0;
        for (int k = 0; k < 4; ++k) {
            const auto n = static_cast<std::size_t>(k);
            count += static_cast<int>(after[n] <= until) & static_cast<int>(k < made);
            after[n + 1] = after[n] + next_[k] / rate;
        }
        next_ += count;
        float at = after[static_cast<std::size_t>(count)];
        for (; at <= until; ++count) at += static_cast<float>((*this)()) / rate;
        clock = at;
        return count;
    }

    double operator()() {
        if (next_ != end_) return *next_++;
        if (!rest_)
            rest_ = dice_.exponentials(asked_.decision, asked_.person, asked_.step, asked_.which,
                                       4 * (asked_.from / 4 + calls(asked_)));
        return (*rest_)();
    }

private:
    const Dice& dice_;
    const Numbers& asked_;
    const float *next_, *end_;
    std::optional<Dice::Exponentials> rest_;
};

/// Calls visit(event, numbers) for each of a list, where numbers = ask(event) were made some visits ahead, many at once:
/// they take long but ask nothing, and are not thrown away when a visit takes a turn that the processor did not foresee.
template <class Events, class Ask, class Visit>
void for_each_with_exponentials(const Dice& dice, const Events& list, Ask&& ask, Visit&& visit) {
    constexpr std::size_t block = 32;
    std::array<Numbers, block> asked;
    std::array<std::uint32_t, block> begin;  // which call of those made is the first of each
    std::array<Block, block * NumbersAhead::most> names;
    std::array<std::array<float, 4>, block * NumbersAhead::most + 1> made{};  // and some to look at
    for (std::size_t first = 0; first < list.size(); first += block) {
        const std::size_t count = std::min(block, list.size() - first);
        std::uint32_t calls = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const Numbers& own = asked[i] = ask(list[first + i]);
            begin[i] = calls;
            // Those beyond what is asked for are written over by the next, so that nothing is branched on.
            for (std::uint32_t k = 0; k < NumbersAhead::most; ++k)
                names[calls + k] = Dice::four_of_stream(own.decision, own.person, own.step,
                                                        own.which, own.from / 4 + k);
            calls += NumbersAhead::calls(own);
        }
        dice.exponentials({names.data(), calls}, {made.data(), calls});
        for (std::size_t i = 0; i < count; ++i) {
            NumbersAhead numbers(dice, asked[i], made[begin[i]].data());
            visit(list[first + i], numbers);
        }
    }
}

/// The same, side by side: visit(event, numbers, out), and what the visits add to `out`, in the order of the list.
template <class Out, class Events, class Ask, class Visit>
List<Out> gather_with_exponentials(const Dice& dice, const Events& list, Ask&& ask, Visit&& visit) {
    return joined(found_in_parts<List<Out>>(
        list.size(),
        [&](std::size_t first, std::size_t last, List<Out>& out) {
            for_each_with_exponentials(
                dice, std::span(list).subspan(first, last - first), ask,
                [&](const auto& event, NumbersAhead& numbers) { visit(event, numbers, out); });
        },
        cut_of_visits));
}

}  // namespace heed
