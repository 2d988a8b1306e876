// Keyed dice: a random number is a pure function of what it decides, and of nothing else.
//
// The key holds (seed, draw, replicate); the counter holds (decision, step, k, person). No state, no order:
// the same number comes out in every arm, for any number of threads, whatever else was drawn before.
// Generator: Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as 1, 2, 3"),
// from Random123; it passes TestU01's BigCrush. One call makes four 32-bit words: they serve four neighbours
// (person / 4 is in the counter, person % 4 picks the word), so that a sweep over people costs a call for four.
//
// Invariants: (1) a decision's number never enters another decision; numbers are listed here and never reused;
// (2) names never enter the key, so renaming changes nothing.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "sim/base/elementary.hpp"
#include "sim/base/philox.hpp"

namespace heed {

/// What a random number is for. Values are part of the results: append, never renumber.
enum class Decision : std::uint32_t {
    // building the world (step = 0)
    synthesis_age = 1,
    synthesis_household = 2,
    synthesis_attribute = 3,
    synthesis_close_ties = 4,
    synthesis_groups = 5,
    synthesis_online = 6,
    synthesis_birthday = 7,
    // traits of a person, fixed in time
    baseline_knowledge = 20,
    baseline_risk_belief = 21,
    baseline_not_me = 22,
    baseline_efficacy = 23,
    practice_latent = 24,
    media_habit = 25,
    need = 26,
    // campaigns
    coverage = 40,
    exposure = 41,
    session_order = 42,
    attends = 43,
    last_served = 44,
    // telling
    becomes_teller = 60,
    telling_ends = 61,
    tells = 62,
    // offers
    offer_clock = 80,
    offer_asker = 81,
    offer_corridor = 82,
    offer_deceptive = 83,
    offer_answer = 84,
    offer_decided_by_others = 85,
    abduction = 86,
    journey_length = 87,
    // exploitation
    exploited = 100,
    form = 101,
    exit = 102,
    moment_of_departure = 103,
    // reporting
    identified = 120,
    recorded = 121,
    recording_delay = 122,
    calls = 123,
    survey = 124,
    // outside all worlds
    parameter_draw = 140,
    // aftercare
    seeks_support = 160,
    support_ends = 161,
    // designs of sweeps and what is read from them
    design_random = 180,
    design_slice_order = 181,
    design_within_slice = 182,
    design_shift = 183,
    design_trajectory = 184,
    dummy_factor = 185,
    resampling = 186,
};

/// What dice are asked; see Dice::word.
struct DiceQuestion {
    Decision decision;
    std::uint32_t person, step, k = 0;
};

/// Uniform on (0, 1), never 0 nor 1: (word + ½) / 2³².
inline double uniform_of(std::uint32_t word) { return (word + 0.5) * 0x1p-32; }

/// The dice of one world: (seed, draw, replicate). Cheap to copy.
class Dice {
public:
    Dice(std::uint64_t seed, std::uint32_t draw, std::uint32_t replicate);

    /// 32 random bits for this person's decision at this step (or event number); `k` tells repeats apart.
    std::uint32_t word(Decision decision, std::uint32_t person, std::uint32_t step,
                       std::uint32_t k = 0) const {
        return block(decision, person >> 2, step, k)[person & 3];
    }

    /// words[i] = word of questions[i], which takes a fraction of the time that one after the other does.
    void words(std::span<const DiceQuestion> questions, std::span<std::uint32_t> words) const;
    template <std::size_t n>
    std::array<std::uint32_t, n> words(const std::array<DiceQuestion, n>& questions) const {
        std::array<std::uint32_t, n> list;
        words(questions, list);
        return list;
    }

    /// Uniform on (0, 1), from a word.
    double uniform(Decision decision, std::uint32_t person, std::uint32_t step,
                   std::uint32_t k = 0) const {
        return uniform_of(word(decision, person, step, k));
    }

    /// Exponential with mean 1, by inversion; resolves 32 bits, so the tail ends at 22.9.
    double exponential(Decision decision, std::uint32_t person, std::uint32_t step,
                       std::uint32_t k = 0) const {
        return exponential_of(word(decision, person, step, k));
    }

    /// Standard normal, by inversion (monotone in the uniform, so paired worlds stay close).
    double normal(Decision decision, std::uint32_t person, std::uint32_t step,
                  std::uint32_t k = 0) const;
    /// `normal` of people first, first + 1, … in less time than one by one. first: a multiple of four.
    void normals(Decision decision, std::uint32_t first, std::uint32_t step,
                 std::span<double> values) const;

    /// A stream of 32-bit words for one person's decision, for use with Boost.Random distributions.
    class Stream {
    public:
        using result_type = std::uint32_t;
        static constexpr result_type min() { return 0; }
        static constexpr result_type max() { return 0xffffffffU; }
        result_type operator()() {
            if (next_ == 4) fill();
            return words_[next_++];
        }

    private:
        friend class Dice;
        Stream(const Dice& dice, Block counter) : dice_(dice), counter_(counter) {}
        void fill() {
            words_ = dice_.philox(counter_);
            ++counter_[1];
            next_ = 0;
        }
        const Dice& dice_;
        Block counter_;  // of the block to be made next
        std::uint32_t next_ = 4;
        Block words_{};
    };

    /// `which` tells streams of one decision apart. Valid while these dice live.
    Stream stream(Decision decision, std::uint32_t person, std::uint32_t step,
                  std::uint32_t which = 0) const {
        return {*this, stream_counter(decision, person, step, which)};
    }

    /// Exponential numbers with mean 1 for one person's decision: a stream turned into such.
    class Exponentials {
    public:
        double operator()() {
            if (next_ == 4) fill();
            return values_[next_++];
        }

    private:
        friend class Dice;
        Exponentials(const Dice& dice, Block counter, std::uint32_t from)
            : dice_(&dice), counter_(counter), skip_(from % 4) {
            counter_[1] = from / 4;
        }
        void fill();
        const Dice* dice_;
        Block counter_;  // of the block to be made next
        std::uint32_t next_ = 4, skip_;
        std::array<float, 4> values_;
    };
    /// `from`: the number, counted from 0, with which to begin.
    Exponentials exponentials(Decision decision, std::uint32_t person, std::uint32_t step,
                              std::uint32_t which = 0, std::uint32_t from = 0) const {
        return {*this, stream_counter(decision, person, step, which), from};
    }

    /// Names four exponential numbers that one call makes: those of exponentials(decision, person, step, which) from
    /// number 4 · `block` on.
    static Block four_of_stream(Decision decision, std::uint32_t person, std::uint32_t step,
                                std::uint32_t which = 0, std::uint32_t block = 0) {
        Block name = stream_counter(decision, person, step, which);
        name[1] = block;
        return name;
    }
    /// The same for exponential(decision, person, step) of four neighbours; the person's own is number person % 4.
    static Block four_of_neighbours(Decision decision, std::uint32_t person, std::uint32_t step) {
        return {person / 4, 0xffffffffU, step, tag(decision, 0)};
    }
    /// Makes all that these name, which is several times faster than one after the other. Uses up the names.
    void exponentials(std::span<Block> names, std::span<std::array<float, 4>> numbers) const {
        philox_exponentials(key_, names, numbers);
    }

private:
    static constexpr std::uint32_t tag(Decision decision, std::uint32_t k) {
        return static_cast<std::uint32_t>(decision) | k << 8;  // decisions < 256, k < 2²³
    }
    static constexpr Block stream_counter(Decision decision, std::uint32_t person,
                                          std::uint32_t step, std::uint32_t which) {
        return {person, 0, step, 0x80000000U | tag(decision, which)};
    }
    Block philox(Block counter) const { return r123::Philox4x32{}(counter, key_); }
    Block block(Decision decision, std::uint32_t quad, std::uint32_t step, std::uint32_t k) const {
        return philox({quad, 0xffffffffU, step, tag(decision, k)});
    }

    PhiloxKey key_;
};

/// Uniform on (0, 1), from the next word of a stream.
inline double uniform(Dice::Stream& stream) { return uniform_of(stream()); }

}  // namespace heed
