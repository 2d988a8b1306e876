// Writes a results folder under a partial name, safely on the disk, and then renames it.
#include "sim/outcomes/results_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

#include "sim/base/problem.hpp"

namespace heed {

namespace {

namespace fs = std::filesystem;

/// An open file or folder; closed at the end of its life.
class Descriptor {
public:
    Descriptor(const fs::path& path, int flags)
        : number_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    bool is_open() const { return number_ >= 0; }
    int number() const { return number_; }
    bool close() {
        if (number_ < 0) return true;
        const int number = number_;
        number_ = -1;
        return ::close(number) == 0 || errno == EINTR;  // the descriptor is gone either way
    }

private:
    int number_;
};

bool write_all(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

/// Makes names in a folder safe. Some network file systems cannot do this for folders; they say so.
bool sync_folder(const fs::path& path) {
    const Descriptor folder(path, O_RDONLY | O_DIRECTORY);
    if (!folder.is_open()) return false;
    return ::fsync(folder.number()) == 0 || errno == EINVAL || errno == ENOTSUP;
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

/// "results/a/" and "results/a" are the same folder.
fs::path without_trailing_slash(fs::path path) {
    path = path.lexically_normal();
    return path.has_filename() ? path : path.parent_path();
}

}  // namespace

ResultsFolder::ResultsFolder(fs::path final_path)
    : final_(without_trailing_slash(std::move(final_path))) {
    expect(final_.has_filename(), "a results folder has a name");
    refuse_if_there();
    std::error_code error;
    fs::create_directories(folder_of(final_), error);
    if (error) fail(folder_of(final_), error.value());
    const std::string name = fmt::format("{}.partial-{}", final_.filename().string(), ::getpid());
    partial_ = folder_of(final_) / name;
    for (int other = 2; !fs::create_directory(partial_, error); ++other) {
        if (error) fail(final_, error.value());
        partial_.replace_filename(fmt::format("{}-{}", name, other));  // left by another program
    }
    open_ = true;
}

ResultsFolder::~ResultsFolder() { discard(); }

void ResultsFolder::add(std::string_view name, std::string_view text) {
    expect(open_, "a file is added to a results folder that is finished");
    expect(!name.empty() && fs::path(name).filename() == name, "results have plain file names");
    const fs::path path = final_ / name;
    Descriptor file(partial_ / name, O_WRONLY | O_CREAT | O_EXCL);
    const bool safe = file.is_open() && write_all(file.number(), text) &&
                      ::fsync(file.number()) == 0 && file.close();
    if (!safe) fail(path, errno);
}

void ResultsFolder::commit() {
    expect(open_, "a results folder is finished twice");
    if (!sync_folder(partial_)) fail(final_, errno);
    refuse_if_there();
    if (::rename(partial_.c_str(), final_.c_str()) != 0) fail(final_, errno);
    open_ = false;
    sync_folder(folder_of(final_));
}

void ResultsFolder::refuse_if_there() const {
    std::error_code error;
    if (!fs::exists(fs::symlink_status(final_, error))) return;
    throw BadInput(fmt::format(
        "'{}' exists already, and results are never written over others; choose another "
        "folder with --out, or move this one away",
        final_.string()));
}

void ResultsFolder::discard() noexcept {
    if (!open_) return;
    open_ = false;
    std::error_code ignored;
    fs::remove_all(partial_, ignored);
}

void ResultsFolder::fail(const fs::path& path, int error) {
    discard();
    throw std::runtime_error(
        fmt::format("'{}' could not be written ({}), so no results are kept; make room or choose "
                    "another folder with --out",
                    path.string(), std::generic_category().message(error)));
}

}  // namespace heed
