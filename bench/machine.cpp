// The machine at hand, as the operating system and the compiler describe it.
#include "bench/machine.hpp"

#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>

#include "sim/engine/parallel.hpp"
#include "sim/report/version.hpp"

namespace heed {

namespace {

std::string processor() {
    std::ifstream list("/proc/cpuinfo");
    for (std::string line; std::getline(list, line);)
        if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
    utsname system{};
    return uname(&system) == 0 ? system.machine : "";
}

/// What the processor offers; which of it is used is chosen at run time in sim/base/philox.cpp.
std::string vectors() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f")) return "up to 512 bits (AVX-512)";
    if (__builtin_cpu_supports("avx2")) return "up to 256 bits (AVX2)";
#endif
    return "128 bits";
}

std::string caches() {
    std::string text;
    for (const auto& cache : benchmark::CPUInfo::Get().caches)
        if (cache.type != "Instruction")
            text += fmt::format("{}L{} {} KiB", text.empty() ? "" : ", ", cache.level,
                                cache.size / 1024);
    return text;
}

std::string memory() {
    return fmt::format("{:.1f} GiB", static_cast<double>(sysconf(_SC_PHYS_PAGES)) *
                                         static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 30));
}

/// "always [madvise] never": the word in brackets holds.
std::string pages() {
    std::string text = fmt::format("{} KiB", sysconf(_SC_PAGESIZE) / 1024), word;
    std::ifstream large("/sys/kernel/mm/transparent_hugepage/enabled");
    while (large >> word)
        if (word.starts_with('[')) text += "; large ones: " + word.substr(1, word.size() - 2);
    return text;
}

/// Programs that ran in the last minute, before this one.
std::string load() {
    double of_a_minute = 0;
    if (getloadavg(&of_a_minute, 1) != 1) return "";
    const bool busy = of_a_minute > .5;
    return fmt::format("{:.1f} programs{}", of_a_minute,
                       busy ? ": NOT ALONE, so that what is timed by the wall (threads, ten times "
                              "as many people) is too slow, and memory and caches are shared"
                            : "");
}

}  // namespace

std::vector<std::pair<std::string, std::string>> machine() {
    std::vector<std::pair<std::string, std::string>> rows{
        {"processor", processor()}, {"cores", std::to_string(hardware_threads())},
        {"vectors", vectors()},     {"caches", caches()},
        {"memory", memory()},       {"pages", pages()},
        {"beside it", load()},      {"compiler", HEED_COMPILER},
        {"flags", HEED_FLAGS},      {"heed", fmt::format("{} ({})", version(), commit())},
    };
    std::erase_if(rows, [](const auto& row) { return row.second.empty(); });
    return rows;
}

}  // namespace heed
