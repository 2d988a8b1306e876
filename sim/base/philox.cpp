// Philox for eight or four counters at a time where processors have vectors of 512 or 256 bits, and one by one elsewhere.
#include "sim/base/philox.hpp"

#include "sim/base/elementary.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace heed {

namespace {

constexpr std::size_t at_once = 4;

void one_by_one(const PhiloxKey& key, std::span<Block> counters) {
    for (Block& counter : counters) counter = r123::Philox4x32{}(counter, key);
}

void exponentials_of(std::span<const Block> words, std::span<std::array<float, 4>> exponentials) {
    for (std::size_t i = 0; i < words.size(); ++i)
        for (std::size_t w = 0; w < 4; ++w) exponentials[i][w] = exponential_of(words[i][w]);
}

#if defined(__x86_64__)

/// Four counters in 64-bit lanes, of which the low halves count: products are of these, and what stands above them
/// does no harm.
struct Lanes {
    __m256i c0, c1, c2, c3;
};

#define HEED_WIDE [[gnu::target("avx2"), gnu::always_inline]] inline

HEED_WIDE __m256i pair(const Block& low, const Block& high) {
    return _mm256_set_m128i(_mm_loadu_si128(reinterpret_cast<const __m128i*>(&high)),
                            _mm_loadu_si128(reinterpret_cast<const __m128i*>(&low)));
}

HEED_WIDE Lanes load(const Block* counters) {
    const __m256i even = pair(counters[0], counters[2]), odd = pair(counters[1], counters[3]);
    const __m256i c01 = _mm256_unpacklo_epi64(even, odd), c23 = _mm256_unpackhi_epi64(even, odd);
    return {c01, _mm256_srli_epi64(c01, 32), c23, _mm256_srli_epi64(c23, 32)};
}

HEED_WIDE void keep(Block& block, __m128i words) {
    _mm_storeu_si128(reinterpret_cast<__m128i*>(&block), words);
}

HEED_WIDE void store(const Lanes& lanes, Block* blocks) {
    constexpr int upper = 0b10101010;
    const __m256i c01 = _mm256_blend_epi32(lanes.c0, _mm256_slli_epi64(lanes.c1, 32), upper);
    const __m256i c23 = _mm256_blend_epi32(lanes.c2, _mm256_slli_epi64(lanes.c3, 32), upper);
    const __m256i even = _mm256_unpacklo_epi64(c01, c23), odd = _mm256_unpackhi_epi64(c01, c23);
    keep(blocks[0], _mm256_castsi256_si128(even));
    keep(blocks[1], _mm256_castsi256_si128(odd));
    keep(blocks[2], _mm256_extracti128_si256(even, 1));
    keep(blocks[3], _mm256_extracti128_si256(odd, 1));
}

HEED_WIDE __m256i everywhere(std::uint32_t word) {
    return _mm256_set1_epi64x(static_cast<long long>(word));
}

HEED_WIDE Lanes ten_rounds(Lanes x, const PhiloxKey& key) {
    std::uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; ++round, k0 += PHILOX_W32_0, k1 += PHILOX_W32_1) {
        const __m256i p0 = _mm256_mul_epu32(x.c0, everywhere(PHILOX_M4x32_0));
        const __m256i p1 = _mm256_mul_epu32(x.c2, everywhere(PHILOX_M4x32_1));
        x.c0 = _mm256_srli_epi64(p1, 32) ^ x.c1 ^ everywhere(k0);
        x.c2 = _mm256_srli_epi64(p0, 32) ^ x.c3 ^ everywhere(k1);
        x.c1 = p1;
        x.c3 = p0;
    }
    return x;
}

/// Counters in fours; returns how many were done.
[[gnu::target("avx2")]] std::size_t in_fours(const PhiloxKey& key, std::span<Block> counters) {
    std::size_t done = 0;
    for (; done + 2 * at_once <= counters.size(); done += 2 * at_once) {
        const Lanes a = ten_rounds(load(&counters[done]), key);
        const Lanes b = ten_rounds(load(&counters[done + at_once]), key);
        store(a, &counters[done]);
        store(b, &counters[done + at_once]);
    }
    return done;
}

/// The same with eight counters, for vectors of 512 bits: one and five, two and six and so on lie beside each other.
struct WideLanes {
    __m512i c0, c1, c2, c3;
};

constexpr __mmask8 all =
    0xff;  // with it, as without, but for warnings that g++ 12 has of its own headers

#define HEED_WIDEST [[gnu::target("avx512f"), gnu::always_inline]] inline

HEED_WIDEST WideLanes load_eight(const Block* counters) {
    const __m512i low = _mm512_loadu_si512(counters), high = _mm512_loadu_si512(counters + 4);
    const __m512i c01 = _mm512_maskz_unpacklo_epi64(all, low, high),
                  c23 = _mm512_maskz_unpackhi_epi64(all, low, high);
    return {c01, _mm512_maskz_srli_epi64(all, c01, 32), c23, _mm512_maskz_srli_epi64(all, c23, 32)};
}

HEED_WIDEST void store(const WideLanes& lanes, Block* blocks) {
    constexpr __mmask16 upper = 0b1010101010101010;
    const __m512i c01 =
        _mm512_mask_blend_epi32(upper, lanes.c0, _mm512_maskz_slli_epi64(all, lanes.c1, 32));
    const __m512i c23 =
        _mm512_mask_blend_epi32(upper, lanes.c2, _mm512_maskz_slli_epi64(all, lanes.c3, 32));
    _mm512_storeu_si512(blocks, _mm512_maskz_unpacklo_epi64(all, c01, c23));
    _mm512_storeu_si512(blocks + 4, _mm512_maskz_unpackhi_epi64(all, c01, c23));
}

HEED_WIDEST __m512i everywhere_wide(std::uint32_t word) {
    return _mm512_set1_epi64(static_cast<long long>(word));
}

HEED_WIDEST WideLanes ten_rounds(WideLanes x, const PhiloxKey& key) {
    std::uint32_t k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; ++round, k0 += PHILOX_W32_0, k1 += PHILOX_W32_1) {
        const __m512i p0 = _mm512_maskz_mul_epu32(all, x.c0, everywhere_wide(PHILOX_M4x32_0));
        const __m512i p1 = _mm512_maskz_mul_epu32(all, x.c2, everywhere_wide(PHILOX_M4x32_1));
        x.c0 = _mm512_maskz_srli_epi64(all, p1, 32) ^ x.c1 ^ everywhere_wide(k0);
        x.c2 = _mm512_maskz_srli_epi64(all, p0, 32) ^ x.c3 ^ everywhere_wide(k1);
        x.c1 = p1;
        x.c3 = p0;
    }
    return x;
}

/// Counters in sixteens; returns how many were done.
[[gnu::target("avx512f")]] std::size_t in_eights(const PhiloxKey& key, std::span<Block> counters) {
    std::size_t done = 0;
    for (; done + 16 <= counters.size(); done += 16) {
        const WideLanes a = ten_rounds(load_eight(&counters[done]), key);
        const WideLanes b = ten_rounds(load_eight(&counters[done + 8]), key);
        store(a, &counters[done]);
        store(b, &counters[done + 8]);
    }
    return done;
}

/// The same arithmetic as in narrow vectors, eight at a time.
[[gnu::target("avx2")]] void wide_exponentials_of(std::span<const Block> words,
                                                  std::span<std::array<float, 4>> exponentials) {
    const std::uint32_t* word = words.front().v;
    float* exponential = exponentials.front().data();
    for (std::size_t i = 0; i < 4 * words.size(); ++i) exponential[i] = exponential_of(word[i]);
}

const bool wide = __builtin_cpu_supports("avx2"), widest = __builtin_cpu_supports("avx512f");

#endif

}  // namespace

void philox(const PhiloxKey& key, std::span<Block> counters) {
    std::size_t done = 0;
#if defined(__x86_64__)
    if (widest) done = in_eights(key, counters);
    if (wide) done += in_fours(key, counters.subspan(done));
#endif
    one_by_one(key, counters.subspan(done));
}

void philox_exponentials(const PhiloxKey& key, std::span<Block> counters,
                         std::span<std::array<float, 4>> exponentials) {
    philox(key, counters);
#if defined(__x86_64__)
    if (wide && !counters.empty()) return wide_exponentials_of(counters, exponentials);
#endif
    exponentials_of(counters, exponentials);
}

}  // namespace heed
