// Large memory on large pages: columns of a million people are read by chance of person, and finding the page of an
// address then takes a good part of the time (a fifth of a step). Linux gives pages of 2 MiB to those who ask; others get
// what they get, and sanitizers keep their own memory.
#include "sim/base/large_pages.hpp"

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <new>

#ifdef __linux__
#include <sys/mman.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

constexpr std::size_t page = std::size_t{2} << 20;
constexpr std::size_t large = page / 2;

thread_local std::uint64_t asked = 0;

void* allocate(std::size_t size, std::size_t alignment) {
    ++asked;
    if (size >= large) alignment = std::max(alignment, page);
    const std::size_t rounded =
        (std::max<std::size_t>(size, 1) + alignment - 1) / alignment * alignment;
    void* memory = alignment > alignof(std::max_align_t) ? std::aligned_alloc(alignment, rounded)
                                                         : std::malloc(rounded);
    if (!memory) throw std::bad_alloc();
#ifdef __linux__
    if (size >= large) madvise(memory, rounded, MADV_HUGEPAGE);
#endif
    return memory;
}

#ifdef __GLIBC__
// Memory that was given back is kept for who asks next: the system clears pages before it hands them out, and the next
// world needs as much.
[[maybe_unused]] const bool kept =
    mallopt(M_MMAP_THRESHOLD, 32 << 20) != 0 && mallopt(M_TRIM_THRESHOLD, 512 << 20) != 0;
#endif

}  // namespace

std::optional<std::uint64_t> heed::memory_requests() { return asked; }

// All of the program's memory comes through here; the other forms of new and delete call these.
void* operator new(std::size_t size) { return allocate(size, alignof(std::max_align_t)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
    return allocate(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

#else

std::optional<std::uint64_t> heed::memory_requests() { return {}; }

#endif
