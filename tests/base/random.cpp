// Tests of sim/base/random.hpp: known answers, independence, and the distributions that come out.
#include "sim/base/random.hpp"

#include <algorithm>
#include <array>
#include <boost/random/gamma_distribution.hpp>
#include <boost/random/poisson_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <set>
#include <vector>

#include "sim/base/normal.hpp"

using heed::Decision;
using heed::Dice;
using Block = r123::Philox4x32::ctr_type;
using Key = r123::Philox4x32::key_type;

namespace {

constexpr std::uint32_t people = 100'000;

std::vector<double> sample(auto&& one) {
    std::vector<double> values(people);
    for (std::uint32_t person = 0; person < people; ++person) values[person] = one(person);
    return values;
}

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double covariance(const std::vector<double>& a, const std::vector<double>& b) {
    const double mean_a = mean(a), mean_b = mean(b);
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += (a[i] - mean_a) * (b[i] - mean_b);
    return sum / static_cast<double>(a.size());
}

double correlation(const std::vector<double>& a, const std::vector<double>& b) {
    return covariance(a, b) / std::sqrt(covariance(a, a) * covariance(b, b));
}

/// √n times the largest distance between a sample and its distribution; above 1.95 once in a
/// thousand.
double kolmogorov_smirnov(std::vector<double> values, auto&& cdf) {
    std::ranges::sort(values);
    const auto n = static_cast<double>(values.size());
    double largest = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double expected = cdf(values[i]);
        largest = std::max({largest, expected - static_cast<double>(i) / n,
                            static_cast<double>(i + 1) / n - expected});
    }
    return largest * std::sqrt(n);
}

/// Four standard errors of a mean or of a correlation.
const double four_errors = 4 / std::sqrt(people);

const Dice dice(20240101, 0, 0);

}  // namespace

TEST_CASE("Philox4x32-10 gives the published answers") {
    // kat_vectors of Random123 1.14
    const r123::Philox4x32 philox;
    CHECK(philox(Block{}, Key{}) == Block{{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}});
    const std::uint32_t ones = 0xffffffff;
    CHECK(philox(Block{{ones, ones, ones, ones}}, Key{{ones, ones}}) ==
          Block{{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}});
    CHECK(philox(Block{{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}},
                 Key{{0xa4093822, 0x299f31d0}}) ==
          Block{{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}});
}

TEST_CASE("a word is the one that the opening comment describes") {
    const r123::Philox4x32 philox;
    const std::uint64_t seed = 0x123456789abcdef0;
    const Block mixed = philox(Block{{0x9abcdef0, 0x12345678, 5, 7}}, Key{{0x68656564, 1}});
    const Key key{{mixed[0], mixed[1]}};
    const Dice described(seed, 5, 7);
    const auto tag = static_cast<std::uint32_t>(Decision::offer_clock) | 3U << 8;
    for (const std::uint32_t person : {0U, 1U, 2U, 3U, 4U, 1'000'003U})
        CHECK(described.word(Decision::offer_clock, person, 9, 3) ==
              philox(Block{{person / 4, 0xffffffff, 9, tag}}, key)[person % 4]);
    auto stream = described.stream(Decision::offer_clock, 8, 9, 3);
    for (std::uint32_t k = 0; k < 9; ++k)
        CHECK(stream() == philox(Block{{8, k / 4, 9, 0x80000000 | tag}}, key)[k % 4]);
    for (const std::uint32_t n : {0U, 3U, 4U, 9U}) {
        auto later = described.exponentials(Decision::offer_clock, 8, 9, 3, n);
        for (std::uint32_t k = n; k < n + 9; ++k)
            CHECK(later() ==
                  heed::exponential_of(philox(Block{{8, k / 4, 9, 0x80000000 | tag}}, key)[k % 4]));
    }
}

TEST_CASE("the same question has the same answer") {
    const Dice again(20240101, 0, 0);
    const Dice copy = again;
    for (std::uint32_t person = 0; person < 100; ++person) {
        CHECK(dice.word(Decision::tells, person, 3) == again.word(Decision::tells, person, 3));
        CHECK(dice.uniform(Decision::tells, person, 3) == copy.uniform(Decision::tells, person, 3));
    }
}

TEST_CASE("every part of the question matters") {
    std::set<std::uint32_t> words;
    std::size_t asked = 0;
    const auto ask = [&](const Dice& one, Decision decision, std::uint32_t person,
                         std::uint32_t step, std::uint32_t k) {
        words.insert(one.word(decision, person, step, k));
        ++asked;
    };
    for (std::uint32_t i = 0; i < 20; ++i) {
        ask(Dice(100 + i, 0, 0), Decision::tells, 0, 0, 0);
        ask(Dice(std::uint64_t{1 + i} << 32, 0, 0), Decision::tells, 0, 0, 0);
        ask(Dice(1, 1 + i, 0), Decision::tells, 0, 0, 0);
        ask(Dice(1, 0, 1 + i), Decision::tells, 0, 0, 0);
        ask(Dice(1, 0, 0), static_cast<Decision>(1 + i), 0, 0, 0);
        ask(Dice(1, 0, 0), Decision::tells, i, 0, 0);  // neighbours share a block, not a word
        ask(Dice(1, 0, 0), Decision::tells, 0, 1 + i, 0);
        ask(Dice(1, 0, 0), Decision::tells, 0, 0, 1 + i);
    }
    CHECK(words.size() == asked);
}

TEST_CASE("streams of one decision are apart, and exponential") {
    const auto first = [](std::uint32_t which) {
        return sample(
            [which](std::uint32_t i) { return dice.exponentials(Decision::tells, i, 3, which)(); });
    };
    const auto one = first(0), other = first(1);
    CHECK(std::abs(correlation(one, other)) < four_errors);
    CHECK(kolmogorov_smirnov(one, [](double x) { return -std::expm1(-x); }) < 1.95);
    CHECK(kolmogorov_smirnov(other, [](double x) { return -std::expm1(-x); }) < 1.95);
}

TEST_CASE("uniform numbers are uniform, inside (0, 1)") {
    const auto values = sample([](std::uint32_t i) { return dice.uniform(Decision::need, i, 4); });
    CHECK(std::ranges::min(values) > 0);
    CHECK(std::ranges::max(values) < 1);
    CHECK(std::abs(mean(values) - 0.5) < four_errors * std::sqrt(1.0 / 12));
    CHECK(std::abs(covariance(values, values) - 1.0 / 12) < four_errors * std::sqrt(1.0 / 180));
    CHECK(kolmogorov_smirnov(values, [](double x) { return x; }) < 1.95);
}

TEST_CASE("numbers for different questions are independent") {
    const auto of = [](const Dice& one, Decision decision, std::uint32_t step, std::uint32_t k,
                       std::uint32_t shift) {
        return sample(
            [&, shift](std::uint32_t i) { return one.uniform(decision, i + shift, step, k); });
    };
    const auto base = of(dice, Decision::tells, 10, 0, 0);
    const std::vector<std::vector<double>> others{
        of(dice, Decision::offer_clock, 10, 0, 0),
        of(dice, Decision::tells, 11, 0, 0),
        of(dice, Decision::tells, 10, 1, 0),
        of(dice, Decision::tells, 10, 0, 1),
        of(dice, Decision::tells, 10, 0, 4),
        of(Dice(20240102, 0, 0), Decision::tells, 10, 0, 0),
        of(Dice(20240101, 1, 0), Decision::tells, 10, 0, 0),
        of(Dice(20240101, 0, 1), Decision::tells, 10, 0, 0)};
    for (const auto& other : others) CHECK(std::abs(correlation(base, other)) < four_errors);
}

TEST_CASE("exponential numbers have mean and variance 1") {
    const auto values =
        sample([](std::uint32_t i) { return dice.exponential(Decision::offer_clock, i, 0); });
    CHECK(std::ranges::min(values) > 0);
    CHECK(std::abs(mean(values) - 1) < four_errors);
    CHECK(std::abs(covariance(values, values) - 1) < four_errors * std::sqrt(8.0));
    CHECK(kolmogorov_smirnov(values, [](double x) { return 1 - std::exp(-x); }) < 1.95);
}

TEST_CASE("normal numbers are standard, and rise with the uniform ones") {
    const auto values =
        sample([](std::uint32_t i) { return dice.normal(Decision::practice_latent, i, 0); });
    CHECK(std::abs(mean(values)) < four_errors);
    CHECK(std::abs(covariance(values, values) - 1) < four_errors * std::sqrt(2.0));
    CHECK(kolmogorov_smirnov(values, heed::normal_cdf) < 1.95);
    for (std::uint32_t i = 0; i < 100; ++i)
        CHECK(heed::normal_cdf(values[i]) == Approx(dice.uniform(Decision::practice_latent, i, 0)));
}

TEST_CASE("normal numbers of many people are those of each") {
    const Dice dice(5, 1, 2);
    for (const std::size_t count : {1U, 4U, 255U, 256U, 1003U}) {
        std::vector<double> values(count);
        dice.normals(Decision::practice_latent, 512, 3, values);
        for (std::size_t i = 0; i < count; ++i)
            REQUIRE(values[i] ==
                    dice.normal(Decision::practice_latent, 512 + static_cast<std::uint32_t>(i), 3));
    }
}

TEST_CASE("many questions at once have the answers of each") {
    const Dice dice(9, 2, 5);
    std::vector<heed::DiceQuestion> questions;
    for (std::uint32_t i = 0; i < 301; ++i)
        questions.push_back(
            {i % 2 == 0 ? Decision::offer_asker : Decision::exit, 7 * i, i / 3, i % 5});
    std::vector<std::uint32_t> words(questions.size());
    dice.words(questions, words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& [decision, person, step, k] = questions[i];
        REQUIRE(words[i] == dice.word(decision, person, step, k));
    }
}

TEST_CASE("a stream feeds the distributions of Boost.Random") {
    const auto counts = sample([](std::uint32_t i) {
        Dice::Stream stream = dice.stream(Decision::exposure, i, 2);
        return static_cast<double>(boost::random::poisson_distribution<int>(3.5)(stream));
    });
    CHECK(std::abs(mean(counts) - 3.5) < four_errors * std::sqrt(3.5));
    CHECK(std::abs(covariance(counts, counts) - 3.5) <
          four_errors * std::sqrt(3.5 + 2 * 3.5 * 3.5));
    const auto habits = sample([](std::uint32_t i) {
        Dice::Stream stream = dice.stream(Decision::media_habit, i, 2);
        return boost::random::gamma_distribution<double>(0.5, 2)(stream);
    });
    CHECK(std::abs(mean(habits) - 1) < four_errors * std::sqrt(2.0));
    CHECK(std::abs(covariance(habits, habits) - 2) <
          four_errors * std::sqrt(56.0));  // μ₄ − σ⁴ = 60 − 4
}

TEST_CASE("a stream goes on, apart from the words and from other people's streams") {
    std::set<std::uint32_t> words;
    for (const std::uint32_t person : {0U, 1U, 4U}) {
        Dice::Stream stream = dice.stream(Decision::exposure, person, 2);
        for (int i = 0; i < 100; ++i) words.insert(stream());
        for (std::uint32_t k = 0; k < 100; ++k)
            words.insert(dice.word(Decision::exposure, person, 2, k));
    }
    CHECK(words.size() == 600);
    Dice::Stream one = dice.stream(Decision::exposure, 3, 2);
    Dice::Stream same = dice.stream(Decision::exposure, 3, 2);
    for (int i = 0; i < 10; ++i) CHECK(one() == same());
    const auto first =
        sample([](std::uint32_t i) { return dice.stream(Decision::exposure, i, 2)() * 0x1p-32; });
    const auto words_too =
        sample([](std::uint32_t i) { return dice.uniform(Decision::exposure, i, 2); });
    CHECK(std::abs(correlation(first, words_too)) < four_errors);
    CHECK(kolmogorov_smirnov(first, [](double x) { return x; }) < 1.95);
}
