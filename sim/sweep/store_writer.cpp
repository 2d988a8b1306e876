// Adds lines to a file of the store.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <stdexcept>
#include <system_error>

#include "sim/sweep/store.hpp"

namespace heed {

namespace {

constexpr double seconds_between_syncs = 5;

std::string machine() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') return "machine";
    return name.data();
}

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
    throw std::runtime_error(fmt::format(
        "'{}' could not be written ({}); what was stored before is whole. Make room, then "
        "`heed sweep resume` goes on",
        file.string(), std::generic_category().message(error)));
}

}  // namespace

StoreWriter::StoreWriter(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder / "results", error);
    for (int i = 1; number_ < 0; ++i) {
        file_ = folder / "results" / fmt::format("{}-{}-{}.csv", machine(), ::getpid(), i);
        number_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0666);
        if (number_ < 0 && errno != EEXIST) fail(file_, errno);
    }
    synced_ = now();
}

StoreWriter::~StoreWriter() {
    if (number_ < 0) return;
    ::fsync(number_);
    ::close(number_);
    if (size_ == 0) ::unlink(file_.c_str());  // nothing came of it
}

void StoreWriter::add(const TrialRecord& record) {
    const std::string line = to_line(record);
    ssize_t written = 0;
    do written = ::write(number_, line.data(), line.size());
    while (written < 0 && errno == EINTR);
    if (written != static_cast<ssize_t>(line.size())) {
        const int error = written < 0 ? errno : ENOSPC;
        if (written > 0 && ::ftruncate(number_, static_cast<off_t>(size_)) != 0) {
            // The torn line stays; its checksum tells it apart.
        }
        fail(file_, error);
    }
    size_ += line.size();
    if (now() - synced_ < seconds_between_syncs) return;
    if (::fsync(number_) != 0 && errno != EINVAL && errno != ENOTSUP) fail(file_, errno);
    synced_ = now();
}

}  // namespace heed
