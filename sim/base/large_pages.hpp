// How often memory was asked for.
#pragma once

#include <cstdint>
#include <optional>

namespace heed {

/// By the thread at hand, so far; nothing under sanitizers, which keep their own memory.
std::optional<std::uint64_t> memory_requests();

}  // namespace heed
