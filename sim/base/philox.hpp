// Philox4x32-10 for several counters at once, as wide as the machine at hand allows.
//
// The same bits as r123::Philox4x32 everywhere: the wide paths are chosen at run time and only save time. The width of
// vectors is known to philox.cpp alone.
#pragma once

#include <Random123/philox.h>

#include <array>
#include <span>

namespace heed {

/// A counter before, four random words after.
using Block = r123::Philox4x32::ctr_type;
using PhiloxKey = r123::Philox4x32::key_type;

/// Replaces each counter by its four random words.
void philox(const PhiloxKey& key, std::span<Block> counters);

/// The same, and each word as an exponential number with mean 1 (`exponential_of`): [counter][word].
void philox_exponentials(const PhiloxKey& key, std::span<Block> counters,
                         std::span<std::array<float, 4>> exponentials);

}  // namespace heed
